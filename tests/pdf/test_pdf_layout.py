from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import DocumentError
from kiosk.pdf.coverage import find_missing_characters
from kiosk.pdf.faces import Weight
from kiosk.pdf.fonts import Run, read_typeface
from kiosk.pdf.paging import Block, Flow, Placed, paginate
from kiosk.pdf.pieces import Column, Gap, Piece, Row, Text
from kiosk.pdf.preview import count_pages, render_page
from kiosk.pdf.setting import Setter, Span, line_width_pt
from kiosk.pdf.sheet import BODY
from kiosk.pdf.tagging import Element
from tests.pdf.builders import build_signed
from tests.pdf.conftest import RESOURCES, Make

ROOM = 40 * BODY.leading_pt


def build_text(lines: int) -> Text:
    return Text(((Run("AtkinsonHyperlegibleNext-Regular", "x", 0.5),),) * lines, BODY, Element("P"))


def paginate_blocks(*blocks: tuple[Piece, ...], columns: int = 1) -> tuple[tuple[Placed, ...], ...]:
    return paginate([Flow([Block(pieces) for pieces in blocks], columns)], ROOM)


def test_the_second_face_draws_what_the_first_lacks(fonts: Path) -> None:
    runs = read_typeface(fonts).derive_runs("Nguyễn ʔ", Weight.BOLD)
    assert "".join(run.text for run in runs) == "Nguyễn ʔ"
    assert {run.font for run in runs} == set(Weight.BOLD.value)
    assert read_typeface(fonts).derive_runs("", Weight.BOLD) == ()


def test_a_letter_and_its_marks_come_from_one_font(fonts: Path) -> None:
    runs = read_typeface(fonts).derive_runs("aʔ\u0301", Weight.REGULAR)
    assert any("ʔ\u0301" in run.text for run in runs)


def test_missing_characters_are_named(fonts: Path) -> None:
    assert find_missing_characters("Zoë Ōkubo\nŁukasz ễ ə ʔ", fonts) == frozenset()
    assert find_missing_characters("Test 漢字 🙂\t\r", fonts) == {"🙂", "\t", "\r"}
    assert find_missing_characters("محمد ਮਰੀਜ਼ 测试測試", fonts) == frozenset()
    assert find_missing_characters("", fonts) == frozenset()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_what_is_not_missing_can_be_drawn(text: str) -> None:
    fonts = RESOURCES / "fonts"
    missing = find_missing_characters(text, fonts)
    kept = "".join(c for c in text if c not in missing).replace("\n", " ")
    for weight in Weight:
        runs = read_typeface(fonts).derive_runs(kept, weight)
        assert "".join(run.text for run in runs) == kept


@given(st.text(alphabet="ab Ōʔ\nW", max_size=200), st.floats(min_value=12, max_value=300))
def test_lines_keep_every_letter_and_fit(text: str, width: float) -> None:
    setter = Setter(read_typeface(RESOURCES / "fonts"))
    lines = setter.set_lines([Span(text, Weight.REGULAR)], BODY, width)
    kept = "".join(run.text for line in lines for run in line)
    assert kept.replace(" ", "") == "".join(text.split())
    space = sum(run.width_em for run in setter.fit(". .", BODY, 99)) * BODY.size_pt
    space -= 2 * sum(run.width_em for run in setter.fit(".", BODY, 99)) * BODY.size_pt
    for line in lines:
        ending = space if line and line[-1].text.endswith(" ") else 0
        assert line_width_pt(line, BODY) - ending <= width + 0.01


def test_a_voice_hears_a_space_between_two_lines_but_none_within_a_word(fonts: Path) -> None:
    setter = Setter(read_typeface(fonts))
    lines = setter.set_lines([Span("one two\nthree " + "W" * 30, Weight.REGULAR)], BODY, 60)
    words = "".join(run.text for line in lines for run in line)
    assert words == "one two three " + "W" * 30


def test_a_line_that_must_fit_ends_in_an_ellipsis(fonts: Path) -> None:
    setter = Setter(read_typeface(fonts))
    line = setter.fit("W" * 200, BODY, 100)
    assert "".join(run.text for run in line).endswith("W…")
    assert line_width_pt(line, BODY) <= 100
    assert "".join(run.text for run in setter.fit("a\n b", BODY, 100)) == "a b"


def test_a_block_stays_whole_and_a_gap_never_heads_a_page() -> None:
    first, second = build_text(30), build_text(15)
    pages = paginate_blocks((first,), (Gap(20), second, Gap(9)))
    assert [[placed.piece for placed in page] for page in pages] == [[first], [second, Gap(9)]]
    assert pages[1][0].down_pt == 0


def test_a_row_taller_than_a_page_is_split_and_nothing_is_lost() -> None:
    row = Row((Column(0, (build_text(3),)), Column(100, (build_text(95),))), 400, 3, 3)
    pages = paginate_blocks((build_text(10),), (row,))
    rows = [placed.piece for page in pages for placed in page if isinstance(placed.piece, Row)]
    texts = [p for row in rows for p in row.columns[1].pieces if isinstance(p, Text)]
    assert sum(len(text.lines) for text in texts) == 95
    assert len(pages) == 3
    assert all(sum(placed.piece.height_pt for placed in page) <= ROOM for page in pages)


def test_no_line_of_a_split_paragraph_stands_alone() -> None:
    text = build_text(41)
    assert text.split(BODY.leading_pt * 1.5) is None
    halves = text.split(BODY.leading_pt * 40)
    assert halves is not None
    assert [round(half.height_pt / BODY.leading_pt) for half in halves] == [39, 2]


@given(st.lists(st.integers(min_value=1, max_value=130), max_size=30))
def test_pages_never_overflow_and_keep_every_line(heights: list[int]) -> None:
    pages = paginate_blocks(*((Gap(7), build_text(lines), Gap(5)) for lines in heights))
    pieces = [placed.piece for page in pages for placed in page]
    assert sum(len(p.lines) for p in pieces if isinstance(p, Text)) == sum(heights)
    for page in pages:
        ends = [p.down_pt + p.piece.height_pt for p in page if not isinstance(p.piece, Gap)]
        assert max(ends, default=0) <= ROOM + 0.01
    assert all(pages) or not heights


def test_a_page_becomes_an_image(make: Make) -> None:
    content = make(build_signed())
    assert count_pages(content) == 6
    image = render_page(content, 0, 612)
    assert (image.width_px, image.height_px) == (612, 792)
    assert len(image.bgrx) == image.stride * image.height_px
    assert set(image.bgrx[0::4]) >= {255, 227}


def test_what_is_no_document_is_a_known_error(make: Make) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        count_pages(b"not a PDF")
    with pytest.raises(DocumentError, match="no such page"):
        render_page(make(build_signed()), 99, 100)
