from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

SHEET = """
property bool asking: true
property int behind: 0
property int kept: 0
Button { objectName: "behind"; text: "Behind"; onClicked: window.behind += 1 }
Sheet {
    objectName: "sheet"
    title: "I have a question"
    open: window.asking
    onCancelled: window.asking = false
    NoteRow { id: note; objectName: "note"; Layout.fillWidth: true; label: "Your question" }
    buttons: [
        Button {
            objectName: "cancel"; Layout.fillWidth: true; text: "Cancel"
            onClicked: window.asking = false
        },
        Button {
            objectName: "keep"; Layout.fillWidth: true; text: "Keep it"; onClicked: window.kept += 1
        }
    ]
}
"""


def test_holds_the_focus_and_what_is_behind_rests(make_window):
    stage = make_window(SHEET)
    stage.tap(stage.item("behind"))
    assert stage.window.property("behind") == 0
    stage.window.setHeight(1280)
    seen = set()
    for _ in range(60):
        stage.press_key(Qt.Key.Key_Tab)
        seen.add(stage.window.activeFocusItem().objectName())
    assert {"cancel", "keep"} <= seen
    assert "behind" not in seen


def test_no_button_has_the_focus_at_first(make_window):
    stage = make_window(SHEET)
    assert stage.window.activeFocusItem().objectName() not in {"cancel", "keep", "behind"}
    stage.press_key(Qt.Key.Key_Return)
    assert stage.window.property("kept") == 0


def test_escape_and_cancel_close_it(make_window):
    stage = make_window(SHEET)
    stage.press_key(Qt.Key.Key_Escape)
    assert stage.window.property("asking") is False
    stage.window.setProperty("asking", True)
    stage.tap(stage.item("cancel"))
    assert stage.window.property("asking") is False
    stage.tap(stage.item("behind"))
    assert stage.window.property("behind") == 1


def test_is_a_dialog_with_its_title(make_window):
    stage = make_window(SHEET)
    roles = {
        one.role()
        for one in stage.accessibles()
        if one.text(QAccessible.Text.Name) == "I have a question"
    }
    assert roles == {QAccessible.Role.Dialog, QAccessible.Role.Heading}


@pytest.mark.parametrize("scale", [1, 3])
def test_the_keyboard_lies_below_the_field(make_window, scale):
    stage = make_window(SHEET)
    stage.theme.setProperty("textScale", scale)
    QTest.qWait(20)
    field = stage.item("note").property("field")
    stage.tap(field)
    QTest.qWait(20)
    top = min(stage.key(label).mapToScene(QPointF()).y() for label in ("q", "p"))
    words = field.property("topPadding") + field.property("contentHeight")
    assert field.mapToScene(QPointF(0, words)).y() <= top
    stage.tap(stage.key("h"))
    assert field.property("text") == "h"
    stage.tap(stage.key("Done"))
    QTest.qWait(20)
    stage.tap(stage.item("keep"))
    assert stage.window.property("kept") == 1
