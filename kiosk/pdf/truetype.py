"""A font file of the glyphs that one document draws, and of nothing else.

Owns the file's tables: those that PDF asks of an embedded TrueType font. Each glyph is drawn as it
stands, without hints; the same glyphs give the same bytes.

Source: OpenType 1.9, "glyf", "head", "hhea", "hmtx", "loca", "maxp"; ISO 32000-1, 9.9.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from kiosk.pdf.shaping import EM, Contour

Box = tuple[int, int, int, int]
"""Left, bottom, right, top."""

ASCENT, DESCENT = 1069, -293
_MAGIC = 0x5F0F3CF5
_VERSION = 0x00010000


class Glyph(NamedTuple):
    """How far a glyph goes on, and its contours."""

    advance: int
    contours: Sequence[Contour]

    @property
    def box(self) -> Box:
        """Return what the contours reach."""
        points = [point for contour in self.contours for point in contour]
        xs, ys = [x for x, _, _ in points] or [0], [y for _, y, _ in points] or [0]
        return min(xs), min(ys), max(xs), max(ys)


def derive_box(glyphs: Sequence[Glyph]) -> Box:
    """Return what all glyphs reach."""
    left, bottom, right, top = zip(*(glyph.box for glyph in glyphs), strict=True)
    return min(left), min(bottom), max(right), max(top)


def derive_truetype(glyphs: Sequence[Glyph]) -> bytes:
    """Return a font of `glyphs`; the first stands for what is missing."""
    drawn = [_pad(_derive_glyph(glyph)) for glyph in glyphs]
    places = [0, *accumulate(map(len, drawn))]
    widest = max(glyph.advance for glyph in glyphs)
    points = max(sum(map(len, glyph.contours)) for glyph in glyphs)
    contours = max(len(glyph.contours) for glyph in glyphs)
    box, count = derive_box(glyphs), len(glyphs)
    return _derive_file(
        {
            b"glyf": b"".join(drawn),
            b"head": struct.pack(
                ">4I2H2q4h2H3h", _VERSION, _VERSION, 0, _MAGIC, 0, EM, 0, 0, *box, 0, 8, 2, 1, 0
            ),
            b"hhea": struct.pack(
                ">I3hH11hH", _VERSION, ASCENT, DESCENT, 0, widest, *[0] * 3, 1, *[0] * 7, count
            ),
            b"hmtx": b"".join(struct.pack(">Hh", g.advance, g.box[0]) for g in glyphs),
            b"loca": struct.pack(f">{count + 1}I", *places),
            b"maxp": struct.pack(
                ">I14H", _VERSION, count, points, contours, 0, 0, 1, *[0] * 8
            ),
        }
    )  # fmt: skip


def _derive_glyph(glyph: Glyph) -> bytes:
    if not glyph.contours:
        return b""
    points = [point for contour in glyph.contours for point in contour]
    ends = [end - 1 for end in accumulate(map(len, glyph.contours))]
    steps: list[int] = []
    for axis in (0, 1):
        at = [0, *(point[axis] for point in points)]
        steps += (after - before for before, after in pairwise(at))
    flags = bytes(runs_through for _, _, runs_through in points)
    return b"".join(
        (
            struct.pack(">5h", len(ends), *glyph.box),
            struct.pack(f">{len(ends)}HH", *ends, 0),
            flags,
            struct.pack(f">{len(steps)}h", *steps),
        )
    )


def _derive_file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">I4H", _VERSION, count, 16 << power, power, 16 * count - (16 << power))
    place = len(head) + 16 * count
    body = b""
    for tag, table in sorted(tables.items()):
        padded = _pad(table)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        head += struct.pack(">4s3I", tag, total, place + len(body), len(table))
        body += padded
    return head + body


def _pad(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)
