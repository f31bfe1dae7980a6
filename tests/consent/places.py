"""Places in a fictional chain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import derive_header, derive_link, derive_payload_digest
from kiosk.consent.events import PATIENT, ConsentSigned, VisitClosed
from kiosk.consent.head import Head, derive_public_key, sign_head
from kiosk.consent.place import ChainPlace
from kiosk.consent.record import SignedRecord, StoredRecord

SEED = bytes(range(32))
_SALT = bytes(range(100, 132))


def build_place(event: ConsentSigned | VisitClosed, seq: int = 17) -> ChainPlace:
    """The place of `event`, the `seq`-th of its kiosk."""
    body = event.record.body
    header = derive_header(
        event,
        seq=seq,
        at=datetime(2026, 11, 23, 10, 4, 6, tzinfo=UTC),
        offset=timedelta(hours=-8),
        actor=PATIENT,
        kiosk=body.kiosk_id,
        visit=body.visit_id,
        previous="ab" * 32,
        payload_digest=derive_payload_digest(_SALT, derive_canonical_bytes(event)),
    )
    head = Head(kiosk=body.kiosk_id, seq=seq, link=derive_link(header), commits=90, at=header.at)
    return ChainPlace(
        header=header,
        salt=_SALT.hex(),
        head=sign_head(head, SEED),
        public_key=derive_public_key(SEED).hex(),
    )


def place_record(record: StoredRecord, seq: int = 17) -> ChainPlace:
    """The place of the event by which `record` was stored."""
    if isinstance(record, SignedRecord):
        return build_place(ConsentSigned(record=record), seq)
    return build_place(VisitClosed(record=record), seq)
