"""Every kind of event is kept and read back as it was, whatever was typed into it."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import (
    GENESIS,
    ChainRow,
    derive_bytes_link,
    derive_header,
    derive_kind,
    derive_payload_digest,
    verify_links,
)
from kiosk.consent.events import STAFF, Actor, Event, Header, Searched
from tests.consent.inventing import HOSTILE, invent

KINDS = get_args(Event)
CANARY = "Zephyrine Quistermann"
SALT = bytes(32)
WITH_TEXT = [kind for kind in KINDS if msgspec.structs.fields(kind) and kind is not Searched]

few = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def header_of(event: Any, actor: Actor = STAFF, visit: str | None = "v1") -> Header:
    digest = derive_payload_digest(SALT, derive_canonical_bytes(event))
    return derive_header(
        event,
        seq=1,
        at=datetime(2026, 11, 23, 10, tzinfo=UTC),
        offset=timedelta(hours=-8),
        actor=actor,
        kiosk="K1",
        visit=visit,
        previous=GENESIS,
        payload_digest=digest,
    )


def test_every_kind_has_a_tag_of_its_own() -> None:
    tags = [str(kind.__struct_config__.tag) for kind in KINDS]
    assert len(set(tags)) == len(KINDS) > 25


@pytest.mark.parametrize("kind", KINDS)
@few
@given(data=st.data())
def test_an_event_is_read_back_as_it_was_and_chained(kind: Any, data: st.DataObject) -> None:
    event = data.draw(invent(kind))
    payload = derive_canonical_bytes(event)
    read: Event = msgspec.json.decode(payload, type=Event)
    assert read == event
    assert derive_kind(read) == derive_kind(event)
    assert derive_canonical_bytes(read) == payload
    header = derive_canonical_bytes(header_of(event))
    row = ChainRow(seq=1, header=header, link=derive_bytes_link(header), salt=SALT, payload=payload)
    assert verify_links([row]).intact


@pytest.mark.parametrize("kind", KINDS)
@few
@given(data=st.data())
def test_a_header_says_nothing_of_what_the_payload_says(kind: Any, data: st.DataObject) -> None:
    event = data.draw(invent(kind, st.just(CANARY)))
    header = header_of(event)
    assert CANARY.encode() not in derive_canonical_bytes(header)
    assert header.kind == derive_kind(event)


@pytest.mark.parametrize("kind", WITH_TEXT)
@few
@given(data=st.data(), half=st.characters(categories=["Cs"]))
def test_half_a_character_is_refused(kind: Any, data: st.DataObject, half: str) -> None:
    event = data.draw(invent(kind, st.just(f"a{half}b")))
    with pytest.raises(ValueError, match=r"(?i)utf-"):
        derive_canonical_bytes(event)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("other", ["", "x"])
def test_texts_that_look_alike_have_bytes_of_their_own(text: str, other: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert (derive_canonical_bytes(composed) == derive_canonical_bytes(text)) == (composed == text)
    assert derive_canonical_bytes(text + other) != derive_canonical_bytes(text) or not other


@given(invent(Actor), st.text(st.characters(exclude_categories=["Cs"])))
def test_a_header_with_hostile_names_is_read_back_as_it_was(actor: Actor, visit: str) -> None:
    header = header_of(msgspec.json.decode(b'{"type":"logged-in"}', type=Event), actor, visit)
    content = derive_canonical_bytes(header)
    assert msgspec.json.decode(content, type=Header) == header
    assert content.count(b'"kind":"logged-in"') == 1
    assert b'"kind":"record-purged"' not in content
