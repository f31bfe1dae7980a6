"""The document's typefaces by the names of their files."""

from __future__ import annotations

from enum import Enum


class Weight(Enum):
    """A weight of the type; each names its plain font files in order of preference."""

    REGULAR = ("AtkinsonHyperlegibleNext-Regular", "NotoSans-Regular")
    BOLD = ("AtkinsonHyperlegibleNext-Bold", "NotoSans-Bold")


SHAPED = {
    Weight.REGULAR: ("NotoSansArabic-Regular", "NotoSansGurmukhi-Regular", "NotoSansSC-Regular"),
    Weight.BOLD: ("NotoSansArabic-Bold", "NotoSansGurmukhi-Bold", "NotoSansSC-Regular"),
}
"""Font files of what the plain ones lack; Chinese has one weight."""
