"""The document's two typefaces: which draws a character, and how wide it is.

Owns the font files and the fall-back from the first face to the second, run by run. Knows nothing
of lines, pages or patients.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics, ttfonts

from kiosk.errors import DocumentError


class Weight(Enum):
    """A weight of the type; each names its font files in order of preference."""

    REGULAR = ("AtkinsonHyperlegibleNext-Regular", "NotoSans-Regular")
    BOLD = ("AtkinsonHyperlegibleNext-Bold", "NotoSans-Bold")


class Run(NamedTuple):
    """Neighbouring characters that one font draws."""

    font: str
    text: str
    width_em: float
    """Width at a size of 1."""


@dataclass(frozen=True, eq=False)
class _Font:
    """One font file: the advance of each character it can draw."""

    name: str
    advances: dict[str, float]
    """Character to its width at a size of 1."""

    def draws(self, text: str) -> bool:
        return self.advances.keys() >= set(text)

    def derive_run(self, text: str) -> Run:
        """Return `text` as one run.

        Raises:
            KeyError: the font lacks a character.
        """
        return Run(self.name, text, sum(map(self.advances.__getitem__, text)))


class Typeface:
    """Both faces in every weight, read once."""

    def __init__(self, fonts: Path) -> None:
        """Read the font files in `fonts`.

        Raises:
            DocumentError: a font file is missing or broken.
        """
        self._fonts = {
            weight: tuple(_read_font(fonts, name) for name in weight.value) for weight in Weight
        }

    def derive_runs(self, text: str, weight: Weight) -> tuple[Run, ...]:
        """Return `text` as runs of one font each.

        Raises:
            DocumentError: neither face draws one of the characters.
        """
        first = self._fonts[weight][0]
        try:
            return (first.derive_run(text),) if text else ()
        except KeyError:
            return self._derive_mixed(text, weight)

    def _derive_mixed(self, text: str, weight: Weight) -> tuple[Run, ...]:
        """Return runs of text that the first face alone cannot draw."""
        chosen = [self._choose(cluster, weight) for cluster in _derive_clusters(text)]
        pairs = [pair for choice in chosen for pair in choice]
        return tuple(
            font.derive_run("".join(text for _, text in group))
            for font, group in groupby(pairs, key=lambda pair: pair[0])
        )

    def find_missing(self, text: str) -> frozenset[str]:
        """Return what some weight cannot draw; a line break is never drawn."""
        return frozenset(
            character
            for character in set(text) - {"\n"}
            if any(_first(fonts, character) is None for fonts in self._fonts.values())
        )

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


def find_missing_characters(text: str, fonts: Path) -> frozenset[str]:
    """Return the characters of `text` that the document cannot draw with `fonts`."""
    return read_typeface(fonts).find_missing(text)


def _first(fonts: tuple[_Font, ...], text: str) -> _Font | None:
    return next((font for font in fonts if font.draws(text)), None)


def _derive_clusters(text: str) -> Iterator[str]:
    """Yield each character with the combining marks that follow it."""
    cluster = ""
    for character in text:
        if cluster and not unicodedata.combining(character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _read_font(fonts: Path, name: str) -> _Font:
    """Read one font file and make it known to reportlab by its name."""
    try:
        font = ttfonts.TTFont(name, str(fonts / f"{name}.ttf"))
    except (OSError, ttfonts.TTFError):
        raise DocumentError(f"The font {name}.ttf is missing or broken.") from None
    pdfmetrics.registerFont(font)
    face = font.face
    drawn = (code for code in face.charToGlyph if code >= ord(" "))
    return _Font(name, {chr(code): face.getCharWidth(code) / 1000 for code in drawn})
