"""Staff see a calm line when a backup is due, and it goes once one was made."""

from __future__ import annotations

from pathlib import Path

from kiosk.consent.events import STAFF
from tests.screens.staff_stage import Clinic, StaffStage


def back_up(clinic: Clinic, folder: Path) -> None:
    clinic.vault.back_up(folder / "one.backup", STAFF, lambda *_: None)


def come_back(clinic: Clinic) -> None:
    clinic.staff.desk_model.lock()
    clinic.log_in()


def test_a_backup_is_asked_for_when_the_last_is_old(clinic: Clinic, tmp_path: Path) -> None:
    clinic.to_desk()
    care = clinic.staff.care_model
    assert not care.props.backup_line
    clinic.sign()
    come_back(clinic)
    assert "no backup" in care.props.backup_line
    back_up(clinic, tmp_path)
    come_back(clinic)
    assert not care.props.backup_line
    clinic.pass_time(days=8)
    come_back(clinic)
    assert "2026-11-23" in care.props.backup_line
    assert care.props.backup_brief


def test_the_line_is_shown_and_heard_however_low_the_window(stage: StaffStage) -> None:
    stage.clinic.begin()
    stage.clinic.make_sheet()
    stage.clinic.sign()
    stage.clinic.log_in()
    care = stage.clinic.staff.care_model
    for height, text in ((800, care.props.backup_line), (300, care.props.backup_brief)):
        stage.fit(1280, height, 1.0)
        assert text in stage.names()
