"""The document's measures: paper, grid, type ramp and colours."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.pdf.faces import Weight

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
    """A size of paper and the grid on it: one column over the measure, or two beside a gutter.

    Everything is measured in points of the grid, which `scale` makes larger on paper.
    """

    width_pt: float
    height_pt: float
    side_pt: float = 50
    top_pt: float = 54
    bottom_pt: float = 58
    gutter_pt: float = 22
    scale: float = 1
    """Points on paper for each of the grid."""
    columns: int = 2
    """Beside one another where the words shown are told."""
    least_pt: float = 0
    """The smallest type."""

    @property
    def measure_pt(self) -> float:
        """Width between the margins."""
        return self.width_pt - 2 * self.side_pt

    @property
    def column_pt(self) -> float:
        """Width of one of the columns."""
        return (self.measure_pt - (self.columns - 1) * self.gutter_pt) / self.columns

    @property
    def label_pt(self) -> float:
        """Width of the labels of a table over the measure, their gutter included."""
        return (self.measure_pt - self.gutter_pt) / 2

    @property
    def room_pt(self) -> float:
        """Height between the margins."""
        return self.height_pt - self.top_pt - self.bottom_pt

    @property
    def is_narrow(self) -> bool:
        """Whether what stands side by side elsewhere stands below one another."""
        return self.measure_pt < _NARROW_PT

    def enlarge(self, scale: float) -> Sheet:
        """Return the same paper with everything `scale` times as large, none of it small print."""
        return Sheet(
            self.width_pt / scale,
            self.height_pt / scale,
            side_pt=_EDGE_PT / scale,
            top_pt=_EDGE_PT / scale + 1.5 * BODY.leading_pt,
            bottom_pt=_EDGE_PT / scale + 2 * BODY.leading_pt,
            scale=scale,
            columns=1,
            least_pt=BODY.size_pt,
        )

    def legible(self, style: Style) -> Style:
        """Return `style` as large as the sheet's smallest type."""
        if style.size_pt >= self.least_pt:
            return style
        leading_pt = max(style.leading_pt, self.least_pt * _LEADING)
        return replace(style, size_pt=self.least_pt, leading_pt=leading_pt)


_NARROW_PT = 400
_EDGE_PT = 50
"""White round enlarged words, on paper."""
_LEADING = 1.35
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
