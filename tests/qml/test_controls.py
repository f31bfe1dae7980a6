from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest

Role = QAccessible.Role
INTERACTIVE = {
    Role.Button, Role.RadioButton, Role.CheckBox, Role.EditableText, Role.ListItem,
    Role.ComboBox, Role.Slider, Role.ScrollBar, Role.Canvas,
}  # fmt: skip
COUNTED = "property int count: 0; "
PRESSED = "objectName: 'it'; text: 'Go on'; onClicked: window.count += 1"
GALLERY = """
ColumnLayout {
    anchors.fill: parent
    Heading { objectName: "heading"; Layout.fillWidth: true; text: "How does it work?" }
    Label { Layout.fillWidth: true; text: "Cold stops the signal." }
    BulletItem { Layout.fillWidth: true; text: "It is not a cure." }
    StepItem { Layout.fillWidth: true; number: 2; text: "The needle is cooled." }
    KeyFigureItem { Layout.fillWidth: true; figure: "24 hours"; text: "no driving" }
    PairItem {
        Layout.fillWidth: true; first: "It may hurt more at first."; second: "It often helps."
    }
    Notice { Layout.fillWidth: true; text: "There is no rush." }
    ProgressLine { Layout.fillWidth: true; part: 3; parts: 7; text: "Part 3 of 7: the risks" }
    AnswerCard {
        Layout.fillWidth: true; text: "A little"; detail: "I would like to talk"; checked: true
    }
    RadioButton { text: "Left side" }
    ItemDelegate { text: "Second row" }
    ChipButton { text: "Listen" }
    FieldRow {
        Layout.fillWidth: true; label: "Name"; hint: "First and last"
        problem: "Please fill this in."
    }
    NoteRow { Layout.fillWidth: true; label: "Your question" }
    SignaturePad { Layout.fillWidth: true; name: "Your signature" }
    Button { text: "I have read this"; highlighted: true }
    KeyboardPanel { Layout.fillWidth: true; open: true }
}
"""


@pytest.mark.parametrize(
    "control",
    [
        f"Button {{ {PRESSED} }}",
        f"Button {{ highlighted: true; {PRESSED} }}",
        "Button { objectName: 'it'; text: 'Go on'; flat: true; onClicked: window.count += 1 }",
        f"ChipButton {{ {PRESSED} }}",
        f"ItemDelegate {{ {PRESSED} }}",
        f"AnswerCard {{ {PRESSED} }}",
    ],
    ids=["button", "highlighted", "flat", "chip", "row", "card"],
)
class TestPress:
    def test_by_touch_on_release(self, make_window, control):
        stage = make_window(COUNTED + control)
        stage.tap(stage.item("it"))
        assert stage.window.property("count") == 1

    def test_by_mouse(self, make_window, control):
        stage = make_window(COUNTED + control)
        stage.click(stage.item("it"))
        assert stage.window.property("count") == 1

    def test_not_when_the_finger_leaves_it(self, make_window, control):
        stage = make_window(COUNTED + control)
        stage.slide_off(stage.item("it"))
        assert stage.window.property("count") == 0

    @pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
    def test_by_keyboard(self, make_window, control, key):
        stage = make_window(COUNTED + control)
        stage.press_key(Qt.Key.Key_Tab)
        assert stage.item("it").hasActiveFocus()
        stage.press_key(key)
        assert stage.window.property("count") == 1

    def test_by_assistive_technology(self, make_window, control):
        stage = make_window(COUNTED + control)
        action = stage.accessible("Go on").actionInterface()
        action.doAction("Press")
        assert stage.window.property("count") == 1

    def test_not_when_disabled(self, make_window, control):
        stage = make_window(COUNTED + control.replace("text:", "enabled: false; text:"))
        stage.tap(stage.item("it"))
        assert stage.window.property("count") == 0

    def test_large_enough(self, make_window, control):
        stage = make_window(COUNTED + control)
        assert stage.item("it").height() >= stage.theme.property("target") > 70
        assert stage.item("it").width() >= stage.theme.property("target")


@pytest.mark.parametrize("scale", [1, 2, 3])
@pytest.mark.parametrize("width", [1280, 800])
def test_everything_lays_itself_out_without_a_warning(make_window, scale, width):
    stage = make_window(GALLERY)
    stage.theme.setProperty("textScale", scale)
    stage.window.setWidth(width)
    QTest.qWait(30)
    assert stage.item("heading").width() == width


def test_every_interactive_item_has_a_name(make_window):
    stage = make_window(GALLERY)
    found = [one for one in stage.accessibles() if one.role() in INTERACTIVE]
    assert len(found) > 45
    for one in found:
        assert one.text(QAccessible.Text.Name), (one.role(), one.rect())


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("How does it work?", Role.Heading),
        ("Cold stops the signal.", Role.StaticText),
        ("It is not a cure.", Role.ListItem),
        ("2. The needle is cooled.", Role.ListItem),
        ("24 hours: no driving", Role.ListItem),
        ("It often helps.", Role.StaticText),
        ("There is no rush.", Role.Note),
        ("Part 3 of 7: the risks", Role.ProgressBar),
        ("A little", Role.RadioButton),
        ("Left side", Role.RadioButton),
        ("Name", Role.EditableText),
        ("Please fill this in.", Role.AlertMessage),
        ("Your question", Role.EditableText),
        ("Your signature", Role.Canvas),
        ("I have read this", Role.Button),
        ("Backspace", Role.Button),
    ],
)
def test_role(make_window, name, role):
    assert make_window(GALLERY).accessible(name).role() == role


def test_nothing_is_told_twice(make_window):
    names = [one.text(QAccessible.Text.Name) for one in make_window(GALLERY).accessibles()]
    names = [name for name in names if name]
    assert len(names) == len(set(names)), sorted(names)


def test_a_field_tells_its_problem(make_window):
    field = make_window(GALLERY).accessible("Name")
    assert field.text(QAccessible.Text.Description) == "Please fill this in."


def test_a_card_says_whether_it_is_chosen_and_never_ticks_itself(make_window):
    stage = make_window("AnswerCard { objectName: 'it'; text: 'Yes' }")
    stage.tap(stage.item("it"))
    assert stage.item("it").property("checked") is False
    assert not stage.accessible("Yes").state().checked
    stage.item("it").setProperty("checked", True)
    assert stage.accessible("Yes").state().checked


LONG = "I may not be able to afford this and I want to talk to my doctor"


@pytest.mark.parametrize("scale", [1, 2, 3])
@pytest.mark.parametrize("control", ["Button", "ChipButton", "ItemDelegate", "AnswerCard"])
def test_words_wrap_and_are_never_clipped(make_window, control, scale):
    stage = make_window(f"{control} {{ objectName: 'it'; width: 400; text: '{LONG}' }}")
    stage.theme.setProperty("textScale", scale)
    QTest.qWait(20)
    it = stage.item("it")
    words = [one for one in stage.below(it) if one.property("text") == LONG]
    words = [one for one in words if one is not it]
    assert len(words) == 1
    assert words[0].property("paintedHeight") <= words[0].height() + 1
    assert words[0].property("paintedWidth") <= words[0].width() + 1
    assert words[0].height() <= it.height()


def test_words_are_plain(make_window):
    stage = make_window("Label { objectName: 'it'; text: '<b>x</b>' }")
    assert stage.item("it").property("implicitWidth") > 50


def test_a_field_takes_nothing_to_the_clipboard(make_window):
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    stage = make_window("FieldRow { objectName: 'row'; width: 600; label: 'Name'; text: 'Ann' }")
    field = stage.item("row").property("field")
    field.forceActiveFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(stage.window, key, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == ""
    assert field.property("text") == "Ann"


def test_a_field_tells_what_is_typed(make_window):
    stage = make_window(
        "property string heard; FieldRow { objectName: 'row'; width: 600; label: 'Name';"
        " onEdited: text => window.heard = text }"
    )
    stage.tap(stage.item("row").property("field"))
    stage.press_key(Qt.Key.Key_B)
    assert stage.window.property("heard") == "b"


def test_progress_shows_its_share(make_window):
    stage = make_window(
        "ProgressLine { objectName: 'it'; width: 700; part: 3; parts: 7; text: 'Part 3 of 7' }"
    )
    assert stage.item("it").childItems()[0].width() == 300


def test_a_pair_stacks_where_it_is_narrow(make_window):
    stage = make_window("PairItem { objectName: 'it'; width: 1000; first: 'One'; second: 'Two' }")
    QTest.qWait(20)
    wide = stage.item("it").height()
    stage.item("it").setWidth(400)
    QTest.qWait(20)
    assert stage.item("it").implicitHeight() > wide * 1.5


def test_a_tick_draws_itself_and_not_under_reduced_motion(make_window):
    stage = make_window("AnswerCard { objectName: 'it'; text: 'Yes' }")

    def drawing():
        return max(one.property("drawing") or 0 for one in stage.below(stage.item("it")))

    assert drawing() == 0
    stage.item("it").setProperty("checked", True)
    assert drawing() < 1
    QTest.qWait(250)
    assert drawing() == 1
    stage.item("it").setProperty("checked", False)
    assert drawing() == 0
    stage.theme.setProperty("reducedMotion", True)
    stage.item("it").setProperty("checked", True)
    assert drawing() == 1


def test_a_tick_from_before_is_simply_there(make_window):
    stage = make_window("AnswerCard { objectName: 'it'; text: 'Yes'; checked: true }")
    assert max(one.property("drawing") or 0 for one in stage.below(stage.item("it"))) == 1
