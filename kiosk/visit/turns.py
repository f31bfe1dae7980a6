"""One tap: the state before, what was done, and the state after.

Owns the rules of the visit: nothing is skipped, nothing is signed before everything is answered,
a changed answer makes a new revision. Pure: the same tap on the same state gives the same state.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import assert_never

import msgspec
from msgspec.structs import replace

from kiosk.forms.model import AcknowledgementPage, ChoicePage, ConsentForm, NotePage, ReadingPage
from kiosk.visit import actions as do
from kiosk.visit import state as end
from kiosk.visit.answers import Agreed, Answer, Chosen, Exposure, Question, Read, Skipped
from kiosk.visit.answers import Understood, Wrote
from kiosk.visit.completion import first_incomplete, is_complete, is_ready_to_sign
from kiosk.visit.problems import Problem
from kiosk.visit.route import OwnPage, Stop, derive_route
from kiosk.visit.state import VisitState
from kiosk.visit.text import (
    NOTE_LENGTH,
    MissingCharacters,
    check_text,
    derive_line,
    derive_lines,
    read_birth_date,
)

IDENTITY_TRIES = 3
TEXT_PERCENTS = (100, 150, 200, 250, 300)


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What a tap is judged by: the form in each language, and what the document can draw."""

    forms: Mapping[str, ConsentForm]
    missing: MissingCharacters

    def form(self, state: VisitState) -> ConsentForm:
        """Return the form in the patient's language."""
        return self.forms[state.language]

    def stop(self, state: VisitState) -> Stop:
        """Return the page the patient is on."""
        return self.stops(state)[self.index(state)]

    def stops(self, state: VisitState) -> tuple[Stop, ...]:
        """Return every page of this visit."""
        return derive_route(self.form(state), state.answers)

    def index(self, state: VisitState) -> int:
        """Return where in the route the patient is."""
        ids = [stop.page_id for stop in self.stops(state)]
        return ids.index(state.page_id)


def take_turn(rules: Rules, state: VisitState, action: do.Action, at: datetime) -> VisitState:
    """Return the state after `action`; a visit that has ended stays as it is."""
    if state.outcome is not None:
        return state
    state = replace(state, problem=None)
    match action:
        case do.ChooseLanguage(language=language):
            return _choose_language(rules, state, language, at)
        case do.GiveBirthDate(untrusted_text=text):
            return _give_birth_date(rules, state, text, at)
        case do.Choose(option_id=option_id):
            return _choose(rules, state, option_id)
        case do.Understand():
            return _understand(rules, state, at)
        case do.RejectDetails():
            return _reject_details(state, at)
        case do.Ask(untrusted_text=text):
            return _ask(rules, state, text)
        case do.DropQuestion(index=index):
            return _drop_question(state, index)
        case do.Write(untrusted_text=text):
            return _write(rules, state, text)
        case do.ReachEnd():
            return replace(state, reached=state.reached | {state.page_id})
        case do.Continue():
            return _continue(rules, state, at)
        case do.Back():
            return _back(rules, state, at)
        case do.Change(page_id=page_id):
            return _change(rules, state, page_id, at)
        case do.SetTextSize(percent=percent):
            return replace(state, text_percent=percent) if percent in TEXT_PERCENTS else state
        case do.Leave(way=way):
            return _leave(state, way, at)
        case do.Sign():
            return _sign(rules, state, at)
        case _:
            assert_never(action)


def resume(state: VisitState, at: datetime) -> VisitState:
    """Return a paused visit as it was, with the page's time beginning anew."""
    return replace(state, outcome=None, entered_at=at) if state.outcome == end.Paused() else state


def _choose_language(rules: Rules, state: VisitState, language: str, at: datetime) -> VisitState:
    if state.page_id != OwnPage.LANGUAGE or language not in rules.forms:
        return state
    if language != state.language:
        state = replace(state, language=language, answers={}, questions=(), reached=frozenset())
    return _go_on(rules, _answer(state, Agreed()), at)


def _give_birth_date(rules: Rules, state: VisitState, text: str, at: datetime) -> VisitState:
    if state.page_id != OwnPage.IDENTITY:
        return state
    day = read_birth_date(text, at.date())
    if isinstance(day, Problem):
        return replace(state, problem=day)
    if day == state.booking.patient.birth_date:
        return _go_on(rules, _answer(state, Agreed()), at)
    tries = state.identity_tries + 1
    state = replace(state, identity_tries=tries)
    if tries >= IDENTITY_TRIES:
        return _end(state, end.HandedOver(reason="identity", page_id=state.page_id), at)
    left = IDENTITY_TRIES - tries
    return replace(state, problem=Problem(code="birth-date-differs", places={"left": left}))


def _choose(rules: Rules, state: VisitState, option_id: str) -> VisitState:
    page = rules.stop(state).page
    if not isinstance(page, ChoicePage):
        return state
    option = next((option for option in page.options if option.option_id == option_id), None)
    if option is None:
        return state
    state = _answer(state, Chosen(option_id))
    return _ask(rules, state, None) if option.asks else state


def _understand(rules: Rules, state: VisitState, at: datetime) -> VisitState:
    if not isinstance(rules.stop(state).page, AcknowledgementPage):
        return state
    if state.page_id not in state.reached:
        return replace(state, problem=Problem(code="read-to-end"))
    return _go_on(rules, _answer(state, Understood()), at)


def _reject_details(state: VisitState, at: datetime) -> VisitState:
    if state.page_id != OwnPage.DETAILS:
        return state
    return _end(state, end.HandedOver(reason="details", page_id=state.page_id), at)


def _ask(rules: Rules, state: VisitState, untrusted: str | None) -> VisitState:
    text = derive_lines(untrusted or "") or None
    if text and (problem := check_text(text, NOTE_LENGTH, rules.missing)):
        return replace(state, problem=problem)
    question = Question(page_id=state.page_id, text=text)
    if question in state.questions:
        return state
    return replace(
        state, questions=(*state.questions, question), revision=state.revision + 1
    )


def _drop_question(state: VisitState, index: int) -> VisitState:
    if not 0 <= index < len(state.questions):
        return state
    questions = state.questions[:index] + state.questions[index + 1 :]
    return replace(state, questions=questions, revision=state.revision + 1)


def _write(rules: Rules, state: VisitState, untrusted: str) -> VisitState:
    if not isinstance(rules.stop(state).page, NotePage):
        return state
    text = derive_lines(untrusted)
    if problem := check_text(text, NOTE_LENGTH, rules.missing):
        return replace(state, problem=problem)
    return _answer(state, Wrote(text) if text else None)


def _continue(rules: Rules, state: VisitState, at: datetime) -> VisitState:
    if state.page_id not in state.reached:
        return replace(state, problem=Problem(code="read-to-end"))
    page = rules.stop(state).page
    match page:
        case OwnPage.LANGUAGE | OwnPage.IDENTITY | OwnPage.SIGNATURE:
            return replace(state, problem=Problem(code="answer-needed"))
        case OwnPage():
            state = _answer(state, Agreed())
        case ReadingPage():
            state = _answer(state, Read())
        case NotePage() if not is_complete(page, state):
            state = _answer(state, Skipped())
        case _:
            if not is_complete(page, state):
                return replace(state, problem=Problem(code="answer-needed"))
    if isinstance(page, ChoicePage) and _hands_over(page, state):
        return _end(state, end.HandedOver(reason="option", page_id=page.page_id), at)
    return _go_on(rules, state, at)


def _hands_over(page: ChoicePage, state: VisitState) -> bool:
    answer = state.answers.get(page.page_id)
    return any(option.hands_over and answer == Chosen(option.option_id) for option in page.options)


def _back(rules: Rules, state: VisitState, at: datetime) -> VisitState:
    if state.reviewing and is_complete(rules.stop(state).page, state):
        return _go_on(rules, state, at)
    stops = rules.stops(state)
    return _move(state, stops[max(0, rules.index(state) - 1)], at)


def _change(rules: Rules, state: VisitState, page_id: str, at: datetime) -> VisitState:
    if state.page_id != OwnPage.REVIEW:
        return state
    earlier = rules.stops(state)[: rules.index(state)]
    stop = next((stop for stop in earlier if stop.page_id == page_id), None)
    return state if stop is None else replace(_move(state, stop, at), reviewing=True)


def _leave(state: VisitState, way: str, at: datetime) -> VisitState:
    outcomes: dict[str, end.Outcome] = {
        "paused": end.Paused(),
        "declined": end.Declined(),
        "paper": end.OnPaper(),
    }
    return _end(state, outcomes[way], at)


def _sign(rules: Rules, state: VisitState, at: datetime) -> VisitState:
    if state.page_id != OwnPage.SIGNATURE:
        return state
    if state.page_id not in state.reached:
        return replace(state, problem=Problem(code="read-to-end"))
    if not is_ready_to_sign(rules.form(state), state):
        return replace(state, problem=Problem(code="answer-needed"))
    return _end(state, end.Signed(), at)


def _answer(state: VisitState, answer: Answer | None) -> VisitState:
    """Return the state with this page's answer set or taken back; a change is a new revision."""
    if state.answers.get(state.page_id) == answer:
        return state
    answers = {key: kept for key, kept in state.answers.items() if key != state.page_id}
    if answer is not None:
        answers[state.page_id] = answer
    return replace(state, answers=answers, revision=state.revision + 1)


def _go_on(rules: Rules, state: VisitState, at: datetime) -> VisitState:
    """Go to the next page, or back to the first one that lacks its answer."""
    stops = rules.stops(state)
    ids = [stop.page_id for stop in stops]
    here = ids.index(state.page_id)
    goal = ids.index(OwnPage.REVIEW) if state.reviewing else here + 1
    goal = min(goal, ids.index(first_incomplete(rules.form(state), state).page_id))
    moved = _move(state, stops[goal], at)
    return replace(moved, reviewing=moved.reviewing or goal < here)


def _move(state: VisitState, stop: Stop, at: datetime) -> VisitState:
    if stop.page_id == state.page_id:
        return state
    reviewing = state.reviewing and stop.page is not OwnPage.REVIEW
    left = _leave_page(state, at)
    return replace(left, page_id=stop.page_id, entered_at=at, reviewing=reviewing)


def _end(state: VisitState, outcome: end.Outcome, at: datetime) -> VisitState:
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
