"""The window wipes what was left for too long, and never the visit that somebody reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.intake.session import Session
from kiosk.screens.kiosk_view_model import WIPE_MS, KioskViewModel
from kiosk.screens.words_model import Words
from tests.screens.staff_stage import Clinic


@pytest.fixture
def kiosk(clinic: Clinic) -> Iterator[KioskViewModel]:
    clinic.to_desk()
    made = KioskViewModel(clinic.equipment, clinic.staff, Words())
    made._wiping.setInterval(1)
    yield made
    made.close()
    made.deleteLater()


def state_of(clinic: Clinic, visit_id: str) -> str:
    row = clinic.vault.visit(visit_id)
    assert row is not None
    return row.state


def begin(clinic: Clinic) -> str:
    clinic.start_visit()
    clinic.staff.hand_over_model.handOver()
    session = clinic.handed[-1]
    assert isinstance(session, Session)
    return session.state.visit_id


def test_a_visit_that_is_read_or_ready_is_not_wiped(
    clinic: Clinic, kiosk: KioskViewModel, qtbot
) -> None:
    read = begin(clinic)
    clinic.pass_time(hours=2)
    kiosk.wipe_left()
    assert kiosk.visit_model.visit_id == read
    assert state_of(clinic, read) == "started"
    kiosk.visit_model.leave("paused")
    clinic.log_in()
    clinic.start_visit()
    ready = clinic.staff.hand_over_model.visit_id
    assert ready is not None
    clinic.pass_time(hours=2)
    qtbot.waitUntil(lambda: state_of(clinic, read) == "expired", timeout=WIPE_MS)
    assert state_of(clinic, ready) == "started"


def test_staff_read_why_a_visit_cannot_be_resumed(clinic: Clinic) -> None:
    clinic.to_desk()
    visit_id = begin(clinic)
    clinic.log_in()
    clinic.pass_time(minutes=16)
    clinic.staff.desk_model.resume(visit_id)
    assert "more than 15 minutes" in clinic.staff.trouble_text
    (row,) = clinic.staff.desk_model.board_model.rows
    assert (row.state_word, row.resumable) == ("Time ran out", False)
    assert len(clinic.handed) == 1
