"""How ink of one size lies on a pad of another: one scale, aspect kept, centred. Knows no Qt."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from kiosk.consent.ink import Ink
from kiosk.consent.ink_shape import Point

_TENTHS = 10.0


class InkFit(msgspec.Struct, frozen=True, kw_only=True):
    """Maps the ink's tenths of a unit to px of the pad and back."""

    scale: float
    """Px for each tenth of a unit."""
    left_px: float
    top_px: float

    def place(self, x_px: float, y_px: float) -> Point:
        """Return a place on the pad in tenths of a unit."""
        return ((x_px - self.left_px) / self.scale, (y_px - self.top_px) / self.scale)


def derive_blank(width_px: float, height_px: float, px_per_unit: float = 1.0) -> Ink:
    """Return ink without strokes for the whole pad."""
    tenths = _TENTHS / px_per_unit
    return Ink(width=round(width_px * tenths), height=round(height_px * tenths))


def derive_fit(ink: Ink, width_px: float, height_px: float) -> InkFit:
    """Return the largest fit of the ink's box on the pad."""
    if not (ink.width and ink.height and width_px > 0 and height_px > 0):
        return InkFit(scale=1 / _TENTHS, left_px=0.0, top_px=0.0)
    scale = min(width_px / ink.width, height_px / ink.height)
    left_px = (width_px - ink.width * scale) / 2
    top_px = (height_px - ink.height * scale) / 2
    return InkFit(scale=scale, left_px=left_px, top_px=top_px)


def derive_spread(ink: Ink, width_px: float, height_px: float, px_per_unit: float = 1.0) -> Ink:
    """Return the same ink in a box that covers the whole pad, so that every place can be drawn on.

    What is there stays where it is seen: its box grows on the sides where the pad is longer.
    """
    if ink.is_empty:
        return derive_blank(width_px, height_px, px_per_unit)
    fit = derive_fit(ink, width_px, height_px)
    left, top = round(fit.left_px / fit.scale), round(fit.top_px / fit.scale)
    if left == 0 and top == 0:
        return ink
    strokes = tuple(
        tuple(replace(sample, x=sample.x + left, y=sample.y + top) for sample in stroke)
        for stroke in ink.strokes
    )
    return Ink(width=ink.width + 2 * left, height=ink.height + 2 * top, strokes=strokes)
