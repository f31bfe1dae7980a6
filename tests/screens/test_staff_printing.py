from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.devices.printing import NotPrinted
from kiosk.errors import StorageFailed
from kiosk.store import Vault
from tests.screens.staff_stage import Clinic, StaffStage
from tests.screens.staff_ways import to_consent

BUSY = "The document is being handed to the printer."


def open_signed(clinic: Clinic) -> str:
    clinic.to_desk()
    visit_id = clinic.sign()
    clinic.open(visit_id)
    return visit_id


def test_the_document_is_printed_beside_the_window(clinic: Clinic, qtbot: QtBot) -> None:
    visit_id = open_signed(clinic)
    model = clinic.staff.consent_model
    clinic.printer.go_on.clear()
    model.printDocument()
    model.printDocument()
    assert (model.props.printing, model.props.copy_line) == (True, BUSY)
    model.turn(1)
    assert (model.props.printing, model.props.copy_line) == (True, BUSY)
    clinic.printer.go_on.set()
    qtbot.waitUntil(lambda: not model.props.printing, timeout=20_000)
    assert model.props.copy_line == "Handed to Hall, this tablet's default printer."
    assert model.props.page == 2
    document = clinic.vault.document(visit_id)
    assert document is not None
    ((content, title),) = clinic.printer.given
    assert content == document.content
    assert title == f"consent-{visit_id[:4]}-{visit_id[4:8]}"
    assert clinic.printer.threads == ["printing"]
    assert clinic.kinds(visit_id)[-1] == "document-printed"
    model.printDocument()
    model.finish()
    assert clinic.kinds(visit_id).count("document-printed") == 2


def test_what_is_not_printed_says_why(clinic: Clinic) -> None:
    visit_id = open_signed(clinic)
    clinic.printer.outcome = NotPrinted("stopped")
    clinic.print()
    model = clinic.staff.consent_model
    assert not model.props.printing
    assert model.props.copy_line.startswith(
        "The document could not be printed: the printer has stopped."
    )
    assert clinic.staff.trouble_text == ""
    assert "document-printed" not in clinic.kinds(visit_id)


def test_a_copy_is_saved_while_it_is_printed(clinic: Clinic) -> None:
    open_signed(clinic)
    model = clinic.staff.consent_model
    clinic.printer.go_on.clear()
    model.printDocument()
    model.save()
    assert model.props.printing
    assert "Saved as" in model.props.copy_line
    clinic.printer.go_on.set()
    model.finish()
    assert "Hall" in model.props.copy_line


def test_a_fault_of_the_vault_is_told(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    open_signed(clinic)

    def fail(*_: object) -> None:
        raise StorageFailed("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr(Vault, "append", fail)
        clinic.print()
    assert clinic.staff.trouble_text == "The disk is full."
    assert clinic.staff.consent_model.props.copy_line == ""


@pytest.mark.parametrize("to", ["desk", "another"])
def test_staff_who_went_on_are_told_what_was_not_printed(clinic: Clinic, to: str) -> None:
    visit_id = open_signed(clinic)
    model = clinic.staff.consent_model
    clinic.printer.outcome = NotPrinted("refused")
    clinic.printer.go_on.clear()
    model.printDocument()
    model.close()
    if to == "another":
        clinic.staff.desk_model.open(clinic.sign("Walter Sample"))
        assert not model.props.printing
    clinic.printer.go_on.set()
    model.finish()
    number = f"{visit_id[:4]}-{visit_id[4:8]}"
    said = f"Printing record {number} did not end well: the printer takes no documents now."
    assert clinic.staff.trouble_text.startswith(said)
    assert "printed" not in model.props.copy_line


def test_who_comes_back_sees_that_it_is_still_being_printed(clinic: Clinic) -> None:
    visit_id = open_signed(clinic)
    model = clinic.staff.consent_model
    clinic.printer.go_on.clear()
    model.printDocument()
    model.close()
    clinic.staff.desk_model.open(visit_id)
    assert (model.props.printing, model.props.copy_line) == (True, BUSY)
    clinic.printer.go_on.set()
    model.finish()
    assert "Hall" in model.props.copy_line


@pytest.mark.parametrize("fault", [None, NotPrinted("refused")])
def test_a_patient_is_told_nothing_of_it(clinic: Clinic, fault: NotPrinted | None) -> None:
    open_signed(clinic)
    clinic.printer.outcome = fault or clinic.printer.outcome
    clinic.printer.go_on.clear()
    clinic.staff.consent_model.printDocument()
    clinic.staff.desk_model.lock()
    clinic.printer.go_on.set()
    clinic.staff.consent_model.finish()
    assert clinic.room == "welcome"
    assert clinic.staff.trouble_text == ""


def test_nothing_is_printed_where_there_is_no_document(clinic: Clinic) -> None:
    clinic.to_desk()
    model = clinic.staff.consent_model
    model.printDocument()
    clinic.start_visit()
    clinic.staff.hand_over_model.handOver()
    clinic.log_in()
    (row,) = clinic.staff.desk_model.board_model.rows
    clinic.open(row.visit_id)
    clinic.print()
    assert clinic.printer.given == []
    assert not model.props.printing


# In the window


def test_two_taps_from_the_board_to_paper(stage: StaffStage) -> None:
    clinic = stage.clinic
    clinic.to_desk()
    visit_id = clinic.sign()
    clinic.open(visit_id)
    clinic.staff.consent_model.close()
    stage.finger.tap(f"visit-{visit_id}")
    stage.finger.tap("print")
    stage.finger.wait(lambda: "Hall" in said(stage), "what came of it")
    assert len(clinic.printer.given) == 1


def test_printing_by_the_keyboard_is_heard(stage: StaffStage) -> None:
    to_consent(stage.clinic)
    stage.clinic.printer.go_on.clear()
    button = stage.finger.find("print")
    for _ in range(20):
        if button.hasActiveFocus():
            break
        QTest.keyClick(stage.window, Qt.Key.Key_Tab)
    QTest.keyClick(stage.window, Qt.Key.Key_Space)
    stage.finger.wait(lambda: button.property("text") == "Printing", "the hand-over")
    assert button.hasActiveFocus()
    assert BUSY in alerts(stage)
    stage.clinic.printer.go_on.set()
    stage.finger.wait(lambda: button.property("text") == "Print", "the end of it")
    assert button.hasActiveFocus()
    assert alerts(stage) == ["Handed to Hall, this tablet's default printer."]


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)])
@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_what_came_of_it_is_in_view(stage: StaffStage, size: tuple[int, int], scale: float) -> None:
    stage.theme.setProperty("pxPerMm", 5.9)
    stage.fit(*size, scale)
    to_consent(stage.clinic)
    stage.clinic.printer.outcome = NotPrinted("no-printer")
    for _ in range(2):  # the second time the steps lie lower
        stage.finger.tap("print")
        stage.staff.consent_model.finish()
        stage.finger.wait_still()
    line = stage.finger.find("copy-line")
    top = line.mapRectToScene(QRectF(0, 0, line.width(), line.height())).top()
    assert "default" in said(stage)
    assert 0 <= top < size[1] / 2


def said(stage: StaffStage) -> str:
    line = stage.finger.seek("copy-line")
    return "" if line is None else str(line.property("text"))


def alerts(stage: StaffStage) -> list[str]:
    return [
        one.text(QAccessible.Text.Name)
        for one in stage.accessibles()
        if one.role() == QAccessible.Role.AlertMessage
    ]
