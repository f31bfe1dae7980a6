"""The way in: the key is tried, the tables are known, and damage at the door is told from a key.

Owns the making and opening of a vault's database; knows nothing of what is in it.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.consent.head import SignedHead, derive_public_key, sign_head
from kiosk.errors import VaultDamaged, VaultLocked
from kiosk.store.damage import CANNOT_BE_OPENED
from kiosk.store.database import Database
from kiosk.store.heads import derive_head, keep_commits
from kiosk.store.keys import Keys
from kiosk.store.migrations import migrate
from kiosk.store.schema import create_schema, require_schema
from kiosk.store.tip import read_tip, write_tip
from kiosk.store.upkeep import KIOSK_ID, keep_meta


def fill_database(path: Path, keys: Keys, kiosk_id: str) -> None:
    """Make an empty vault of the empty file at `path`, and its tip beside it."""
    db = Database(path, keys.database)
    try:
        with db.transaction():
            create_schema(db)
            keep_meta(db, KIOSK_ID, kiosk_id)
            keep_commits(db, 0)
        head = sign_head(derive_head(db, kiosk_id), keys.head_seed)
        write_tip(path.parent, head, durable=True)
    finally:
        db.close()


def open_database(path: Path, keys: Keys) -> Database:
    """Open the vault's file at `path`, in the newest format if it has an older one.

    Raises:
        VaultLocked: the key does not open it.
        VaultDamaged: the key is right and nothing in it can be read.
        VaultTooNew: a newer kiosk wrote it.
        StorageFailed: the disk refused.
    """
    try:
        db = Database(path, keys.database)
    except VaultDamaged as error:
        raise VaultDamaged(CANNOT_BE_OPENED) from error
    except VaultLocked as error:
        # A tip that this key signed tells that it is the page and not the key.
        if isinstance(read_tip(path.parent, derive_public_key(keys.head_seed)), SignedHead):
            raise VaultDamaged(CANNOT_BE_OPENED) from error
        raise
    try:
        migrate(db, path, keys.database)
        require_schema(db)
    except BaseException:
        db.close()
        raise
    return db
