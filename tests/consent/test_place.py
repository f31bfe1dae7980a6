"""A record's place in the chain is proved from the document alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.events import VisitClosed
from kiosk.consent.head import sign_head
from kiosk.consent.place import is_chained, is_headed
from tests.consent.places import SEED, build_place
from tests.store.builders import declined, signed

RECORD = signed("V1").record


@pytest.mark.parametrize("event", [signed("V1"), declined("V1")])
def test_the_place_of_a_record_is_chained_and_headed(event):
    place = build_place(event)
    assert is_chained(place, event.record)
    assert is_headed(place)
    assert (place.seq, place.link) == (place.head.head.seq, place.head.head.link)


def test_another_record_is_not_in_that_place():
    place = build_place(signed("V1"))
    assert not is_chained(place, signed("V1", text="Something else").record)
    assert not is_chained(place, declined("V1").record)
    closed = VisitClosed(record=declined("V1").record)
    assert not is_chained(replace(place, header=build_place(closed).header), RECORD)


@pytest.mark.parametrize(
    "change", [{"visit": "V2"}, {"kiosk": "K2"}, {"kind": "visit-closed"}, {"payload_digest": "0"}]
)
def test_a_header_that_tells_of_another_is_not_the_records(change):
    place = build_place(signed("V1"))
    assert not is_chained(replace(place, header=replace(place.header, **change)), RECORD)


@pytest.mark.parametrize("salt", ["", "00", "no hex"])
def test_another_salt_proves_nothing(salt):
    assert not is_chained(replace(build_place(signed("V1")), salt=salt), RECORD)


def test_a_head_of_another_place_proves_nothing():
    place = build_place(signed("V1"))
    for change in ({"seq": 8}, {"link": "cd" * 32}, {"kiosk": "K2"}):
        other = sign_head(replace(place.head.head, **change), SEED)
        assert not is_headed(replace(place, head=other))


@pytest.mark.parametrize("key", ["", "no hex", "00" * 32])
def test_a_head_does_not_hold_under_another_key(key):
    assert not is_headed(replace(build_place(signed("V1")), public_key=key))


def test_the_link_is_the_headers():
    place = build_place(signed("V1"))
    moved = replace(place, header=replace(place.header, at="2027-01-01T00:00:00.000Z"))
    assert moved.link != place.link
    assert not is_headed(moved)
    assert derive_canonical_bytes(moved) != derive_canonical_bytes(place)
