"""The list of visits that staff read: kept in step with the events, and searched.

Owns the tables `visits` and `names`; what an event does to a row is `projection`'s.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import msgspec

from kiosk.consent.events import Event, Header
from kiosk.store.database import Database, Row
from kiosk.store.names import derive_entry, derive_question
from kiosk.store.projection import VisitRow, derive_row
from kiosk.store.states import OWING, VisitState

_SELECT = (
    "SELECT v.*, coalesce(d.flags, v.flags) AS seen_flags"
    " FROM visits AS v LEFT JOIN drafts AS d USING (visit_id)"
)
_NAMED = (
    "SELECT v.*, coalesce(d.flags, v.flags) AS seen_flags"
    " FROM names AS n JOIN visits AS v ON v.seq = n.rowid LEFT JOIN drafts AS d USING (visit_id)"
    " WHERE n.names MATCH ? ORDER BY n.rowid DESC LIMIT ?"
)
_CHANGE = (
    "UPDATE visits SET name = ?, birth_date = ?, health_number = ?, state = ?, last_entry = ?,"
    " ended_at = ?, flags = ?, has_document = ?, held = ?, former_names = ? WHERE visit_id = ?"
)
_CHANGING = (
    *("name", "birth_date", "health_number", "state", "last_entry"),
    *("ended_at", "flags", "has_document", "held", "former_names", "visit_id"),
)


def project(db: Database, event: Event, header: Header) -> None:
    """Bring the visit's row in step with `event`, inside the caller's transaction.

    Raises:
        ValueError: the event does not fit the visit's state: a bug, not a fault.
    """
    before = read_projected(db, header.visit)
    after = derive_row(before, event, header)
    if after == before:
        return
    if after is None:
        _remove(db, header.visit)
    elif before is None:
        db.insert("visits", {"seq": header.seq, **_derive_columns(after)})
        _keep_names(db, after)
    else:
        columns = _derive_columns(after)
        db.execute(_CHANGE, [columns[name] for name in _CHANGING])
        if after.former_names != before.former_names:
            _keep_names(db, after)


def _keep_names(db: Database, visit: VisitRow) -> None:
    """Let the visit be found by every spelling of its name, in place of what was there."""
    entry = derive_entry(" ".join((visit.name, *visit.former_names)))
    db.execute(
        "REPLACE INTO names (rowid, words) SELECT seq, ? FROM visits WHERE visit_id = ?",
        (entry, visit.visit_id),
    )


def _remove(db: Database, visit_id: str | None) -> None:
    """Take the visit's row away, and its name to the last letter."""
    db.execute(
        "DELETE FROM names WHERE rowid = (SELECT seq FROM visits WHERE visit_id = ?)", (visit_id,)
    )
    # A deleted entry's words stay in the index until its pieces are merged.
    db.execute("INSERT INTO names (names) VALUES ('optimize')")
    db.execute("DELETE FROM visits WHERE visit_id = ?", (visit_id,))


def read_visit(db: Database, visit_id: str) -> VisitRow | None:
    """Return one visit, its flags those of the live draft if there is one."""
    rows = _read(db, f"{_SELECT} WHERE v.visit_id = ?", (visit_id,))
    return rows[0] if rows else None


def read_projected(db: Database, visit_id: str | None) -> VisitRow | None:
    """Return one visit as the events alone make it."""
    row = db.row("SELECT *, flags AS seen_flags FROM visits WHERE visit_id = ?", (visit_id,))
    return None if row is None else _derive_visit(row)


def read_day(db: Database, day: date) -> tuple[VisitRow, ...]:
    """Return the visits that started on the clinic's `day`, newest first."""
    return _read(db, f"{_SELECT} WHERE v.day = ? ORDER BY v.seq DESC", (day.isoformat(),))


def find_by_name(db: Database, untrusted: str, limit: int) -> tuple[VisitRow, ...]:
    """Return visits whose name has, for each word given, one that starts with it; newest first."""
    question = derive_question(untrusted)
    return () if question is None else _read(db, _NAMED, (question, limit))


def is_found(db: Database, visit: VisitRow) -> bool:
    """Whether searching for the visit's name finds it; a name without a word is never found."""
    question = derive_question(visit.name)
    return question is None or bool(
        db.rows(
            "SELECT 1 FROM names WHERE names MATCH ?"
            " AND rowid = (SELECT seq FROM visits WHERE visit_id = ?)",
            (question, visit.visit_id),
        )
    )


def find_by_birth_date(db: Database, birth_date: date, limit: int) -> tuple[VisitRow, ...]:
    """Return visits of patients born on `birth_date`, newest first."""
    return _read(
        db,
        f"{_SELECT} WHERE v.birth_date = ? ORDER BY v.seq DESC LIMIT ?",
        (birth_date.isoformat(), limit),
    )


def find_by_state(db: Database, state: VisitState, limit: int) -> tuple[VisitRow, ...]:
    """Return visits that stand in `state`, newest first."""
    return _read(db, f"{_SELECT} WHERE v.state = ? ORDER BY v.seq DESC LIMIT ?", (state, limit))


def find_by_number(db: Database, number: str) -> tuple[VisitRow, ...]:
    """Return the visits whose id begins with `number`, oldest first."""
    # What comes after every id that begins so: "~" stands behind letters and figures.
    between = (number, f"{number}~")
    return _read(db, f"{_SELECT} WHERE v.visit_id BETWEEN ? AND ? ORDER BY v.seq", between)


def read_last_touched(db: Database, day: date) -> tuple[VisitRow, ...]:
    """Return the visits whose last entry was on the clinic's `day` or before, oldest first."""
    return _read(db, f"{_SELECT} WHERE v.last_entry <= ? ORDER BY v.seq", (day.isoformat(),))


def read_clinicians(db: Database) -> tuple[str, ...]:
    """Return each clinician's name once, the most recently booked first."""
    rows = db.rows("SELECT clinician FROM visits GROUP BY clinician ORDER BY max(seq) DESC")
    return tuple(row["clinician"] for row in rows)


def read_owed(db: Database) -> tuple[str, ...]:
    """Return the visits whose record has no document yet of how it stands, oldest first."""
    rows = db.rows(
        "SELECT visit_id FROM visits AS v WHERE has_document = 0"
        " AND state IN (SELECT value FROM json_each(?)) AND EXISTS (SELECT 1 FROM events"
        " WHERE visit = v.visit_id AND kind IN ('consent-signed', 'visit-closed')) ORDER BY seq",
        (json.dumps(OWING),),
    )
    return tuple(row["visit_id"] for row in rows)


def _read(db: Database, question: str, values: Sequence[object]) -> tuple[VisitRow, ...]:
    return tuple(_derive_visit(row) for row in db.rows(question, values))


def _derive_visit(row: Row) -> VisitRow:
    texts = {"flags": row["seen_flags"], "former_names": row["former_names"]}
    facts: Row = {name: msgspec.json.decode(text) for name, text in texts.items()}
    facts |= {name: bool(row[name]) for name in ("has_document", "held")}
    return msgspec.convert(row | facts, VisitRow)


def _derive_columns(visit: VisitRow) -> Row:
    columns: Row = msgspec.to_builtins(visit)
    texts = {
        name: msgspec.json.encode(columns[name]).decode() for name in ("flags", "former_names")
    }
    return columns | texts
