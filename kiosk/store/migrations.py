"""From one format of the vault to the next: all steps at once or none, a copy beside before.

Owns the steps. An older vault is migrated when it is opened, while nobody else can write to it. A
crash or a fault at any instant leaves the older format, which is then begun with again; the copy,
`vault-v1.db` for format 1, is the vault as it was, whole and checked, and opens with the same key.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from kiosk.errors import StorageFailed, VaultDamaged
from kiosk.store.checking import check_pages
from kiosk.store.database import Database
from kiosk.store.files import sync_folder
from kiosk.store.heads import count_commit
from kiosk.store.schema import read_version

Step: TypeAlias = Callable[[Database], None]
"""Changes tables from one format to the next, inside the caller's transaction."""

STEPS: tuple[Step, ...] = ()
"""The first leads from format 1 to 2, and so on up to `SCHEMA_VERSION`."""


def migrate(db: Database, path: Path, key: bytes) -> None:
    """Bring `db`, the vault's file at `path`, to the newest format if it has an older one.

    Raises:
        VaultDamaged: the copy is not whole; nothing was changed.
        StorageFailed: the disk refused; nothing was changed.
    """
    if 1 <= read_version(db) <= len(STEPS):
        with db.transaction():
            version = read_version(db)  # another process may have been faster
            if version <= len(STEPS):
                _keep_copy(path, key, version)
                _take_steps(db, version)
        db.truncate_log()


def _take_steps(db: Database, version: int) -> None:
    for step in STEPS[version - 1 :]:
        step(db)
    count_commit(db)
    db.execute(f"PRAGMA user_version={len(STEPS) + 1}")


def _keep_copy(path: Path, key: bytes, version: int) -> None:
    """Copy the vault beside itself, check the copy, and only then give it its name."""
    copy = path.with_name(f"{path.stem}-v{version}.db")
    unfinished = copy.with_suffix(".new")
    try:
        unfinished.unlink(missing_ok=True)
        handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            _copy(path, unfinished, key)
            os.fsync(handle)
        finally:
            os.close(handle)
        _require_whole(unfinished, key, version)
        unfinished.replace(copy)
        sync_folder(copy.parent)
    except OSError as error:
        raise StorageFailed(f"{copy.name} cannot be written: {error.strerror}.") from error


def _copy(path: Path, to: Path, key: bytes) -> None:
    source, target = Database(path, key), Database(to, key, "copy")
    try:
        source.copy_to(target, lambda _done, _count: None)
    finally:
        target.close()
        source.close()


def _require_whole(copy: Path, key: bytes, version: int) -> None:
    db = Database(copy, key, "still")
    try:
        if check_pages(db).hurt or read_version(db) != version:
            raise VaultDamaged(
                "The vault has an older format, and the copy that is kept before it is changed is "
                "not whole: some page of the vault is damaged. Nothing was changed. "
                "Restore the newest backup: python main.py restore"
            )
    finally:
        db.close()
