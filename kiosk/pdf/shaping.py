"""Letters that join, move or stack: text to the clusters of glyphs that draw it.

Owns HarfBuzz and the font files as it reads them; keeps nothing of a text. A cluster is what cannot
be drawn in parts: a letter with its marks, a syllable, a ligature. Lengths are in thousandths of
the type's size.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import uharfbuzz

from kiosk.errors import DocumentError

EM = 1000
_MOST_GLYPHS = 48
"""Glyphs of one cluster that are drawn."""
_FARTHEST = 700
"""How far above or below its place a glyph may stand: a flood of marks covers no other line."""
_WIDEST = 20 * EM
"""How far one cluster goes on at most."""
_LONGEST = 8
"""Characters that one code of the document stands for at most: some readers drop more."""

Point: TypeAlias = tuple[int, int, bool]
"""x, y, and whether the curve runs through it."""
Contour: TypeAlias = tuple[Point, ...]


class Cluster(NamedTuple):
    """Characters and the glyphs that draw them together."""

    text: str
    """In the order they are read."""
    glyphs: tuple[tuple[int, int, int], ...]
    """Glyph of the font, and where it stands from the cluster's start."""
    advance: int


class Shaper:
    """One font file; its pages are read as they are needed."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`.

        Raises:
            DocumentError: it is missing or no font.
        """
        try:
            face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
            self._characters = face.unicodes
        except uharfbuzz.HarfBuzzError:
            self._characters = ()
        if not self._characters:
            raise DocumentError(f"The font {path.name} is missing or broken.")
        self._font = uharfbuzz.Font(face)
        self._font.scale = (EM, EM)

    def draws(self, text: str) -> bool:
        """Return whether the font has every character of `text`."""
        return all(c >= " " and ord(c) in self._characters for c in text)

    def shape(self, text: str, *, right_to_left: bool) -> tuple[Cluster, ...]:
        """Return the clusters of `text` from left to right as they are drawn."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.flags = uharfbuzz.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
        uharfbuzz.shape(self._font, buffer)
        drawn = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        ends = dict(pairwise([*sorted({info.cluster for info, _ in drawn}), len(text)]))
        found: list[Cluster] = []
        for start, glyphs in groupby(drawn, lambda pair: int(pair[0].cluster)):
            pieces = list(_cut(_derive_cluster(text[start : ends[start]], list(glyphs))))
            found += reversed(pieces) if right_to_left else pieces
        return tuple(found)

    def outline(self, cluster: Cluster) -> list[Contour]:
        """Return the closed contours of a cluster's glyphs, each where it stands."""
        pen = _Contours()
        for glyph, x, y in cluster.glyphs:
            pen.corner = (x, y)
            self._font.draw_glyph_with_pen(glyph, pen)
        return [tuple(contour) for contour in pen.contours]


class _Contours:
    """Collects what HarfBuzz draws; the names are those it calls."""

    def __init__(self) -> None:
        self.contours: list[list[Point]] = []
        self.corner = (0, 0)

    def moveTo(self, point: tuple[float, float]) -> None:
        self.contours.append([])
        self.lineTo(point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._add(point, runs_through=True)

    def qCurveTo(self, handle: tuple[float, float], point: tuple[float, float]) -> None:
        self._add(handle, runs_through=False)
        self._add(point, runs_through=True)

    def curveTo(self, *_: tuple[float, float]) -> None:
        raise DocumentError("A font of the document has cubic curves; TrueType has none.")

    def closePath(self) -> None:
        contour = self.contours[-1]
        if len(contour) > 1 and contour[0] == contour[-1]:
            del contour[-1]

    def _add(self, point: tuple[float, float], *, runs_through: bool) -> None:
        x, y = round(point[0]) + self.corner[0], round(point[1]) + self.corner[1]
        self.contours[-1].append((x, y, runs_through))


def _derive_cluster(text: str, drawn: list[tuple[Any, Any]]) -> Cluster:
    """Return a cluster of HarfBuzz's glyphs and their places."""
    glyphs: list[tuple[int, int, int]] = []
    x = 0
    for info, place in drawn:
        glyphs.append((info.codepoint, x + place.x_offset, place.y_offset))
        x += place.x_advance
    near = [one for one in glyphs if abs(one[1]) <= _WIDEST and abs(one[2]) <= _FARTHEST]
    return Cluster(text, tuple(near[:_MOST_GLYPHS]), min(max(0, x), _WIDEST))


def _cut(cluster: Cluster) -> Iterator[Cluster]:
    """Yield a cluster; of one with too many characters the first ones draw it."""
    short = len(cluster.text) <= _LONGEST
    yield cluster if short else cluster._replace(text=cluster.text[:_LONGEST])
    for start in range(_LONGEST, len(cluster.text), _LONGEST):
        yield Cluster(cluster.text[start : start + _LONGEST], (), 0)
