"""A form's picture on the screen: its colours, its shape, its direction and its key."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest

from kiosk.screens.picture_view import PictureView

TOKENS = {
    "paper": "page", "card": "card", "ink": "ink", "muted": "muted", "line": "line",
    "accent": "primary", "tint": "tint", "amber": "amber", "amber-tint": "amberTint",
    "edge": "edge",
}  # fmt: skip
BANDS = "".join(
    f'<rect x="{40 * number}" y="0" width="40" height="240" fill="{token}"/>'
    for number, token in enumerate(TOKENS)
)
"""A band of 40 units for each colour; below it there is room for marks."""
MARKS = """
<text x="120" y="285" font-size="40" font-weight="700" text-anchor="middle">4</text>
<g text-anchor="end"><text y="285" x="380" font-size="40" transform="translate(0 0)">2</text></g>
<text x="200" y="285" font-size="40">7</text>
"""
SVG = f"""<?xml version="1.0"?><!-- <svg fill="ink"> -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">{BANDS}{MARKS}</svg>"""
KEY = ["the cold", "a signal that stops before it comes to the brain " * 3]
RIGHT_TO_LEFT = "LayoutMirroring.enabled: true; LayoutMirroring.childrenInherit: true; "
WIDE, HIGH = 400, 300


def picture(more="", key=(), width=WIDE):
    shown = json.dumps({"svg": SVG, "description": "Cold stops a signal.", "key": list(key)})
    return f"Picture {{ objectName: 'picture'; width: {width}; {more} picture: ({shown}) }}"


@pytest.fixture
def make(make_window):
    stages = []

    def make(body):
        stages.append(make_window(body))
        return stages[-1]

    yield make
    for stage in stages:
        stage.theme.setProperty("mode", "light")
        stage.theme.setProperty("textScale", 1)


def view(stage):
    (found,) = (item for item in stage.items() if isinstance(item, PictureView))
    return found


def grab(stage) -> QImage:
    """What the window shows where the picture is drawn."""
    item = view(stage)
    area = item.mapRectToScene(item.boundingRect()).toRect()
    return stage.window.grabWindow().copy(area)


def token_colors(image, *, mirrored=False):
    """The colour in the middle of each band."""
    places = [20 + 40 * number for number in range(len(TOKENS))]
    found = [image.pixelColor(WIDE - x if mirrored else x, 120).name() for x in places]
    return dict(zip(TOKENS, found, strict=True))


def theme_colors(stage):
    return {token: stage.theme.property(name).name() for token, name in TOKENS.items()}


def box_of_ink(image, ink: QColor, within: QRect) -> QRect:
    """The smallest box around all that is rather ink than paper, in px of the picture."""
    paper = image.pixelColor(5, HIGH - 3)
    half = (ink.lightness() + paper.lightness()) / 2
    found = [
        (x, y)
        for x in range(within.left(), within.right() + 1)
        for y in range(within.top(), within.bottom() + 1)
        if (image.pixelColor(x, y).lightness() < half) == (ink.lightness() < half)
    ]
    assert found
    xs, ys = zip(*found, strict=True)
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


@pytest.mark.parametrize("mode", ["light", "dark", "high-contrast", "black-on-yellow"])
def test_every_colour_is_the_themes(make, mode):
    stage = make(picture())
    stage.theme.setProperty("mode", mode)
    QTest.qWait(20)
    assert token_colors(grab(stage)) == theme_colors(stage)


def test_it_is_painted_anew_when_the_theme_changes(make):
    stage = make(picture())
    light = token_colors(grab(stage))
    stage.theme.setProperty("mode", "dark")
    QTest.qWait(20)
    assert not set(token_colors(grab(stage)).values()) & set(light.values())


def test_another_picture_takes_its_place(make):
    stage = make(picture())
    other = SVG.replace('fill="paper"', 'fill="accent"')
    view(stage).setProperty("svg", other)
    assert token_colors(grab(stage))["paper"] == theme_colors(stage)["accent"]


def test_from_the_right_it_is_mirrored(make):
    stage = make(picture(RIGHT_TO_LEFT))
    image = grab(stage)
    assert token_colors(image, mirrored=True) == theme_colors(stage)
    assert token_colors(image) != theme_colors(stage)


def test_mirroring_can_be_turned_back(make):
    stage = make(picture())
    before = grab(stage)
    for mirrored, same in ((True, False), (False, True)):
        view(stage).setProperty("mirrored", mirrored)
        assert (grab(stage) == before) == same


@pytest.mark.parametrize(
    ("left", "right"), [(100, 140), (340, 390), (195, 250)], ids=["middle", "end", "start"]
)
def test_marks_change_their_place_but_can_still_be_read(make, left, right):
    plain_stage, turned_stage = make(picture()), make(picture(RIGHT_TO_LEFT))
    ink = plain_stage.theme.property("ink")
    plain, turned = grab(plain_stage), grab(turned_stage)
    room = QRect(left, 245, right - left, HIGH - 245)
    here = box_of_ink(plain, ink, room)
    there = box_of_ink(turned, ink, QRect(WIDE - right, 245, right - left, HIGH - 245))
    # The advance of a digit is wider than its ink by no more than a few px on either side.
    assert abs((WIDE - there.right()) - here.left()) <= 4
    assert here.size() == there.size() or abs(here.width() - there.width()) <= 1
    assert likeness(plain.copy(here), turned.copy(there)) > 0.9
    assert likeness(plain.copy(here).flipped(), turned.copy(there)) < 0.8


def test_what_is_unmirrored_is_moved_as_it_stands(make):
    clock = """<svg><g transform="translate(100 0)" data-unmirrored="20">
    <rect x="0" y="0" width="40" height="40" fill="accent"/>
    <rect x="0" y="0" width="10" height="40" fill="amber"/></g></svg>"""
    stage = make(picture())
    accent, amber = theme_colors(stage)["accent"], theme_colors(stage)["amber"]
    view(stage).setProperty("svg", clock)
    for mirrored, left in ((False, 100), (True, 260)):
        view(stage).setProperty("mirrored", mirrored)
        image = grab(stage)
        assert [image.pixelColor(left + x, 20).name() for x in (5, 35)] == [amber, accent]


def likeness(one: QImage, other: QImage) -> float:
    """How many of the pixels are nearly alike, of 1."""
    width, height = min(one.width(), other.width()), min(one.height(), other.height())
    pairs = [
        (one.pixelColor(x, y).lightness(), other.pixelColor(x, y).lightness())
        for x in range(width)
        for y in range(height)
    ]
    return sum(abs(a - b) < 60 for a, b in pairs) / len(pairs)


@pytest.mark.parametrize(("width", "height"), [(600, 300), (400, 500)])
def test_it_keeps_its_shape_in_the_middle_of_its_box(make, width, height):
    colors = "({ paper: '#ff0000', ink: '#00ff00' })"
    red = '<svg><rect width="400" height="300" fill="paper"/></svg>'
    stage = make(
        f"PictureView {{ width: {width}; height: {height}; svg: '{red}'; colors: {colors} }}"
    )
    image = grab(stage)
    first = (width - WIDE) // 2, (height - HIGH) // 2
    last = first[0] + WIDE - 1, first[1] + HIGH - 1
    assert {image.pixelColor(*place).name() for place in (first, last)} == {"#ff0000"}
    outside = (first[0] - 1, height // 2) if width > WIDE else (width // 2, first[1] - 1)
    assert image.pixelColor(*outside).name() != "#ff0000"


def test_without_a_picture_nothing_is_painted(make):
    stage = make("PictureView { width: 40; height: 30 }")
    assert grab(stage).pixelColor(20, 15).name() == theme_colors(stage)["paper"]


def test_a_lower_picture_takes_less_height(make):
    stage = make(picture("roomHeight: 300;", width=500).replace("400 300", "400 240"))
    assert (view(stage).width(), view(stage).height()) == (500, 300)
    item = stage.item("picture")
    item.setProperty("roomHeight", 240)
    QTest.qWait(20)
    assert (view(stage).width(), view(stage).height()) == (400, 240)
    assert token_colors(grab(stage)) == theme_colors(stage)


@pytest.mark.parametrize(
    ("room", "wide", "high"),
    [("", 640, 480), ("roomHeight: 300;", 400, 300), ("roomHeight: 900;", 640, 480)],
)
def test_it_takes_the_width_it_has_and_no_more_height_than_it_may(make, room, wide, high):
    stage = make(picture(room, width=640))
    assert (view(stage).width(), view(stage).height()) == (wide, high)
    assert stage.item("picture").implicitHeight() == high


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_the_words_for_the_marks_stand_below_it_and_wrap(make, scale):
    stage = make(picture(key=KEY))
    stage.theme.setProperty("textScale", scale)
    QTest.qWait(20)
    item = stage.item("picture")
    words = [one for one in stage.items() if one.property("text") in KEY]
    assert len(words) == 2
    for one in words:
        area = one.mapRectToItem(item, one.boundingRect())
        assert area.top() >= HIGH
        assert area.right() <= item.width()
        assert area.bottom() <= item.implicitHeight()
        assert one.property("contentWidth") <= one.width()
    assert words[0].property("font").pixelSize() == stage.theme.property("body")


def test_it_is_heard(make):
    stage = make(picture(key=KEY[:1]))
    drawn = stage.accessible("Cold stops a signal.")
    assert drawn.role() == QAccessible.Role.Graphic
    assert stage.accessible("1. the cold").role() == QAccessible.Role.ListItem
