"""One tap: the state before, what was done, and the state after.

Owns the rules of the visit: nothing is skipped, nothing is signed before everything is answered,
a changed answer makes a new revision. Pure: the same tap on the same state gives the same state.
"""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from kiosk.forms.model import AcknowledgementPage, ChoicePage, NotePage, ReadingPage
from kiosk.visit import actions as do
from kiosk.visit import state as ended
from kiosk.visit.answers import Agreed, Read, Skipped, Understood, Wrote
from kiosk.visit.asking import ask, choose, drop_question
from kiosk.visit.completion import hands_over, is_complete, is_passable, is_ready_to_sign
from kiosk.visit.moves import end, go_on, move, set_answer
from kiosk.visit.problems import Problem
from kiosk.visit.route import OwnPage
from kiosk.visit.rules import Rules
from kiosk.visit.state import VisitState
from kiosk.visit.text import NOTE_LENGTH, check_text, derive_lines, read_birth_date

__all__ = ["IDENTITY_TRIES", "TEXT_PERCENTS", "Rules", "resume", "take_turn"]

IDENTITY_TRIES = 3
TEXT_PERCENTS = (100, 150, 200, 250, 300)


def take_turn(rules: Rules, state: VisitState, action: do.Action, at: datetime) -> VisitState:
    """Return the state after `action`; a visit that has ended stays as it is."""
    if state.outcome is not None:
        return state
    before, state = state, replace(state, problem=None)
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
            return ask(rules, state, text)
        case do.DropQuestion(index=index):
            return drop_question(state, index)
        case do.Write(untrusted_text=text):
            return _write(rules, state, text)
        case do.ReachEnd():
            return _reach_end(state, before.problem)
        case do.Continue():
            return _continue(rules, state, at)
        case do.Back():
            return _back(rules, state, at)
        case do.Change(page_id=page_id):
            return _change(rules, state, page_id, at)
        case do.SetTextSize(percent=percent):
            return _set_text_size(before, percent)
        case do.Leave(way=way):
            return _leave(state, way, at)
        case do.Sign():
            return _sign(rules, state, at)
        case _:
            assert_never(action)


def resume(state: VisitState, at: datetime) -> VisitState:
    """Return a paused or interrupted visit as it was, with the page's time beginning anew."""
    if state.outcome not in (None, ended.Paused()):
        return state
    return replace(state, outcome=None, entered_at=at)


def _choose_language(rules: Rules, state: VisitState, language: str, at: datetime) -> VisitState:
    if state.page_id != OwnPage.LANGUAGE or language not in rules.forms:
        return state
    if language != state.language:
        state = _read_anew(state, language)
    return go_on(rules, set_answer(state, Agreed()), at)


def _read_anew(state: VisitState, language: str) -> VisitState:
    """Return the visit in another language: only what is in the patient's own words stays.

    Nothing was shown in this language yet, so nothing was read, seen or chosen in it.
    """
    own = {key: answer for key, answer in state.answers.items() if isinstance(answer, Wrote)}
    return replace(
        state,
        language=language,
        answers=own,
        exposures=(),
        reached=frozenset(),
        reviewing=False,
    )


def _give_birth_date(rules: Rules, state: VisitState, text: str, at: datetime) -> VisitState:
    if state.page_id != OwnPage.IDENTITY:
        return state
    day = read_birth_date(text, at.date())
    if isinstance(day, Problem):
        return replace(state, problem=day)
    if day == state.booking.patient.birth_date:
        return go_on(rules, set_answer(state, Agreed()), at)
    tries = state.identity_tries + 1
    state = replace(state, identity_tries=tries)
    if tries >= IDENTITY_TRIES:
        return end(state, ended.HandedOver(reason="identity", page_id=state.page_id), at)
    left = IDENTITY_TRIES - tries
    return replace(state, problem=Problem(code="birth-date-differs", places={"left": left}))


def _choose(rules: Rules, state: VisitState, option_id: str) -> VisitState:
    page = rules.stop(state).page
    return choose(page, state, option_id) if isinstance(page, ChoicePage) else state


def _understand(rules: Rules, state: VisitState, at: datetime) -> VisitState:
    if not isinstance(rules.stop(state).page, AcknowledgementPage):
        return state
    if state.page_id not in state.reached:
        return replace(state, problem=Problem(code="read-to-end"))
    return go_on(rules, set_answer(state, Understood()), at)


def _reject_details(state: VisitState, at: datetime) -> VisitState:
    if state.page_id != OwnPage.DETAILS:
        return state
    return end(state, ended.HandedOver(reason="details", page_id=state.page_id), at)


def _write(rules: Rules, state: VisitState, untrusted: str) -> VisitState:
    if not isinstance(rules.stop(state).page, NotePage):
        return state
    text = derive_lines(untrusted)
    if problem := check_text(text, NOTE_LENGTH, rules.missing):
        return replace(state, problem=problem)
    if not text and isinstance(state.answers.get(state.page_id), Skipped):
        return state
    return set_answer(state, Wrote(text) if text else None)


def _reach_end(state: VisitState, shown: Problem | None) -> VisitState:
    """Note that the page's last line is in view; a problem that is not about that stays shown."""
    solved = shown is not None and shown.code == "read-to-end"
    reached = state.reached | {state.page_id}
    return replace(state, reached=reached, problem=None if solved else shown)


def _set_text_size(state: VisitState, percent: int) -> VisitState:
    return replace(state, text_percent=percent) if percent in TEXT_PERCENTS else state


def _continue(rules: Rules, state: VisitState, at: datetime) -> VisitState:
    if state.page_id not in state.reached:
        return replace(state, problem=Problem(code="read-to-end"))
    page = rules.stop(state).page
    match page:
        case OwnPage.LANGUAGE | OwnPage.IDENTITY | OwnPage.SIGNATURE:
            return replace(state, problem=Problem(code="answer-needed"))
        case OwnPage():
            state = set_answer(state, Agreed())
        case ReadingPage():
            state = set_answer(state, Read())
        case NotePage() if not is_complete(page, state):
            state = set_answer(state, Skipped())
        case _:
            if not is_complete(page, state):
                return replace(state, problem=Problem(code="answer-needed"))
    if hands_over(page, state):
        return end(state, ended.HandedOver(reason="option", page_id=state.page_id), at)
    return go_on(rules, state, at)


def _back(rules: Rules, state: VisitState, at: datetime) -> VisitState:
    if state.reviewing and is_passable(rules.stop(state).page, state):
        return go_on(rules, state, at)
    stops = rules.stops(state)
    return move(state, stops[max(0, rules.index(state) - 1)], at)


def _change(rules: Rules, state: VisitState, page_id: str, at: datetime) -> VisitState:
    if state.page_id != OwnPage.REVIEW:
        return state
    earlier = rules.stops(state)[: rules.index(state)]
    stop = next((stop for stop in earlier if stop.page_id == page_id), None)
    return state if stop is None else replace(move(state, stop, at), reviewing=True)


def _leave(state: VisitState, way: str, at: datetime) -> VisitState:
    outcomes: dict[str, ended.Outcome] = {
        "paused": ended.Paused(),
        "declined": ended.Declined(),
        "paper": ended.OnPaper(),
    }
    return end(state, outcomes[way], at)


def _sign(rules: Rules, state: VisitState, at: datetime) -> VisitState:
    if state.page_id != OwnPage.SIGNATURE:
        return state
    if state.page_id not in state.reached:
        return replace(state, problem=Problem(code="read-to-end"))
    if not is_ready_to_sign(rules.form(state), state):
        return replace(state, problem=Problem(code="answer-needed"))
    return end(state, ended.Signed(), at)
