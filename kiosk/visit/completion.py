"""Whether a page has what it needs, and how far a patient may go."""

from __future__ import annotations

from typing import assert_never

from kiosk.forms.model import AcknowledgementPage, ChoicePage, ConsentForm, NotePage, ReadingPage
from kiosk.visit.answers import Agreed, Chosen, Read, Skipped, Understood, Wrote
from kiosk.visit.route import OwnPage, RoutePage, Stop, derive_route
from kiosk.visit.state import VisitState


def has_question(state: VisitState, page_id: str) -> bool:
    """Return whether a question about this page is kept for the doctor."""
    return any(question.page_id == page_id for question in state.questions)


def is_complete(page: RoutePage, state: VisitState) -> bool:
    """Return whether this page has its answer; a question answers an acknowledgement too."""
    match page:
        case OwnPage():
            return isinstance(state.answers.get(page.value), Agreed)
        case ReadingPage():
            return isinstance(state.answers.get(page.page_id), Read)
        case ChoicePage():
            answer = state.answers.get(page.page_id)
            known = {option.option_id for option in page.options}
            return isinstance(answer, Chosen) and answer.option_id in known
        case AcknowledgementPage():
            understood = isinstance(state.answers.get(page.page_id), Understood)
            return understood or has_question(state, page.page_id)
        case NotePage():
            return isinstance(state.answers.get(page.page_id), Wrote | Skipped)
        case _:
            assert_never(page)


def hands_over(page: RoutePage, state: VisitState) -> bool:
    """Return whether the option chosen here switches signing off."""
    if not isinstance(page, ChoicePage):
        return False
    answer = state.answers.get(page.page_id)
    return any(option.hands_over and answer == Chosen(option.option_id) for option in page.options)


def is_passable(page: RoutePage, state: VisitState) -> bool:
    """Return whether a patient may go on past this page."""
    return is_complete(page, state) and not hands_over(page, state)


def first_incomplete(form: ConsentForm, state: VisitState) -> Stop:
    """Return the first page that does not let the patient pass; the signature at the latest."""
    stops = derive_route(form, state.answers)
    return next((stop for stop in stops if not is_passable(stop.page, state)), stops[-1])


def is_ready_to_sign(form: ConsentForm, state: VisitState) -> bool:
    """Return whether everything but the signature is there."""
    return first_incomplete(form, state).page is OwnPage.SIGNATURE
