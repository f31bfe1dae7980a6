"""The chain: each event's header holds the link of the one before, so that no change goes unseen.

Owns digests, links and their verification; knows nothing of where the rows are kept. The chain runs
over headers alone: a payload may be purged and the chain still holds. A purge leaves a certificate,
a later event of the same visit; a payload that is missing without one is damage.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

import msgspec

from kiosk.clock import format_utc
from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.events import EVENT_VERSION, Actor, Event, Header

GENESIS = "0" * 64
"""What the first header names as the link before it."""

SALT_BYTES = 32
"""Length of a payload's random salt; without it a digest would give a purged answer away."""

_CERTIFICATE = b'"kind":"record-purged"'
"""Stands in the header of a certificate and in no other: a name has its quotes escaped."""

_header_decoder = msgspec.json.Decoder(Header)

Damage: TypeAlias = Literal["gap", "link", "payload"]
"""`gap`: an event is missing or out of place; `link`: a header is not the one that was linked;
`payload`: a payload is not the one that its header names."""


class ChainRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event as it is stored."""

    seq: int
    header: bytes
    """Canonical bytes, as hashed."""
    link: str
    """SHA-256 of `header`, hex."""
    salt: bytes | None
    """None once purged."""
    payload: bytes | None
    """Canonical bytes, as hashed; None once purged."""


class ChainStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What a verification found."""

    intact: bool
    """Every event from the first to the last is as it was written."""
    count: int
    """How many events were found whole, from the first, before any damage."""
    purged: int
    """How many of them no longer have a payload."""
    head: str
    """The link of the last whole event; `GENESIS` if there is none."""
    damaged_seq: int | None = None
    """The first damaged event's sequence."""
    damage: Damage | None = None


def derive_kind(event: Event) -> str:
    """Return the event's tag, such as `consent-signed`."""
    return str(event.__struct_config__.tag)


def derive_payload_digest(salt: bytes, payload: bytes) -> str:
    """Return the SHA-256 over salt and payload, hex."""
    return hashlib.sha256(salt + payload).hexdigest()


def derive_header(
    event: Event,
    *,
    seq: int,
    at: datetime,
    offset: timedelta,
    actor: Actor,
    kiosk: str,
    visit: str | None,
    previous: str,
    payload_digest: str,
) -> Header:
    """Return the header of `event`, the `seq`-th, that happened at `at` (`offset` from UTC)."""
    return Header(
        seq=seq,
        kind=derive_kind(event),
        version=EVENT_VERSION,
        at=format_utc(at),
        offset_minutes=round(offset.total_seconds() / 60),
        actor=actor,
        kiosk=kiosk,
        visit=visit,
        previous=previous,
        payload_digest=payload_digest,
    )


def derive_link(header: Header) -> str:
    """Return the header's link: the SHA-256 of its canonical bytes, hex."""
    return derive_bytes_link(derive_canonical_bytes(header))


def derive_bytes_link(header: bytes) -> str:
    """Return the link of a header given as its canonical bytes."""
    return hashlib.sha256(header).hexdigest()


def verify_row(row: ChainRow, previous: str) -> Damage | None:
    """Return what is wrong with one event that follows the link `previous`, or None."""
    if derive_bytes_link(row.header) != row.link:
        return "link"
    try:
        header = _header_decoder.decode(row.header)
    except msgspec.DecodeError:
        return "link"
    if header.seq != row.seq:
        return "gap"
    if header.previous != previous:
        return "link"
    if row.salt is None or row.payload is None:
        return None if row.salt is row.payload else "payload"
    digest = derive_payload_digest(row.salt, row.payload)
    return None if digest == header.payload_digest else "payload"


def verify_links(rows: Iterable[ChainRow]) -> ChainStatus:
    """Return what stands of the chain whose events are `rows`, in order from the first.

    An end that was cut off leaves no trace in the rest: compare `head` with one kept elsewhere.
    """
    count, purged, head = 0, 0, GENESIS
    uncovered: dict[str, ChainStatus] = {}
    for row in rows:
        damage = "gap" if row.seq != count + 1 else verify_row(row, head)
        if damage is not None:
            return _derive_damaged(count, purged, head, damage)
        if row.payload is None:
            uncovered.setdefault(_owner(row), _derive_damaged(count, purged, head, "payload"))
            purged += 1
        elif _CERTIFICATE in row.header:
            uncovered.pop(_owner(row), None)
        count, head = row.seq, row.link
    if uncovered:
        return min(uncovered.values(), key=lambda status: status.count)
    return ChainStatus(intact=True, count=count, purged=purged, head=head)


def _derive_damaged(count: int, purged: int, head: str, damage: Damage) -> ChainStatus:
    """Return what stands of a chain that is damaged after the first `count` events."""
    return ChainStatus(
        intact=False, count=count, purged=purged, head=head, damaged_seq=count + 1, damage=damage
    )


def _owner(row: ChainRow) -> str:
    """Return whose a payload was: the visit's, or the event's own."""
    return _header_decoder.decode(row.header).visit or str(row.seq)
