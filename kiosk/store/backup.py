"""The making of a backup while the kiosk works: copied, brought to disk, read back, and then named.

Owns the file's name and the order of things. Until a copy is verified it has a name that no backup
has; what a crash left of one is deleted before the next is made in the same folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, tzinfo
from pathlib import Path

import msgspec

from kiosk.consent.events import BackupMade
from kiosk.consent.head import Head
from kiosk.errors import StorageFailed, VaultDamaged, VaultError
from kiosk.store.backup_file import StepProgress, fill_backup, require_backup
from kiosk.store.database import Database
from kiosk.store.files import sync_folder
from kiosk.store.keys import Keys

_PREFIX = "consent-vault-"
_SUFFIX = ".backup"
_UNFINISHED = ".part"
_MOST_A_MINUTE = 100
_GIVEN_NAME = re.compile(rf"{_PREFIX}[0-9-]+{re.escape(_SUFFIX)}")
_UNHARMED = "Nothing is left of it, and the vault is as it was."


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that was made."""

    path: Path
    head: Head
    """What it ends with."""
    digest: str
    """SHA-256 of its bytes, hex."""
    size: int
    """In bytes."""


def derive_backup_made(made: Backup) -> BackupMade:
    """Return the event that tells of a backup; a name that somebody else chose is not in it."""
    given = _GIVEN_NAME.fullmatch(made.path.name)
    return BackupMade(
        seq=made.head.seq,
        link=made.head.link,
        digest=made.digest,
        name=made.path.name if given else "",
    )


def choose_path(target: Path, at: datetime, zone: tzinfo) -> Path:
    """Return where a backup for `target` goes: a dated name in a folder, else `target` itself.

    Raises:
        VaultError: there is something already; a backup is never replaced.
    """
    if not target.is_dir():
        if target.exists():
            raise VaultError(f"There is a {target.name} already; nothing is replaced.")
        if not target.parent.is_dir():
            raise VaultError(f"There is no folder {target.parent}. Is the disk there?")
        return target
    stem = f"{_PREFIX}{at.astimezone(zone):%Y-%m-%d-%H%M}"
    names = (stem, *(f"{stem}-{number}" for number in range(2, _MOST_A_MINUTE)))
    for name in names:
        path = target / f"{name}{_SUFFIX}"
        if not path.exists():
            return path
    raise VaultError(f"There are {_MOST_A_MINUTE} backups of this minute already.")


def write_backup(db: Database, path: Path, keys: Keys, progress: StepProgress) -> Backup:
    """Write a backup of the vault to `path`, where nothing is, and verify it by reading it back.

    Raises:
        StorageFailed: a disk refused, is full or gone.
        VaultDamaged: what was written does not verify, or the vault itself cannot be read.
    """
    _drop_unfinished(path)
    with _unfinished(path) as part:
        fill_backup(db, part, keys, progress)
        _bring_to_disk(part)
        head, digest, size = require_backup(part, keys, progress), *_read_digest(part)
        if path.exists():
            raise VaultError(f"There is a {path.name} already; nothing is replaced.")
        part.rename(path)
        sync_folder(path.parent)
    return Backup(path=path, head=head, digest=digest, size=size)


@contextmanager
def _unfinished(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path`; what is left of it on leaving is deleted."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}{_UNFINISHED}")
    try:
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield part
    except OSError as error:
        raise StorageFailed(f"No backup was made: {error.strerror}. {_UNHARMED}") from error
    except StorageFailed as error:
        raise StorageFailed(f"No backup was made. {error.detail} {_UNHARMED}") from error
    except VaultDamaged as error:
        raise VaultDamaged(
            f"No backup was made: what was written does not verify. {_UNHARMED} "
            "Run: python main.py check. If it finds nothing, use another disk."
        ) from error
    finally:
        _drop(part.parent, part.name)


def _drop_unfinished(path: Path) -> None:
    """Delete what a crash left in the folder of a backup under this or a dated name."""
    for left in path.parent.glob(f"*{_UNFINISHED}*"):
        if left.name.startswith((_PREFIX, f"{path.name}.")):
            _drop(path.parent, left.name)


def _drop(folder: Path, name: str) -> None:
    """Delete the file and what SQLite put beside it; a disk that is gone keeps what it has."""
    for end in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            (folder / f"{name}{end}").unlink()


def _bring_to_disk(path: Path) -> None:
    """Wait until it is on disk, and let what is read next come from there, where that can be."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
        with suppress(AttributeError):  # only on Linux
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def _read_digest(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
