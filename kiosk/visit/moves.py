"""From page to page: an answer kept, a page left, its time counted, the next one entered.

Owns how far a patient gets: never past the first page that lacks its answer.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from kiosk.visit.answers import Answer, Exposure
from kiosk.visit.completion import first_incomplete
from kiosk.visit.route import OwnPage, Stop
from kiosk.visit.rules import Rules
from kiosk.visit.state import Outcome, VisitState


def set_answer(state: VisitState, answer: Answer | None) -> VisitState:
    """Return the state with this page's answer set or taken back; a change is a new revision."""
    if state.answers.get(state.page_id) == answer:
        return state
    answers = {key: kept for key, kept in state.answers.items() if key != state.page_id}
    if answer is not None:
        answers[state.page_id] = answer
    return replace(state, answers=answers, revision=state.revision + 1)


def go_on(rules: Rules, state: VisitState, at: datetime) -> VisitState:
    """Go to the next page, or back to the first one that lacks its answer."""
    stops = rules.stops(state)
    ids = [stop.page_id for stop in stops]
    here = ids.index(state.page_id)
    goal = ids.index(OwnPage.REVIEW) if state.reviewing else here + 1
    goal = min(goal, ids.index(first_incomplete(rules.form(state), state).page_id))
    moved = move(state, stops[goal], at)
    return replace(moved, reviewing=moved.reviewing or goal < here)


def move(state: VisitState, stop: Stop, at: datetime) -> VisitState:
    """Leave this page for `stop`; the review ends the reviewing."""
    if stop.page_id == state.page_id:
        return state
    reviewing = state.reviewing and stop.page is not OwnPage.REVIEW
    left = _leave_page(state, at)
    return replace(left, page_id=stop.page_id, entered_at=at, reviewing=reviewing)


def end(state: VisitState, outcome: Outcome, at: datetime) -> VisitState:
    """End the visit on this page."""
    return replace(_leave_page(state, at), outcome=outcome, entered_at=at)


def _leave_page(state: VisitState, at: datetime) -> VisitState:
    """Return the state with this look at the page counted; a clock set back counts as nothing."""
    page_id = state.page_id
    before = next((seen for seen in state.exposures if seen.page_id == page_id), None)
    seconds = max(0.0, (at - state.entered_at).total_seconds())
    seen = Exposure(
        page_id=page_id,
        seconds=round(seconds + (before.seconds if before else 0.0), 1),
        visits=1 + (before.visits if before else 0),
        text_percent=state.text_percent,
    )
    if before is None:
        return replace(state, exposures=(*state.exposures, seen))
    exposures = tuple(seen if old is before else old for old in state.exposures)
    return replace(state, exposures=exposures)
