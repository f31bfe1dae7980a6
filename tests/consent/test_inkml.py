"""InkML: ink is kept and read back without loss, and nothing else is read."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consent.ink import Ink, Sample
from kiosk.consent.inkml import derive_inkml, read_inkml

COORDINATES = st.integers(-999_999_999, 999_999_999)
STROKES = st.lists(st.builds(Sample, COORDINATES, COORDINATES, st.integers(0, 1000))).map(tuple)
INKS = st.builds(
    Ink,
    width=st.integers(1, 999_999_999),
    height=st.integers(1, 999_999_999),
    strokes=st.lists(STROKES).map(tuple),
)
INK = Ink(width=9000, height=3000, strokes=((Sample(1, 2, 500), Sample(3, 4, 501)), ()))
TEXT = derive_inkml(INK)


@given(INKS)
def test_ink_comes_back_as_it_was(ink):
    assert read_inkml(derive_inkml(ink)) == ink


def test_the_markup_is_inkml_without_times():
    root = ET.fromstring(TEXT)  # noqa: S314
    assert root.tag == "{http://www.w3.org/2003/InkML}ink"
    assert [channel.get("name") for channel in root.iter() if "channel" in channel.tag] == [
        "X",
        "Y",
        "F",
    ]
    assert "1 2 500, 3 4 501" in TEXT


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE ink [<!ENTITY a "b">]>' + TEXT,
        TEXT.replace("1 2 500", "<!-- 1 -->1 2 500"),
        TEXT.replace("1 2 500", "<![CDATA[1 2 500]]>"),
        TEXT.replace("1 2 500", "&a; 2 500"),
        TEXT.replace("2003/InkML", "2003/Other"),
        TEXT.replace("</ink>", ""),
        TEXT.replace('name="F"', 'name="T"'),
        TEXT.replace("<channel", "<canal"),
        TEXT.replace('max="9000"', 'max="wide"'),
        TEXT.replace(' max="3000"', ""),
        TEXT.replace('max="9000"', f'max="{"9" * 5000}"'),
        TEXT.replace("1 2 500", "1 2"),
        TEXT.replace("1 2 500", "1.5 2 500"),
        TEXT.replace("1 2 500", "'1 2 500"),
        TEXT.replace("1 2 500", "٣ 2 500"),
        TEXT.replace("1 2 500", f"{'9' * 5000} 2 500"),
        TEXT + "\ud800",
        "",
    ],
)
def test_anything_else_is_refused_without_quoting_it(hostile):
    assert hostile != TEXT
    with pytest.raises(ValueError, match=r"^the ink(?!.*9999)") as caught:
        read_inkml(hostile)
    assert len(str(caught.value)) < 80
