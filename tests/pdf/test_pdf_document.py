from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.ink import Ink, Sample
from kiosk.consent.record import ClosedRecord, Flag, SignedRecord
from kiosk.errors import DocumentError
from kiosk.pdf.coverage import find_missing_characters
from kiosk.pdf.document import derive_document
from kiosk.pdf.sheet import A4, LETTER
from kiosk.visit.answers import Question
from kiosk.visit.wording import Label
from kiosk.words import Words
from tests.consent.places import place_record
from tests.pdf.builders import (
    NAME,
    RISKS,
    TEXTS,
    WISH,
    build_body,
    build_closed,
    build_named,
    build_plain,
    build_signed,
)
from tests.pdf.conftest import Make
from tests.pdf.reading import count_objects, read_pages, read_streams, read_words_of

TEXT, PATH, IMAGE = 1, 2, 3


def test_the_first_page_tells_a_clinician_what_matters_in_this_order(make: Make) -> None:
    page = read_pages(make(build_signed()))[0]
    expected = (
        "Record of information given and patient acknowledgement",
        "Signed by the patient. The conversation with the clinician is not recorded.",
        "Read this first",
        "Very afraid of needles",
        "Wants to talk about a calming tablet",
        "May not be able to afford the fee",
        f"What matters to the patient: {WISH}",
        "2 questions for the doctor",
        "Which nerves could be hurt, and would it last?",
        "Will ask in person",
        NAME,
        "cryoneurolysis (cryo)",
        "9 February 1950 (76 years)",
        "Sacroiliac joint",
        "9000 000 001",
        "Left",
        "Example Pain Clinic",
        "Dr. Sample Fictional",
        "23 November 2026, 02:04:05 (America/Vancouver, UTC−08:00)",
        "It does not replace the conversation with the clinician.",
    )
    assert find_order(expected, page) == list(expected)


def test_what_the_clinician_has_not_said_prints_not_recorded(make: Make, words: Words) -> None:
    page = read_pages(make(build_signed()))[0]
    keys = ("condition", "nature", "benefit", "common_risks", "own_risks", "alternatives",
            "questions_answered", "capability")  # fmt: skip
    labels = [words.say(f"document_{key}") for key in keys]
    for label in (*labels, "When to seek urgent help"):
        assert f"{label} Not recorded" in page
    assert page.count("Not recorded") == 9


def test_a_filled_slot_prints_what_the_clinician_said(make: Make) -> None:
    body = replace(build_body(), slots=(("This patient's own risks", "A pacemaker"),))
    page = read_pages(make(build_signed(body)))[0]
    assert "This patient’s own risks A pacemaker" in page
    assert page.count("Not recorded") == 7


def test_nothing_flagged_is_said(make: Make) -> None:
    page = read_pages(make(build_signed(build_plain())))[0]
    assert "Nothing flagged" in page
    assert "Nothing flagged" not in read_words_of(make(build_signed()))


def test_a_missing_health_number_is_said(make: Make) -> None:
    body = build_body()
    patient = replace(body.booking.patient, health_number=None)
    body = replace(body, booking=replace(body.booking, patient=patient))
    assert "Health number Not given" in read_pages(make(build_signed(body)))[0]


def test_the_signature_stands_with_its_statement_name_time_method_and_meaning(make: Make) -> None:
    record = build_signed()
    page = next(p for p in read_pages(make(record)) if "statement" in p)
    assert find_order(("patient’s statement", record.signature.intent, NAME), page)
    assert page.count("23 November 2026, 10:04:05 UTC") == 1
    assert "Electronic signature (simple), drawn by hand" in page
    assert record.signature.meaning in page


def test_ink_is_vectors_and_nothing_is_an_image(make: Make) -> None:
    record = build_signed()
    inked = make(record)
    dot = Ink(width=100, height=100, strokes=((Sample(50, 50, 500),),))
    dotted = make(build_signed(ink=dot))
    assert count_objects(inked)[IMAGE] == 0
    assert b"/Subtype /Image" not in inked
    assert count_objects(inked)[PATH] == count_objects(dotted)[PATH] + 2
    pages = read_streams(inked)
    assert sum(stream.count(b" l") for stream in pages) > 200


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("declined", "The patient declined on the tablet."),
        ("paper", "The patient chose to use paper instead of the tablet."),
        ("handed-over", "The visit was handed to staff before a signature."),
    ],
)
def test_a_visit_without_a_signature_says_how_it_ended(make: Make, outcome: str, said: str) -> None:
    reason = "Has already taken a sedative today" if outcome == "handed-over" else ""
    record = build_closed(outcome, reason)  # type: ignore[arg-type]
    pages = read_pages(make(record))
    text = " ".join(pages)
    assert "Not signed." in pages[0]
    assert said in text
    assert "There is no signature." in text
    assert "Printed name" not in text
    assert (f"Reason {reason}" in text) == bool(reason)


def test_every_acknowledgement_is_a_line_of_its_own(make: Make) -> None:
    text = read_words_of(make(build_signed()))
    for number, risk in enumerate(RISKS):
        answer = "Has a question about this" if number == 5 else "Understood"
        assert f"{risk} {answer}" in text
    assert text.count("Has a question about this") == 1


def test_a_risk_met_and_left_is_neither_understood_nor_asked_about(make: Make) -> None:
    body = build_body(asked=False)
    left = tuple(replace(a, understood=False) for a in body.acknowledgements[:1])
    body = replace(body, acknowledgements=left, questions=())
    record = ClosedRecord(body=body, outcome="declined", reason="")
    assert f"{RISKS[0]} Not answered" in read_words_of(make(record))


def test_a_visit_declined_on_its_first_page_makes_a_document(make: Make) -> None:
    body = replace(build_plain(), answers={}, acknowledgements=(), pages=(), exposures=(), slots=())
    text = read_words_of(make(ClosedRecord(body=body, outcome="declined", reason="")))
    assert "The patient reached no acknowledgement." in text
    assert "No question was kept." in text
    assert "The patient answered nothing." in text


def test_answers_questions_and_the_words_shown_follow(make: Make) -> None:
    text = read_words_of(make(build_signed()))
    _, answers = text.split("What the patient answered")
    answers, shown = answers.split("The words shown")
    assert f"What matters to you? {WISH}" in answers
    assert "Are you afraid of needles? Yes, a lot" in answers
    assert "Before you start I have read this" in answers
    assert "How does cold stop pain?" not in answers
    assert "Button: I have read this · 12 s · once · text 150 %" in shown
    assert "13 s · 2 times" in shown
    assert shown.count(TEXTS[0]) == 17
    assert "9 to 12 months is how long relief lasts" in shown
    assert "2. The skin is made numb." in shown
    assert shown.count("Button: I have read this") == 17


def test_the_language_page_is_answered_by_the_language(make: Make) -> None:
    body = build_body()
    page = body.pages[0]
    labels = (Label(option_id="en", text="English"), Label(option_id="pl", text="Polski"))
    page = replace(page, wording=replace(page.wording, labels=labels))
    text = read_words_of(make(build_signed(replace(body, pages=(page,)))))
    assert "Before you start English" in text


@pytest.mark.parametrize("sheet", [LETTER, A4])
def test_every_page_tells_its_number_record_and_hash(make: Make, sheet: object) -> None:
    pages = read_pages(make(build_signed(), sheet))
    link = place_record(build_signed()).link
    assert len(pages) > 4
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Record ABCD-EFGH" in page
        assert f"chain entry 17, {link[:16]}" in page
        assert "Form cryoneurolysis, version 1.0, digest fedcba9876543210" in page
    assert all(f"{NAME}, born 9 February 1950" in page for page in pages[1:])


def test_the_same_record_gives_the_same_bytes_in_another_process(
    make: Make, fonts: Path, tmp_path: Path
) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.pdf.builders import *\n"
        "from kiosk.pdf.document import *; from kiosk.words import read_words\n"
        f"fonts = Path({str(fonts)!r}); words = read_words(fonts.parent / 'words', 'en')\n"
        "from tests.consent.places import place_record\n"
        "record = build_signed()\n"
        "content = derive_document(record, place_record(record), words, fonts)\n"
        "sys.stdout.write(__import__('hashlib').sha256(content).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    root = Path(__file__).parents[2]
    other = subprocess.run(
        [sys.executable, "-c", script], cwd=root, env=environment, capture_output=True, check=True
    )
    assert other.stdout.decode() == hashlib.sha256(make(build_signed())).hexdigest()


def test_the_place_in_the_chain_changes_the_document(words: Words, fonts: Path) -> None:
    one, two = (
        derive_document(build_signed(), place_record(build_signed(), seq), words, fonts)
        for seq in (1, 2)
    )
    assert one != two


@pytest.mark.parametrize(
    "name",
    ["<b>Test</b> Patient", "Test &amp; Patient", "<para>Test", "Test\\)(Patient", "Nguyễn ə ʔ Ł"],
)
def test_hostile_and_rare_names_print_as_they_are(make: Make, name: str) -> None:
    text = read_words_of(make(build_signed(build_named(name))))
    assert text.count(name) > 6


def test_more_letters_than_one_font_subset_holds_print_as_they_are(make: Make, fonts: Path) -> None:
    letters = "".join(map(chr, (*range(0xC0, 0x250), *range(0x391, 0x3CA), *range(0x400, 0x530))))
    missing = find_missing_characters(letters, fonts)
    kept = "".join(letter for letter in letters if letter not in missing)
    assert len(kept) > 500
    lines = [kept[start : start + 20] for start in range(0, len(kept), 20)]
    body = replace(build_body(), flags=(Flag(kind="note", text=f"Letters: {' '.join(lines)}"),))
    text = read_words_of(make(build_signed(body)))
    assert [line for line in lines if line not in text] == []


def test_a_long_unbroken_name_wraps_inside_the_page(make: Make) -> None:
    name = "W" * 120
    content = make(build_signed(build_named(name)))
    assert name in read_pages(content)[0].replace(" ", "")
    assert find_edges(content) <= (LETTER.width_pt - LETTER.side_pt + 0.5)


def test_very_long_answers_and_questions_are_whole(make: Make) -> None:
    long = " ".join(f"word{number}" for number in range(1400))
    body = build_body()
    questions = tuple(Question(page_id=f"risk-{n}", text=long) for n in range(3))
    flags = (Flag(kind="note", text=f"What matters: {long}"), *body.flags)
    content = make(build_signed(replace(body, questions=questions, flags=flags)))
    text = read_words_of(content)
    assert text.count("word0 ") == text.count("word700 ") == text.count("word1399 ") == 7
    pages = read_pages(content)
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))


def test_a_character_no_font_draws_is_refused(make: Make) -> None:
    with pytest.raises(DocumentError, match=r"U\+1F642"):
        make(build_signed(build_named("Test 🙂 Patient")))


def test_missing_fonts_and_broken_ink_are_known_errors(
    make: Make, words: Words, tmp_path: Path
) -> None:
    record = build_signed()
    place = place_record(record)
    with pytest.raises(DocumentError, match="missing or broken"):
        derive_document(record, place, words, tmp_path)
    for inkml in ("<ink", ""):
        broken = SignedRecord(body=record.body, signature=replace(record.signature, inkml=inkml))
        with pytest.raises(DocumentError, match="InkML"):
            make(broken)


def test_what_proves_the_document_is_printed_whole(make: Make) -> None:
    record = build_signed()
    text, place = read_words_of(make(record)).replace(" ", ""), place_record(record)
    digest = hashlib.sha256(derive_canonical_bytes(record)).hexdigest()
    for figure in (digest, record.body.form.digest, place.link, place.public_key):
        assert figure in text


def test_each_document_says_what_its_seal_is(make: Make) -> None:
    for record in (build_signed(), build_closed("declined")):
        text = read_words_of(make(record))
        assert "sealed electronically on behalf of Example Pain Clinic" in text
        assert "not the patient’s qualified signature" in text


def find_order(expected: tuple[str, ...], text: str) -> list[str]:
    """Return those of `expected` that stand in `text`, each after the one before."""
    found: list[str] = []
    start = 0
    for part in expected:
        place = text.find(part, start)
        if place >= 0:
            found.append(part)
            start = place + len(part)
    return found


def find_edges(content: bytes) -> float:
    """Return how far to the right the words of any page reach, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    edges = [
        drawn.get_bounds()[2]
        for number in range(len(document))
        for drawn in document[number].get_objects()
        if drawn.type == TEXT
    ]
    document.close()
    assert edges
    return max(edges)
