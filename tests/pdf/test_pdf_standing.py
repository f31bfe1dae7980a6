"""A record that was taken back, or should not be there, says so before anything else."""

from __future__ import annotations

import pytest

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import derive_link
from kiosk.consent.events import ConsentWithdrawn
from kiosk.pdf.contents import read_contents
from kiosk.pdf.verification import Verification, verify_document
from tests.pdf.builders import build_closed, build_signed
from tests.pdf.conftest import Make
from tests.pdf.laters import ATTESTED, IN_ERROR, WITHDRAWN, build_later, mute
from tests.pdf.reading import read_pages, read_streams, read_structure, read_words_of
from tests.pdf.test_pdf_document import find_order


def test_a_withdrawn_record_says_so_first_and_on_every_page(make: Make) -> None:
    pages = read_pages(make(build_signed(), later=build_later(ATTESTED, WITHDRAWN)))
    assert pages[0].startswith("WITHDRAWN The consent was taken back.")
    assert "since 25 November 2026, 09:12:30 (America/Vancouver, UTC−08:00)" in pages[0]
    assert all("WITHDRAWN · Zoë" in page for page in pages[1:])
    text = " ".join(pages)
    told = (
        "What happened since",
        "The clinician attested the conversation",
        ATTESTED.statement,
        "Very afraid of needles",
        "Will ask in person",
        "The consent was withdrawn",
        "By whom The patient",
        "How By telephone",
        "Reason I want to wait until spring.",
        "When 25 November 2026, 09:12:30 (America/Vancouver, UTC−08:00)",
        "25 November 2026, 17:12:30 UTC",
        "Put on record by Pat Sample",
        "The patient’s statement",
    )
    assert find_order(told, text[text.index("What happened since") :]) == list(told)


def test_nobody_has_to_give_a_reason_or_to_be_named(make: Make) -> None:
    later = mute(build_later(ConsentWithdrawn(by="representative", how="in-person")))
    text = read_words_of(make(build_signed(), later=later))
    assert "By whom A representative of the patient How In person Reason None was given" in text
    assert "Put on record by Staff" in text


def test_a_record_entered_in_error_says_so_first(make: Make) -> None:
    for record in (build_signed(), build_closed("declined")):
        pages = read_pages(make(record, later=build_later(IN_ERROR)))
        assert pages[0].startswith("ENTERED IN ERROR This record should not be here.")
        assert all("ENTERED IN ERROR · Zoë" in page for page in pages[1:])
        assert f"Reason {IN_ERROR.reason}" in " ".join(pages)


def test_an_attested_conversation_is_said_and_nothing_is_marked(make: Make) -> None:
    pages = read_pages(make(build_signed(), later=build_later(ATTESTED)))
    assert "Dr. Sample Fictional attests that the conversation took place." in pages[0]
    assert "WITHDRAWN" not in " ".join(pages)


def test_what_was_signed_stands_unchanged_below(make: Make) -> None:
    signed = make(build_signed())
    later = build_later(ATTESTED, WITHDRAWN)
    withdrawn = make(build_signed(), later=later)
    contents, before = read_contents(withdrawn), read_contents(signed)
    assert contents is not None
    assert before is not None
    added = {"later.json": derive_canonical_bytes(later)}
    assert contents.files == before.files | added
    figures = [alt for tag, alt in read_structure(withdrawn) if tag == "Figure"]
    assert figures == [alt for tag, alt in read_structure(signed) if tag == "Figure"]
    assert all(derive_link(one.header) in contents.letters for one in later)
    found = verify_document(withdrawn)
    assert isinstance(found, Verification)
    states = {fact.name: fact.state for fact in found.facts}
    assert (states["record"], states["chain"], states["head"]) == ("good", "good", "good")


@pytest.mark.parametrize("event", [ATTESTED, WITHDRAWN, IN_ERROR])
def test_the_file_is_dated_by_what_happened_last(make: Make, event: object) -> None:
    content = make(build_signed(), later=build_later(event))  # type: ignore[arg-type]
    packet = next(s for s in read_streams(content) if b"xpacket" in s)
    assert b"<xmp:CreateDate>2026-11-24T17:12:30+00:00" in packet
    assert (b"WITHDRAWN" in packet) == (event is WITHDRAWN)
