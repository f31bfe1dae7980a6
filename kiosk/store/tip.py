"""The tip: the newest signed head, kept outside the database, in the file `tip` beside it.

Owns that file. The database alone cannot show that its newest commits are gone: a log that is
damaged, or an older copy put in its place, reads like a vault that has not come further. The tip
shows it: in an honest world the database is never behind it.

Why each instant at which the machine may stop is sound:

- before the commit: neither knows of the change;
- after the commit, before the tip: the database is ahead, which is allowed, and the next change
  writes the tip anew;
- within the writing of the tip: it is one sector that is overwritten in place, so that there is the
  old or the new one; after a power cut an older one may come back, since only `finish` waits for
  the disk. A disk that tears a sector leaves a tip that cannot be read, and it is named as that;
- with the making of a vault the tip is there before the vault's file has its name.

The tip is written while nobody can write to the database, and from what the database then holds,
so that it never goes back to an older state whoever writes it. A folder put back as a whole, the
tip included, cannot be told from inside: backups and exported heads are for that.

A tip that cannot be written undoes nothing: the change is committed, and the tip stays behind.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from kiosk.consent.head import SignedHead, derive_head_bytes, read_head, sign_head
from kiosk.errors import StorageFailed, VaultError
from kiosk.store.database import Database
from kiosk.store.files import sync_folder
from kiosk.store.heads import derive_head

_NAME = "tip"
_SECTOR = 512
"""Bytes that a disk writes whole or not at all; a tip is padded to them with spaces."""
_READINGS = 3
"""How often a tip is read that may just be being written."""


def read_tip(folder: Path, public_key: bytes) -> SignedHead | Literal["missing", "broken"]:
    """Return the tip of the vault in `folder`, verified, or what is wrong with it.

    Read the tip before the database: the other way round another's change looks like damage.
    """
    found: SignedHead | None = None
    for _ in range(_READINGS):
        try:
            content = (folder / _NAME).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return "missing"
        except OSError:
            continue
        found = read_head(content.rstrip(b" "), public_key)
        if found and _derive_content(found) == content:
            return found
    return "broken"


def advance_tip(db: Database, folder: Path, kiosk: str, seed: bytes, *, durable: bool) -> None:
    """Write the tip anew from what `db` holds now; `durable`: it is on disk on leaving.

    Raises:
        StorageFailed: it could not be written; the tip that was there still is.
    """
    with db.standstill():
        write_tip(folder, sign_head(derive_head(db, kiosk), seed), durable=durable)


def write_tip(folder: Path, signed: SignedHead, *, durable: bool) -> None:
    """Put `signed` in the place of the tip; the caller makes sure that nobody else does.

    Raises:
        StorageFailed: the disk refused.
    """
    path = folder / _NAME
    try:
        is_new = not path.exists()
        handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(handle, "wb", buffering=0) as file:
            file.write(_derive_content(signed))
            file.truncate()
            if durable:
                os.fsync(handle)
        if is_new:
            sync_folder(folder)
    except OSError as error:
        raise StorageFailed(f"The vault's tip cannot be written: {error.strerror}.") from error


def require_no_tip(folder: Path, public_key: bytes) -> None:
    """Make sure that a vault made in `folder` takes no other's place.

    Raises:
        VaultError: there is the tip of a vault that held something, and the vault is gone.
    """
    tip = read_tip(folder, public_key)
    if tip == "missing" or (isinstance(tip, SignedHead) and tip.head.commits == 0):
        return
    raise VaultError(
        f"The vault's file in {folder} is gone; the file `tip` beside it shows that there was one. "
        "Nothing is made in its place. Restore the newest backup: python main.py restore"
    )


def _derive_content(signed: SignedHead) -> bytes:
    return derive_head_bytes(signed).ljust(_SECTOR)
