"""Characters as the codes under which one document's fonts hold them.

Owns the words of a page's text operators. A document embeds of each font only what it draws: plain
characters in subsets of 256 codes, of which reportlab decides which character has which, and
shaped clusters in a font of their own.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics

from kiosk.pdf.embedding import ShapedFont
from kiosk.pdf.fonts import Run
from kiosk.pdf.shaping import Shaper


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
        self._shaped: dict[str, ShapedFont] = {}

    def encode(self, run: Run) -> tuple[tuple[str, str], ...]:
        """Return `run` as a page's names of fonts and strings of codes, in order."""
        return self._encode_shaped(run, run.shaper) if run.shaper else self._encode_plain(run)

    def _encode_plain(self, run: Run) -> tuple[tuple[str, str], ...]:
        codes = self._codes.get(run.font)
        if codes is None:
            codes = _Codes(pdfmetrics.getFont(run.font), self._document)
            self._codes[run.font] = codes
        coded = run.text.translate(codes)
        if not codes.overflows:
            return ((codes.name, f"({coded})"),)
        parts = codes.font.splitString(run.text, self._document)
        return tuple((codes.name_of(subset), f"({escapePDF(part)})") for subset, part in parts)

    def _encode_shaped(self, run: Run, shaper: Shaper) -> tuple[tuple[str, str], ...]:
        font = self._shaped.get(run.font)
        if font is None:
            font = ShapedFont(run.font, shaper, self._document)
            self._shaped[run.font] = font
        return ((font.place, f"<{font.encode(run.clusters, right_to_left=run.right_to_left)}>"),)
