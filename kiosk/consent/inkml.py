"""Ink as W3C InkML, the form in which it is kept as evidence, and back.

Owns the markup; knows nothing of pixels or pages. Only X, Y and F (force) are written: times could
identify a person by the way they write. F is 0 to 1000: the pen's pressure, or, where the device
tells none, what its speed stood for as it was drawn (`ink_force`). Shape and width of the line
follow from X, Y and F alone (`ink_shape`): on the screen, in the document and in a reprint.

Source: W3C Recommendation, Ink Markup Language (InkML), 20 September 2011.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from kiosk.consent.ink import Ink, Sample

_SPACE = "{http://www.w3.org/2003/InkML}"
_CHANNELS = ("X", "Y", "F")
_FORCE = 1000
_POINT = re.compile(r"(-?[0-9]{1,9}) (-?[0-9]{1,9}) ([0-9]{1,4})")
_LENGTH = re.compile(r"[0-9]{1,9}")


def derive_inkml(ink: Ink) -> str:
    """Return `ink` as InkML; the same ink always gives the same text.

    Coordinates are tenths of a unit, X to the right and Y downwards (InkML's default canvas); the
    pad's size stands in the channels' `max`.
    """
    sizes = zip(_CHANNELS, (ink.width, ink.height, _FORCE), strict=True)
    channels = "".join(
        f'<channel name="{name}" type="integer" min="0" max="{size}"/>' for name, size in sizes
    )
    traces = "".join(_derive_trace(stroke) for stroke in ink.strokes)
    return (
        '<ink xmlns="http://www.w3.org/2003/InkML"><definitions><context xml:id="pad">'
        f"<traceFormat>{channels}</traceFormat></context></definitions>{traces}</ink>"
    )


def read_inkml(untrusted: str) -> Ink:
    """Return the ink that `derive_inkml` wrote.

    Raises:
        ValueError: it is not such InkML. Document types, entities, comments and sections that are
            not plain markup are refused before anything is parsed.
    """
    if "<!" in untrusted:
        raise ValueError("the ink holds markup that InkML has no use for")
    try:
        root = ET.fromstring(untrusted)  # noqa: S314  (no document type, no entities)
    except (ET.ParseError, UnicodeEncodeError):
        raise ValueError("the ink is not well-formed XML") from None
    channels = root.findall(f".//{_SPACE}channel")
    if root.tag != f"{_SPACE}ink" or tuple(c.get("name") for c in channels) != _CHANNELS:
        raise ValueError("the ink is not InkML with the channels X, Y and F")
    strokes = tuple(_read_trace(trace.text or "") for trace in root.findall(f"{_SPACE}trace"))
    return Ink(width=_read_size(channels[0]), height=_read_size(channels[1]), strokes=strokes)


def _derive_trace(stroke: tuple[Sample, ...]) -> str:
    points = ", ".join(f"{sample.x} {sample.y} {sample.force}" for sample in stroke)
    return f'<trace contextRef="#pad">{points}</trace>'


def _read_trace(text: str) -> tuple[Sample, ...]:
    return tuple(_read_sample(point) for point in text.split(", ")) if text else ()


def _read_sample(point: str) -> Sample:
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError("the ink has a point that is not three whole numbers")
    x, y, force = (int(number) for number in match.groups())
    return Sample(x, y, force)


def _read_size(channel: ET.Element) -> int:
    size = channel.get("max", "")
    if _LENGTH.fullmatch(size) is None:
        raise ValueError("the ink's pad has no size")
    return int(size)
