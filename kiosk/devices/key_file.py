"""The master key as a file that only the kiosk's user can read."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from kiosk.devices.key_home import KEY_BYTES, KeyHomeName, require_key
from kiosk.errors import StorageFailed, VaultLocked

_HAS_MODES = os.name == "posix"
"""Whether this system tells by a file's mode who can read it."""


class FileHome:
    """Keeps the key in the clear: as safe as the disk it lies on."""

    name: KeyHomeName = "file"

    def __init__(self, path: Path, entry: str = "") -> None:
        """Keep the key at `path`."""
        self._path, self.entry = path, entry

    @property
    def lost(self) -> str:
        """What staff are told when there is a vault and its key is not here."""
        return (
            f"The key at {self._path} cannot be read: there is no such file. Put the key back "
            "there, readable for the kiosk's user alone, or use the recovery sheet."
        )

    def read(self) -> bytes | None:
        """Return the key; None if there is no such file.

        Raises:
            VaultLocked: it is not a key, or others can read it.
        """
        try:
            mode = self._path.stat().st_mode & 0o777
            key = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise VaultLocked(
                f"The key at {self._path} cannot be read: {error.strerror}. Put the key back "
                "there, readable for the kiosk's user alone."
            ) from error
        if _HAS_MODES and mode & 0o077:
            raise VaultLocked(
                f"The key at {self._path} can be read by others (mode {mode:o}). "
                f"Run: chmod 600 {self._path}"
            )
        return require_key(key, f"The file at {self._path}")

    def create(self) -> bytes:
        """Write a fresh random key, whole or not at all, and return it.

        Raises:
            VaultLocked: there is a key already; it is never replaced.
            StorageFailed: the disk refused.
        """
        key = secrets.token_bytes(KEY_BYTES)
        self.put(key)
        return key

    def put(self, key: bytes) -> None:
        """Write `key`, whole or not at all.

        Raises:
            VaultLocked: there is a key already; it is never replaced.
            StorageFailed: the disk refused.
        """
        path = self._path
        try:
            write_private(path, key)
        except FileExistsError as error:
            raise VaultLocked(f"There is a key at {path} already; it is not replaced.") from error
        except OSError as error:
            raise StorageFailed(
                f"The key could not be written to {path}: {error.strerror}."
            ) from error


def write_private(path: Path, content: bytes) -> None:
    """Make a new file that only its owner can read, on disk when this returns.

    Raises:
        FileExistsError: there is one; it is not replaced.
        OSError: the disk refused; nothing is left.
    """
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        os.link(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the names in `folder` last through a power cut, where the system can."""
    with contextlib.suppress(AttributeError):  # no O_DIRECTORY on Windows
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
