"""What the layout promises, kept by every kind of document on either paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2
import pytest

from kiosk.pdf import press
from kiosk.pdf.drawings import SignatureBaseline, SignatureInk
from kiosk.pdf.paging import Flow, Placed, paginate
from kiosk.pdf.pieces import Figure, Gap, Piece, Row, Text
from kiosk.pdf.sheet import A4, LEAD, LETTER, Sheet
from tests.pdf.kinds import KINDS, derive_kind

MARGIN_PT = 50
STROKE_PT = 2.5
"""PDFium counts the corners that a thick line might have."""
FOOT_PT = 20
"""Below this nothing is printed, nor this near to the head of the page."""
everywhere = pytest.mark.parametrize("sheet", [LETTER, A4], ids=["letter", "a4"])
of_every_kind = pytest.mark.parametrize("name", KINDS)


class Layout(NamedTuple):
    flows: Sequence[Flow]
    room_pt: float
    pages: tuple[tuple[Placed, ...], ...]


def lay_out(name: str, sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> Layout:
    """Draw a document and keep what went into its pages, and where it came to stand."""
    seen: list[Layout] = []

    def watch(flows: Iterable[Flow], room_pt: float) -> tuple[tuple[Placed, ...], ...]:
        kept = tuple(flows)
        seen.append(Layout(kept, room_pt, paginate(kept, room_pt)))
        return seen[-1].pages

    monkeypatch.setattr(press, "paginate", watch)
    KINDS[name](sheet)
    (layout,) = seen
    return layout


def walk(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        if isinstance(piece, Row):
            for column in piece.columns:
                yield from walk(column.pieces)


def is_heading(piece: Piece) -> bool:
    return isinstance(piece, Text) and piece.is_heading


@everywhere
@of_every_kind
def test_no_row_is_cut_no_heading_ends_a_column_and_nothing_overflows(
    name: str, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = lay_out(name, sheet, monkeypatch)
    pieces = [p for flow in layout.flows for block in flow.blocks for p in block.pieces]
    placed = [one.piece for page in layout.pages for one in page]
    rows = [sum(isinstance(piece, Row) for piece in some) for some in (pieces, placed)]
    assert rows[0] == rows[1] > 0
    assert all(piece.height_pt <= layout.room_pt for piece in pieces)
    headings = 0
    for page in layout.pages:
        frames: defaultdict[int, list[Placed]] = defaultdict(list)
        for one in page:
            if not isinstance(one.piece, Gap):
                frames[one.column].append(one)
        for frame in frames.values():
            last = frame[-1]
            assert not is_heading(last.piece)
            assert last.down_pt + last.piece.height_pt <= layout.room_pt + 0.01
            headings += sum(is_heading(one.piece) for one in frame)
    assert headings >= 3


@everywhere
@of_every_kind
def test_a_signature_stands_with_the_sentence_it_is_set_under(
    name: str, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    signing = 0
    for page in lay_out(name, sheet, monkeypatch).pages:
        pieces = list(walk(one.piece for one in page))
        drawings = [piece.drawing for piece in pieces if isinstance(piece, Figure)]
        if any(isinstance(drawing, SignatureInk | SignatureBaseline) for drawing in drawings):
            signing += 1
            said = [p for p in pieces if isinstance(p, Text) and p.style.size_pt == LEAD.size_pt]
            assert said
    unsigned = ("declined", "refusal", "receipt")
    assert bool(signing) is not any(word in name for word in unsigned)


@everywhere
@of_every_kind
def test_nothing_stands_outside_the_margins(name: str, sheet: Sheet) -> None:
    pdf = pypdfium2.PdfDocument(derive_kind(name, sheet))
    drawn = 0
    for page in pdf:
        width, height = page.get_size()
        assert (round(width), round(height)) == (round(sheet.width_pt), round(sheet.height_pt))
        for one in page.get_objects(max_depth=4):
            left, bottom, right, top = one.get_bounds()
            drawn += 1
            assert left >= MARGIN_PT - STROKE_PT
            assert right <= width - MARGIN_PT + STROKE_PT
            assert bottom >= FOOT_PT
            assert top <= height - FOOT_PT
        page.close()
    pdf.close()
    assert drawn > 20
