"""A QR code as vectors. Source: ISO/IEC 18004, model 2, error correction M."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from kiosk.pdf.pen import Pen, Point
from kiosk.pdf.sheet import INK

QUIET_MODULES = 4
"""Empty modules round a code."""


def derive_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a code that says `text`; True is dark."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = range(code.getModuleCount())
    return tuple(tuple(bool(code.isDark(row, column)) for column in count) for row in count)


@dataclass(frozen=True)
class QrCode:
    """A code drawn into a square, its quiet zone included."""

    text: str
    side_pt: float

    def __call__(self, pen: Pen, corner: Point) -> None:
        """Draw it with the top left at `corner`."""
        rows = derive_modules(self.text)
        unit = self.side_pt / (len(rows) + 2 * QUIET_MODULES)
        left, top = corner[0] + QUIET_MODULES * unit, corner[1] - QUIET_MODULES * unit
        outlines = [
            [
                (left + start * unit, top - row * unit),
                (left + end * unit, top - row * unit),
                (left + end * unit, top - (row + 1) * unit),
                (left + start * unit, top - (row + 1) * unit),
            ]
            for row, modules in enumerate(rows)
            for start, end in _find_bars(modules)
        ]
        pen.fill(outlines, INK)


def _find_bars(modules: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield where each run of dark modules begins and ends."""
    place = 0
    for dark, run in groupby(modules):
        length = len(list(run))
        if dark:
            yield place, place + length
        place += length
