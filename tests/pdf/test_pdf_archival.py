"""Every document is archival and accessible in the eyes of veraPDF, and a broken one is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from kiosk.consent.record import Flag, StoredRecord
from kiosk.pdf.authority import make_identity
from kiosk.pdf.document import derive_document
from kiosk.pdf.pen import Pen
from kiosk.pdf.seal import seal
from kiosk.pdf.sheet import LETTER
from kiosk.words import Words
from tests.consent.places import place_record
from tests.pdf.builders import build_body, build_closed, build_plain, build_signed
from tests.pdf.conftest import RESOURCES, Make
from tests.pdf.kinds import KINDS, derive_kind
from tests.pdf.scripts import (
    ARABIC_NOTE,
    CHINESE_NOTE,
    MIXED,
    NAMES,
    build_scripted,
    turn_body,
    turn_words,
)
from tests.pdf.test_pdf_paging import build_asked
from tests.pdf.verapdf import VeraPdf

LONG = " ".join(f"word{number}" for number in range(1400))
RECORDS: dict[str, StoredRecord] = {
    "nothing flagged": build_signed(build_plain()),
    "on paper": build_closed("paper"),
    "handed over": build_closed("handed-over", "Has already taken a sedative today"),
    "much asked": build_signed(build_asked(30)),
    "long note": build_signed(replace(build_body(), flags=(Flag(kind="note", text=LONG),))),
    "every script": build_scripted(MIXED, f"{' '.join(NAMES.values())} {CHINESE_NOTE}"),
    "right to left": build_scripted(NAMES["arabic"], ARABIC_NOTE),
}
SHORT = build_signed(replace(build_body(), pages=build_body().pages[-2:]))
BREAKS = {
    "a figure without its alternative": ("/Alt ", "/Alx ", "ua1 7.3-1"),
    "letters without their characters": ("/ToUnicode", "/ToUnicodX", "3a 6.2.11.7.2-1"),
    "colours without a profile": ("/OutputIntents", "/OutputIntentX", "3a 6.2.4.3-2"),
    "a heading that skips a level": ("/S /H2", "/S /H3", "ua1 7.4.2-1"),
    "a header without its scope": ("/Scope /Row", "/Scopx /Row", "ua1 7.5-1"),
    "a font left out": ("/FontFile2", "/FontFileX", "3a 6.2.11.4.1-1"),
    "a file without its relation": ("/AFRelationship", "/AFRelationshiX", "3a 6.8-3"),
    "no language": ("/Lang (en)", "/Lanx (en)", "ua1 7.2-34"),
    "no title shown": ("/DisplayDocTitle", "/DisplayDocTitlX", "ua1 7.1-10"),
    "not said to be accessible": ("pdfuaid:part>1<", "pdfuaid:part>2<", "ua1 5-2"),
    "not said to be archival": ("conformance>A<", "conformance>B<", "3a 6.6.4-3"),
    "not said to be tagged": ("/Marked true", "/Markex true", "3a 6.7.2.2-1"),
    "a list of rows": ("/S /LI", "/S /TR", "ua1 7.2-19"),
    "a row outside its table": ("/S /Table", "/S /Tadle", "ua1 7.2-4"),
    "marks without elements": ("/ParentTree ", "/ParentTrex ", "ua1 7.1-3"),
}
"""What stands in the file, what is put there instead, and the rule that it breaks."""


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_document_is_archival_and_accessible(name: str, verapdf: VeraPdf) -> None:
    assert verapdf.judge(derive_kind(name, LETTER)) == {}


@pytest.mark.parametrize("name", RECORDS)
def test_every_document_is_archival_and_accessible(name: str, make: Make, verapdf: VeraPdf) -> None:
    assert verapdf.judge(make(RECORDS[name])) == {}


def test_a_document_in_a_language_from_right_to_left_is_too(words: Words, verapdf: VeraPdf) -> None:
    record = build_signed(turn_body(build_body()))
    content = derive_document(record, place_record(record), turn_words(words), RESOURCES / "fonts")
    assert verapdf.judge(content) == {}


@pytest.mark.parametrize("name", ["signed", "declined", "withdrawn"])
def test_a_sealed_document_stays_so(name: str, verapdf: VeraPdf) -> None:
    at = datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
    identity = make_identity("Example Pain Clinic", "KXYZ23456789", at)
    assert verapdf.judge(seal(derive_kind(name, LETTER), identity, at)) == {}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_document_is_found_out(name: str, make: Make, verapdf: VeraPdf) -> None:
    whole, broken, rule = BREAKS[name]
    content = make(SHORT)
    assert content.count(whole.encode()) > 0
    standard, _, _ = rule.partition(" ")
    changed = content.replace(whole.encode(), broken.encode())
    assert rule in verapdf.judge(changed, standard)


def test_words_that_are_neither_content_nor_artifact_are_found_out(
    make: Make, verapdf: VeraPdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def unmarked(pen: Pen, kind: str = "Layout") -> Iterator[None]:
        pen._marking = True
        yield
        pen._marking = False

    monkeypatch.setattr(Pen, "artifact", unmarked)
    assert "ua1 7.1-3" in verapdf.judge(make(SHORT), "ua1")
