"""The hand that sets the document: headings, paragraphs, tables and lists, each with its element.

Owns the document's patterns; knows nothing of consent. Records come in as words and are never read
as markup.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kiosk.pdf.direction import CONTROLS, derive_direction, is_right_to_left, isolate
from kiosk.pdf.faces import Weight
from kiosk.pdf.paging import Block, Flow
from kiosk.pdf.pieces import Column, Drawing, Figure, Gap, Piece, Row, Text
from kiosk.pdf.setting import Setter, Span
from kiosk.pdf.sheet import BODY, HEADING, LABEL, SUBHEADING, UNIT_PT, Sheet, Style
from kiosk.pdf.tagging import Element, Tag

MARK_PT = 16
"""Width of the column of drawn marks."""
_INK_PT = 11
"""Width of a mark."""

_TOGETHER = 2
"""Rows of a table that stay together at its head and at its end."""


class Composer:
    """Sets blocks one after the other under a tree of elements."""

    def __init__(self, setter: Setter, sheet: Sheet, language: str) -> None:
        """Start an empty document in `language` (BCP 47)."""
        self.setter = setter
        self.sheet = sheet
        self.width_pt = sheet.measure_pt
        """Width of the measure, or of one column of it."""
        self.language = language
        """Of what is set now."""
        self.own = language
        """Of what the document itself says, round what is quoted in another."""
        self._columns = 1
        self._columns_mirrored = False
        self._fresh = False
        self.root = Element("Document", language)
        self._parent = self.root
        self._waiting: list[Piece] = []
        self._blocks: list[Block] = []
        self._flows: list[Flow] = []

    @property
    def mirrored(self) -> bool:
        """Whether what is set now is read from right to left."""
        return is_right_to_left(self.language)

    @property
    def own_language(self) -> str:
        """The document's language where something in another is set, otherwise ""."""
        return "" if self.language == self.own else self.own

    @contextmanager
    def inside(self, tag: Tag, language: str = "") -> Iterator[Element]:
        """Put what is set inside under one new element."""
        outer, around = self._parent, self.language
        self._parent = outer.add(tag, language)
        self.language = language or around
        yield self._parent
        self._parent, self.language = outer, around

    @contextmanager
    def table(self) -> Iterator[None]:
        """Set rows inside as one table that leaves no row of it alone on a page."""
        outer, self._blocks = self._blocks, []
        with self.inside("Table"):
            yield
        self._blocks = outer + _join_rows(self._blocks)

    def begin_columns(self, columns_pt: float, language: str) -> None:
        """Set all that follows in the sheet's columns, the first at least `columns_pt` high.

        What waits is set above them, over the whole measure. The first column stands where a line
        of `language` begins.
        """
        self._columns_mirrored = is_right_to_left(language)
        self._blocks.append(Block(tuple(self._waiting), columns_pt))
        self._waiting = []
        self._flows.append(Flow(self._blocks, fresh=self._fresh))
        self._blocks, self._fresh = [], False
        self._columns = self.sheet.columns
        self.width_pt = self.sheet.column_pt

    def text(
        self,
        words: str | Sequence[Span],
        width_pt: float,
        style: Style = BODY,
        tag: Tag = "P",
        level: int | None = None,
        language: str = "",
    ) -> Text:
        """Return words set to a width, a new leaf of the tree; "" is the language around it."""
        style = self.sheet.legible(style)
        mirrored = is_right_to_left(language or self.language)
        spans = [Span(words, style.weight)] if isinstance(words, str) else words
        whole = " ".join(span.text for span in spans)
        right = derive_direction(whole, around=mirrored)
        lines = self.setter.set_lines(spans, style, width_pt, right_to_left=right)
        leaf = self._parent.add(tag, language)
        if any(run.level for line in lines for run in line):
            leaf.spoken = " ".join("".join(c for c in whole if c not in CONTROLS).split())
        # A single line stands where its surroundings begin: a name beside its label.
        ends_right = right if len(lines) > 1 else mirrored
        return Text(lines, style, leaf, level, width_pt, ends_right)

    def quote(self, words: str) -> str:
        """Return somebody's words as a part of a sentence in the document's own language."""
        return isolate(words, around=is_right_to_left(self.own))

    def cell(self, words: str, width_pt: float, style: Style = BODY, tag: Tag = "TD") -> Text:
        """Return words set as a cell of a table's row."""
        return self.text(words, width_pt, style, tag)

    def add(self, *pieces: Piece) -> None:
        """Add one block; a heading that waits comes with it."""
        self._blocks.append(Block((*self._waiting, *pieces)))
        self._waiting = []

    def flow(self, pieces: Sequence[Piece]) -> None:
        """Set pieces that may part over pages, except the first two and the last two."""
        groups: list[list[Piece]] = [[]]
        for piece in pieces:
            if groups[-1] and not isinstance(groups[-1][-1], Gap):
                groups.append([])
            groups[-1].append(piece)
        for block in _join_rows([Block(tuple(group)) for group in groups]):
            self.add(*block.pieces)

    def heading(self, words: str) -> None:
        """Set a heading that stays with the block after it."""
        heading = self.text(words, self.width_pt, HEADING, "H2", level=0)
        self._waiting += [Gap(3 * UNIT_PT), heading, Gap(UNIT_PT)]

    def subheading(self, words: str) -> None:
        """Set a lesser heading that stays with the block after it."""
        heading = self.text(words, self.width_pt, SUBHEADING, "H3")
        self._waiting += [Gap(2 * UNIT_PT), heading, Gap(UNIT_PT / 2)]

    def paragraph(self, words: str, style: Style = BODY) -> None:
        """Set one paragraph."""
        self.add(self.text(words, self.width_pt, style), Gap(UNIT_PT))

    def introduction(self, words: str, style: Style) -> None:
        """Set a paragraph that stays with the block after it."""
        self._waiting += [self.text(words, self.width_pt, style), Gap(UNIT_PT)]

    def close(self) -> tuple[Flow, ...]:
        """Return every block in flows, what still waits for another included."""
        if self._waiting:
            self.add()
        last = Flow(self._blocks, self._columns, self._columns_mirrored, self._fresh)
        return (*self._flows, last)

    def turn_page(self) -> None:
        """Set all that follows on a new page, over the whole measure."""
        self._flows = list(self.close())
        self._blocks, self._waiting = [], []
        self._columns, self._columns_mirrored, self._fresh = 1, False, True
        self.width_pt = self.sheet.measure_pt

    def labelled(
        self, label: str, words: str, style: Style = BODY, label_pt: float = math.inf
    ) -> None:
        """Set a table's row: a label, up to `label_pt` wide with its gutter, and what it labels."""
        sheet, left = self.sheet, min(label_pt, self.sheet.label_pt)
        with self.inside("TR"):
            head = self.cell(label, left - 2 * UNIT_PT, LABEL, "TH")
            cell = self.cell(words, sheet.measure_pt - left, style)
        self.add(self.row(Column(0, (head,)), Column(left, (cell,)), rule=True))

    def row(self, *columns: Column, rule: bool = False, warm: bool = False) -> Row:
        """Return columns side by side, with white above and below."""
        pad = UNIT_PT * 0.5
        return Row(columns, self.width_pt, pad, pad, rule=rule, warm=warm, mirrored=self.mirrored)

    def mark(self, drawing: Drawing) -> Figure:
        """Return a small drawn mark that the words beside it repeat."""
        return Figure(drawing, _INK_PT, BODY.leading_pt)


def _join_rows(rows: list[Block]) -> list[Block]:
    """Return blocks of rows: the first rows together, then one by one, the last together."""
    if len(rows) < 2 * _TOGETHER:
        return [_join(rows)] if rows else []
    return [_join(rows[:_TOGETHER]), *rows[_TOGETHER:-_TOGETHER], _join(rows[-_TOGETHER:])]


def _join(rows: list[Block]) -> Block:
    return Block(tuple(piece for row in rows for piece in row.pieces))


def strong(text: str) -> Span:
    """Return bold words."""
    return Span(text, Weight.BOLD)


def plain(text: str) -> Span:
    """Return regular words."""
    return Span(text, Weight.REGULAR)
