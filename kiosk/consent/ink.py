"""A signature as strokes of the pen.

Owns the ink's own coordinates; knows nothing of its shape or of pixels on a screen.
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
    """0 to 1000: the pen's pressure, or what its speed stands for where none is told."""


class Ink(msgspec.Struct, frozen=True, kw_only=True):
    """Strokes on a pad of `width` by `height` tenths of a unit; survives resize and rotation.

    A unit is a px of the pad that the first stroke was drawn on, more where the screen is dense.
    """

    width: int
    height: int
    strokes: tuple[tuple[Sample, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no stroke holds a sample; a mark of two short lines is not empty."""
        return not any(self.strokes)
