from __future__ import annotations

import pytest

from kiosk.consent.events import PATIENT, STAFF
from kiosk.desk.opening import derive_questions, open_consent
from kiosk.store import Vault
from kiosk.words import Words
from tests.store.builders import signed, started


def test_opening_goes_on_record_and_shows_what_is_kept(vault: Vault, words: Words) -> None:
    vault.append(started(), STAFF, "V1")
    event = signed("V1")
    vault.finish("V1", event, PATIENT)
    vault.store_document("V1", "signed", b"%PDF-made-up", "1")
    consent = open_consent(vault, "V1")
    assert vault.events_of("V1")[-1].header.kind == "record-viewed"
    assert consent.record == event.record
    assert consent.document is not None
    assert consent.document.content == b"%PDF-made-up"
    (question,) = derive_questions(consent.record, words)
    assert (question.about, question.text) == ("What can happen?", "Will it hurt?")


def test_a_live_visit_has_neither_record_nor_document(vault: Vault, words: Words) -> None:
    vault.append(started(), STAFF, "V1")
    consent = open_consent(vault, "V1")
    assert (consent.record, consent.document) == (None, None)
    assert derive_questions(consent.record, words) == ()


def test_an_unknown_visit_is_a_bug_and_leaves_no_trace(vault: Vault) -> None:
    before = vault.verify().count
    with pytest.raises(ValueError, match="no such visit"):
        open_consent(vault, "V9")
    assert vault.verify().count == before
