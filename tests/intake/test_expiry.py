"""A visit that was left is resumed in time or wiped; the one on the screen is neither."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.consent.events import KIOSK, STAFF, SettingsChanged, VisitExpired, VisitStarted
from kiosk.errors import StorageFailed
from kiosk.intake.counter import begin, take_up
from kiosk.intake.equipment import Equipment
from kiosk.intake.expiry import try_to_wipe_left, wipe_left
from kiosk.intake.library import Library
from kiosk.intake.session import Session
from kiosk.visit import actions as do
from tests.intake.clinic import FORM_ID, MovingClock, open_clinic
from tests.intake.ready import BOOKING

LIMIT = timedelta(minutes=15)


def start(equipment: Equipment) -> str:
    session = begin(equipment, BOOKING)
    assert isinstance(session, Session)
    session.act(do.ChooseLanguage("en"))
    return session.state.visit_id


def read_state(equipment: Equipment, visit_id: str) -> str:
    row = equipment.vault.visit(visit_id)
    assert row is not None
    return row.state


def test_in_time_nothing_is_wiped(equipment: Equipment, clock: MovingClock) -> None:
    visit_id = start(equipment)
    clock.instant += LIMIT - timedelta(seconds=4)
    assert wipe_left(equipment) == 0
    assert take_up(equipment, visit_id) is not None


def test_when_the_time_is_over_the_draft_is_wiped_and_the_visit_ends(
    equipment: Equipment, clock: MovingClock
) -> None:
    visit_id = start(equipment)
    (draft,) = equipment.vault.drafts()
    clock.instant += LIMIT
    assert wipe_left(equipment) == 1
    assert read_state(equipment, visit_id) == "expired"
    assert equipment.vault.drafts() == ()
    last = equipment.vault.events_of(visit_id)[-1]
    assert (last.event, last.header.actor) == (VisitExpired(left_at=draft.updated_at), KIOSK)
    assert wipe_left(equipment) == 0
    assert take_up(equipment, visit_id) is None


def test_nothing_that_the_patient_chose_is_left_in_any_table(
    equipment: Equipment, clock: MovingClock
) -> None:
    start(equipment)
    (draft,) = equipment.vault.drafts()
    chosen = draft.body
    clock.instant += LIMIT
    wipe_left(equipment)
    assert equipment.vault._db.rows("SELECT * FROM drafts") == []
    for row in equipment.vault._db.rows("SELECT payload FROM payloads"):
        assert chosen not in row["payload"]


def test_pausing_counts_from_the_pause(equipment: Equipment, clock: MovingClock) -> None:
    session = begin(equipment, BOOKING)
    assert isinstance(session, Session)
    clock.instant += LIMIT
    session.act(do.Leave("paused"))
    clock.instant += LIMIT - timedelta(seconds=6)
    assert wipe_left(equipment) == 0
    clock.instant += timedelta(seconds=6)
    assert wipe_left(equipment) == 1


def test_whoever_tries_to_resume_too_late_finds_it_wiped(
    equipment: Equipment, clock: MovingClock
) -> None:
    visit_id = start(equipment)
    clock.instant += LIMIT
    assert take_up(equipment, visit_id) is None
    assert read_state(equipment, visit_id) == "expired"


def test_the_visit_on_the_screen_waits_for_its_patient(
    equipment: Equipment, clock: MovingClock
) -> None:
    reading, left = start(equipment), start(equipment)
    clock.instant += timedelta(hours=3)
    assert wipe_left(equipment, reading) == 1
    assert read_state(equipment, reading) == "started"
    assert read_state(equipment, left) == "expired"


def test_a_start_of_which_no_draft_was_kept_is_closed_as_well(
    equipment: Equipment, clock: MovingClock
) -> None:
    event = VisitStarted(booking=BOOKING, form_title="Cryo", form_digest="ab" * 32)
    equipment.vault.append(event, STAFF, "V1")
    assert wipe_left(equipment) == 0
    clock.instant += LIMIT
    assert wipe_left(equipment) == 1


def test_a_draft_of_another_form_version_is_closed_in_the_same_way(
    equipment: Equipment, clock: MovingClock
) -> None:
    visit_id = start(equipment)
    form = replace(equipment.library.forms[FORM_ID]["en"], version="2.0")
    other = replace(equipment, find_library=lambda: Library(forms={FORM_ID: {"en": form}}))
    assert take_up(other, visit_id) is None
    assert read_state(other, visit_id) == "started"
    clock.instant += LIMIT
    assert take_up(other, visit_id) is None
    assert read_state(other, visit_id) == "expired"


def test_a_clock_set_back_does_not_keep_answers_for_longer(
    equipment: Equipment, clock: MovingClock
) -> None:
    visit_id = start(equipment)
    clock.instant -= timedelta(days=1)
    assert wipe_left(equipment) == 1
    assert read_state(equipment, visit_id) == "expired"


def test_how_long_is_the_clinics_to_set(equipment: Equipment, clock: MovingClock) -> None:
    settings = replace(equipment.settings(), draft_minutes=60)
    equipment.vault.append(SettingsChanged(settings=settings), STAFF)
    visit_id = start(equipment)
    clock.instant += timedelta(minutes=59)
    assert take_up(equipment, visit_id) is not None
    clock.instant += timedelta(minutes=60)
    assert take_up(equipment, visit_id) is None


def test_a_kiosk_that_was_not_set_up_has_nothing_to_wipe(
    equipment: Equipment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(equipment.vault), "settings", lambda _: None)
    assert wipe_left(equipment) == 0


def test_a_restart_wipes_what_was_left_before(tmp_path: Path) -> None:
    clock = MovingClock()
    with open_clinic(tmp_path, clock) as equipment:
        visit_id = start(equipment)
    clock.instant += LIMIT
    with open_clinic(tmp_path, clock) as equipment:
        assert wipe_left(equipment) == 1
        assert read_state(equipment, visit_id) == "expired"


def test_a_fault_waits_for_the_next_time(
    equipment: Equipment,
    clock: MovingClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    visit_id = start(equipment)
    clock.instant += LIMIT

    def refuse(*_: object) -> None:
        raise StorageFailed("The disk is full.")

    with monkeypatch.context() as broken, caplog.at_level(logging.WARNING):
        broken.setattr(equipment.vault, "finish", refuse)
        try_to_wipe_left(equipment)
    assert caplog.messages == ["draft-not-wiped code=storage"]
    assert read_state(equipment, visit_id) == "started"
    try_to_wipe_left(equipment)
    assert read_state(equipment, visit_id) == "expired"
