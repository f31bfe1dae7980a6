"""The end of a record's time: what it said is deleted, that it was there stays in the chain.

Owns the certificate and what is deleted under it. Two people are needed, and a record that is due.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from kiosk.clock import local_day
from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.events import Actor, RecordPurged
from kiosk.errors import PurgeRefused
from kiosk.settings import ClinicSettings
from kiosk.store.database import Database
from kiosk.store.ledger import read_events_of
from kiosk.store.names import derive_words
from kiosk.store.projection import VisitRow
from kiosk.store.retention import (
    derive_kept_until,
    derive_latest_entry,
    derive_rule,
    derive_standing,
)
from kiosk.store.upkeep import read_settings
from kiosk.store.visits import read_last_touched, read_projected

_WHY_NOT = {
    "live": "The visit has not ended.",
    "held": "The record is under a legal hold.",
    "kept": "The record must be kept for longer.",
}


def require_two_people(first: Actor, second: Actor) -> None:
    """Make sure that a purge is not one person's doing.

    Raises:
        PurgeRefused: a name is missing, or both are the same but for case, accents and marks.
    """
    one, other = derive_words(first.name), derive_words(second.name)
    if not one or not other or one == other:
        raise PurgeRefused("Two different people must purge a record, each under their own name.")


def read_due(db: Database, at: datetime) -> tuple[VisitRow, ...]:
    """Return the visits whose records may be purged at that instant, oldest first."""
    settings = read_settings(db)
    if settings is None:
        return ()
    years, today = settings.retention_years, local_day(at, settings.zone)
    rows = read_last_touched(db, derive_latest_entry(today, years))
    return tuple(row for row in rows if derive_standing(row, today, years) == "due")


def require_due(db: Database, visit_id: str, at: datetime) -> tuple[VisitRow, ClinicSettings]:
    """Return the visit whose record may go at that instant, and the settings that say so.

    Raises:
        PurgeRefused: there is no such visit, or its record may not go.
    """
    row, settings = read_projected(db, visit_id), read_settings(db)
    if row is None or settings is None:
        raise PurgeRefused("There is no such record, or it was purged before.")
    standing = derive_standing(row, local_day(at, settings.zone), settings.retention_years)
    if standing != "due":
        raise PurgeRefused(f"{_WHY_NOT[standing]} Nothing was purged.")
    return row, settings


def derive_certificate(db: Database, visit_id: str, witness: Actor, at: datetime) -> RecordPurged:
    """Return the certificate for purging a visit at that instant.

    Raises:
        PurgeRefused: there is no such visit, or its record may not go.
        VaultDamaged: an event of it is not whole; what is damaged is not certified.
    """
    row, settings = require_due(db, visit_id, at)
    years = settings.retention_years
    events = read_events_of(db, visit_id)
    links = [event.link for event in events]
    return RecordPurged(
        witness=witness.name,
        rule=derive_rule(settings),
        kept_until=derive_kept_until(row.last_entry, row.birth_date, years),
        seqs=tuple(event.header.seq for event in events),
        digest=hashlib.sha256(derive_canonical_bytes(links)).hexdigest(),
    )


def delete_purged(db: Database, certificate: RecordPurged) -> None:
    """Delete payloads, salts and documents, in the transaction that keeps the certificate."""
    for seq in certificate.seqs:
        db.execute("DELETE FROM documents WHERE seq = ?", (seq,))
        db.execute("DELETE FROM payloads WHERE seq = ?", (seq,))
