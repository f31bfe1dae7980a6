"""What became of a record after it was stored: the record itself stays as it is.

Owns what a later document tells of beside the record, with what its place in the chain is seen by.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta, timezone
from typing import TypeAlias, assert_never

import msgspec

from kiosk.clock import read_utc
from kiosk.consent.events import (
    ConsentWithdrawn,
    ConversationAttested,
    DocumentKind,
    EnteredInError,
    Header,
)
from kiosk.consent.record import Instant, SignedRecord, StoredRecord

LaterEvent: TypeAlias = ConversationAttested | ConsentWithdrawn | EnteredInError


class Later(msgspec.Struct, frozen=True, kw_only=True):
    """One event that changed how a record stands."""

    header: Header
    salt: str
    """Of the event's payload, hex."""
    event: LaterEvent

    def instant(self, zone: str) -> Instant:
        """Return when it was put on record; `zone` is the clinic's, IANA name."""
        offset = timezone(timedelta(minutes=self.header.offset_minutes))
        local = read_utc(self.header.at).astimezone(offset)
        return Instant(utc=self.header.at, local=local.isoformat(timespec="seconds"), zone=zone)


def derive_document_kind(record: StoredRecord, later: Sequence[Later]) -> DocumentKind:
    """Return which document tells how `record` stands after `later`."""
    if not later:
        return "signed" if isinstance(record, SignedRecord) else "closed"
    event = later[-1].event
    match event:
        case ConversationAttested():
            return "discussed"
        case ConsentWithdrawn():
            return "withdrawn"
        case EnteredInError():
            return "entered-in-error"
        case _:
            assert_never(event)
