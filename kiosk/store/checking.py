"""The full check: everything in the vault is read and held against what vouches for it.

Owns the order of the parts. Each is read in small steps, so that memory does not grow with the
vault, signing goes on meanwhile, and a page that cannot be read hides nothing but itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from kiosk.consent.head import derive_public_key
from kiosk.errors import VaultDamaged
from kiosk.store.chain_check import check_chain
from kiosk.store.damage import VaultDamage
from kiosk.store.database import Database, Row
from kiosk.store.documents import read_kept
from kiosk.store.heads import SIGNED_KINDS, read_head_of
from kiosk.store.report import Part, PartName, Progress, Report, Tally
from kiosk.store.visit_check import check_visits
from kiosk.store.walking import walk_some

_BETWEEN = "WHERE seq BETWEEN ? AND ? ORDER BY seq"
_MISSING_DOCUMENTS = (
    "SELECT seq FROM events AS e WHERE kind = 'document-made'"
    " AND seq NOT IN (SELECT seq FROM documents) AND NOT EXISTS"
    " (SELECT 1 FROM events AS p WHERE p.visit = e.visit AND p.kind = 'record-purged')"
)


def check_vault(
    db: Database, damage: VaultDamage | None, seed: bytes, progress: Progress
) -> Report:
    """Return what stands of the vault; `damage` is what its opening found.

    Raises:
        StorageFailed: the disk refused.
    """
    last = _find_last(db, damage)
    public_key = derive_public_key(seed)
    require_head = partial(read_head_of, db, public_key=public_key)
    parts = (
        check_pages(db),
        *check_chain(db, last, progress),
        _check_rows(db, "heads", last, require_head, _find_unsigned, progress),
        _check_rows(db, "documents", last, partial(read_kept, db), _find_unkept, progress),
        check_visits(db, last, progress),
        _check_drafts(db),
        _derive_tip(damage),
    )
    return Report(parts=parts, damage=damage, accepted=_find_accepted(db))


def _find_last(db: Database, damage: VaultDamage | None) -> int:
    """Return the newest event's sequence, or the tip's where that cannot be read."""
    try:
        row = db.row("SELECT seq FROM events ORDER BY seq DESC LIMIT 1")
    except VaultDamaged:
        return damage.tip.seq if damage and damage.tip else 0
    return int(row["seq"]) if row else 0


def check_pages(db: Database) -> Part:
    """Look at every page of the file, and if all are whole, at how they hang together.

    Source: SQLCipher API, PRAGMA cipher_integrity_check; SQLite, PRAGMA integrity_check.
    """
    tally = Tally("pages")
    for line in _find_hurt_pages(db):
        tally.note(line, whole=False)
    if not tally.count:
        try:
            found = [row["integrity_check"] for row in db.rows("PRAGMA integrity_check(10)")]
        except VaultDamaged as error:
            found = [error.detail]
        for line in found:
            if line != "ok":
                tally.note(line, whole=False)
    for _ in range(_count_pages(db) - tally.count):
        tally.note("", whole=True)
    return tally.part()


def _find_hurt_pages(db: Database) -> list[str]:
    """Return what is said of each page that is hurt, twice: one may just have been written."""
    question = "PRAGMA cipher_integrity_check"
    first = [row["cipher_integrity_check"] for row in db.rows(question)]
    again = {row["cipher_integrity_check"] for row in db.rows(question)} if first else set()
    return [line for line in first if line in again]


def _count_pages(db: Database) -> int:
    count: int = db.rows("PRAGMA page_count")[0]["page_count"]
    return count


def _check_rows(
    db: Database,
    table: PartName,
    last: int,
    require: Callable[[int], object],
    find_missing: Callable[[Database], list[Row]],
    progress: Progress,
) -> Part:
    """Look at each row of `table`, and for rows that should be there and are not."""
    tally = Tally(table)
    question = f"SELECT seq FROM {table} {_BETWEEN}"  # noqa: S608 - a literal
    for which, row in walk_some(db, question, last):
        tally.note(which, whole=row is not None and _holds(require, row["seq"]))
        progress(table, row["seq"] if row else last, last)
    try:
        for row in find_missing(db):
            tally.note(row["seq"], whole=False)
    except VaultDamaged as error:
        tally.note(error.detail, whole=False)
    return tally.part()


def _find_unsigned(db: Database) -> list[Row]:
    return db.rows(
        "SELECT seq FROM events WHERE kind IN (SELECT value FROM json_each(?))"
        " AND seq NOT IN (SELECT seq FROM heads) ORDER BY seq",
        (json.dumps(sorted(SIGNED_KINDS)),),
    )


def _find_unkept(db: Database) -> list[Row]:
    return db.rows(_MISSING_DOCUMENTS)


def _check_drafts(db: Database) -> Part:
    tally = Tally("drafts")
    try:
        visits = [row["visit_id"] for row in db.rows("SELECT visit_id FROM drafts")]
    except VaultDamaged as error:
        tally.note(error.detail, whole=False)
        return tally.part()
    read = partial(db.rows, "SELECT * FROM drafts WHERE visit_id = ?")
    for visit_id in visits:
        tally.note(visit_id, whole=_holds(read, (visit_id,)))
    return tally.part()


def _derive_tip(damage: VaultDamage | None) -> Part:
    tally = Tally("tip")
    tally.note(damage.kind if damage else "", whole=damage is None)
    return tally.part()


def _find_accepted(db: Database) -> tuple[int, ...]:
    try:
        rows = db.rows("SELECT seq FROM events WHERE kind = 'damage-accepted' ORDER BY seq")
    except VaultDamaged:
        return ()
    return tuple(row["seq"] for row in rows)


def _holds(require: Callable[..., object], which: object) -> bool:
    try:
        require(which)
    except VaultDamaged:
        return False
    return True
