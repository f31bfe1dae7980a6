"""Every kind of document, each as it is handed out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

from kiosk.app.paths import FONTS, FORMS, WORDS
from kiosk.consent.record import StoredRecord
from kiosk.forms.checks import require_form
from kiosk.pdf.blank_form import derive_blank_form
from kiosk.pdf.document import derive_document
from kiosk.pdf.patient_copy import Version, derive_patient_copy
from kiosk.pdf.receipt import derive_receipt
from kiosk.pdf.sheet import Sheet
from kiosk.settings import ClinicSettings
from kiosk.words import Words, read_words
from tests.consent.places import place_record
from tests.pdf.builders import build_body, build_closed, build_signed
from tests.pdf.laters import ATTESTED, IN_ERROR, WITHDRAWN, build_later
from tests.pdf.scripts import turn_body, turn_words

COPIES, LARGE = 1.2, 1.8
CLINIC = ClinicSettings(
    clinic_name="Example Pain Clinic", time_zone="America/Vancouver", kiosk_id="K1"
)
MADE = datetime(2026, 11, 23, tzinfo=UTC)


@cache
def read_english() -> Words:
    return read_words(WORDS, "en")


def _derive_document(record: StoredRecord, sheet: Sheet, *events: object) -> bytes:
    later = build_later(*events)  # type: ignore[arg-type]
    return derive_document(record, place_record(record), read_english(), FONTS, sheet, later)


def _derive_copy(record: StoredRecord, sheet: Sheet) -> bytes:
    return derive_patient_copy([Version(record, read_english())], FONTS, sheet)


def _derive_two_languages(sheet: Sheet) -> bytes:
    record = build_signed()
    turned = build_signed(turn_body(build_body()))
    versions = [Version(turned, turn_words(read_english())), Version(record, read_english())]
    return derive_patient_copy(versions, FONTS, sheet)


def _derive_receipt(sheet: Sheet) -> bytes:
    (withdrawal,) = build_later(WITHDRAWN)
    return derive_receipt(build_signed(), withdrawal, read_english(), FONTS, sheet)


def _derive_blank(sheet: Sheet) -> bytes:
    form = require_form(FORMS / "cryoneurolysis", "en")
    return derive_blank_form(form, CLINIC, read_english(), FONTS, sheet, MADE)


def _derive_withdrawn_copy(sheet: Sheet) -> bytes:
    version = Version(build_signed(), read_english())
    return derive_patient_copy([version], FONTS, sheet, build_later(WITHDRAWN))


KINDS: dict[str, Callable[[Sheet], bytes]] = {
    "signed": lambda sheet: _derive_document(build_signed(), sheet),
    "discussed": lambda sheet: _derive_document(build_signed(), sheet, ATTESTED),
    "withdrawn": lambda sheet: _derive_document(build_signed(), sheet, ATTESTED, WITHDRAWN),
    "entered in error": lambda sheet: _derive_document(build_signed(), sheet, IN_ERROR),
    "declined": lambda sheet: _derive_document(build_closed("declined"), sheet),
    "declined in error": lambda sheet: _derive_document(build_closed("declined"), sheet, IN_ERROR),
    "copy": lambda sheet: _derive_copy(build_signed(), sheet.enlarge(COPIES)),
    "large copy": lambda sheet: _derive_copy(build_signed(), sheet.enlarge(LARGE)),
    "copy of a refusal": lambda sheet: _derive_copy(
        build_closed("handed-over", "Has already taken a sedative today"), sheet.enlarge(COPIES)
    ),
    "copy of a withdrawn": lambda sheet: _derive_withdrawn_copy(sheet.enlarge(COPIES)),
    "copy in two languages": lambda sheet: _derive_two_languages(sheet.enlarge(COPIES)),
    "receipt": lambda sheet: _derive_receipt(sheet.enlarge(COPIES)),
    "large receipt": lambda sheet: _derive_receipt(sheet.enlarge(LARGE)),
    "blank form": lambda sheet: _derive_blank(sheet.enlarge(COPIES)),
    "large blank form": lambda sheet: _derive_blank(sheet.enlarge(LARGE)),
}
"""By name, on a sheet of paper."""


@cache
def derive_kind(name: str, sheet: Sheet) -> bytes:
    """The document of a kind, drawn once for all tests."""
    return KINDS[name](sheet)
