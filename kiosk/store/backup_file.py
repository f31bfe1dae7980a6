"""What a backup is: one encrypted file with a whole vault in it, and the head that it ends with.

Owns that signed head, which stands inside the file: the tip stays with the vault, and a backup has
to show by itself that nothing was cut off its end. No draft goes into a backup: it would outlast
the time after which answers that nobody signed are wiped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias

from kiosk.consent.head import Head, derive_head_bytes, derive_public_key, read_head, sign_head
from kiosk.errors import VaultDamaged, VaultError, VaultLocked
from kiosk.store.checking import check_vault
from kiosk.store.damage import VaultDamage
from kiosk.store.database import Database
from kiosk.store.heads import derive_head
from kiosk.store.keys import Keys
from kiosk.store.report import PartName, Report
from kiosk.store.schema import require_schema
from kiosk.store.upkeep import KIOSK_ID, keep_meta, read_meta

Step: TypeAlias = Literal["copying"] | PartName
"""What is being done: pages are copied, or a part is checked."""

StepProgress: TypeAlias = Callable[[Step, int, int], None]
"""Is told the step, how much of it is done, and of how much. What it raises stops the work."""

_END = "backup_head"
_OTHER = "Use another backup; if there is none, ask whoever installed the kiosk."


def fill_backup(db: Database, path: Path, keys: Keys, progress: StepProgress) -> Head:
    """Copy the vault into the empty file at `path`, and return the head that the copy ends with.

    Raises:
        StorageFailed: a disk refused.
        VaultDamaged: the vault's newest state cannot be read.
    """
    target = Database(path, keys.database, "copy")
    try:
        db.copy_to(target, lambda done, total: progress("copying", done, total))
        target.execute("DELETE FROM drafts")
        signed = sign_head(derive_head(target, read_kiosk(target)), keys.head_seed)
        keep_meta(target, _END, derive_head_bytes(signed).decode())
    finally:
        target.close()
    return signed.head


@contextmanager
def reading_backup(path: Path, keys: Keys) -> Iterator[Database]:
    """Open a backup to read it; nothing is written to it or beside it.

    Raises:
        VaultError: there is none.
        VaultLocked: it is another kiosk's, no backup at all, or hurt where all reading begins.
        VaultDamaged: it is hurt where it says what is in it.
        VaultTooNew: a newer kiosk wrote it.
        StorageFailed: the disk refused.
    """
    if not path.is_file():
        raise VaultError(f"There is no backup at {path}.")
    try:
        db = Database(path, keys.database, "still")
    except VaultLocked as error:
        raise VaultLocked(
            f"{path.name} cannot be opened: it is no backup, or another kiosk's, or damaged where "
            f"all reading begins. {_OTHER}"
        ) from error
    try:
        require_schema(db)
        yield db
    finally:
        db.close()


def check_backup(path: Path, keys: Keys, progress: StepProgress) -> Report:
    """Read everything in the backup and hold it against what vouches for it.

    Raises:
        VaultError: as `reading_backup`.
    """
    with reading_backup(path, keys) as db:
        return check_vault(db, _find_damage(db, keys), keys.head_seed, progress)


def require_backup(path: Path, keys: Keys, progress: StepProgress) -> Head:
    """Make sure that the backup is whole, and return the head that it ends with.

    Raises:
        VaultDamaged: it is not.
        VaultError: as `reading_backup`.
    """
    report = check_backup(path, keys, progress)
    if not report.intact:
        hurt = ", ".join(part.name for part in report.parts if part.hurt)
        raise VaultDamaged(f"{path.name} is damaged: {hurt}. {_OTHER}")
    with reading_backup(path, keys) as db:
        return derive_head(db, read_kiosk(db))


def read_kiosk(db: Database) -> str:
    """Return the kiosk whose vault it is."""
    return read_meta(db, KIOSK_ID) or ""


def _find_damage(db: Database, keys: Keys) -> VaultDamage | None:
    """Return what is wrong with the end of the backup, or None."""
    try:
        kept = read_meta(db, _END) or ""
        now = derive_head(db, read_kiosk(db))
    except VaultDamaged as error:
        return VaultDamage(kind="newest", hurt=error.detail, whole="", to_do=_OTHER)
    signed = read_head(kept.encode(), derive_public_key(keys.head_seed))
    if signed is not None and signed.head == now:
        return None
    return VaultDamage(
        kind="behind" if signed else "tip-missing",
        hurt="The backup does not end where it was signed to end.",
        whole="",
        to_do=_OTHER,
        now=now,
        tip=signed.head if signed else None,
    )
