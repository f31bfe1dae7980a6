"""Staff see a calm line before the certificate ends that seals documents."""

from __future__ import annotations

from kiosk.desk.sealing import renew
from tests.screens.staff_stage import Clinic, StaffStage


def come_back(clinic: Clinic, **span: float) -> None:
    clinic.staff.desk_model.lock()
    clinic.pass_time(**span)
    clinic.log_in()


def test_a_certificate_that_ends_soon_is_told_until_it_is_renewed(clinic: Clinic) -> None:
    clinic.to_desk()
    renew(clinic.vault, clinic.clock.now())
    care = clinic.staff.care_model
    come_back(clinic, days=1000)
    assert care.props.seal_line == ""
    come_back(clinic, days=60)
    assert "ends 2029-11-" in care.props.seal_line
    renew(clinic.vault, clinic.clock.now())
    come_back(clinic, days=1)
    assert care.props.seal_line == ""


def test_the_line_is_shown_and_heard(stage: StaffStage) -> None:
    clinic = stage.clinic
    clinic.begin()
    clinic.make_sheet()
    clinic.log_in()
    renew(clinic.vault, clinic.clock.now())
    come_back(clinic, days=1060)
    stage.fit(1280, 800, 1.0)
    assert clinic.staff.care_model.props.seal_line in stage.names()
