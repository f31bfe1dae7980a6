"""The sRGB colour profile, written from its definition so that its bytes never change.

Source: IEC 61966-2-1; ICC.1:2004-10 (profile version 4.2), with the primaries adapted to D50.
"""

from __future__ import annotations

import struct
from functools import cache

_HEADER = 128
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_ADAPTATION = (
    1.04788, 0.02292, -0.05021, 0.02957, 0.99048, -0.01707, -0.00924, 0.01508, 0.75168,
)  # fmt: skip
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


@cache
def derive_srgb_profile() -> bytes:
    """Return the profile, about half a kilobyte."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags = {
        b"desc": _text("sRGB IEC61966-2.1"),
        b"cprt": _text("No copyright"),
        b"wtpt": _xyz(_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(*_ADAPTATION),
        **{name: _xyz(value) for name, value in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, data = _lay_out(tags)
    size = _HEADER + len(table) + len(data)
    return _header(size) + table + data


def _header(size: int) -> bytes:
    fields = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    date = struct.pack(">6H", 2004, 10, 1, 0, 0, 0)
    rest = b"acsp" + bytes(28) + _fixed(*_WHITE)
    return (fields + date + rest).ljust(_HEADER, b"\0")


def _lay_out(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """Return the table of tags and their data; equal data is kept once."""
    places: dict[bytes, int] = {}
    data = b""
    start = _HEADER + 4 + 12 * len(tags)
    for value in tags.values():
        if value not in places:
            places[value] = start + len(data)
            data += value + bytes(-len(value) % 4)
    entries = (struct.pack(">4sII", name, places[v], len(v)) for name, v in tags.items())
    return struct.pack(">I", len(tags)) + b"".join(entries), data


def _fixed(*values: float) -> bytes:
    """Return signed 15.16 fixed-point numbers."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*value)


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    record = struct.pack(">II4sII", 1, 12, b"enUS", len(encoded), 28)
    return b"mluc" + bytes(4) + record + encoded
