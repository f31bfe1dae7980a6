"""A visit on the real form that has every answer and stands before the pad."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from kiosk.clock import Clock
from kiosk.consent.events import VisitStarted
from kiosk.forms.digest import derive_digest
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.visit import actions as do
from kiosk.visit.booking import Booking, Patient
from kiosk.visit.completion import is_complete
from kiosk.visit.route import OwnPage
from kiosk.visit.rules import Rules
from kiosk.visit.state import VisitState
from kiosk.visit.turns import take_turn
from tests.intake.clinic import FORM_ID
from tests.journeys.script import Given, plain_deeds
from tests.journeys.session_stage import derive_action

BOOKING = Booking(
    patient=Patient(name="Maren Fictional", birth_date=date(1950, 2, 28)),
    form_id=FORM_ID,
    site_id="foot",
    side="left",
    clinician="Dr Aoki",
)


def derive_ready(rules: Rules, clock: Clock) -> VisitState:
    """Return a visit that came to the signature by plain answers, and read to the page's end."""
    *_, last = walk(rules, clock)
    return take_turn(rules, last, do.ReachEnd(), clock.now())


def walk(
    rules: Rules, clock: Clock, chosen: Mapping[str, str] | None = None
) -> Iterator[VisitState]:
    """Yield the visit on each page up to the signature, answered plainly but for `chosen`."""
    now = clock.now()
    state = VisitState(
        visit_id="READY", booking=BOOKING, language="en", started_at=now, entered_at=now
    )
    yield state
    while state.page_id != OwnPage.SIGNATURE:
        if option := (chosen or {}).get(state.page_id):
            state = take_turn(rules, state, do.Choose(option), clock.now())
        page = rules.stop(state).page
        for deed in plain_deeds(page, Given(), is_answered=is_complete(page, state)):
            state = take_turn(rules, state, do.ReachEnd(), clock.now())
            state = take_turn(rules, state, derive_action(deed), clock.now())
        yield state


def stand(equipment: Equipment, ready: VisitState, visit_id: str) -> Session:
    """Start a visit that stands where `ready` does."""
    form = equipment.library.forms[FORM_ID]["en"]
    event = VisitStarted(booking=BOOKING, form_title=form.title, form_digest=derive_digest(form))
    now = equipment.clock.now()
    state = replace(ready, visit_id=visit_id, started_at=now, entered_at=now)
    return Session(equipment, state, event)
