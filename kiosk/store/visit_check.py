"""The list that staff search, visit by visit: is it what the events make, and is everyone found?

Owns the comparison; what an event does to a row is `projection`'s.
"""

from __future__ import annotations

import msgspec

from kiosk.errors import VaultDamaged
from kiosk.store.database import Database
from kiosk.store.ledger import read_events_of
from kiosk.store.projection import VisitRow, derive_row
from kiosk.store.report import Part, Progress, Tally
from kiosk.store.visits import is_found, read_projected
from kiosk.store.walking import walk_some

_VISITS = "SELECT seq, visit_id FROM visits WHERE seq BETWEEN ? AND ? ORDER BY seq"
_MISSING = (
    "SELECT e.visit FROM events AS e WHERE e.kind IN ('visit-started', 'under-age')"
    " AND e.visit NOT IN (SELECT visit_id FROM visits) AND NOT EXISTS"
    " (SELECT 1 FROM events AS p WHERE p.visit = e.visit AND p.kind = 'record-purged')"
)
_STRAY = "SELECT id FROM names_docsize WHERE id NOT IN (SELECT seq FROM visits)"


def check_visits(db: Database, last: int, progress: Progress) -> Part:
    """Return what stands of the list of visits that began with the events 1 to `last`."""
    tally = Tally("visits")
    for which, row in walk_some(db, _VISITS, last):
        visit_id = row["visit_id"] if row else None
        tally.note(visit_id or which, whole=visit_id is not None and _holds(db, visit_id))
        progress("visits", row["seq"] if row else last, last)
    for question, name in ((_MISSING, "visit"), (_STRAY, "id")):
        try:
            for found in db.rows(question):
                tally.note(found[name], whole=False)
        except VaultDamaged as error:
            tally.note(error.detail, whole=False)
    return tally.part()


def derive_visit(db: Database, visit_id: str) -> VisitRow | None:
    """Return the visit's row as its events make it.

    Raises:
        VaultDamaged: an event of it cannot be read, or they do not fit together.
    """
    row = None
    try:
        for stored in read_events_of(db, visit_id):
            row = derive_row(row, stored.event, stored.header)
    except ValueError as error:
        raise VaultDamaged("The events of a visit do not fit together.") from error
    return row


def _holds(db: Database, visit_id: str) -> bool:
    try:
        with db.snapshot():
            row = read_projected(db, visit_id)
            return row == derive_visit(db, visit_id) and row is not None and is_found(db, row)
    except (VaultDamaged, msgspec.ValidationError, msgspec.DecodeError):
        return False
