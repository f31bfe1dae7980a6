"""Where a patient stands on each page, found without a window, and a visit that stands there."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.clock import Clock
from kiosk.consent.events import VisitResumed
from kiosk.consent.ink import Ink
from kiosk.forms.model import ChoicePage, ConsentForm, NotePage
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.visit import actions as do
from kiosk.visit.answers import Question, Wrote
from kiosk.visit.problems import Problem
from kiosk.visit.route import OwnPage, derive_all_stops
from kiosk.visit.rules import Rules
from kiosk.visit.state import Signed, VisitState
from kiosk.visit.turns import take_turn
from tests.intake.ready import walk
from tests.journeys.generated import derive_conditions

QUESTION = "How soon can I garden again, and may I carry the watering can with that hand?"
NOTE = "I play the violin in a quartet every Thursday."
NAME = "Anneliese Fictional-Montgomery"
CLOSING = (OwnPage.QUESTIONS.value, OwnPage.REVIEW.value, OwnPage.SIGNATURE.value)


def derive_album(rules: Rules, form: ConsentForm, clock: Clock) -> dict[str, VisitState]:
    """Return the state on each page of the form as it is come to, by the page's id.

    The closing pages have every answer that raises a flag, and questions.
    """
    album: dict[str, VisitState] = {}
    for chosen in (derive_conditions(form), derive_flagged(form) | derive_conditions(form)):
        for state in walk(rules, clock, chosen):
            if state.page_id in CLOSING or state.page_id not in album:
                album[state.page_id] = state
    album = {page_id: _dress(state, form) for page_id, state in album.items()}
    missing = {stop.page_id for stop in derive_all_stops(form)} - album.keys()
    assert not missing, f"no way leads to {missing}"
    return album


def derive_flagged(form: ConsentForm) -> dict[str, str]:
    """Return the last option of each choice that raises a flag and goes on."""
    return {
        page.page_id: option.option_id
        for page in form.pages
        if isinstance(page, ChoicePage)
        for option in page.options
        if option.flag and option.hands_over is None
    }


def _dress(state: VisitState, form: ConsentForm) -> VisitState:
    """Return the visit with a long name, in the form's language, and at its end with questions."""
    patient = replace(state.booking.patient, name=NAME)
    state = replace(state, booking=replace(state.booking, patient=patient), language=form.language)
    if state.page_id not in CLOSING:
        return state
    asked = [page.page_id for page in form.pages if not isinstance(page, ChoicePage)][:2]
    questions = (Question(page_id=asked[0]), Question(page_id=asked[1], text=QUESTION))
    notes = {page: Wrote(NOTE) for page, answer in state.answers.items() if _is_note(form, page)}
    return replace(state, questions=questions, answers=state.answers | notes)


def _is_note(form: ConsentForm, page_id: str) -> bool:
    return any(page.page_id == page_id and isinstance(page, NotePage) for page in form.pages)


class PlayedSession(Session):
    """A visit that is judged like any other, and of which nothing is kept."""

    def __init__(self, equipment: Equipment, state: VisitState) -> None:
        super().__init__(equipment, state, VisitResumed())
        self._clock = equipment.clock

    def sign(self, ink: Ink) -> VisitState:
        empty = Problem(code="signature-empty") if ink.is_empty else None
        outcome = None if ink.is_empty else Signed()
        self.state = replace(self.state, problem=empty, outcome=outcome)
        return self.state

    def _take(self, action: do.Action, ink: Ink | None) -> VisitState:
        self.state = take_turn(self.rules, self.state, action, self._clock.now())
        return self.state

    def _keep_draft(self, state: VisitState, event: object = None) -> None:
        """Keep nothing."""
