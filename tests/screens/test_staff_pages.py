"""The staff's pages in a window, by touch and by ear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kiosk.intake.session import Session
from tests.screens.staff_stage import PIN, StaffStage
from tests.screens.staff_ways import ROOMS, show

INTERACTIVE = {
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.ListItem,
    QAccessible.Role.Link,
}


SIZES = [(1280, 800, 1.0), (1280, 800, 2.0), (800, 1280, 1.0), (800, 1280, 2.0)]


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_can_be_heard(stage: StaffStage, room: str) -> None:
    show(stage, room)
    found = [one for one in stage.accessibles() if one.role() in INTERACTIVE]
    assert found
    nameless = [one for one in found if not one.text(QAccessible.Text.Name)]
    assert all(one.state().passwordEdit for one in nameless), nameless
    assert all(one.parent().text(QAccessible.Text.Name) for one in nameless), nameless
    names = stage.names()
    missing = ROOMS[room][1] - names
    assert not missing, names


def test_the_keys_of_the_pin_are_twenty_millimetres(stage: StaffStage) -> None:
    stage.theme.setProperty("pxPerMm", 6.3)
    show(stage, "pin")
    for name in ("pin-1", "pin-0", "pin-erase", "pin-enter"):
        key = stage.finger.find(name)
        assert min(key.width(), key.height()) >= 20 * 6.3


def test_set_up_by_touch(stage: StaffStage) -> None:
    finger = stage.finger
    assert finger.seek("key-q") is None
    finger.tap("setup-clinic")
    finger.type_text("Harbour")
    finger.tap("setup-pin")
    finger.type_text(PIN)
    finger.tap("key-done")
    finger.type_text(PIN)
    finger.tap("key-done")
    finger.tap("setup-done")
    finger.tap("recovery-later")
    finger.wait(lambda: stage.clinic.room == "welcome", "the welcome page")
    settings = stage.clinic.vault.settings()
    assert settings is not None
    assert settings.clinic_name == "Harbour"


def test_a_day_at_the_desk_by_touch(stage: StaffStage) -> None:
    stage.clinic.set_up()
    finger = stage.finger
    finger.tap("staff")
    for figure in PIN:
        finger.tap(f"pin-{figure}")
    finger.tap("pin-enter")
    finger.tap("start")
    finger.tap("start-name")
    finger.type_text("Maren Fictional")
    finger.tap("key-done")
    finger.type_text("1950-02-09")
    finger.tap("start-clinician")
    finger.type_text("Aoki")
    finger.tap("key-done")
    finger.tap("site-foot")
    finger.tap("side-right")
    finger.tap("start-go")
    finger.tap("hand-over-go")
    (session,) = stage.clinic.handed
    assert isinstance(session, Session)
    booking = session.state.booking
    assert (booking.patient.name, booking.site_id, booking.side, booking.clinician) == (
        "Maren Fictional",
        "foot",
        "right",
        "Aoki",
    )
    assert finger.seek("staff") is not None


def test_searching_by_touch_and_the_keyboard_only_when_asked(stage: StaffStage) -> None:
    stage.clinic.to_desk()
    visit_id = stage.clinic.sign()
    finger = stage.finger
    field = finger.find("search")
    assert field.hasActiveFocus()
    assert finger.seek("key-z") is None
    finger.tap("search")
    finger.type_text("zoe")
    finger.tap("key-done")
    assert stage.staff.desk_model.props.finding
    assert finger.seek("key-z") is None
    finger.tap(f"visit-{visit_id}")
    finger.tap("next-page")
    assert stage.staff.consent_model.props.page == 2
    finger.tap("save-copy")
    assert "Saved as" in str(finger.find("copy-line").property("text"))
    finger.tap("close-consent")
    finger.tap("lock")
    finger.wait(lambda: stage.clinic.room == "welcome", "the welcome page")


def test_what_is_written_is_never_under_the_keyboard(stage: StaffStage) -> None:
    show(stage, "start")
    for width, height, scale in SIZES:
        stage.fit(width, height, scale)
        for name in ("start-birth-date", "start-clinician", "start-name"):
            stage.finger.find(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
            QTest.qWait(30)
            key = stage.finger.find("key-backspace")
            field = stage.finger.find(name)
            above = field.mapRectToScene(QRectF(0, 0, field.width(), field.height()))
            top = key.mapRectToScene(QRectF(0, 0, 1, 1)).top()
            assert above.top() >= 0, (name, width, scale)
            assert above.bottom() <= top, (name, width, scale)


def test_a_problem_is_brought_into_view(stage: StaffStage) -> None:
    stage.fit(1280, 800, 2.0)
    stage.clinic.to_desk()
    stage.staff.desk_model.start()
    stage.clinic.fill_start()
    stage.staff.start_model.write("clinician", "")
    stage.finger.tap("start-go")
    QTest.qWait(30)
    field = stage.finger.find("start-clinician")
    assert 0 <= field.mapRectToScene(QRectF(0, 0, 1, 1)).top() < 800


def test_trouble_is_shown_and_taken_away(stage: StaffStage) -> None:
    show(stage, "desk")
    stage.staff.desk_model.resume("UNKNOWN")
    stage.finger.wait_still()
    assert any("cannot be resumed" in name for name in stage.names())
    stage.finger.tap("dismiss-trouble")
    stage.finger.wait(lambda: stage.finger.seek("dismiss-trouble") is None, "the note to go")


def test_the_document_is_drawn(stage: StaffStage) -> None:
    show(stage, "consent")
    page = next(item for item in stage.finger.items() if item.inherits("QQuickPaintedItem"))
    assert page.height() > page.width() > 300
    point = page.mapToScene(page.boundingRect().center()).toPoint()
    picture = stage.window.grabWindow()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(point.x() - 150, point.x() + 150, 3)
        for y in range(180, 700, 3)
    }
    assert "#ffffff" in colours
    assert len(colours) > 10
    wide = page.width()
    stage.finger.tap("larger")
    assert page.width() > wide
