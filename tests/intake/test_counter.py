"""Before a patient reads: begin, take back, take up."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.consent.events import UnderAge, VisitStarted
from kiosk.errors import VaultError
from kiosk.forms.digest import derive_digest
from kiosk.intake.counter import UnderAgeStop, begin, cancel, take_up
from kiosk.intake.equipment import Equipment
from kiosk.intake.library import Library
from kiosk.intake.session import Session
from kiosk.store import Draft
from kiosk.visit import actions as do
from kiosk.visit.booking import Booking
from kiosk.visit.draft import derive_draft
from kiosk.visit.state import Paused
from tests.intake.clinic import FORM_ID, TODAY, MovingClock, open_clinic
from tests.intake.ready import BOOKING


def born(day: date) -> Booking:
    return replace(BOOKING, patient=replace(BOOKING.patient, birth_date=day))


def start(equipment: Equipment) -> Session:
    session = begin(equipment, BOOKING)
    assert isinstance(session, Session)
    return session


def other_version(equipment: Equipment) -> Equipment:
    """Return the clinic after its form was corrected."""
    form = equipment.library.forms[FORM_ID]["en"]
    library = Library(forms={FORM_ID: {"en": replace(form, version="2.0")}})
    return replace(equipment, find_library=lambda: library)


def test_a_visit_begins_on_the_first_page_and_on_record(equipment: Equipment) -> None:
    session = start(equipment)
    assert (session.state.page_id, session.state.outcome) == ("language", None)
    (event,) = equipment.vault.events_of(session.state.visit_id)
    assert event.event == VisitStarted(
        booking=BOOKING,
        form_title=session.form.title,
        form_digest=derive_digest(session.form),
    )
    assert [draft.visit_id for draft in equipment.vault.drafts()] == [session.state.visit_id]


def test_every_visit_has_an_id_of_its_own(equipment: Equipment) -> None:
    assert start(equipment).state.visit_id != start(equipment).state.visit_id


@pytest.mark.parametrize(
    ("birth_date", "minor"),
    [
        (date(2007, 11, 22), False),
        (date(2007, 11, 23), False),
        (date(2007, 11, 24), True),
        (TODAY, True),
        (date(1950, 2, 28), False),
    ],
)
def test_nobody_under_nineteen_signs_here(
    equipment: Equipment, birth_date: date, minor: bool
) -> None:
    begun = begin(equipment, born(birth_date))
    assert isinstance(begun, UnderAgeStop) == minor
    if isinstance(begun, UnderAgeStop):
        (event,) = equipment.vault.events_of(begun.visit_id)
        assert isinstance(event.event, UnderAge)
        assert equipment.vault.documents_owed() == ()


def test_the_day_is_the_clinics_and_not_londons(tmp_path: Path) -> None:
    clock = MovingClock()
    clock.instant += timedelta(hours=12)
    assert clock.instant.astimezone(UTC).date() > clock.instant.date()
    with open_clinic(tmp_path, clock) as equipment:
        tomorrow = date(2007, 11, 24)
        assert isinstance(begin(equipment, born(tomorrow)), UnderAgeStop)


def test_a_wrong_start_is_taken_back_once(equipment: Equipment) -> None:
    session = start(equipment)
    cancel(equipment, session)
    cancel(equipment, session)
    visit_id = session.state.visit_id
    row = equipment.vault.visit(visit_id)
    assert row is not None
    assert row.state == "cancelled"
    assert equipment.vault.drafts() == ()
    assert len(equipment.vault.events_of(visit_id)) == 2
    assert take_up(equipment, visit_id) is None


def test_a_paused_visit_is_taken_up_where_it_was(equipment: Equipment) -> None:
    session = start(equipment)
    session.act(do.ChooseLanguage("en"))
    paused = session.act(do.Leave("paused"))
    assert paused.outcome == Paused()
    again = take_up(equipment, paused.visit_id)
    assert again is not None
    assert (again.state.page_id, again.state.outcome) == ("notice", None)
    assert again.state.entered_at > paused.entered_at
    row = equipment.vault.visit(paused.visit_id)
    assert row is not None
    assert row.state == "started"


def test_an_interrupted_visit_is_taken_up_as_well(equipment: Equipment) -> None:
    session = start(equipment)
    session.act(do.ChooseLanguage("en"))
    again = take_up(equipment, session.state.visit_id)
    assert again is not None
    assert again.state.page_id == "notice"


def test_an_unknown_visit_is_not_taken_up(equipment: Equipment) -> None:
    assert take_up(equipment, "nobody") is None


def test_a_draft_of_another_form_version_is_not_taken_up(equipment: Equipment) -> None:
    visit_id = start(equipment).state.visit_id
    assert take_up(other_version(equipment), visit_id) is None
    assert len(equipment.vault.events_of(visit_id)) == 1
    assert take_up(equipment, visit_id) is not None


@pytest.mark.parametrize("body", [b"{}", b"{", b"\xff"])
def test_a_draft_that_cannot_be_read_is_not_taken_up(equipment: Equipment, body: bytes) -> None:
    visit_id = start(equipment).state.visit_id
    (draft,) = equipment.vault.drafts()
    equipment.vault.keep_draft(replace(draft, body=body))
    assert take_up(equipment, visit_id) is None
    assert len(equipment.vault.events_of(visit_id)) == 1


def test_a_draft_on_a_page_that_is_gone_is_not_taken_up(equipment: Equipment) -> None:
    session = start(equipment)
    (draft,) = equipment.vault.drafts()
    gone = derive_draft(replace(session.state, page_id="gone"))
    equipment.vault.keep_draft(replace(draft, body=gone))
    assert isinstance(draft, Draft)
    assert take_up(equipment, session.state.visit_id) is None


def test_a_kiosk_that_was_not_set_up_begins_nothing(
    equipment: Equipment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(equipment.vault), "settings", lambda _: None)
    with pytest.raises(VaultError, match="not been set up"):
        begin(equipment, BOOKING)
