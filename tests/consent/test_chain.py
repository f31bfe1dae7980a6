"""The chain: any change of a header or a payload is found and named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import (
    GENESIS,
    SALT_BYTES,
    ChainRow,
    derive_bytes_link,
    derive_header,
    derive_kind,
    derive_link,
    derive_payload_digest,
    verify_links,
)
from kiosk.consent.events import (
    KIOSK,
    STAFF,
    Actor,
    DocumentExported,
    Event,
    Header,
    LoggedIn,
    RecordPurged,
    RecordViewed,
    Searched,
    VisitEvent,
)

EVENTS: tuple[Event, ...] = (
    LoggedIn(),
    Searched(by="name", found=3),
    DocumentExported(digest="ab" * 32),
    LoggedIn(),
    Searched(by="birth-date", found=0),
)
AT = datetime(2026, 11, 23, 10, 4, 5, 123000, tzinfo=UTC)


VIEWS: tuple[Event, ...] = (RecordViewed(), DocumentExported(digest="ab" * 32))
PURGED = RecordPurged(
    witness="B", rule="16 years", kept_until=date(2042, 11, 22), seqs=(1, 2), digest="ab" * 32
)


def row_of(
    event: Event, seq: int, previous: str, visit: str | None = None, actor: Actor = STAFF
) -> ChainRow:
    salt, payload = bytes([seq]) * SALT_BYTES, derive_canonical_bytes(event)
    header = derive_header(
        event,
        seq=seq,
        at=AT,
        offset=timedelta(hours=-8),
        actor=actor,
        kiosk="K1",
        visit=visit,
        previous=previous,
        payload_digest=derive_payload_digest(salt, payload),
    )
    content = derive_canonical_bytes(header)
    assert derive_link(header) == derive_bytes_link(content)
    return ChainRow(seq=seq, header=content, link=derive_link(header), salt=salt, payload=payload)


def chain(events: tuple[Event, ...] = EVENTS) -> list[ChainRow]:
    rows: list[ChainRow] = []
    for seq, event in enumerate(events, start=1):
        visit = "v1" if isinstance(event, VisitEvent) else None
        rows.append(row_of(event, seq, rows[-1].link if rows else GENESIS, visit))
    return rows


def without_payload(row: ChainRow) -> ChainRow:
    return msgspec.structs.replace(row, salt=None, payload=None)


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8 % len(content)] ^= 1 << bit % 8
    return bytes(changed)


def test_a_header_tells_kind_time_and_place():
    header = msgspec.json.decode(chain()[1].header, type=Header)
    assert (header.kind, header.version) == ("searched", 1)
    assert (header.at, header.offset_minutes) == ("2026-11-23T10:04:05.123Z", -480)
    assert (header.actor, header.kiosk, header.visit) == (STAFF, "K1", None)
    assert derive_kind(EVENTS[2]) == "document-exported"


def test_a_whole_chain_is_intact():
    rows = chain()
    status = verify_links(rows)
    assert (status.intact, status.count, status.purged) == (True, 5, 0)
    assert (status.head, status.damaged_seq, status.damage) == (rows[-1].link, None, None)


def test_no_event_at_all_is_intact():
    status = verify_links([])
    assert (status.intact, status.count, status.head) == (True, 0, GENESIS)


def test_a_payload_that_is_missing_without_a_certificate_is_damage():
    rows = chain()
    rows[2] = without_payload(rows[2])
    status = verify_links(rows)
    assert (status.intact, status.count, status.purged) == (False, 2, 0)
    assert (status.damaged_seq, status.damage, status.head) == (3, "payload", rows[1].link)


def test_a_certificate_covers_the_earlier_payloads_of_its_visit():
    rows = chain((*VIEWS, PURGED))
    purged = [*map(without_payload, rows[:2]), rows[2]]
    status = verify_links(purged)
    assert (status.intact, status.count, status.purged) == (True, 3, 2)
    assert verify_links(purged[:2]).damaged_seq == 1


@pytest.mark.parametrize("missing", [2, 3])
def test_a_certificate_covers_neither_itself_nor_what_follows(missing):
    rows = chain((*VIEWS, PURGED, LoggedIn()))
    rows[missing] = without_payload(rows[missing])
    assert verify_links(rows).damaged_seq == missing + 1


@pytest.mark.parametrize(("owner", "visit"), [("v1", "v2"), (None, "v1"), (None, None)])
def test_a_certificate_covers_no_other_visit(owner, visit):
    rows = [without_payload(row_of(VIEWS[0], 1, GENESIS, owner))]
    rows.append(row_of(PURGED, 2, rows[0].link, visit))
    assert verify_links(rows).damaged_seq == 1


def test_the_first_of_several_missing_payloads_is_named():
    rows = [row_of(LoggedIn(), 1, GENESIS)]
    for seq, visit in enumerate(("v2", "v1", "v2"), start=2):
        rows.append(row_of(VIEWS[0], seq, rows[-1].link, visit))
    rows.append(row_of(PURGED, 5, rows[-1].link, "v1"))
    rows[1:4] = map(without_payload, rows[1:4])
    assert verify_links(rows).damaged_seq == 2


def test_a_name_cannot_pass_for_a_certificate():
    sly = Actor(role="staff", name='"kind":"record-purged"')
    rows = [without_payload(row_of(VIEWS[0], 1, GENESIS, "v1"))]
    rows.append(row_of(LoggedIn(), 2, rows[0].link, "v1", sly))
    assert verify_links(rows).damaged_seq == 1


def test_a_payload_without_its_salt_is_damage():
    rows = chain()
    rows[2] = msgspec.structs.replace(rows[2], salt=None)
    assert verify_links(rows).damage == "payload"
    rows[2] = msgspec.structs.replace(chain()[2], payload=None)
    assert verify_links(rows).damage == "payload"


@given(st.integers(0, 4), st.sampled_from(["header", "salt", "payload"]), st.integers(0, 5000))
def test_any_flipped_bit_is_found_and_named(place, part, bit):
    rows = chain()
    changed = flipped(getattr(rows[place], part), bit)
    rows[place] = msgspec.structs.replace(rows[place], **{part: changed})
    status = verify_links(rows)
    assert not status.intact
    assert (status.count, status.damaged_seq) == (place, place + 1)
    assert status.damage == ("link" if part == "header" else "payload")
    assert status.head == (rows[place - 1].link if place else GENESIS)


@given(st.integers(0, 4), st.integers(0, 63))
def test_any_changed_letter_of_a_link_is_found(place, letter):
    rows = chain()
    link = rows[place].link
    other = "0" if link[letter] != "0" else "1"
    changed = link[:letter] + other + link[letter + 1 :]
    rows[place] = msgspec.structs.replace(rows[place], link=changed)
    status = verify_links(rows)
    assert (status.damaged_seq, status.damage) == (place + 1, "link")


@given(st.integers(0, 3))
def test_a_missing_event_is_a_gap(place):
    rows = chain()
    del rows[place]
    status = verify_links(rows)
    assert (status.damaged_seq, status.damage) == (place + 1, "gap")


def test_a_header_put_under_another_number_is_a_gap():
    rows = chain()
    rows[2] = msgspec.structs.replace(rows[2], header=rows[1].header, link=rows[1].link)
    status = verify_links(rows)
    assert (status.damaged_seq, status.damage) == (3, "gap")


def test_an_event_rewritten_with_its_link_is_found_at_the_next():
    rows = chain()
    rows[1] = row_of(Searched(by="name", found=99), 2, rows[0].link)
    status = verify_links(rows)
    assert (status.count, status.damaged_seq, status.damage) == (2, 3, "link")


def test_a_header_that_is_none_is_found_even_with_its_own_link():
    rows = chain()
    rows[3] = msgspec.structs.replace(rows[3], header=b"{}", link=derive_bytes_link(b"{}"))
    assert verify_links(rows).damage == "link"


@pytest.mark.parametrize("other", [{"actor": KIOSK}, {"visit": "v2"}, {"previous": "1" * 64}])
def test_every_field_of_a_header_is_in_its_link(other):
    header = msgspec.json.decode(chain()[0].header, type=Header)
    assert derive_link(msgspec.structs.replace(header, **other)) != derive_link(header)
