"""A record's place in the chain, with all that proves it to somebody who has only the document.

Owns the proof and its verification. The salt goes with it: whoever holds the document holds the
record, so that it gives nothing away.
"""

from __future__ import annotations

import msgspec

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import derive_kind, derive_link, derive_payload_digest
from kiosk.consent.events import ConsentSigned, Event, Header, VisitClosed
from kiosk.consent.head import SignedHead, verify_head
from kiosk.consent.record import SignedRecord, StoredRecord


class ChainPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where in the chain the record's event stands."""

    header: Header
    salt: str
    """Of the event's payload, hex."""
    head: SignedHead
    """Signed with the event."""
    public_key: str
    """Ed25519, hex: whose head it is."""

    @property
    def seq(self) -> int:
        """The event's number."""
        return self.header.seq

    @property
    def link(self) -> str:
        """The event's own link, hex."""
        return derive_link(self.header)


def is_chained(place: ChainPlace, record: StoredRecord) -> bool:
    """Whether the event in that place is the one by which this very record was stored."""
    event: ConsentSigned | VisitClosed
    if isinstance(record, SignedRecord):
        event = ConsentSigned(record=record)
    else:
        event = VisitClosed(record=record)
    return is_proved(place.header, place.salt, event, record)


def is_proved(header: Header, salt: str, event: Event, record: StoredRecord) -> bool:
    """Whether `header` is of this very `event`, which happened to that record."""
    try:
        digest = derive_payload_digest(bytes.fromhex(salt), derive_canonical_bytes(event))
    except ValueError:
        return False
    body = record.body
    return (header.kind, header.payload_digest, header.visit, header.kiosk) == (
        derive_kind(event),
        digest,
        body.visit_id,
        body.kiosk_id,
    )


def is_headed(place: ChainPlace) -> bool:
    """Whether the signed head is of that very place and holds under the key that is named."""
    head = place.head.head
    named = (head.kiosk, head.seq, head.link) == (place.header.kiosk, place.seq, place.link)
    try:
        return named and verify_head(place.head, bytes.fromhex(place.public_key))
    except ValueError:
        return False
