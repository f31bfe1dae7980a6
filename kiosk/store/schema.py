"""The vault's tables, their version, and the triggers that let some of them only grow.

Owns the SQL of the structure. `events`, `payloads`, `heads` and `documents` are the truth and
only grow; `visits` and `names` are projected from it; `drafts` and `meta` change.
"""

from __future__ import annotations

from kiosk.errors import VaultDamaged, VaultTooNew
from kiosk.store.database import Database

SCHEMA_VERSION = 1

_NAMES = """CREATE VIRTUAL TABLE names USING fts5 (
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4 5',
    tokenize='unicode61 remove_diacritics 0'
)"""

_TABLES = (
    """CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        header TEXT NOT NULL,
        link TEXT NOT NULL,
        kind TEXT AS (json_extract(header, '$.kind')) VIRTUAL,
        visit TEXT AS (json_extract(header, '$.visit')) VIRTUAL,
        at TEXT AS (json_extract(header, '$.at')) VIRTUAL
    ) STRICT""",
    "CREATE INDEX events_by_kind ON events (kind, seq)",
    "CREATE INDEX events_by_visit ON events (visit, seq) WHERE visit IS NOT NULL",
    """CREATE TABLE payloads (
        seq INTEGER PRIMARY KEY REFERENCES events (seq),
        salt BLOB NOT NULL,
        payload BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE documents (
        seq INTEGER PRIMARY KEY REFERENCES events (seq),
        visit_id TEXT NOT NULL,
        document TEXT NOT NULL,
        content BLOB NOT NULL,
        UNIQUE (visit_id, document)
    ) STRICT""",
    """CREATE TABLE heads (
        seq INTEGER PRIMARY KEY REFERENCES events (seq),
        head TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE visits (
        seq INTEGER PRIMARY KEY,
        visit_id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        birth_date TEXT NOT NULL,
        health_number TEXT,
        form_id TEXT NOT NULL,
        form_title TEXT NOT NULL,
        site_id TEXT NOT NULL,
        side TEXT NOT NULL,
        clinician TEXT NOT NULL,
        state TEXT NOT NULL,
        day TEXT NOT NULL,
        last_entry TEXT NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT,
        flags TEXT NOT NULL,
        has_document INTEGER NOT NULL,
        held INTEGER NOT NULL,
        former_names TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX visits_by_day ON visits (day, seq)",
    "CREATE INDEX visits_by_birth_date ON visits (birth_date, seq)",
    "CREATE INDEX visits_by_state ON visits (state, seq)",
    "CREATE INDEX visits_by_clinician ON visits (clinician, seq)",
    "CREATE INDEX visits_without_document ON visits (state, seq) WHERE has_document = 0",
    _NAMES,
    """CREATE TABLE drafts (
        visit_id TEXT PRIMARY KEY REFERENCES visits (visit_id),
        form_digest TEXT NOT NULL,
        body BLOB NOT NULL,
        flags TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT""",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)

_ALREADY_THERE = {
    "events": "NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events)",
    "payloads": "EXISTS (SELECT 1 FROM payloads WHERE seq = NEW.seq)",
    "heads": "EXISTS (SELECT 1 FROM heads WHERE seq = NEW.seq)",
    "documents": (
        "EXISTS (SELECT 1 FROM documents WHERE seq = NEW.seq"
        " OR (visit_id = NEW.visit_id AND document = NEW.document))"
    ),
}
"""For each table that only grows, when a new row would stand in the place of one that is there.

REPLACE deletes without a trigger where recursive triggers are off: this stops it before."""

_PURGEABLE = ("payloads", "documents")
_PURGED = (
    "EXISTS (SELECT 1 FROM events AS e JOIN events AS p ON p.visit = e.visit"
    " WHERE e.seq = OLD.seq AND p.kind = 'record-purged' AND p.seq > e.seq)"
)
"""Whether a certificate says that a row of `_PURGEABLE` may go: a later event of the same visit."""


def create_schema(db: Database) -> None:
    """Make the tables of an empty database, inside the caller's transaction."""
    for statement in _TABLES:
        db.execute(statement)
    for table, already_there in _ALREADY_THERE.items():
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} only grow'); END"
        unless = f"WHEN NOT {_PURGED}" if table in _PURGEABLE else ""
        db.execute(f"CREATE TRIGGER {table}_no_UPDATE BEFORE UPDATE ON {table} {refuse}")
        db.execute(f"CREATE TRIGGER {table}_no_DELETE BEFORE DELETE ON {table} {unless} {refuse}")
        db.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
            f" WHEN {already_there} {refuse}"
        )
    db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")


def empty_projected(db: Database) -> None:
    """Take every row out of what is projected, `names` made anew, in the caller's transaction.

    Drafts point to visits: they are to be there again when the transaction ends.
    """
    for statement in (
        "PRAGMA defer_foreign_keys=ON",
        "DELETE FROM visits",
        "DROP TABLE names",
        _NAMES,
    ):
        db.execute(statement)


def read_version(db: Database) -> int:
    """Return the format that the tables have; 0 if there are none."""
    return int(db.rows("PRAGMA user_version")[0]["user_version"])


def require_schema(db: Database) -> None:
    """Make sure that this kiosk knows the tables.

    Raises:
        VaultTooNew: a newer kiosk made them.
        VaultDamaged: there are none.
    """
    version = read_version(db)
    if version > SCHEMA_VERSION:
        raise VaultTooNew(
            f"The vault has format {version} and this kiosk knows formats up to {SCHEMA_VERSION}. "
            "Install the newer kiosk again."
        )
    if version < 1:
        raise VaultDamaged("The vault's file holds no vault.")
