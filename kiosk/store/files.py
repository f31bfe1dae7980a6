"""The vault's files: made whole or not at all, for the kiosk's user alone.

Owns names and modes; knows nothing of what is inside.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from kiosk.errors import StorageFailed, VaultError

_NAME = "vault.db"
_UNFINISHED = "vault.new"


def vault_path(folder: Path) -> Path:
    """Return where the vault of `folder` is, or would be."""
    return folder / _NAME


def create_file(folder: Path, fill: Callable[[Path], None]) -> Path:
    """Make the vault's file by `fill`, which is handed an empty one, and return its path.

    It gets its name only when it is whole: a crash before that leaves no vault.

    Raises:
        VaultError: there is a vault already.
        StorageFailed: the disk refused.
    """
    path = vault_path(folder)
    if path.exists():
        raise VaultError(f"There is a vault in {folder} already; it is not replaced.")
    unfinished = folder / _UNFINISHED
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        for leftover in folder.glob(f"{_UNFINISHED}*"):
            leftover.unlink()
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        fill(unfinished)
        unfinished.rename(path)
        sync_folder(folder)
    except OSError as error:
        raise StorageFailed(f"No vault can be made in {folder}: {error.strerror}.") from error
    return path


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last through a power cut, where the system can."""
    with contextlib.suppress(AttributeError):  # no O_DIRECTORY on Windows
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
