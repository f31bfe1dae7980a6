"""What a page is built of: words, rows of columns, gaps and drawings.

Owns heights, splitting and drawing of each. Everything is set to its width when it is made, so that
laying out is arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from kiosk.pdf.pen import Pen, Point
from kiosk.pdf.setting import Line
from kiosk.pdf.sheet import AMBER, HAIR, HAIRLINE_PT, INK, WARM, Style
from kiosk.pdf.tagging import Element

LEAST_LINES = 2
"""Fewest lines of a paragraph on either side of a page break."""
_BAR_PT = 4


class Drawing(Protocol):
    """A shape drawn into a square or a box."""

    def __call__(self, pen: Pen, corner: Point) -> None:
        """Draw with the top left at `corner`."""
        ...


@dataclass(frozen=True)
class Text:
    """Lines of words, the content of one element."""

    lines: tuple[Line, ...]
    style: Style
    element: Element
    level: int | None = None
    """The level of its bookmark; None for none."""
    width_pt: float = 0
    """Width of the column it is set to."""
    ends_right: bool = False
    """Whether its lines end at the right of the column instead of beginning at its left."""

    @property
    def height_pt(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.style.leading_pt

    @property
    def is_heading(self) -> bool:
        """Whether it heads what comes after it."""
        return self.element.tag in {"H1", "H2", "H3"}

    def split(self, room_pt: float) -> tuple[Piece, Piece] | None:
        """Return what fits and the rest, or None where too few lines fit."""
        fitting = min(int(room_pt / self.style.leading_pt), len(self.lines) - LEAST_LINES)
        if fitting < LEAST_LINES:
            return None
        head = replace(self, lines=self.lines[:fitting])
        return head, replace(self, lines=self.lines[fitting:], level=None)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw with the top left at (x, top)."""
        if self.level is not None:
            title = " ".join("".join(run.text for run in line).strip() for line in self.lines)
            pen.bookmark(title, self.level, top)
        with pen.marked(self.element):
            right = x + self.width_pt if self.ends_right else None
            pen.words(x, top, self.lines, self.style, right)


@dataclass(frozen=True)
class Gap:
    """White space; none at the head of a page."""

    height_pt: float
    width_pt: float = 0

    def split(self, room_pt: float) -> None:
        """White space does not split."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True)
class Figure:
    """A drawing that is content if it has an element, otherwise an artifact."""

    drawing: Drawing
    width_pt: float
    height_pt: float
    element: Element | None = None

    def split(self, room_pt: float) -> None:
        """A drawing does not split."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw with the top left at (x, top)."""
        if self.element is None:
            with pen.artifact():
                self.drawing(pen, (x, top))
            return
        self.element.box = pen.place((x, top - self.height_pt, x + self.width_pt, top))
        with pen.marked(self.element):
            self.drawing(pen, (x, top))


@dataclass(frozen=True)
class Column:
    """Pieces below one another, `x` points from where their row begins."""

    x: float
    pieces: tuple[Piece, ...]

    @property
    def height_pt(self) -> float:
        """Height of all pieces."""
        return sum(piece.height_pt for piece in self.pieces)

    @property
    def width_pt(self) -> float:
        """Width of the widest piece."""
        return max((piece.width_pt for piece in self.pieces), default=0)

    def split(self, room_pt: float) -> tuple[Column, Column]:
        """Return what fits and the rest; either may be empty."""
        head: list[Piece] = []
        for number, piece in enumerate(self.pieces):
            if piece.height_pt > room_pt:
                halves = piece.split(room_pt)
                rest = self.pieces[number:]
                if halves:
                    head.append(halves[0])
                    rest = (halves[1], *self.pieces[number + 1 :])
                return Column(self.x, tuple(head)), Column(self.x, rest)
            head.append(piece)
            room_pt -= piece.height_pt
        return self, Column(self.x, ())


@dataclass(frozen=True)
class Row:
    """Columns side by side; the row's height is its tallest column's."""

    columns: tuple[Column, ...]
    width_pt: float
    above_pt: float = 0
    below_pt: float = 0
    rule: bool = False
    """A thin rule above."""
    warm: bool = False
    """A warm ground with an amber bar where it begins: for flags only."""
    dark: bool = False
    """A dark ground: for the mark of what nobody may rely on."""
    mirrored: bool = False
    """Whether it begins at the right."""

    @property
    def height_pt(self) -> float:
        """Height of the tallest column and the white above and below."""
        return self.above_pt + max(column.height_pt for column in self.columns) + self.below_pt

    def split(self, room_pt: float) -> tuple[Piece, Piece] | None:
        """Return what fits and the rest, or None where nothing fits."""
        halves = [column.split(room_pt - self.above_pt - self.below_pt) for column in self.columns]
        if not any(head.pieces for head, _ in halves):
            return None
        heads, rests = (tuple(half[side] for half in halves) for side in (0, 1))
        return replace(self, columns=heads), replace(self, columns=rests)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw with the top left at (x, top)."""
        if self.warm or self.dark:
            self._draw_ground(pen, x, top)
        if self.rule:
            with pen.artifact():
                pen.line((x, top), (x + self.width_pt, top), HAIRLINE_PT, HAIR)
        for column in self.columns:
            left = self.width_pt - column.x - column.width_pt if self.mirrored else column.x
            y = top - self.above_pt
            for piece in column.pieces:
                piece.draw(pen, x + left, y)
                y -= piece.height_pt

    def without_rule(self) -> Row:
        """Return the row as it stands at the head of a page, where a rule runs already."""
        return replace(self, rule=False, above_pt=0)

    def _draw_ground(self, pen: Pen, x: float, top: float) -> None:
        right, bottom = x + self.width_pt, top - self.height_pt
        bar = right - _BAR_PT if self.mirrored else x
        with pen.artifact():
            pen.fill([_derive_box(x, right, top, bottom)], INK if self.dark else WARM)
            if self.warm:
                pen.fill([_derive_box(bar, bar + _BAR_PT, top, bottom)], AMBER)


def _derive_box(left: float, right: float, top: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


Piece: TypeAlias = Text | Gap | Figure | Row
