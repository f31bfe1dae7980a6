"""The window's fonts: names of every script are drawn, each by the family meant for it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QTextLayout

from kiosk.screens.dressing import FAMILY

NOT_DRAWN = 0
"""The glyph that stands for a letter no font has."""


def lay_out(text: str, weight: QFont.Weight = QFont.Weight.Normal) -> QTextLayout:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(100)
    font.setWeight(weight)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def draw(text: str, weight: QFont.Weight) -> set[str]:
    """Return the families that draw `text`, in small letters; "" for a letter that none draws."""
    return {
        run.rawFont().familyName().casefold() if NOT_DRAWN not in run.glyphIndexes() else ""
        for run in lay_out(text, weight).glyphRuns()
    }


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Bold])
@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Zoë", FAMILY),
        ("ễŌəʔ", "Noto Sans"),
        ("Δοκιμή", "Noto Sans"),
        ("Пример", "Noto Sans"),
        ("تجربة", "Noto Sans Arabic"),
        ("ਪ੍ਰੀਖਿਆ", "Noto Sans Gurmukhi"),
        ("测试測試", "Noto Sans SC"),
    ],
)
def test_a_name_of_any_script_is_drawn_by_its_family(
    dressed: QGuiApplication, name: str, family: str, weight: QFont.Weight
) -> None:
    drawn = draw(name, weight)
    assert family.casefold() in drawn
    assert drawn <= {FAMILY.casefold(), "noto sans", family.casefold()}


@pytest.mark.parametrize("name", ["تجربة", "Zoë تجربة", "ਪ੍ਰੀਖਿਆ", "测试測試"])
def test_a_name_of_any_script_stands_on_the_same_line(dressed: QGuiApplication, name: str) -> None:
    layouts = lay_out("Zoë"), lay_out(name)
    plain, other = (layout.lineAt(0) for layout in layouts)
    assert abs(other.ascent() - plain.ascent()) < 10
    assert other.descent() - plain.descent() < 10
