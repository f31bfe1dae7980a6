"""Every kind of document: what it says, to whom, and what it must not say."""

from __future__ import annotations

import math
import re

import pytest

from kiosk.app.paths import FONTS
from kiosk.pdf.patient_copy import COPY, LARGE_PRINT, Version, derive_patient_copy
from kiosk.pdf.sheet import A4, LETTER
from tests.consent.places import place_record
from tests.pdf.builders import NAME, RISKS, TEXTS, build_body, build_closed, build_signed
from tests.pdf.kinds import CLINIC, derive_kind, read_english
from tests.pdf.reading import count_objects, read_pages, read_streams, read_structure, read_words_of
from tests.pdf.scripts import turn
from tests.pdf.test_pdf_document import find_order

BOX = re.compile(rb"0\.90 w 0\.100 0\.130 0\.140 RG\n[\d. ]+ m(?: [\d. ]+ l){4} S")
"""A box to tick, as it is drawn."""
REASON = "Has already taken a sedative today"


def read_kind(name: str) -> str:
    return read_words_of(derive_kind(name, LETTER))


def find_sizes(content: bytes) -> set[float]:
    """The sizes of all type on paper, in points."""
    sizes: set[float] = set()
    for stream in read_streams(content):
        scale = math.prod(map(float, re.findall(rb"\b([\d.]+) 0 0 [\d.]+ 0 0 cm", stream)))
        sizes |= {float(size) * scale for size in re.findall(rb"\b([\d.]+) Tf\n", stream)}
    return sizes


def test_the_patients_copy_speaks_to_the_patient() -> None:
    text = read_kind("copy")
    told = (
        "Your copy",
        "You can change your mind at any time",
        NAME,
        "9 February 1950",
        "23 November 2026, 02:04",
        "What you signed",
        build_signed().signature.intent,
        "What you were told, point by point",
        f"{RISKS[0]} You understood",
        "Damage to nerves You have a question",
        "Your questions for the doctor",
        "Which nerves could be hurt, and would it last?",
        "What you answered",
        "What you read",
        TEXTS[0],
    )
    assert find_order(told, text) == list(told)
    assert "Copy of record ABCD-EFGH" in text
    assert [alt for tag, alt in read_structure(derive_kind("copy", LETTER)) if alt] == [
        f"Handwritten signature of {NAME}"
    ]


@pytest.mark.parametrize("name", ["copy", "large copy", "copy of a refusal", "receipt"])
def test_what_is_for_staff_stays_out_of_what_is_the_patients(name: str) -> None:
    content = derive_kind(name, LETTER)
    text = read_words_of(content)
    flags = {flag.text for flag in build_body().flags if flag.kind == "answer"}
    assert flags
    for staff in (*flags, "Read this first", "Not recorded", REASON, "The patient", "UTC"):
        assert staff not in text.replace("By whom The patient", "")
    assert "12 s" not in text
    assert b"record.json" not in content


def test_the_copy_of_a_refusal_says_that_nothing_was_signed() -> None:
    text = read_kind("copy of a refusal")
    assert "You did not sign: a staff member took over." in text
    assert "This copy holds no consent. 23 November 2026, 02:04 You did not sign." in text


def test_the_copy_of_a_withdrawn_consent_says_so_first() -> None:
    assert read_kind("copy of a withdrawn").startswith("WITHDRAWN Your consent was taken back on")


def test_large_print_is_large_to_the_last_line() -> None:
    for name in ("large copy", "large receipt", "large blank form"):
        assert min(find_sizes(derive_kind(name, LETTER))) == pytest.approx(18)
    for name in ("copy", "receipt", "blank form"):
        assert min(find_sizes(derive_kind(name, LETTER))) == pytest.approx(12)


def test_the_same_follows_in_english_on_a_page_of_its_own() -> None:
    content = derive_kind("copy in two languages", LETTER)
    pages = read_pages(content)
    second = [number for number, page in enumerate(pages) if "Your copy" in page]
    assert len(second) == 1
    assert len(pages) // 3 < second[0] < len(pages) * 2 // 3
    assert "These are the same pages in English." in pages[second[0]]
    assert all("What you" not in page for page in pages[: second[0]])
    assert b"/Lang (ar)" in content
    assert b"/Lang (en)" in content
    assert turn("signed").strip() not in pages[second[0]]


def test_the_same_record_gives_the_same_copy() -> None:
    versions = [Version(build_signed(), read_english())]
    one, two = (derive_patient_copy(versions, FONTS, COPY) for _ in range(2))
    assert one == two != derive_patient_copy(versions, FONTS, LARGE_PRINT)


def test_the_receipt_is_one_page_that_says_who_when_and_how() -> None:
    (page,) = read_pages(derive_kind("receipt", A4))
    told = (
        "Your consent has been taken back",
        f"Patient {NAME}",
        "Signed 23 November 2026, 02:04",
        "By whom The patient",
        "How By telephone",
        "Reason I want to wait until spring.",
        "When 24 November 2026, 09:12",
        "Put on record by Pat Sample",
        "You do not have to give a reason.",
        "tell Example Pain Clinic.",
        "Record ABCD-EFGH",
    )
    assert find_order(told, page) == list(told)


def test_the_blank_form_names_nobody_and_has_a_box_for_every_answer() -> None:
    content = derive_kind("blank form", LETTER)
    text = read_words_of(content)
    assert CLINIC.clinic_name in text
    assert NAME not in text
    assert text.count("I have a question") > 8
    boxes = sum(len(BOX.findall(stream)) for stream in read_streams(content))
    assert boxes > 2 * text.count("I have a question")
    told = (
        "consent form on paper",
        "Patient Born Health number",
        "Left Right Both sides",
        "Only if you ticked “Yes, I want to talk about it”",
        "If you tick “Yes”, tell a staff member before you go on.",
        "Your questions for the doctor",
        "I would rather not.",
        "Signature of the patient",
        "The conversation with the clinician",
        "Clinician’s signature",
    )
    assert find_order(told, text) == list(told)
    assert count_objects(content)[3] == 0


def test_a_decline_note_says_so_in_the_first_line_and_how_it_ended() -> None:
    pages = read_pages(derive_kind("declined", LETTER))
    assert "Not signed. The patient declined." in pages[0]
    assert "Nobody may treat this record as consent." in pages[0]
    record = build_closed("declined")
    assert place_record(record).link[:16] in pages[0]
