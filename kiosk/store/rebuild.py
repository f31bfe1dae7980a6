"""The list that staff search, made again from the events alone.

Owns the proof that the same rows come out: what was there is set aside, everything that happened is
projected anew into fresh tables, and the two are compared. All of it is one transaction.
"""

from __future__ import annotations

import msgspec

from kiosk.errors import VaultDamaged
from kiosk.store.database import Database
from kiosk.store.ledger import read_event
from kiosk.store.report import Progress
from kiosk.store.schema import empty_projected
from kiosk.store.visits import project

_SET_ASIDE = (
    "CREATE TABLE visits_before AS SELECT * FROM visits",
    "CREATE VIRTUAL TABLE temp.names_words USING fts5vocab('main', 'names', 'instance')",
    "CREATE TABLE names_before AS SELECT term, doc FROM temp.names_words",
)
_CLEAR = (
    "DROP TABLE names_before",
    "DROP TABLE temp.names_words",
    "DROP TABLE visits_before",
)
_NOT_PURGED = (
    "SELECT e.seq FROM events AS e WHERE e.seq > ? AND e.visit IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM events AS p WHERE p.visit = e.visit AND p.kind = 'record-purged')"
    " ORDER BY e.seq LIMIT 500"
)


class Rebuilt(msgspec.Struct, frozen=True, kw_only=True):
    """What came out."""

    events: int
    """How many events were projected."""
    visits: int
    """How many rows they made."""
    missing: int
    """How many of these were not there before, or otherwise."""
    stray: int
    """How many rows were there before that they do not make, or otherwise."""
    words: int
    """How many words of names are found now and were not, or were found and are not now."""

    @property
    def same(self) -> bool:
        """Whether the very same rows and words came out."""
        return not (self.missing or self.stray or self.words)


def rebuild(db: Database, progress: Progress) -> Rebuilt:
    """Make `visits` and `names` again, inside the caller's transaction.

    Raises:
        VaultDamaged: an event is not as it was written, or events do not fit together.
    """
    for statement in _SET_ASIDE:
        db.execute(statement)
    empty_projected(db)
    events = _project_all(db, progress)
    db.execute("DELETE FROM drafts WHERE visit_id NOT IN (SELECT visit_id FROM visits)")
    rebuilt = Rebuilt(
        events=events,
        visits=_count(db, "SELECT seq FROM visits"),
        missing=_count(db, "SELECT * FROM visits EXCEPT SELECT * FROM visits_before"),
        stray=_count(db, "SELECT * FROM visits_before EXCEPT SELECT * FROM visits"),
        words=_count(
            db,
            "SELECT * FROM (SELECT term, doc FROM temp.names_words EXCEPT"
            " SELECT term, doc FROM names_before) UNION ALL"
            " SELECT * FROM (SELECT term, doc FROM names_before EXCEPT"
            " SELECT term, doc FROM temp.names_words)",
        ),
    )
    for statement in _CLEAR:
        db.execute(statement)
    return rebuilt


def _project_all(db: Database, progress: Progress) -> int:
    last = _count(db, "SELECT seq FROM events")
    seq = done = 0
    while rows := db.rows(_NOT_PURGED, (seq,)):
        for row in rows:
            seq, done = row["seq"], done + 1
            _project_one(db, seq)
            progress("visits", seq, last)
    return done


def _project_one(db: Database, seq: int) -> None:
    stored = read_event(db, seq)
    try:
        project(db, stored.event, stored.header)
    except ValueError as error:
        raise VaultDamaged(f"Event {seq} does not fit those before it.") from error


def _count(db: Database, question: str) -> int:
    return int(db.rows(f"SELECT count(*) AS count FROM ({question})")[0]["count"])  # noqa: S608
