from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

PAGE = """
property int ended: 0
property Item written: {
    const item = field.Window.activeFocusItem;
    return item instanceof TextInput || item instanceof TextEdit ? item : null;
}
ColumnLayout {
    anchors.fill: parent
    TextField { id: field; objectName: "field"; Layout.fillWidth: true; focus: true }
    TextArea { id: area; objectName: "area"; Layout.fillWidth: true; Layout.fillHeight: true }
    KeyboardPanel {
        objectName: "keyboard"
        Layout.fillWidth: true
        target: window.written
        layoutName: "letters-en"
        onDone: window.ended += 1
    }
}
"""


@pytest.fixture
def stage(make_window):
    return make_window(PAGE)


def text(stage, name="field"):
    return stage.item(name).property("text")


def tap(stage, *labels):
    for label in labels:
        stage.tap(stage.key(label))


def test_types_with_shift_accents_and_space(stage):
    tap(stage, "Shift", "R", "e", "n", "é ñ ü", "é", "Space", "l", "-", "'")
    assert text(stage) == "René l-'"


def test_shift_is_for_one_letter_and_shows_it(stage):
    tap(stage, "Shift")
    assert stage.key("A").property("checked") is False
    assert stage.key("Shift").property("checked") is True
    tap(stage, "A", "b")
    assert text(stage) == "Ab"


def test_accents_on_the_letter_before(stage):
    tap(stage, "e", "é ñ ü", "ā č …", "\u25cc\u0302", "é ñ ü", "ā č …", "\u25cc\u0303")
    assert text(stage) == "ễ"


def test_works_at_the_cursor(stage):
    tap(stage, "a", "b", "c")
    stage.item("field").setProperty("cursorPosition", 1)
    tap(stage, "x")
    assert text(stage) == "axbc"
    tap(stage, "Backspace", "Backspace", "Backspace")
    assert text(stage) == "bc"


def test_replaces_nothing_beyond_the_longest_text(stage):
    stage.item("field").setProperty("maximumLength", 2)
    tap(stage, "a", "b", "c")
    assert text(stage) == "ab"


def test_writes_in_an_area(stage):
    stage.tap(stage.item("area"))
    tap(stage, "h", "i", "Backspace", "123", "7", "?")
    assert text(stage, "area") == "h7?"


def test_leaves_the_focus_with_the_field(stage):
    assert stage.item("field").hasActiveFocus()
    tap(stage, "a")
    assert stage.item("field").hasActiveFocus()
    stage.click(stage.key("b"))
    assert stage.item("field").hasActiveFocus()
    assert text(stage) == "ab"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_works_by_tab_and_key(stage, key):
    stage.key("q").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stage.press_key(key)
    stage.press_key(Qt.Key.Key_Tab)
    stage.press_key(key)
    assert text(stage) == "qw"


def test_tab_reaches_the_keys(stage):
    stage.press_key(Qt.Key.Key_Tab)
    stage.press_key(Qt.Key.Key_Tab)
    QTest.qWait(1)
    assert stage.window.activeFocusItem().property("label") == "q"
    stage.press_key(Qt.Key.Key_Space)
    assert text(stage, "area") == "q"


def test_changing_the_layer_by_key_keeps_the_focus_on_the_keyboard(stage):
    stage.key("123").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stage.press_key(Qt.Key.Key_Space)
    QTest.qWait(1)
    assert stage.window.activeFocusItem().property("label")


def test_done(stage):
    tap(stage, "123", "Done")
    assert stage.window.property("ended") == 1
    assert stage.key("q")


def test_closed_it_takes_no_room(stage):
    assert stage.item("keyboard").implicitHeight() > 300
    stage.item("field").setFocus(False)
    QTest.qWait(1)
    keyboards = stage.below(stage.window.contentItem())
    (keyboard,) = (item for item in keyboards if item.objectName() == "keyboard")
    assert not keyboard.isVisible()
    assert keyboard.implicitHeight() == 0


@pytest.mark.parametrize("layout", ["letters-en", "date", "number"])
@pytest.mark.parametrize("width", [1280, 800])
def test_keys_are_large_apart_and_inside(stage, layout, width):
    stage.window.setWidth(width)
    stage.item("keyboard").setProperty("layoutName", layout)
    QTest.qWait(20)
    keys = [item for item in stage.items() if item.property("label")]
    assert len(keys) > 10
    millimetre = stage.theme.property("pxPerMm")
    for key in keys:
        assert key.height() >= 12 * millimetre - 1
        assert key.width() >= 12 * millimetre - 1
        left = key.mapToScene(QPointF()).x()
        assert left >= 0
        assert left + key.width() <= width


@pytest.mark.parametrize("layout", ["letters-en", "date", "number"])
def test_every_key_has_a_name(stage, layout):
    stage.item("keyboard").setProperty("layoutName", layout)
    QTest.qWait(1)
    named = {
        one.text(QAccessible.Text.Name)
        for one in stage.accessibles()
        if one.role() == QAccessible.Role.Button
    }
    assert {"Backspace", "Done"} <= named
    assert "" not in named
    assert len(named) == len([item for item in stage.items() if item.property("label")])


def test_a_capital_is_named_as_one(stage):
    tap(stage, "Shift")
    assert stage.accessible("Q").role() == QAccessible.Role.Button
