"""Questions for the doctor: kept with a page, taken back, and those that an option asks."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.forms.model import ChoicePage
from kiosk.visit.answers import Chosen, Question
from kiosk.visit.completion import has_question
from kiosk.visit.moves import set_answer
from kiosk.visit.problems import Problem
from kiosk.visit.rules import Rules
from kiosk.visit.state import VisitState
from kiosk.visit.text import NOTE_LENGTH, check_text, derive_lines


def ask(rules: Rules, state: VisitState, untrusted: str | None) -> VisitState:
    """Keep a question with this page; None asks in person."""
    text = None if untrusted is None else derive_lines(untrusted)
    if text == "":
        return replace(state, problem=Problem(code="needed"))
    if text and (problem := check_text(text, NOTE_LENGTH, rules.missing)):
        return replace(state, problem=problem)
    question = Question(page_id=state.page_id, text=text)
    if question in state.questions:
        return state
    return _with_questions(state, (*state.questions, question))


def drop_question(state: VisitState, index: int) -> VisitState:
    """Take back the question at `index`."""
    if not 0 <= index < len(state.questions):
        return state
    return _with_questions(state, state.questions[:index] + state.questions[index + 1 :])


def choose(page: ChoicePage, state: VisitState, option_id: str) -> VisitState:
    """Choose an option; one that asks keeps a question, and its opposite takes that one back."""
    options = {option.option_id: option for option in page.options}
    if option_id not in options:
        return state
    before = state.answers.get(page.page_id)
    asked = (
        isinstance(before, Chosen)
        and before.option_id in options
        and (options[before.option_id].asks)
    )
    asks = options[option_id].asks
    state = set_answer(state, Chosen(option_id))
    own = Question(page_id=page.page_id)
    if asks and not has_question(state, page.page_id):
        return _with_questions(state, (*state.questions, own))
    if asked and not asks and own in state.questions:
        kept = tuple(question for question in state.questions if question != own)
        return _with_questions(state, kept)
    return state


def _with_questions(state: VisitState, questions: tuple[Question, ...]) -> VisitState:
    return replace(state, questions=questions, revision=state.revision + 1)
