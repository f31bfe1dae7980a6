"""The document's measures: paper, grid, type ramp and colours."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.pdf.fonts import Weight

Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""

INK: Colour = (0.10, 0.13, 0.14)
QUIET: Colour = (0.32, 0.38, 0.39)
TEAL: Colour = (0.043, 0.373, 0.388)
AMBER: Colour = (0.62, 0.36, 0.0)
WARM: Colour = (0.992, 0.957, 0.890)
HAIR: Colour = (0.74, 0.78, 0.78)
PAPER: Colour = (1.0, 1.0, 1.0)

HAIRLINE_PT = 0.5
UNIT_PT = 5
"""Half of the base size; every space is a multiple of it."""


@dataclass(frozen=True)
class Sheet:
    """A size of paper and the grid on it: one column over the measure, or two beside a gutter."""

    width_pt: float
    height_pt: float
    side_pt: float = 50
    top_pt: float = 54
    bottom_pt: float = 58
    gutter_pt: float = 22

    @property
    def measure_pt(self) -> float:
        """Width between the margins."""
        return self.width_pt - 2 * self.side_pt

    @property
    def column_pt(self) -> float:
        """Width of one of two columns."""
        return (self.measure_pt - self.gutter_pt) / 2

    @property
    def label_pt(self) -> float:
        """Width of the labels of a table over the measure, their gutter included."""
        return self.column_pt

    @property
    def room_pt(self) -> float:
        """Height between the margins."""
        return self.height_pt - self.top_pt - self.bottom_pt


LETTER = Sheet(width_pt=612, height_pt=792)
A4 = Sheet(width_pt=595.28, height_pt=841.89)


@dataclass(frozen=True)
class Style:
    """How words look."""

    size_pt: float
    leading_pt: float
    weight: Weight = Weight.REGULAR
    colour: Colour = INK


BODY = Style(10, 13.5)
STRONG = Style(10, 13.5, Weight.BOLD)
FAINT = Style(10, 13.5, colour=QUIET)
CAPTION = Style(8, 11, colour=QUIET)
LABEL = Style(8.6, 13.5, colour=QUIET)
SMALL = Style(9, 12)
ASIDE = Style(9, 12, colour=QUIET)
LEAD = Style(12, 16.5)
NAME = Style(12, 15, Weight.BOLD)
FLAG = Style(10.8, 14.5, Weight.BOLD)
ALERT = Style(10, 13.5, Weight.BOLD, AMBER)
STATE = Style(10, 13.5, Weight.BOLD, TEAL)
TITLE = Style(17.6, 22, Weight.BOLD)
HEADING = Style(13, 17, Weight.BOLD, TEAL)
SUBHEADING = Style(10, 13.5, Weight.BOLD, TEAL)
PAGE = Style(8.6, 11, Weight.BOLD)
MARK = Style(22, 27, Weight.BOLD, PAPER)
MARK_NOTE = Style(10.8, 14.5, colour=PAPER)
