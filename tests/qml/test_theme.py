from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFont, QTextLayout

from kiosk.app.paths import RESOURCES

HUES = RESOURCES / "qml" / "Kiosk" / "Theme" / "Hues.qml"
MODES = ["light", "dark", "high-contrast", "black-on-yellow"]
GROUNDS = ("page", "card", "tint")
WORDS = [
    *[(word, ground) for word in ("ink", "muted", "primary", "danger") for ground in GROUNDS],
    ("primaryInk", "primary"),
    ("primaryInk", "primaryDown"),
    ("amberInk", "amberTint"),
]
MARKS = [
    *[
        (mark, ground)
        for mark in ("edge", "primary", "primaryDown", "focus")
        for ground in (*GROUNDS, "line")
    ],
    *[("amber", ground) for ground in ("amberTint", "page", "card")],
]
"""Edges of controls, ticks, the progress and scroll bars on their tracks, keys on their board."""


def luminance(color):
    """Source: WCAG 2.2, relative luminance."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_words_and_marks_stand_out(make_window, mode):
    theme = make_window("").theme
    theme.setProperty("mode", mode)
    strong = theme.property("strong")
    for pairs, least in ((WORDS, 7.0), (MARKS, 3.0)):
        for front, ground in pairs:
            # Where contrast is high, tracks and the keys' board are drawn in the page's colour.
            back = "page" if strong and ground == "line" else ground
            ratio = contrast(theme.property(front), theme.property(back))
            assert ratio >= least, f"{mode}: {front} on {back} is {ratio:.2f}"


def test_every_colour_is_compared():
    tokens = set(re.findall(r"required property color (\w+)", HUES.read_text(encoding="utf-8")))
    assert len(tokens) > 12
    assert tokens == {one for pair in (*WORDS, *MARKS) for one in pair} | {"scrim"}


def test_modes_differ(make_window):
    theme = make_window("").theme
    seen = set()
    for mode in MODES:
        theme.setProperty("mode", mode)
        seen.add((theme.property("page").name(), theme.property("ink").name()))
    assert len(seen) == len(MODES)


def test_type_grows_with_the_text_and_space_grows_slower(make_window):
    theme = make_window("").theme
    names = ("caption", "body", "lead", "title", "number", "button", "unit")
    sizes = []
    for scale in (1.0, 2.0, 3.0):
        theme.setProperty("textScale", scale)
        sizes.append({name: theme.property(name) for name in names})
    base = sizes[0]["body"]
    assert base >= 20
    assert [one["body"] for one in sizes] == [base, 2 * base, 3 * base]
    assert sizes[0]["title"] == 2 * base
    assert sizes[2]["title"] == pytest.approx(1.3 * 3 * base, abs=1)
    ramp = [sizes[0][name] for name in ("caption", "body", "lead", "title", "number")]
    assert ramp == [round(base * step) for step in (0.8, 1, 1.2, 2, 3)]
    assert sizes[0]["unit"] == base // 2
    for name in names:
        assert sizes[0][name] < sizes[1][name] < sizes[2][name]
    assert sizes[2]["unit"] < 2 * sizes[0]["unit"]


@pytest.mark.parametrize("asked", [0.2, 3.7])
def test_text_scale_stays_between_one_and_three(make_window, asked):
    theme = make_window("").theme
    base = theme.property("body")
    theme.setProperty("textScale", asked)
    assert theme.property("body") in (base, 3 * base)


def test_targets_are_true_to_the_screen_whatever_its_height(make_window):
    theme = make_window("").theme
    for height in (600, 800, 1600):
        theme.setProperty("viewportHeight", height)
        for px_per_mm in (5.0, 5.9, 9.0):
            theme.setProperty("pxPerMm", px_per_mm)
            assert 12 <= theme.property("target") / px_per_mm < 12.2
            assert 20 <= theme.property("bigTarget") / px_per_mm < 20.2


REAL = (
    "Arthritis of the spine. Pain in the sacroiliac joint, where the spine meets the hip bone. "
    "Occipital neuralgia, which is nerve pain at the back of the head. If you do feel pain, be "
    "sure to tell the doctor. Then more local anesthetic can be added, so that it goes away."
)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_line_holds_at_most_seventy_characters(make_window, scale):
    theme = make_window("").theme
    theme.setProperty("textScale", scale)
    font = QFont(theme.property("family"))
    font.setPixelSize(theme.property("body"))
    layout = QTextLayout(REAL, font)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(theme.property("longestLine"))
        lines.append(REAL[line.textStart() :][: line.textLength()].rstrip())
    layout.endLayout()
    assert len(lines) > 3
    assert max(map(len, lines)) <= 70
    assert max(map(len, lines)) >= 55


def test_a_denser_screen_keeps_the_letters_size(make_window):
    theme = make_window("").theme
    letters = []
    for px_per_mm in (8.0, 16.0):
        theme.setProperty("pxPerMm", px_per_mm)
        letters.append(theme.property("body"))
    assert letters[1] == pytest.approx(2 * letters[0], abs=1)


def test_reduced_motion_has_no_durations(make_window):
    theme = make_window("").theme
    assert (theme.property("slideMs"), theme.property("tickMs")) == (200, 150)
    theme.setProperty("reducedMotion", True)
    assert (theme.property("slideMs"), theme.property("tickMs")) == (0, 0)
