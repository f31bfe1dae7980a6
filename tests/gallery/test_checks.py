"""Each rule seen to fail: on small scenes that break it, read from a real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from tests.gallery.checks import check_page, check_picture
from tests.gallery.reading import SettingReader, read_shown
from tests.gallery.shown import Fault, Shown
from tests.qml.conftest import Stage, dressed, make_window

__all__ = ["dressed", "make_window"]

PX_PER_MM = 5.0
STEP = (
    'Button { objectName: "step"; highlighted: true; width: 300; height: 100; y: 700; text: "Go" }'
)
BODY = (
    'Flickable { objectName: "body"; width: 1280; height: 400; clip: true; contentHeight: %d; %s }'
)
KEYS = """Row { Repeater { model: %d; Button {
    required property int index
    objectName: "key-" + index; width: %d; height: 80; horizontalPadding: 0; text: "k"
} } }"""

See = Callable[[str], tuple[Fault, ...]]


@pytest.fixture
def look(make_window: Callable[[str], Stage]) -> Callable[[str], Shown]:
    """Show a piece of QML in a window of 1280 x 800 px, and read it."""

    def read(body: str) -> Shown:
        stage = make_window(body)
        QTest.qWait(20)
        return read_shown(stage.window, PX_PER_MM, SettingReader(stage.engine))

    return read


@pytest.fixture
def see(look: Callable[[str], Shown]) -> See:
    """Show a piece of QML with one main step, and check it as a page of staff."""
    return lambda body: check_page(look(f"{STEP} {body}"), main_steps={1}, is_patients=False)


GOOD = f"""
Column {{ Label {{ text: "One line" }} Label {{ text: "Another" }} }}
Button {{ x: 400; width: 200; height: 100; objectName: "back"; text: "Back" }}
TextField {{ x: 700; width: 300; height: 70; placeholderText: "Your name" }}
Item {{ y: 200; {BODY % (900, 'Label { y: 850; text: "Below the view" }')} }}
Item {{ x: 400; y: 620; {KEYS % (10, 70)} }}
Text {{ visible: false; x: 2000; text: "Not shown" }}
"""
BAD = {
    "cut short": 'Label { width: 60; text: "Not to be cut"; maximumLineCount: 1 }',
    "word broken": 'Label { width: 60; text: "Acknowledgement" }',
    "spills out": 'Button { y: 300; width: 180; height: 60; text: "Many words on many lines" }',
    "overlap": 'Label { text: "One line" } Label { x: 10; y: 8; text: "Another" }',
    "figures out of order": """Row { layoutDirection: Qt.RightToLeft; Repeater { model: 3; Button {
        required property int index
        width: 90; height: 80; text: index + 1
    } } }""",
    "problem out of view": BODY
    % (900, 'Label { objectName: "problem"; y: 385; text: "Please try again" }'),
    "main steps": 'Button { highlighted: true; width: 200; height: 100; text: "Another" }',
}
OUT_OF_VIEW = {
    "right": 'Label { x: 1250; text: "Past the side" }',
    "left": 'Button { x: -20; width: 200; height: 80; text: "Go" }',
    "top": 'Label { y: -9; text: "Past the top" }',
    "clipped": 'Item { width: 200; height: 20; clip: true; Label { text: "Cut\\nin two" } }',
    "beyond scrolling": BODY % (600, 'Label { y: 650; text: "Never seen" }'),
    "not scrolling": BODY % (300, 'Label { y: 390; text: "Half seen" }'),
}
OVERLAPS = {
    "buttons": "".join(
        f'Button {{ x: {x}; width: 100; height: 80; text: "{x}" }}' for x in (0, 95)
    ),
    "button on words": 'Label { y: 20; text: "Some words" } Button { width: 90; height: 80 }',
    "button under a scroll bar": BODY
    % (900, 'ScrollBar.vertical: ScrollBar {} Button { width: 1280; height: 80; text: "Go" }'),
    "scrolled under a button": (BODY % (900, 'Label { y: 380; text: "Under" }'))
    + 'Button { y: 370; width: 200; height: 80; text: "Over" }',
}
SMALL = {
    "low button": 'Button { width: 100; height: 56; text: "Go" }',
    "narrow button": 'Button { width: 56; height: 100; horizontalPadding: 0; text: "A" }',
    "low field": "TextField { width: 300; height: 50 }",
    "low Back": 'Button { objectName: "back"; width: 200; height: 90; text: "Back" }',
    "low answer": 'Button { objectName: "option-yes"; width: 300; height: 90; text: "Yes" }',
    "narrow key": KEYS % (10, 50),
}


def rules(faults: tuple[Fault, ...]) -> set[str]:
    return {fault.rule for fault in faults}


def test_a_good_page_has_no_fault(see: See) -> None:
    assert see(GOOD) == ()


@pytest.mark.parametrize("rule", BAD)
def test_a_broken_rule_is_found(see: See, rule: str) -> None:
    assert rules(see(BAD[rule])) == {rule}


@pytest.mark.parametrize("scene", OUT_OF_VIEW)
def test_what_cannot_be_seen_is_found(see: See, scene: str) -> None:
    assert rules(see(OUT_OF_VIEW[scene])) == {"out of view"}


@pytest.mark.parametrize("scene", OVERLAPS)
def test_what_overlaps_is_found(see: See, scene: str) -> None:
    assert rules(see(OVERLAPS[scene])) == {"overlap"}


@pytest.mark.parametrize("scene", SMALL)
def test_what_is_too_small_is_found(see: See, scene: str) -> None:
    assert rules(see(SMALL[scene])) == {"too small"}


def test_a_page_without_its_main_step_is_found(look: Callable[[str], Shown]) -> None:
    faults = check_page(look('Label { text: "Words" }'), main_steps={1}, is_patients=False)
    assert rules(faults) == {"main steps"}


@pytest.mark.parametrize(
    ("scene", "found"),
    [
        (BODY % (400, ""), set()),
        ('Item { objectName: "body"; width: 1280; height: 390 }', {"words' share"}),
        ("", {"words' share"}),
        (KEYS % (10, 70), set()),
    ],
    ids=["half", "less", "none", "typing"],
)
def test_words_keep_half_of_the_height(
    look: Callable[[str], Shown], scene: str, found: set[str]
) -> None:
    faults = check_page(look(f"{STEP} {scene}"), main_steps={1}, is_patients=True)
    assert rules(faults) == found


def test_what_a_sheet_covers_is_not_looked_at(look: Callable[[str], Shown]) -> None:
    scrim = 'Rectangle { anchors.fill: parent; color: "#80000000"; Label { text: "On top" } }'
    shown = look(f"{BAD['overlap']} {scrim}")
    assert shown.covered
    assert [piece.says for piece in shown.words] == ["On top"]


def test_words_in_a_mirrored_window_are_where_they_are_painted(
    look: Callable[[str], Shown],
) -> None:
    mirror = "LayoutMirroring.enabled: true"
    (words,) = look(f'Label {{ {mirror}; width: 600; text: "Short" }}').words
    assert words.box.right == 600
    assert words.box.left > 400


@pytest.mark.parametrize(
    ("pixels", "found"),
    [
        (b"\x00\x01\x02\xff" * 90, {"blank"}),
        (b"\x00\x01\x02\xff" * 90 + b"\x05\x05\x05\xff" * 30, {"blank"}),
        (b"\x00\x01\x02\xff" * 90 + b"\x07\x07\x07\xff" * 30, set()),
    ],
    ids=["one colour", "no words", "words"],
)
def test_a_blank_picture_is_found(pixels: bytes, found: set[str]) -> None:
    assert rules(tuple(check_picture(pixels, b"\x07\x07\x07\xff"))) == found
