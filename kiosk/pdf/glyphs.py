"""Characters as the codes under which one document's fonts hold them.

Owns the words of a page's text operators. A document embeds of each font only what it draws, in
subsets of 256 codes; reportlab decides which character has which.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics


class _Codes(dict[int, str]):
    """Code points to escaped codes of the font's first subset, found as they are met."""

    def __init__(self, font: Any, document: Any) -> None:
        self.font = font
        self.document = document
        self.name = self.name_of(0)
        self.overflows = False
        """Whether a character was met that needs a second subset."""

    def __missing__(self, code: int) -> str:
        ((subset, coded),) = self.font.splitString(chr(code), self.document)
        self.overflows = self.overflows or subset > 0
        self[code] = escapePDF(coded)
        return self[code]

    def name_of(self, subset: int) -> str:
        """Return how pages name a subset of the font."""
        return str(self.font.getSubsetInternalName(subset, self.document))


class Glyphs:
    """Codes of every font of one document."""

    def __init__(self, document: Any) -> None:
        """Start with no character in any font of `document`, a reportlab document."""
        self._document = document
        self._codes: dict[str, _Codes] = {}

    def encode(self, font: str, text: str) -> tuple[tuple[str, str], ...]:
        """Return `text` as a page's names of `font` and strings of codes, in order."""
        codes = self._codes.get(font)
        if codes is None:
            codes = _Codes(pdfmetrics.getFont(font), self._document)
            self._codes[font] = codes
        coded = text.translate(codes)
        if not codes.overflows:
            return ((codes.name, coded),)
        parts = codes.font.splitString(text, self._document)
        return tuple((codes.name_of(subset), escapePDF(part)) for subset, part in parts)
