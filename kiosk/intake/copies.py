"""What is handed to a patient beside the kept document: made when it is asked for, never stored.

Owns which languages a copy has. English follows the patient's language where the library still
holds the very form that was signed: its pages are made anew in both, and those in the patient's
language must be the ones on record.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.clock import read_utc
from kiosk.consent.events import ConsentWithdrawn
from kiosk.consent.evidence import Place, derive_unsigned
from kiosk.consent.record import RecordBody, SignedRecord, StoredRecord
from kiosk.errors import VaultDamaged
from kiosk.forms.model import ConsentForm
from kiosk.intake.equipment import Equipment
from kiosk.pdf.turns import drawing
from kiosk.visit.state import VisitState

ENGLISH = "en"


def make_patient_copy(equipment: Equipment, visit_id: str, *, large_print: bool = False) -> bytes:
    """Return the patient's copy of a finished visit as PDF, in 12 points or in 18.

    Raises:
        VaultDamaged: the visit has no record.
        DocumentError: the record cannot be drawn.
    """
    from kiosk.pdf.patient_copy import (  # noqa: PLC0415
        COPY,
        LARGE_PRINT,
        Version,
        derive_patient_copy,
    )

    record, later = equipment.vault.record(visit_id), equipment.vault.later(visit_id)
    if record is None:
        raise VaultDamaged("A copy is asked for a visit without a record.")
    versions = [Version(record, equipment.words_of(record.body.form.language))]
    if translated := translate(equipment, record, ENGLISH):
        versions.append(Version(translated, equipment.words_of(ENGLISH)))
    with drawing:
        sheet = LARGE_PRINT if large_print else COPY
        return derive_patient_copy(versions, equipment.fonts, sheet, later)


def make_receipt(equipment: Equipment, visit_id: str, *, large_print: bool = False) -> bytes:
    """Return the receipt of a withdrawn consent as PDF, in 12 points or in 18.

    Raises:
        VaultDamaged: the visit has no signed record, or its consent was not withdrawn.
        DocumentError: the record cannot be drawn.
    """
    from kiosk.pdf.patient_copy import COPY, LARGE_PRINT  # noqa: PLC0415
    from kiosk.pdf.receipt import derive_receipt  # noqa: PLC0415

    record = equipment.vault.record(visit_id)
    later = equipment.vault.later(visit_id)
    taken_back = [one for one in later if isinstance(one.event, ConsentWithdrawn)]
    if not (isinstance(record, SignedRecord) and taken_back):
        raise VaultDamaged("A receipt is asked for a consent that was not withdrawn.")
    words = equipment.words_of(record.body.form.language)
    with drawing:
        sheet = LARGE_PRINT if large_print else COPY
        return derive_receipt(record, taken_back[-1], words, equipment.fonts, sheet)


def make_blank_form(equipment: Equipment, form: ConsentForm, *, large_print: bool = False) -> bytes:
    """Return `form` for signing on paper as PDF, in 12 points or in 18.

    Raises:
        VaultError: the clinic has not been set up.
        DocumentError: the form cannot be drawn.
    """
    from kiosk.pdf.blank_form import derive_blank_form  # noqa: PLC0415
    from kiosk.pdf.patient_copy import COPY, LARGE_PRINT  # noqa: PLC0415

    words, clinic = equipment.words_of(form.language), equipment.settings()
    made, sheet = equipment.clock.now(), LARGE_PRINT if large_print else COPY
    with drawing:
        return derive_blank_form(form, clinic, words, equipment.fonts, sheet, made)


def translate(equipment: Equipment, record: StoredRecord, language: str) -> StoredRecord | None:
    """Return the same record in `language`; None where it is in it, or cannot be said to be so."""
    own = record.body.form.language
    forms = equipment.library.forms.get(record.body.form.form_id, {})
    if language == own or not {language, own} <= set(forms):
        return None
    told = _derive_anew(equipment, record.body, forms[own])
    if (told.form, told.pages) != (record.body.form, record.body.pages):
        return None
    anew = _derive_anew(equipment, record.body, forms[language])
    words = (anew.form, anew.pages, anew.acknowledgements)
    body = replace(record.body, form=words[0], pages=words[1], acknowledgements=words[2])
    if not isinstance(record, SignedRecord):
        return replace(record, body=body)
    meaning = equipment.words_of(language).say("signature_meaning")
    signature = replace(record.signature, intent=forms[language].intent, meaning=meaning)
    return SignedRecord(body=body, signature=signature)


def _derive_anew(equipment: Equipment, body: RecordBody, form: ConsentForm) -> RecordBody:
    """Return what the same visit would have left on `form`."""
    started = read_utc(body.started.utc)
    state = VisitState(
        visit_id=body.visit_id,
        booking=body.booking,
        language=form.language,
        started_at=started,
        entered_at=started,
        answers=body.answers,
        questions=body.questions,
        exposures=body.exposures,
    )
    place = Place(
        sources=equipment.sources(form, body.booking),
        staff_words=equipment.staff_words,
        ended_at=read_utc(body.ended.utc),
        app_version=body.app_version,
    )
    return derive_unsigned(state, place).body
