"""The vault's key as a file that only the kiosk's user can read.

Owns the file; knows nothing of the vault. Where a key has its better homes, they come beside this.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from kiosk.errors import StorageFailed, VaultLocked

KEY_BYTES = 32

_HAS_MODES = os.name == "posix"
"""Whether this system tells by a file's mode who can read it."""


def create_key(path: Path) -> bytes:
    """Write a fresh random key of 32 bytes to `path`, whole or not at all, and return it.

    Raises:
        VaultLocked: there is a key already; it is never replaced.
        StorageFailed: the disk refused.
    """
    key = secrets.token_bytes(KEY_BYTES)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        _write(unfinished, key)
        try:
            os.link(unfinished, path)
        finally:
            unfinished.unlink()
        sync_folder(path.parent)
    except FileExistsError as error:
        raise VaultLocked(f"There is a key at {path} already; it is not replaced.") from error
    except OSError as error:
        raise StorageFailed(f"The key could not be written to {path}: {error.strerror}.") from error
    return key


def read_key(path: Path) -> bytes:
    """Return the key of 32 bytes that `path` holds.

    Raises:
        VaultLocked: there is no such file, it is not a key, or others can read it.
    """
    try:
        mode = path.stat().st_mode & 0o777
        key = path.read_bytes()
    except OSError as error:
        raise VaultLocked(
            f"The key at {path} cannot be read: {error.strerror}. Put the key back there, readable "
            "for the kiosk's user alone."
        ) from error
    if _HAS_MODES and mode & 0o077:
        raise VaultLocked(
            f"The key at {path} can be read by others (mode {mode:o}). Run: chmod 600 {path}"
        )
    if len(key) != KEY_BYTES:
        raise VaultLocked(
            f"The file at {path} is not a key: it holds {len(key)} bytes instead of {KEY_BYTES}. "
            "Put the right key back there; without it the vault stays closed."
        )
    return key


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last through a power cut, where the system can."""
    with contextlib.suppress(AttributeError):  # no O_DIRECTORY on Windows
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)
