"""What a patient is handed: a copy in their language and in English, a receipt, a blank form."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.consent.events import STAFF, ConsentWithdrawn, SettingsChanged
from kiosk.consent.record import ClosedRecord, SignedRecord
from kiosk.errors import VaultDamaged
from kiosk.forms.model import ConsentForm
from kiosk.intake.copies import make_blank_form, make_patient_copy, make_receipt, translate
from kiosk.intake.equipment import Equipment
from kiosk.intake.library import Library
from kiosk.intake.session import Session
from kiosk.visit import actions as do
from kiosk.words import Words
from tests.intake.clinic import DRAWN, FORM_ID
from tests.intake.ready import BOOKING, derive_ready, stand
from tests.pdf.reading import read_pages, read_words_of

NAME = BOOKING.patient.name


@pytest.fixture
def bilingual(equipment: Equipment) -> Equipment:
    """Return the clinic with the form in a second language, which is English word by word."""
    (english,) = equipment.library.forms[FORM_ID].values()
    polish = replace(english, language="pl", title="Kriodestrukcja", intent="Zgadzam się.")
    library = Library(forms={FORM_ID: {"en": english, "pl": polish}})
    entries = equipment.words_of("en").entries | {"language_name": "Polski"}

    def say(language: str) -> Words:
        return Words("pl", entries) if language == "pl" else equipment.words_of(language)

    return replace(equipment, find_library=lambda: library, words_of=say)


@pytest.fixture
def polish(bilingual: Equipment) -> Session:
    ready = derive_ready(bilingual.rules(FORM_ID), bilingual.clock)
    return stand(bilingual, replace(ready, language="pl"), "V1")


def find_form(equipment: Equipment) -> ConsentForm:
    return equipment.library.forms[FORM_ID]["en"]


def test_a_copy_is_in_the_patients_language_and_then_in_english(
    polish: Session, bilingual: Equipment
) -> None:
    polish.sign(DRAWN)
    pages = read_pages(make_patient_copy(bilingual, "V1"))
    assert "Zgadzam się." in " ".join(pages)
    (second,) = [page for page in pages if "same pages in English" in page]
    assert "You read and signed them in Polski." in second
    assert find_form(bilingual).intent in " ".join(pages[pages.index(second) :])
    assert len(read_pages(make_patient_copy(bilingual, "V1", large_print=True))) > len(pages)


def test_a_copy_in_english_has_one_language(session: Session, equipment: Equipment) -> None:
    session.sign(DRAWN)
    text = read_words_of(make_patient_copy(equipment, "V1"))
    assert NAME in text
    assert "same pages" not in text


def test_a_translation_has_the_words_of_the_other_form(
    polish: Session, bilingual: Equipment
) -> None:
    polish.sign(DRAWN)
    record = bilingual.vault.record("V1")
    assert isinstance(record, SignedRecord)
    told = translate(bilingual, record, "en")
    assert isinstance(told, SignedRecord)
    assert (told.body.form.language, told.body.form.title) == ("en", find_form(bilingual).title)
    assert told.body.answers == record.body.answers
    assert told.signature.inkml == record.signature.inkml
    assert told.signature.intent == find_form(bilingual).intent
    assert translate(bilingual, record, "pl") is None
    assert translate(bilingual, record, "fr") is None


def test_nothing_is_translated_from_a_form_that_was_changed_since(
    polish: Session, bilingual: Equipment
) -> None:
    polish.act(do.Leave("declined"))
    record = bilingual.vault.record("V1")
    assert isinstance(record, ClosedRecord)
    assert isinstance(translate(bilingual, record, "en"), ClosedRecord)
    settings = replace(bilingual.settings(), fee_amount="a new amount")
    bilingual.vault.append(SettingsChanged(settings=settings), STAFF)
    assert translate(bilingual, record, "en") is None


def test_a_withdrawn_consent_has_a_receipt_and_no_other(
    session: Session, equipment: Equipment
) -> None:
    session.sign(DRAWN)
    with pytest.raises(VaultDamaged, match="not withdrawn"):
        make_receipt(equipment, "V1")
    equipment.vault.append(ConsentWithdrawn(by="patient", how="writing"), STAFF, "V1")
    (page,) = read_pages(make_receipt(equipment, "V1"))
    assert f"Patient {NAME}" in page
    assert "How In writing Reason None was given" in page
    assert len(read_pages(make_receipt(equipment, "V1", large_print=True))) == 2
    assert read_words_of(make_patient_copy(equipment, "V1")).startswith("WITHDRAWN")


def test_a_visit_without_a_record_has_no_copy(session: Session, equipment: Equipment) -> None:
    with pytest.raises(VaultDamaged, match="without a record"):
        make_patient_copy(equipment, "V1")


def test_a_blank_form_is_the_clinics(equipment: Equipment) -> None:
    text = read_words_of(make_blank_form(equipment, find_form(equipment)))
    assert equipment.settings().clinic_name in text
    large = make_blank_form(equipment, find_form(equipment), large_print=True)
    assert len(read_pages(large)) > 15
