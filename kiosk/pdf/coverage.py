"""Which characters the document cannot draw, asked of its font files alone.

Owns no drawing: it is asked while a patient types, in a process that never draws.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from kiosk.pdf.faces import SHAPED, Weight
from kiosk.pdf.shaping import Shaper


def find_missing_characters(text: str, fonts: Path) -> frozenset[str]:
    """Return what some weight of the typeface in `fonts` cannot draw; a line break never is drawn.

    Raises:
        DocumentError: a font file is missing or broken.
    """
    weights = _open_weights(fonts)
    return frozenset(
        character
        for character in set(text) - {"\n"}
        if not all(any(face.draws(character) for face in faces) for faces in weights)
    )


@lru_cache(maxsize=4)
def _open_weights(fonts: Path) -> tuple[tuple[Shaper, ...], ...]:
    """Return the faces of each weight, each file opened once."""
    opened = cache(lambda name: Shaper(fonts / f"{name}.ttf"))
    return tuple(tuple(map(opened, (*weight.value, *SHAPED[weight]))) for weight in Weight)
