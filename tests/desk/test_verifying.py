"""A document and the vault tell the same, or it is said in what they differ."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from kiosk.consent.events import (
    PATIENT,
    STAFF,
    Actor,
    ConsentWithdrawn,
    ConversationAttested,
    SettingsChanged,
)
from kiosk.desk.verifying import compare_with_vault
from kiosk.pdf.verification import Verification
from kiosk.store import Vault
from tests.store.builders import KEY, SETTINGS, START, StepClock, signed, started
from tests.store.hurting import tamper

CONTENT = b"%PDF-sealed"


@pytest.fixture
def clock():
    return StepClock()


@pytest.fixture
def vault(tmp_path, clock):
    made = Vault.create(tmp_path / "vault", KEY, clock, "K1")
    made.append(SettingsChanged(settings=SETTINGS), STAFF)
    made.append(started(), STAFF, "V1")
    made.finish("V1", signed("V1"), PATIENT)
    made.store_document("V1", "signed", CONTENT, "3")
    yield made
    made.close()


@pytest.fixture
def place(vault):
    return vault.chain_proof("V1")


def compare(vault, place, content=CONTENT, later=()):
    found = Verification(facts=(), place=place, later=later)
    fact = compare_with_vault(vault, content, found)
    return fact.state, fact.reason


def test_the_same_event_and_the_same_bytes_are_good(vault, place):
    assert compare(vault, place) == ("good", "same")


def test_bytes_that_were_never_kept_are_wrong(vault, place):
    assert compare(vault, place, CONTENT + b" ") == ("wrong", "other-document")


def test_another_kiosks_document_is_wrong(vault, place):
    other = replace(place, header=replace(place.header, kiosk="K2"))
    nobodys = replace(place, header=replace(place.header, visit=None))
    assert compare(vault, other) == compare(vault, nobodys) == ("wrong", "other-kiosk")


@pytest.mark.parametrize(
    "change", [{"salt": "00"}, {"public_key": "ab"}, {"visit": "V2"}, {"at": "2027"}]
)
def test_another_event_is_wrong(vault, place, change):
    if change.keys() & {"visit", "at"}:
        other = replace(place, header=replace(place.header, **change))
    else:
        other = replace(place, **change)
    assert compare(vault, other) == ("wrong", "no-such-event")


def test_what_happened_since_is_compared_as_far_as_the_document_tells(vault, place):
    vault.append(ConversationAttested(clinician="Dr Aoki", statement="We talked."), STAFF, "V1")
    first = vault.later("V1")
    vault.append(ConsentWithdrawn(by="patient", how="in-person"), STAFF, "V1")
    both = vault.later("V1")
    for later in ((), first, both):
        assert compare(vault, place, later=later) == ("good", "same")
    other = (replace(first[0], salt="00"),)
    for later in (other, both[1:], (*both, *first)):
        assert compare(vault, place, later=later) == ("wrong", "no-such-event")


def test_without_a_place_the_vault_is_not_asked(vault):
    assert compare(vault, None) == ("unchecked", "no-place")


def test_a_purged_record_is_no_failure(vault, place, clock):
    clock.instant = START + timedelta(days=17 * 366)
    one, other = (Actor(role="staff", name=name) for name in ("Ada Fictional", "Ben Fictional"))
    vault.purge("V1", one, other)
    assert compare(vault, place) == ("unchecked", "purged")


def test_a_damaged_vault_is_told(vault, place):
    tamper(vault, "DELETE FROM payloads WHERE seq = 3")
    assert compare(vault, place) == ("wrong", "damaged")
