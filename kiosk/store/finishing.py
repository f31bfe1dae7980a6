"""The end of a visit: what ends one, and the proof that it was kept.

Owns the checks before and after; the transaction itself is the vault's.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from kiosk.consent.events import (
    ConsentSigned,
    Event,
    Header,
    UnderAge,
    VisitCancelled,
    VisitClosed,
    VisitExpired,
)
from kiosk.consent.place import ChainPlace
from kiosk.consent.record import StoredRecord
from kiosk.errors import VaultDamaged
from kiosk.store.database import Database
from kiosk.store.heads import read_head_of
from kiosk.store.ledger import Receipt, find_last, read_event, read_event_of, read_row

FinishingEvent: TypeAlias = ConsentSigned | VisitClosed | UnderAge | VisitCancelled | VisitExpired

_WITH_RECORD = ("consent-signed", "visit-closed")
_FINISHING = ("consent-signed", "visit-closed", "under-age", "visit-cancelled", "visit-expired")


def is_finishing(event: Event) -> bool:
    """Whether `event` ends a visit."""
    return isinstance(event, FinishingEvent)


def require_own(visit_id: str, event: FinishingEvent) -> None:
    """Make sure that a record is kept under the visit that it is of.

    Raises:
        ValueError: it is another visit's: a bug, not a fault.
    """
    if isinstance(event, ConsentSigned | VisitClosed) and event.record.body.visit_id != visit_id:
        raise ValueError("the record belongs to another visit")


def find_finished(db: Database, visit_id: str, payload: bytes) -> Receipt | None:
    """Return the receipt if the visit already ended by this very event: a repeat after a fault.

    `payload` is the event as its canonical bytes.

    Raises:
        ValueError: it already ended otherwise.
    """
    seq = find_last(db, visit_id, _FINISHING)
    if seq is None:
        return None
    if read_row(db, seq).payload != payload:
        raise ValueError("the visit has already ended")
    return read_place(db, visit_id)


def require_kept(db: Database, receipt: Receipt, payload: bytes) -> None:
    """Make sure that `db`, a connection that did not write it, holds an event whole and chained.

    `payload` is the event as its canonical bytes.

    Raises:
        VaultDamaged: what was read is not what was written.
    """
    row = read_row(db, receipt.header.seq)
    if (row.link, row.payload) != (receipt.link, payload):
        raise VaultDamaged(f"Event {row.seq} was read back otherwise than it was written.")


def read_place(db: Database, visit_id: str) -> Receipt | None:
    """Return the place in the chain of the event that ended the visit; None while it is live.

    Raises:
        VaultDamaged: it is not as it was written.
    """
    seq = find_last(db, visit_id, _FINISHING)
    if seq is None:
        return None
    row = read_event(db, seq)
    return Receipt(header=row.header, link=row.link)


def read_proof(db: Database, visit_id: str, public_key: bytes) -> ChainPlace | None:
    """Return what proves the place of the visit's record in the chain; None if it has none.

    Raises:
        VaultDamaged: the event or its signed head is not as it was written.
    """
    seq = find_last(db, visit_id, _WITH_RECORD)
    if seq is None:
        return None
    row = read_row(db, seq)
    if row.salt is None:
        raise VaultDamaged(f"The payload of event {seq} is missing.")
    return ChainPlace(
        header=msgspec.json.decode(row.header, type=Header),
        salt=row.salt.hex(),
        head=read_head_of(db, seq, public_key),
        public_key=public_key.hex(),
    )


def read_record(db: Database, visit_id: str) -> StoredRecord | None:
    """Return the record that the visit ended with, or None if it has none.

    Raises:
        VaultDamaged: it is not as it was written.
    """
    if seq := find_last(db, visit_id, ("consent-signed",)):
        return read_event_of(db, seq, ConsentSigned).record
    if seq := find_last(db, visit_id, ("visit-closed",)):
        return read_event_of(db, seq, VisitClosed).record
    return None
