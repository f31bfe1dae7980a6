"""The staff's side by keys alone: Tab, the arrows, Enter and Escape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.consent.events import Actor, Event, Header, Searched
from kiosk.screens.staff_desk import REST_MS
from tests.screens.staff_stage import PIN, StaffStage
from tests.screens.staff_ways import show

Key = Qt.Key


def press(stage: StaffStage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(stage.window, key)
        QTest.qWait(5)


def type_keys(stage: StaffStage, text: str) -> None:
    press(stage, *(Qt.Key(ord(letter)) for letter in text.upper()))


def focused(stage: StaffStage) -> str:
    item = stage.window.activeFocusItem()
    assert isinstance(item, QQuickItem)
    return item.objectName()


def row_name(stage: StaffStage, place: int) -> str:
    return f"visit-{stage.staff.desk_model.board_model.rows[place].visit_id}"


def test_the_pin_and_the_first_hit_by_keys_alone(stage: StaffStage) -> None:
    stage.clinic.set_up()
    stage.finger.tap("staff")
    type_keys(stage, PIN + "9")
    press(stage, Key.Key_Backspace, Key.Key_Return)
    assert stage.clinic.room == "desk"
    stage.clinic.sign()
    stage.clinic.sign("Walter Sample")
    type_keys(stage, "ZOE")
    assert [row.name for row in stage.staff.desk_model.board_model.rows] == ["Zoë Fictional"]
    press(stage, Key.Key_Return)
    assert stage.clinic.room == "consent"
    assert stage.staff.consent_model.props.name == "Zoë Fictional"
    press(stage, Key.Key_Escape)
    assert stage.clinic.room == "desk"
    assert stage.staff.desk_model.props.finding
    press(stage, Key.Key_Escape)
    assert not stage.staff.desk_model.props.finding
    assert focused(stage) == "search"


def test_enter_opens_nobody_who_was_not_searched_for(stage: StaffStage) -> None:
    show(stage, "desk")
    press(stage, Key.Key_Return)
    assert stage.clinic.room == "desk"


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_the_arrows_go_through_the_board(stage: StaffStage, scale: float) -> None:
    stage.fit(1280, 800, scale)
    show(stage, "desk-busy")
    press(stage, Key.Key_Down)
    assert focused(stage) == row_name(stage, 0)
    press(stage, Key.Key_Down, Key.Key_Down)
    assert focused(stage) == row_name(stage, 2)
    row = stage.finger.find(row_name(stage, 2))
    board = stage.finger.find("board")
    assert 0 <= row.mapToItem(board, row.boundingRect().topLeft()).y() < board.height()
    press(stage, Key.Key_Up, Key.Key_Up)
    assert focused(stage) == row_name(stage, 0)
    press(stage, Key.Key_Up)
    assert focused(stage) == "search"
    press(stage, Key.Key_Down, Key.Key_Return)
    assert stage.clinic.room == "consent"


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_tab_goes_through_the_desk_as_it_is_read(stage: StaffStage, scale: float) -> None:
    stage.fit(1280, 800, scale)
    show(stage, "desk")
    found = [focused(stage)]
    for _ in range(6):
        press(stage, Key.Key_Tab)
        found.append(focused(stage))
    rows = stage.staff.desk_model.board_model.rows
    (live,) = [row for row in rows if row.resumable]
    assert rows[0] == live
    care = ["care-key", "care-sheet"]
    rest = [row_name(stage, 0), f"resume-{live.visit_id}"]
    assert found == ["search", "start", "lock", *care, *rest]


def test_the_keys_lead_below_the_board(stage: StaffStage) -> None:
    show(stage, "desk-kept")
    press(stage, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert focused(stage) == "care-sheet-again"
    stage.clinic.sign()
    stage.clinic.sign("Walter Sample")
    stage.staff.refresh()
    stage.finger.find("search").forceActiveFocus()
    press(stage, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Down)
    assert focused(stage) == row_name(stage, 1)
    press(stage, Key.Key_Down)
    assert focused(stage) == "care-sheet-again"
    press(stage, Key.Key_Up)
    assert focused(stage) == row_name(stage, 1)
    press(stage, Key.Key_Down, Key.Key_Return)
    assert stage.clinic.room == "pin"


def test_the_pages_of_a_document_by_keys(stage: StaffStage) -> None:
    show(stage, "consent")
    model = stage.staff.consent_model
    assert focused(stage) == "document-frame"
    press(stage, Key.Key_PageDown, Key.Key_Right)
    assert model.props.page == 3
    press(stage, Key.Key_Left)
    assert model.props.page == 2
    document = stage.finger.find("document")
    press(stage, Key.Key_Down)
    assert float(document.property("contentY")) > 0
    press(stage, Key.Key_End)
    assert model.props.page == model.props.pages
    press(stage, Key.Key_Home)
    assert model.props.page == 1
    assert document.property("contentY") == 0


@pytest.mark.parametrize(("state", "room"), [("start", "desk"), ("under-age", "desk")])
def test_escape_goes_back(stage: StaffStage, state: str, room: str) -> None:
    show(stage, state)
    press(stage, Key.Key_Escape)
    assert stage.clinic.room == room


def test_escape_puts_the_keyboard_away_first(stage: StaffStage) -> None:
    show(stage, "start")
    stage.finger.tap("start-name")
    assert stage.finger.find("key-done")
    press(stage, Key.Key_Escape)
    stage.finger.wait_still()
    assert stage.finger.seek("key-done") is None
    assert stage.clinic.room == "start"


def test_escape_takes_no_visit_back(stage: StaffStage) -> None:
    show(stage, "handover")
    press(stage, Key.Key_Escape)
    assert stage.clinic.room == "handover"


def test_a_search_is_on_record_once_and_only_when_it_is_meant(
    stage: StaffStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(stage, "desk")
    vault, desk = stage.clinic.vault, stage.staff.desk_model
    append, kept = vault.append, list[Event]()

    def keep(event: Event, actor: Actor, visit_id: str | None = None) -> Header:
        kept.append(event)
        return append(event, actor, visit_id)

    monkeypatch.setattr(vault, "append", keep)
    type_keys(stage, "ZOE")
    assert not kept
    desk.find()
    desk.find()
    assert kept == [Searched(by="name", found=1)]
    type_keys(stage, "X")
    stage.staff.return_to_welcome()
    assert kept[1:] == [Searched(by="name", found=0)]
    stage.clinic.log_in()
    kept.clear()
    type_keys(stage, "195")
    desk.find()
    assert not kept
    assert desk.props.line
    assert not desk.board_model.rows


def test_a_search_that_rests_is_on_record(stage: StaffStage) -> None:
    show(stage, "desk")
    before = stage.clinic.vault.verify().count
    type_keys(stage, "ZOE")
    QTest.qWait(REST_MS + 100)
    assert stage.clinic.vault.verify().count == before + 1
