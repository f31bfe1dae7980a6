"""The narrow edge to reportlab's canvas: words, rules and shapes on pages, each marked.

Owns drawing and which element each drawn thing belongs to. Everything drawn is either marked with
an element or an artifact (rules, page feet): nothing else is possible from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Literal

from kiosk.pdf.direction import derive_visual_order
from kiosk.pdf.fonts import Run
from kiosk.pdf.glyphs import Glyphs
from kiosk.pdf.setting import Line, line_width_pt
from kiosk.pdf.sheet import Colour, Sheet, Style
from kiosk.pdf.tagging import Box, Element

Point = tuple[float, float]
ArtifactKind = Literal["Layout", "Pagination"]

_QUARTER = 0.5522848
"""How far the handles of a curve reach that is a quarter of a circle of radius 1."""


class Pen:
    """Draws on the pages of one document, in order."""

    def __init__(self, canvas: Any, sheet: Sheet) -> None:
        """Draw on `canvas`, a reportlab canvas of the size of `sheet`."""
        self.sheet = sheet
        self.marks: list[list[Element]] = [[]]
        """For each page the elements of its marked contents, in order of their numbers."""
        self._canvas = canvas
        self._glyphs = Glyphs(canvas._doc)  # noqa: SLF001
        self._marking = False
        self._bookmarks = 0
        self._enlarge()

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Mark what is drawn inside as the content of `element`."""
        page = self.marks[-1]
        page.append(element)
        with self._marked(f"/{element.tag} <</MCID {len(page) - 1}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: ArtifactKind = "Layout") -> Iterator[None]:
        """Mark what is drawn inside as no content."""
        with self._marked(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        if self._marking:
            raise RuntimeError("marked contents do not nest")
        self._marking = True
        self._canvas.addLiteral(opening)
        yield
        self._canvas.addLiteral("EMC")
        self._marking = False

    def words(
        self, x: float, top: float, lines: Sequence[Line], style: Style, right: float | None = None
    ) -> None:
        """Draw lines below `top`, the first line's baseline where its leading puts it.

        They begin at `x`, or end at `right` where that is given.
        """
        baseline = top - (style.leading_pt + style.size_pt * 0.68) / 2
        starts = [x] * len(lines)
        if right is not None:
            starts = [right - line_width_pt(line, style) for line in lines]
        place = f"{starts[0]:.2f} {baseline:.2f} Td {style.leading_pt:.2f} TL"
        operators = [f"BT {_colour(style.colour)} rg {place}"]
        current = ""
        for number, line in enumerate(lines):
            if number:
                step = starts[number] - starts[number - 1]
                operators.append(f"{step:.2f} {-style.leading_pt:.2f} Td" if step else "T*")
            for run in _derive_seen(line):
                for font, codes in self._glyphs.encode(run):
                    if font != current:
                        operators.append(f"{font} {style.size_pt:.2f} Tf")
                        current = font
                    operators.append(f"{codes} Tj")
        self._draw("\n".join((*operators, "ET")))

    def line(self, start: Point, end: Point, width_pt: float, colour: Colour) -> None:
        """Draw a straight line with round ends."""
        self.polyline((start, end), width_pt, colour)

    def polyline(self, points: Sequence[Point], width_pt: float, colour: Colour) -> None:
        """Draw connected straight lines with round ends and corners."""
        self._draw(f"1 J 1 j {width_pt:.2f} w {_colour(colour)} RG\n{_derive_path(points)} S")

    def ring(self, centre: Point, radius_pt: float, width_pt: float, colour: Colour) -> None:
        """Draw a circle's line."""
        drawn = f"{width_pt:.2f} w {_colour(colour)} RG {_derive_circle(radius_pt)} S"
        self._draw(f"q 1 0 0 1 {centre[0]:.2f} {centre[1]:.2f} cm\n{drawn}\nQ")

    def disc(self, centre: Point, radius_pt: float, colour: Colour) -> None:
        """Fill a circle."""
        drawn = f"{_colour(colour)} rg {_derive_circle(radius_pt)} f"
        self._draw(f"q 1 0 0 1 {centre[0]:.2f} {centre[1]:.2f} cm\n{drawn}\nQ")

    def fill(self, outlines: Sequence[Sequence[Point]], colour: Colour) -> None:
        """Fill closed polygons, each by itself, by the non-zero winding rule."""
        paths = (f"{_derive_path(outline)} h f" for outline in outlines)
        self._draw("\n".join((f"{_colour(colour)} rg", *paths)))

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Let the reader jump to `top` on this page; `level` is 0 for the outermost."""
        key = f"part-{self._bookmarks}"
        self._bookmarks += 1
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top * self.sheet.scale, zoom=0)
        self._canvas.addOutlineEntry(title, key, level, closed=level > 0)

    def next_page(self) -> None:
        """Begin the next page."""
        self._canvas.showPage()
        self.marks.append([])
        self._enlarge()

    def place(self, box: Box) -> Box:
        """Return a box of the grid in points on paper."""
        left, bottom, right, top = (edge * self.sheet.scale for edge in box)
        return left, bottom, right, top

    def _enlarge(self) -> None:
        scale = self.sheet.scale
        if scale != 1:
            self._canvas.addLiteral(f"{scale:.4f} 0 0 {scale:.4f} 0 0 cm")

    def _draw(self, operators: str) -> None:
        if not self._marking:
            raise RuntimeError("something was drawn that is neither content nor artifact")
        self._canvas.addLiteral(operators)


def _derive_seen(line: Line) -> Sequence[Run]:
    """Return the runs of a line from left to right."""
    if not any(run.level for run in line):
        return line
    return [line[number] for number in derive_visual_order([run.level for run in line])]


@lru_cache(maxsize=32)
def _colour(colour: Colour) -> str:
    return " ".join(f"{part:.3f}" for part in colour)


def _derive_path(points: Sequence[Point]) -> str:
    """Return a path of straight lines."""
    (x, y), *others = points
    return " ".join((f"{x:.2f} {y:.2f} m", *[f"{x:.2f} {y:.2f} l" for x, y in others]))


@lru_cache(maxsize=32)
def _derive_circle(radius_pt: float) -> str:
    """Return the path of a circle round the origin, a Bezier curve to each quarter."""
    far, near = f"{radius_pt:.3f}", f"{radius_pt * _QUARTER:.3f}"
    return (
        f"{far} 0 m {far} {near} {near} {far} 0 {far} c"
        f" -{near} {far} -{far} {near} -{far} 0 c"
        f" -{far} -{near} -{near} -{far} 0 -{far} c"
        f" {near} -{far} {far} -{near} {far} 0 c h"
    )
