"""The ways from room to room, without a window."""

from __future__ import annotations

import shutil
from threading import current_thread

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.errors import DocumentError, StorageFailed
from kiosk.intake.session import Session
from kiosk.pdf.seal import seal
from tests.screens.staff_stage import PIN, Clinic


def test_first_start_asks_for_everything_and_then_welcomes(clinic: Clinic) -> None:
    staff = clinic.staff
    assert clinic.room == "setup"
    staff.set_up_model.save()
    assert clinic.room == "setup"
    assert staff.set_up_model.props.problems["clinic_name"]
    assert staff.set_up_model.props.problems["pin"]
    assert not staff.set_up_model.props.problems["time_zone"]
    clinic.set_up()
    assert clinic.room == "welcome"
    assert staff.set_up_model.props.entries["pin"] == ""


def test_correcting_a_field_takes_its_problem_away(clinic: Clinic) -> None:
    model = clinic.staff.set_up_model
    model.save()
    model.write("clinic_name", "H")
    assert not model.props.problems["clinic_name"]
    assert model.props.problems["pin"]


def test_the_pin_opens_the_desk_and_is_forgotten(clinic: Clinic) -> None:
    clinic.set_up()
    clinic.staff.knock()
    for figure in PIN:
        clinic.staff.pin_model.press(figure)
    assert clinic.staff.pin_model.props.typed == 6
    clinic.staff.pin_model.enter()
    assert clinic.room == "desk"
    assert clinic.staff.pin_model.props.typed == 0
    clinic.staff.desk_model.lock()
    assert clinic.room == "welcome"


def test_wrong_pins_wait_and_the_wait_counts_down(clinic: Clinic) -> None:
    clinic.set_up()
    clinic.log_in("111111")
    model = clinic.staff.pin_model
    assert clinic.room == "pin"
    assert model.props.message == "That is not the PIN."
    for _ in range(2):
        clinic.log_in("111111")
    model.press("1")
    assert "Please wait" in model.props.message
    assert not model.props.can_enter
    model.enter()
    assert clinic.vault.failed_log_ins()[0] == 3
    clinic.pass_time(minutes=20)
    clinic.staff.refresh()
    assert model.props.can_enter
    assert model.props.message == ""


def test_only_figures_reach_the_pin(clinic: Clinic) -> None:
    clinic.set_up()
    clinic.staff.knock()
    for text in ("a", "", "12", "٣", "7"):
        clinic.staff.pin_model.press(text)
    assert clinic.staff.pin_model.props.typed == 1
    clinic.staff.pin_model.erase()
    assert clinic.staff.pin_model.props.typed == 0
    clinic.staff.pin_model.leave()
    assert clinic.room == "welcome"


def test_nobody_goes_to_the_desk_past_the_pin(clinic: Clinic) -> None:
    clinic.staff.backToDesk()
    assert clinic.room == "setup"
    clinic.set_up()
    clinic.staff.backToDesk()
    assert clinic.room == "welcome"
    clinic.staff.knock()
    clinic.staff.backToDesk()
    assert clinic.room == "pin"


def test_a_visit_is_started_checked_and_handed_over(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.staff.desk_model.start()
    clinic.staff.start_model.begin()
    problems = clinic.staff.start_model.props.problems
    assert {field for field, text in problems.items() if text} == {
        "name",
        "birth_date",
        "site_id",
        "side",
        "clinician",
    }
    clinic.fill_start()
    clinic.staff.start_model.begin()
    assert clinic.room == "handover"
    model = clinic.staff.hand_over_model
    assert model.props.name == "Maren Fictional"
    assert {"label": "Where", "text": "Foot (en), Left"} in model.props.facts
    model.handOver()
    assert clinic.room == "welcome"
    assert model.props.name == ""
    (session,) = clinic.handed
    assert isinstance(session, Session)
    assert session.state.booking.patient.name == "Maren Fictional"


def test_only_sides_that_fit_are_offered(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.staff.desk_model.start()
    model = clinic.staff.start_model
    assert [form["key"] for form in model.props.forms] == ["small"]
    assert model.props.entries["form_id"] == "small"
    assert "broken: no title." in model.props.refused
    assert not model.props.sides
    model.write("site_id", "foot")
    model.write("side", "left")
    assert [choice["key"] for choice in model.props.sides] == ["left", "right", "both"]
    model.write("site_id", "spine")
    assert not model.props.sides
    assert model.props.entries["side"] == "none"
    model.write("site_id", "foot")
    assert model.props.entries["side"] == ""


def test_clinicians_booked_before_are_suggested(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.start_visit()
    clinic.staff.hand_over_model.cancel()
    clinic.staff.desk_model.start()
    assert [one["key"] for one in clinic.staff.start_model.props.clinicians] == ["Dr Aoki"]


def test_a_wrong_start_is_taken_back(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.start_visit()
    clinic.staff.hand_over_model.cancel()
    assert clinic.room == "desk"
    assert not clinic.handed
    (row,) = clinic.staff.desk_model.board_model.rows
    assert row.state == "cancelled"


def test_a_start_that_is_left_leaves_nothing(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.staff.desk_model.start()
    clinic.fill_start()
    clinic.staff.start_model.cancel()
    assert clinic.room == "desk"
    assert clinic.staff.start_model.props.entries["name"] == ""
    assert clinic.staff.desk_model.board_model.rows == ()


def test_under_age_goes_to_the_clinician(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.staff.desk_model.start()
    clinic.fill_start("Young Fictional", "2012-02-09")
    clinic.staff.start_model.begin()
    assert clinic.room == "under-age"
    clinic.staff.backToDesk()
    (row,) = clinic.staff.desk_model.board_model.rows
    assert row.state == "under-age"
    assert not clinic.handed


def test_a_paused_visit_is_resumed_from_the_board(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.start_visit()
    clinic.staff.hand_over_model.handOver()
    first = clinic.handed[0]
    assert isinstance(first, Session)
    visit_id = first.state.visit_id
    clinic.pause(visit_id)
    clinic.staff.return_to_welcome()
    clinic.log_in()
    clinic.staff.desk_model.resume(visit_id)
    assert len(clinic.handed) == 2
    assert clinic.room == "welcome"
    assert clinic.staff.desk_model.board_model.rows == ()


def test_a_visit_without_its_draft_says_so(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.start_visit()
    clinic.staff.hand_over_model.handOver()
    session = clinic.handed[0]
    assert isinstance(session, Session)
    clinic.vault.drop_draft(session.state.visit_id)
    clinic.log_in()
    clinic.staff.desk_model.resume(session.state.visit_id)
    assert len(clinic.handed) == 1
    assert "cannot be resumed" in clinic.staff.trouble_text
    assert clinic.room == "desk"
    clinic.staff.dismissTrouble()
    assert clinic.staff.trouble_text == ""


def test_a_consent_is_opened_read_and_copied(clinic: Clinic) -> None:
    clinic.to_desk()
    visit_id = clinic.sign()
    clinic.staff.refresh()
    assert clinic.staff.desk_model.props.owed
    clinic.open(visit_id)
    model = clinic.staff.consent_model
    assert clinic.room == "consent"
    assert clinic.staff.trouble_text == ""
    assert model.props.name == "Zoë Fictional"
    assert model.props.flags[0] == "Very afraid of needles"
    assert len(model.props.questions) == 2
    assert model.props.pages > 1
    for turn, page in ((-1, 1), (1, 2), (1000, model.props.pages), (-1000, 1)):
        model.turn(turn)
        assert model.props.page == page
    image = model.draw_page(400)
    assert image.width() == 400
    assert image.height() > 400
    model.save()
    (path,) = clinic.exports.iterdir()
    assert str(path) in model.props.copy_line
    document = clinic.vault.document(visit_id)
    assert document is not None
    assert path.read_bytes() == document.content
    assert clinic.kinds(visit_id)[-3:] == ["record-viewed", "document-made", "document-exported"]
    model.close()
    assert clinic.room == "desk"
    assert model.props.name == ""
    assert model.draw_page(400).isNull()


def test_a_document_is_made_beside_the_window_and_then_shown(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    threads: list[str] = []

    def note(*wanted: object) -> bytes:
        threads.append(current_thread().name)
        return seal(*wanted)  # type: ignore[arg-type]

    monkeypatch.setattr("kiosk.pdf.seal.seal", note)
    clinic.to_desk()
    clinic.staff.desk_model.open(clinic.sign())
    model = clinic.staff.consent_model
    assert (model.props.pages, model.props.document_line) == (0, "The document is being made.")
    qtbot.waitUntil(lambda: model.props.pages > 1, timeout=20_000)
    assert model.props.document_line == ""
    assert threads == ["paperwork"]


def test_a_document_that_cannot_be_made_is_told(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise DocumentError("No font draws it.")

    monkeypatch.setattr("kiosk.pdf.document.derive_document", refuse)
    clinic.to_desk()
    clinic.open(clinic.sign())
    assert clinic.staff.trouble_text == "No font draws it."
    model = clinic.staff.consent_model
    assert model.props.document_line == "There is no document for this visit."


def test_a_consent_that_was_left_is_not_shown_again(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.staff.desk_model.open(clinic.sign())
    model = clinic.staff.consent_model
    model.close()
    model.finish()
    assert (model.props.name, model.props.pages) == ("", 0)
    assert clinic.room == "desk"


def test_a_copy_without_a_folder_says_why(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.open(clinic.sign())
    shutil.rmtree(clinic.exports)
    clinic.staff.consent_model.save()
    assert "could not be saved" in clinic.staff.consent_model.props.copy_line


def test_the_board_finds_and_goes_back_to_today(clinic: Clinic) -> None:
    clinic.to_desk()
    model = clinic.staff.desk_model
    clinic.sign("Zoë Fictional")
    clinic.sign("Walter Sample")
    clinic.staff.refresh()
    assert len(model.board_model.rows) == 2
    model.write("zoe")
    assert model.props.finding
    assert [row.name for row in model.board_model.rows] == ["Zoë Fictional"]
    assert model.props.heading == "Found: 1"
    clinic.staff.refresh()
    clinic.open(model.board_model.rows[0].visit_id)
    clinic.staff.consent_model.close()
    assert model.props.finding
    model.write("1999-01-01")
    assert model.props.empty_title == "Nobody found"
    model.showToday()
    assert not model.props.finding
    assert len(model.board_model.rows) == 2


def test_what_was_typed_is_gone_with_the_visit(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.sign()
    clinic.staff.desk_model.write("Zoë")
    clinic.staff.desk_model.find()
    clinic.staff.return_to_welcome()
    assert clinic.staff.desk_model.board_model.rows == ()
    assert clinic.staff.desk_model.props.untrusted_text == ""
    assert clinic.room == "welcome"


def test_a_disk_that_refuses_is_told_and_loses_nothing(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.to_desk()
    clinic.staff.desk_model.start()
    clinic.fill_start()

    def refuse(*_: object) -> None:
        raise StorageFailed("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(clinic.vault, "append", refuse)
        clinic.staff.start_model.begin()
    assert clinic.staff.trouble_text == "The disk is full."
    assert clinic.staff.start_model.props.entries["name"] == "Maren Fictional"
    clinic.staff.start_model.begin()
    assert clinic.room == "handover"
    assert clinic.staff.trouble_text == ""


def test_the_board_reads_itself_again(clinic: Clinic) -> None:
    clinic.to_desk()
    changed: list[int] = []
    board = clinic.staff.desk_model.board_model
    board.dataChanged.connect(lambda top, _bottom, _roles: changed.append(top.row()))
    clinic.start_visit()
    clinic.staff.hand_over_model.handOver()
    session = clinic.handed[0]
    assert isinstance(session, Session)
    clinic.log_in()
    clinic.sign()
    clinic.staff.refresh()
    assert board.rowCount() == 2
    clinic.pause(session.state.visit_id)
    clinic.staff.refresh()
    assert changed == [1]
    assert board.rows[1].state_word == "Paused"


def test_what_happens_elsewhere_is_on_the_board_within_two_seconds(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.sign()
    waited = 0
    while not clinic.staff.desk_model.board_model.rows and waited < 2000:
        QTest.qWait(100)
        waited += 100
    (row,) = clinic.staff.desk_model.board_model.rows
    assert row.flags[0] == "Very afraid of needles"
