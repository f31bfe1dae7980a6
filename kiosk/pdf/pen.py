"""The narrow edge to reportlab's canvas: words, rules and shapes on pages, each marked.

Owns drawing and which element each drawn thing belongs to. Everything drawn is either marked with
an element or an artifact (rules, page feet): nothing else is possible from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

from kiosk.pdf.setting import Line
from kiosk.pdf.sheet import Colour, Sheet, Style
from kiosk.pdf.tagging import Element

Point = tuple[float, float]
ArtifactKind = Literal["Layout", "Pagination"]


class Pen:
    """Draws on the pages of one document, in order."""

    def __init__(self, canvas: Any, sheet: Sheet) -> None:
        """Draw on `canvas`, a reportlab canvas of the size of `sheet`."""
        self.sheet = sheet
        self.marks: list[list[Element]] = [[]]
        """For each page the elements of its marked contents, in order of their numbers."""
        self._canvas = canvas
        self._marking = False
        self._bookmarks = 0

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

    def words(self, x: float, top: float, lines: Sequence[Line], style: Style) -> None:
        """Draw lines below `top`, the first line's baseline where its leading puts it."""
        self._require_marking()
        text = self._canvas.beginText()
        text.setFillColorRGB(*style.colour)
        baseline = top - (style.leading_pt + style.size_pt * 0.68) / 2
        for number, line in enumerate(lines):
            text.setTextOrigin(x, baseline - number * style.leading_pt)
            for run in line:
                text.setFont(run.font, style.size_pt)
                text.textOut(run.text)
        self._canvas.drawText(text)

    def line(self, start: Point, end: Point, width_pt: float, colour: Colour) -> None:
        """Draw a straight line with round ends."""
        self.polyline((start, end), width_pt, colour)

    def polyline(self, points: Sequence[Point], width_pt: float, colour: Colour) -> None:
        """Draw connected straight lines with round ends and corners."""
        self._prepare(width_pt, colour)
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def ring(self, centre: Point, radius_pt: float, width_pt: float, colour: Colour) -> None:
        """Draw a circle's line."""
        self._prepare(width_pt, colour)
        self._canvas.circle(*centre, radius_pt, stroke=1, fill=0)

    def disc(self, centre: Point, radius_pt: float, colour: Colour) -> None:
        """Fill a circle."""
        self._require_marking()
        self._canvas.setFillColorRGB(*colour)
        self._canvas.circle(*centre, radius_pt, stroke=0, fill=1)

    def fill(self, outlines: Sequence[Sequence[Point]], colour: Colour) -> None:
        """Fill closed polygons by the non-zero winding rule."""
        self._require_marking()
        self._canvas.setFillColorRGB(*colour)
        for outline in outlines:
            path = self._canvas.beginPath()
            path.moveTo(*outline[0])
            for point in outline[1:]:
                path.lineTo(*point)
            path.close()
            self._canvas.drawPath(path, stroke=0, fill=1, fillMode=1)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Let the reader jump to `top` on this page; `level` is 0 for the outermost."""
        key = f"part-{self._bookmarks}"
        self._bookmarks += 1
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        self._canvas.addOutlineEntry(title, key, level, closed=level > 0)

    def next_page(self) -> None:
        """Begin the next page."""
        self._canvas.showPage()
        self.marks.append([])

    def _prepare(self, width_pt: float, colour: Colour) -> None:
        self._require_marking()
        self._canvas.setLineWidth(width_pt)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        self._canvas.setStrokeColorRGB(*colour)

    def _require_marking(self) -> None:
        if not self._marking:
            raise RuntimeError("something was drawn that is neither content nor artifact")
