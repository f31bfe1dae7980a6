"""Where pages end: nothing orphaned, nothing cut, on either paper, however much was asked."""

from __future__ import annotations

from collections import defaultdict

import pypdfium2
import pytest
from msgspec.structs import replace

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.record import ClosedRecord, RecordBody, StoredRecord
from kiosk.pdf import document
from kiosk.pdf.fonts import read_typeface
from kiosk.pdf.paging import Block, Flow, Placed, paginate
from kiosk.pdf.pieces import Column, Gap, Piece, Row, Text
from kiosk.pdf.setting import Setter
from kiosk.pdf.sheet import A4, BODY, HEADING, LETTER, Sheet
from kiosk.pdf.tagging import Element, Tag
from kiosk.visit.answers import Question
from kiosk.words import Words
from tests.consent.places import place_record
from tests.pdf.builders import build_body, build_closed, build_named, build_signed
from tests.pdf.conftest import RESOURCES, Make
from tests.pdf.reading import read_pages

NAME = "Maria Magdalena Josefina Guadalupe van der Fictional-Example y Test Patient"
CLINIC = "The Very Long Fictional Clinic for Pain of Every Kind on the Northern Example Islands"


def build_asked(count: int) -> RecordBody:
    """A body with a long name, a long clinic's name and `count` questions."""
    body = build_named(NAME)
    ids = [page.wording.page_id for page in body.pages]
    text = "Would it last, and what would that mean for my work? " * 2
    questions = tuple(
        Question(page_id=ids[n % len(ids)], text=f"{n}: {text}" if n % 3 else "")
        for n in range(count)
    )
    return replace(body, clinic_name=CLINIC, questions=questions)


RECORDS: dict[str, StoredRecord] = {
    "signed": build_signed(),
    "declined": build_closed("declined"),
    "paper": build_closed("paper"),
    "handed over": build_closed("handed-over", "Has already taken a sedative today"),
    "much asked": build_signed(build_asked(30)),
    **{f"{count} asked": build_signed(build_asked(count)) for count in (7, 12, 16, 20, 24)},
}
everywhere = pytest.mark.parametrize(
    ("record", "sheet"),
    [
        pytest.param(record, sheet, id=f"{name}, {paper}")
        for name, record in RECORDS.items()
        for paper, sheet in (("letter", LETTER), ("a4", A4))
    ],
)


def lay_out(record: StoredRecord, sheet: Sheet, words: Words) -> tuple[tuple[Placed, ...], ...]:
    return paginate(compose(record, sheet, words), sheet.room_pt)


def compose(record: StoredRecord, sheet: Sheet, words: Words) -> tuple[Flow, ...]:
    setter = Setter(read_typeface(RESOURCES / "fonts"))
    content, place = derive_canonical_bytes(record), place_record(record)
    return document._compose(record, content, place, setter, sheet, words).close()


def read_frames(page: tuple[Placed, ...]) -> list[list[Placed]]:
    """A page's columns, each without its white."""
    frames: defaultdict[int, list[Placed]] = defaultdict(list)
    for placed in page:
        if not isinstance(placed.piece, Gap):
            frames[placed.column].append(placed)
    return list(frames.values())


def is_heading(piece: Piece) -> bool:
    return isinstance(piece, Text) and piece.is_heading


def build_text(lines: int, tag: Tag = "P") -> Text:
    run = read_typeface(RESOURCES / "fonts").derive_runs("x", HEADING.weight)
    return Text((run,) * lines, HEADING if tag == "H2" else BODY, Element(tag))


@everywhere
def test_no_heading_ends_a_column_and_no_row_stands_alone(
    record: StoredRecord, sheet: Sheet, words: Words
) -> None:
    pages = lay_out(record, sheet, words)
    headings = 0
    for page in pages:
        for frame in read_frames(page):
            headings += sum(is_heading(placed.piece) for placed in frame)
            assert not is_heading(frame[-1].piece)
            last = frame[-1]
            assert last.down_pt + last.piece.height_pt <= sheet.room_pt + 0.01
    assert headings > 6
    for page in pages[1:]:
        pieces = [placed.piece for placed in page if not isinstance(placed.piece, Gap)]
        if isinstance(pieces[0], Row) and pieces[0].width_pt > sheet.column_pt:
            assert isinstance(pieces[1], Row), "one row of a table stands alone on its page"


@everywhere
def test_no_row_is_cut_where_it_fits_a_page(
    record: StoredRecord, sheet: Sheet, words: Words
) -> None:
    flows = compose(record, sheet, words)
    rows = sum(isinstance(p, Row) for flow in flows for block in flow.blocks for p in block.pieces)
    placed = [p.piece for page in paginate(flows, sheet.room_pt) for p in page]
    assert sum(isinstance(piece, Row) for piece in placed) == rows > 30


@everywhere
def test_the_last_words_of_a_page_are_no_heading_and_its_foot_is_whole(
    record: StoredRecord, sheet: Sheet, make: Make, words: Words
) -> None:
    keys = ("clinician_block", "statement", "outcome", "acknowledgements", "questions", "answers",
            "shown", "topic_risk", "topic_safety")  # fmt: skip
    headings = {words.say(f"document_{key}") for key in keys}
    headings |= {page.wording.part_title for page in record.body.pages if page.wording.part_title}
    contents = make(record, sheet)
    pages = read_lines(contents)
    assert headings & {line for page in pages for line in page}
    for number, lines in enumerate(pages, 1):
        foot = next(n for n, line in enumerate(lines) if line.startswith("Record ABCD-EFGH"))
        assert lines[foot - 1] not in headings
        assert f"Page {number} of {len(pages)}" in " ".join(lines[foot:])


@everywhere
def test_the_signature_or_the_outcome_stands_with_its_words(
    record: StoredRecord, sheet: Sheet, make: Make
) -> None:
    pages = read_pages(make(record, sheet))
    heads = ("The patient’s statement", "How the visit ended")
    page = next(page for page in pages if any(head in page for head in heads))
    assert ("Printed name" in page) or ("There is no signature." in page)
    assert "10:04:05 UTC" in page


@pytest.mark.parametrize("sheet", [LETTER, A4])
def test_a_document_is_no_longer_than_it_need_be(make: Make, sheet: Sheet) -> None:
    assert len(read_pages(make(RECORDS["signed"], sheet))) <= 6
    assert len(read_pages(make(RECORDS["much asked"], sheet))) <= 8
    body = replace(build_body(), pages=(), answers={}, acknowledgements=(), questions=(), flags=())
    one, checking = read_pages(make(ClosedRecord(body=body, outcome="paper", reason=""), sheet))
    assert "How the visit ended" in one
    assert "How to check this document" in checking


def test_who_it_is_and_the_conversation_stand_on_the_first_page_however_much_is_asked(
    make: Make,
) -> None:
    first, *others = read_pages(make(RECORDS["much asked"]))
    assert first.count("Not recorded") == 9
    assert "and 26 more below, under “Questions for the doctor”" in first
    for number in range(30):
        assert not number % 3 or f" {number}: Would it last" in " ".join(others)


def test_where_columns_end_they_are_even() -> None:
    front = Flow([Block((build_text(10),))])
    blocks = [Block((build_text(3),))] * 31
    first, last = paginate([front, Flow(blocks, 2)], 40 * BODY.leading_pt)
    assert [[len(frame) for frame in read_frames(page)] for page in (first, last)] == [
        [11, 10], [6, 5]
    ]  # fmt: skip
    (only,) = paginate([front, Flow(blocks[:5], 2)], 40 * BODY.leading_pt)
    assert [len(frame) for frame in read_frames(only)] == [4, 2]


def test_a_heading_goes_along_with_a_row_that_needs_the_next_page() -> None:
    row = Row((Column(0, (build_text(30),)),), 400)
    block = Block((build_text(1, "H2"), row, row))
    room = 50 * BODY.leading_pt
    pages = paginate([Flow([Block((build_text(24),)), block])], room)
    assert [is_heading(page[0].piece) for page in pages] == [False, True, False]
    assert [len(page) for page in pages] == [1, 2, 1]


def test_what_begins_columns_has_room_below_it() -> None:
    room = 40 * BODY.leading_pt
    front = Flow([Block((build_text(30),)), Block((build_text(1, "H2"),), after_pt=150)])
    pages = paginate([front, Flow([Block((build_text(12),))] * 2, 2)], room)
    assert len(pages) == 2
    assert is_heading(pages[1][0].piece)
    assert [placed.column for placed in pages[1]] == [0, 0, 1]


def read_lines(content: bytes) -> list[list[str]]:
    """The lines of each page, as drawn."""
    pdf = pypdfium2.PdfDocument(content)
    pages = []
    for page in pdf:
        words = page.get_textpage()
        pages.append([line.strip() for line in words.get_text_range().splitlines()])
        words.close()
        page.close()
    pdf.close()
    assert pages
    return pages
