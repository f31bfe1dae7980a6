"""The document's typefaces: which draws a character, and how wide it is.

Owns the font files and the fall-back from one face to the next, run by run. The first two faces
set plain letters one by one; what joins, moves, stacks or runs from right to left is shaped, and
the faces of other scripts are opened when a text first needs them. Knows nothing of lines, pages or
patients.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics, ttfonts

from kiosk.errors import DocumentError
from kiosk.pdf.breaking import derive_clusters
from kiosk.pdf.direction import CONTROLS
from kiosk.pdf.faces import SHAPED, Weight
from kiosk.pdf.shaping import EM, Cluster, Shaper

_DEVANAGARI = range(0x0900, 0x0980)


class Run(NamedTuple):
    """Neighbouring characters that one font draws."""

    font: str
    text: str
    """In the order it is read."""
    width_em: float
    """Width at a size of 1."""
    clusters: tuple[Cluster, ...] = ()
    """What is drawn, from left to right; () where each character is drawn by itself."""
    shaper: Shaper | None = None
    """What shaped it; None where it is plain."""
    level: int = 0
    """Embedding level; odd is right to left."""

    @property
    def right_to_left(self) -> bool:
        """Whether it runs from right to left."""
        return self.level % 2 == 1


class _Font:
    """One font file: what it draws plainly, character by character, and what it shapes."""

    def __init__(self, fonts: Path, name: str, advances: dict[str, float]) -> None:
        """Use the file of `name` in `fonts`; `advances` are widths at a size of 1."""
        self.name = name
        self.advances = advances
        self._path = fonts / f"{name}.ttf"
        if not self._path.is_file():
            raise DocumentError(f"The font {name}.ttf is missing or broken.")

    @cached_property
    def shaper(self) -> Shaper:
        """Return what shapes, opened now."""
        return Shaper(self._path)

    def draws(self, text: str) -> bool:
        return text in self.advances or self.shaper.draws(text)

    def derive_run(self, text: str) -> Run:
        """Return `text` as one plain run.

        Raises:
            KeyError: the font lacks a character, or does not draw it plainly.
        """
        return Run(self.name, text, sum(map(self.advances.__getitem__, text)))

    def shape_run(self, text: str, level: int) -> Run:
        """Return `text` as one shaped run."""
        clusters = self.shaper.shape(text, right_to_left=level % 2 == 1)
        width = sum(cluster.advance for cluster in clusters) / EM
        return Run(self.name, text, width, clusters, self.shaper, level)


class _Piece(NamedTuple):
    """A cluster of a text, and what draws it how."""

    font: _Font
    level: int
    is_plain: bool
    text: str


class Typeface:
    """All faces in every weight, read once."""

    def __init__(self, fonts: Path) -> None:
        """Read the font files in `fonts`.

        Raises:
            DocumentError: a font file is missing or broken.
        """
        self._fonts = {
            weight: (
                *(_read_font(fonts, name) for name in weight.value),
                *(_Font(fonts, name, {}) for name in SHAPED[weight]),
            )
            for weight in Weight
        }

    def derive_runs(
        self, text: str, weight: Weight, levels: Sequence[int] | None = None
    ) -> tuple[Run, ...]:
        """Return `text` as runs of one font each, in the order they are read.

        `levels` are those of its characters; without them each stands by itself.

        Raises:
            DocumentError: no face draws one of the characters.
        """
        if levels is None:
            first = self._fonts[weight][0]
            try:
                return (first.derive_run(text),) if text else ()
            except KeyError:
                pass
        pieces = self._derive_pieces(text, weight, levels)
        return tuple(
            _join(font, level, is_plain, "".join(piece.text for piece in group))
            for (font, level, is_plain), group in groupby(pieces, key=lambda piece: piece[:3])
        )

    def _derive_pieces(
        self, text: str, weight: Weight, levels: Sequence[int] | None
    ) -> Iterator[_Piece]:
        place = 0
        for cluster in derive_clusters(text):
            level = levels[place] if levels else _derive_level(cluster)
            place += len(cluster)
            drawn = "".join(character for character in cluster if character not in CONTROLS)
            for font, part in self._choose(drawn, weight) if drawn else ():
                is_plain = level % 2 == 0 and part in font.advances
                yield _Piece(font, level, is_plain, part)

    def _choose(self, cluster: str, weight: Weight) -> tuple[tuple[_Font, str], ...]:
        """Return the font of a whole cluster, or of each of its characters."""
        fonts = self._fonts[weight]
        if font := _first(fonts, cluster):
            return ((font, cluster),)
        if len(cluster) > 1:
            return tuple(pair for character in cluster for pair in self._choose(character, weight))
        raise DocumentError(f"No font of the document draws U+{ord(cluster):04X}.")


@lru_cache(maxsize=4)
def read_typeface(fonts: Path) -> Typeface:
    """Return the typeface in the folder `fonts`, read once for each folder."""
    return Typeface(fonts)


def _first(fonts: tuple[_Font, ...], text: str) -> _Font | None:
    return next((font for font in fonts if font.draws(text)), None)


def _join(font: _Font, level: int, is_plain: bool, text: str) -> Run:  # noqa: FBT001
    if is_plain:
        return font.derive_run(text)._replace(level=level)
    return font.shape_run(text, level)


def _derive_level(cluster: str) -> int:
    return int(unicodedata.bidirectional(cluster[0]) in {"R", "AL"})


def _read_font(fonts: Path, name: str) -> _Font:
    """Read one font file and make it known to reportlab by its name."""
    try:
        font = ttfonts.TTFont(name, str(fonts / f"{name}.ttf"))
    except (OSError, ttfonts.TTFError):
        raise DocumentError(f"The font {name}.ttf is missing or broken.") from None
    pdfmetrics.registerFont(font)
    face = font.face
    drawn = (code for code in face.charToGlyph if _is_plain(code))
    return _Font(fonts, name, {chr(code): face.getCharWidth(code) / 1000 for code in drawn})


def _is_plain(code: int) -> bool:
    """Return whether a character looks the same wherever it stands, and alters no other."""
    if code in _DEVANAGARI:
        return False
    return unicodedata.category(chr(code)) not in {"Cc", "Cf", "Mn", "Mc", "Me"}
