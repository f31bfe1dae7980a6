"""Where a visit begins, is taken back and is resumed: what staff do before a patient reads."""

from __future__ import annotations

import msgspec

from kiosk.clock import local_day
from kiosk.consent.events import STAFF, UnderAge, VisitCancelled, VisitResumed, VisitStarted
from kiosk.forms.digest import derive_digest
from kiosk.intake.equipment import Equipment
from kiosk.intake.expiry import wipe_left
from kiosk.intake.session import Session
from kiosk.settings import AGE_OF_MAJORITY
from kiosk.store import Draft
from kiosk.visit.booking import Booking, age_on
from kiosk.visit.draft import read_draft
from kiosk.visit.state import VisitState
from kiosk.visit.turns import resume


class UnderAgeStop(msgspec.Struct, frozen=True):
    """The kiosk does not take this signature: the clinician goes through it with the patient."""

    visit_id: str


def begin(equipment: Equipment, booking: Booking) -> Session | UnderAgeStop:
    """Put the start on record and return the visit, or the stop for somebody under age.

    Source: Infants Act, RSBC 1996, c 223, s 17 (the clinician assesses).
    """
    now = equipment.clock.now()
    form = next(iter(equipment.library.forms[booking.form_id].values()))
    visit_id = equipment.new_id()
    today = local_day(now, equipment.settings().zone)
    if age_on(booking.patient.birth_date, today) < AGE_OF_MAJORITY:
        event = UnderAge(booking=booking, form_title=form.title)
        equipment.vault.finish(visit_id, event, STAFF)
        return UnderAgeStop(visit_id)
    started = VisitStarted(booking=booking, form_title=form.title, form_digest=derive_digest(form))
    state = VisitState(
        visit_id=visit_id,
        booking=booking,
        language=form.language,
        started_at=now,
        entered_at=now,
    )
    return Session(equipment, state, started)


def cancel(equipment: Equipment, session: Session) -> None:
    """Take back a wrong start; what was typed for it stays only in the events."""
    equipment.vault.finish(session.state.visit_id, VisitCancelled(), STAFF)


def take_up(equipment: Equipment, visit_id: str) -> Session | None:
    """Resume a visit that was left.

    None: its time is over and it has ended, its draft is gone, or it is of another form version.
    """
    wipe_left(equipment)
    draft = next((kept for kept in equipment.vault.drafts() if kept.visit_id == visit_id), None)
    if draft is None or draft.form_digest not in _digests(equipment):
        return None
    state = _read_state(draft)
    if state is None or not equipment.rules(state.booking.form_id).knows(state):
        return None
    return Session(equipment, resume(state, equipment.clock.now()), VisitResumed())


def _digests(equipment: Equipment) -> frozenset[str]:
    library = equipment.library.forms
    return frozenset(
        derive_digest(form) for by_language in library.values() for form in by_language.values()
    )


def _read_state(draft: Draft) -> VisitState | None:
    """Return the visit of a draft; None if another version of the kiosk wrote it."""
    try:
        return read_draft(draft.body)
    except msgspec.DecodeError:
        return None
