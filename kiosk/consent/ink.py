"""A signature as strokes of the pen; the screen and the document draw it from here.

Owns the ink's own coordinates and its W3C InkML form; knows nothing of pixels on a screen.
"""

from __future__ import annotations

import msgspec


class Sample(msgspec.Struct, frozen=True, array_like=True):
    """One sample of the pen."""

    x: int
    """Tenths of a unit from the left of the pad."""
    y: int
    """Tenths of a unit from the top of the pad."""
    force: int
    """0 to 1000; 500 where the device tells no pressure."""


class Ink(msgspec.Struct, frozen=True, kw_only=True):
    """Strokes on a pad of `width` by `height` tenths of a unit; survives resize and rotation."""

    width: int
    height: int
    strokes: tuple[tuple[Sample, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no stroke holds a sample; a mark of two short lines is not empty."""
        return not any(self.strokes)
