"""The document's drawn marks and the signature, as vectors."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.consent.ink import Ink
from kiosk.consent.ink_outline import derive_outline
from kiosk.consent.ink_shape import derive_spine
from kiosk.pdf.pen import Pen, Point
from kiosk.pdf.sheet import AMBER, HAIRLINE_PT, INK, QUIET, TEAL

_INK_INSET_PT = 6
_LARGEST = 0.08
"""Points for a tenth of a unit: a dot stays a dot."""
_HOOK = (
    (3.7, 5.5), (4.2, 4.4), (5.4, 4), (6.6, 4.5), (6.9, 5.6), (6.3, 6.6), (5.4, 7.2), (5.4, 8),
)  # fmt: skip
"""The bow of a question mark, right and down from its corner."""


def draw_tick(pen: Pen, corner: Point) -> None:
    """Draw a tick: understood."""
    x, y = corner
    pen.polyline(((x + 1, y - 7.2), (x + 4, y - 10.4), (x + 10, y - 3.4)), 1.5, TEAL)


def draw_question(pen: Pen, corner: Point) -> None:
    """Draw a ring round a question mark: asked."""
    x, y = corner
    pen.ring((x + 5.4, y - 6.8), 5, 1.1, AMBER)
    pen.polyline([(x + dx, y - dy) for dx, dy in _HOOK], 1.1, AMBER)
    pen.disc((x + 5.4, y - 9.8), 0.75, AMBER)


def draw_flag(pen: Pen, corner: Point) -> None:
    """Draw a small solid diamond: staff must see this."""
    x, y = corner
    pen.fill([[(x + 5, y - 3.2), (x + 9, y - 7.2), (x + 5, y - 11.2), (x + 1, y - 7.2)]], AMBER)


def draw_none(pen: Pen, corner: Point) -> None:
    """Draw a short level line: no answer."""
    x, y = corner
    pen.polyline(((x + 2, y - 7), (x + 9, y - 7)), 1.1, QUIET)


def draw_option(pen: Pen, corner: Point) -> None:
    """Draw an empty ring: an answer that was offered."""
    x, y = corner
    pen.ring((x + 4, y - 7), 3, 0.8, QUIET)


def draw_chosen(pen: Pen, corner: Point) -> None:
    """Draw a ring with a solid middle: the answer that was chosen."""
    x, y = corner
    pen.ring((x + 4, y - 7), 3, 0.8, INK)
    pen.disc((x + 4, y - 7), 1.7, INK)


def draw_box(pen: Pen, corner: Point) -> None:
    """Draw an empty box to be ticked with a pen."""
    x, y = corner
    edges = ((x + 0.5, y - 2), (x + 9.5, y - 2), (x + 9.5, y - 11), (x + 0.5, y - 11))
    pen.polyline((*edges, edges[0]), 0.9, INK)


def draw_bullet(pen: Pen, corner: Point) -> None:
    """Draw the bullet of a list."""
    x, y = corner
    pen.disc((x + 4, y - 7), 1.2, QUIET)


@dataclass(frozen=True)
class WritingLines:
    """Lines to write on with a pen, `gap_pt` under one another."""

    width_pt: float
    gap_pt: float
    count: int = 1

    def __call__(self, pen: Pen, corner: Point) -> None:
        """Draw the lines below `corner`."""
        x, y = corner
        for number in range(1, self.count + 1):
            down = y - number * self.gap_pt
            pen.line((x, down), (x + self.width_pt, down), HAIRLINE_PT, QUIET)


@dataclass(frozen=True)
class SignatureBaseline:
    """The line a signature stands on, with a small cross at its start."""

    width_pt: float

    def __call__(self, pen: Pen, corner: Point) -> None:
        """Draw the line and the cross below `corner`."""
        x, y = corner
        pen.line((x, y), (x + self.width_pt, y), HAIRLINE_PT, INK)
        pen.line((x, y + 3), (x + 5, y + 8), 0.8, QUIET)
        pen.line((x, y + 8), (x + 5, y + 3), 0.8, QUIET)


@dataclass(frozen=True)
class SignatureInk:
    """Ink scaled to fit a box, its shape kept."""

    ink: Ink
    width_pt: float
    height_pt: float

    def __call__(self, pen: Pen, corner: Point) -> None:
        """Draw the ink as filled outlines, standing at the bottom of its box."""
        outlines = [derive_outline(derive_spine(one)) for one in self.ink.strokes if one]
        points = [point for outline in outlines for point in outline]
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        upper, lower = min(y for _, y in points), max(y for _, y in points)
        room = (self.width_pt - 3 * _INK_INSET_PT, self.height_pt - _INK_INSET_PT)
        scale = min(room[0] / max(right - left, 1), room[1] / max(lower - upper, 1), _LARGEST)
        x, y = corner[0] + 2 * _INK_INSET_PT, corner[1] - self.height_pt
        placed = [
            [(x + (a - left) * scale, y + (lower - b) * scale) for a, b in o] for o in outlines
        ]
        pen.fill(placed, INK)
