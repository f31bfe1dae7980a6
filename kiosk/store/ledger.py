"""The events: appended, read and verified.

Owns the tables `events` and `payloads`; knows what an event is, not what it does to a visit.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import (
    GENESIS,
    SALT_BYTES,
    ChainRow,
    derive_bytes_link,
    derive_header,
    derive_payload_digest,
    verify_row,
)
from kiosk.consent.events import Actor, Event, Header
from kiosk.errors import VaultDamaged
from kiosk.store.database import Database, Row

_CHUNK = 500
"""Events read at a time: while a reading lasts, the log cannot be emptied."""

SELECT_CHAIN = (
    "SELECT e.seq, e.header, e.link, p.salt, p.payload"
    " FROM events AS e LEFT JOIN payloads AS p USING (seq)"
)
"""What `derive_chain_row` is made from."""

_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


Kind = TypeVar("Kind", bound=Event)


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """An event's place in the chain."""

    header: Header
    link: str
    """SHA-256 of the header, hex."""


class StoredEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event as it was read and verified."""

    header: Header
    link: str
    event: Event


def append_event(
    db: Database,
    event: Event,
    *,
    at: datetime,
    offset: timedelta,
    actor: Actor,
    kiosk: str,
    visit: str | None,
    payload: bytes,
) -> Receipt:
    """Add `event`, `payload` its canonical bytes, at the end, inside the caller's transaction."""
    last = db.row("SELECT seq, link FROM events ORDER BY seq DESC LIMIT 1")
    seq, previous = (last["seq"] + 1, last["link"]) if last else (1, GENESIS)
    salt = secrets.token_bytes(SALT_BYTES)
    header = derive_header(
        event,
        seq=seq,
        at=at,
        offset=offset,
        actor=actor,
        kiosk=kiosk,
        visit=visit,
        previous=previous,
        payload_digest=derive_payload_digest(salt, payload),
    )
    content = derive_canonical_bytes(header)
    link = derive_bytes_link(content)
    # Statements of their own: whatever happens waits for these.
    db.execute(
        "INSERT INTO events (seq, header, link) VALUES (?, ?, ?)", (seq, content.decode(), link)
    )
    db.execute("INSERT INTO payloads (seq, salt, payload) VALUES (?, ?, ?)", (seq, salt, payload))
    return Receipt(header=header, link=link)


def find_last(db: Database, visit: str, kinds: tuple[str, ...]) -> int | None:
    """Return the sequence of the visit's last event of one of `kinds`."""
    row = db.row(
        "SELECT seq FROM events WHERE visit = ? AND kind IN (SELECT value FROM json_each(?))"
        " ORDER BY seq DESC LIMIT 1",
        (visit, json.dumps(kinds)),
    )
    return row["seq"] if row else None


def read_row(db: Database, seq: int) -> ChainRow:
    """Return one event's row, verified against itself and the link before it.

    Raises:
        VaultDamaged: it is not as it was written, or it is not there.
    """
    row = db.row(f"{SELECT_CHAIN} WHERE e.seq = ?", (seq,))
    before = db.row("SELECT link FROM events WHERE seq = ?", (seq - 1,))
    if row is None or (before is None and seq > 1):
        raise VaultDamaged(f"Event {seq} or the one before it is missing.")
    chained = derive_chain_row(row)
    if damage := verify_row(chained, before["link"] if before else GENESIS):
        raise VaultDamaged(f"Event {seq} is not as it was written: its {damage} does not fit.")
    return chained


def read_event(db: Database, seq: int) -> StoredEvent:
    """Return one event, verified as `read_row` does.

    Raises:
        VaultDamaged: it is not as it was written, or it or its payload is not there.
    """
    row = read_row(db, seq)
    header = msgspec.json.decode(row.header, type=Header)
    return StoredEvent(header=header, link=row.link, event=_decode(row))


def read_event_of(db: Database, seq: int, kind: type[Kind]) -> Kind:
    """Return one event that must be of `kind`, verified as `read_row` does.

    Raises:
        VaultDamaged: it is not as it was written, or it is of another kind.
    """
    event = read_event(db, seq).event
    if not isinstance(event, kind):
        raise VaultDamaged(f"Event {seq} is not of the kind that stands beside it.")
    return event


def read_events_of(db: Database, visit: str) -> tuple[StoredEvent, ...]:
    """Return the visit's events in order, each verified as `read_row` does."""
    rows = db.rows("SELECT seq FROM events WHERE visit = ? ORDER BY seq", (visit,))
    return tuple(read_event(db, row["seq"]) for row in rows)


def read_chain(db: Database) -> Iterator[ChainRow]:
    """Yield every event's row in order, not verified."""
    seq = 0
    while rows := db.rows(f"{SELECT_CHAIN} WHERE e.seq > ? ORDER BY e.seq LIMIT {_CHUNK}", (seq,)):
        for row in rows:
            yield derive_chain_row(row)
        seq = rows[-1]["seq"]


def _decode(row: ChainRow) -> Event:
    if row.payload is None:
        raise VaultDamaged(f"The payload of event {row.seq} is missing.")
    try:
        return _decoder.decode(row.payload)
    except msgspec.DecodeError:
        # Not chained: the decoder's message may quote what the patient wrote.
        raise VaultDamaged(f"Event {row.seq} is not of a shape that this kiosk knows.") from None


def derive_chain_row(row: Row) -> ChainRow:
    """Return one event's row as the chain knows it."""
    return ChainRow(
        seq=row["seq"],
        header=row["header"].encode(),
        link=row["link"],
        salt=row["salt"],
        payload=row["payload"],
    )
