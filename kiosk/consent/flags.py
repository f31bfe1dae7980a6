"""What staff must see first, derived from the answers while they are still being given."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.consent.record import Flag
from kiosk.forms.model import ChoicePage, ConsentForm, NotePage
from kiosk.visit.answers import Chosen, Wrote
from kiosk.visit.route import derive_route
from kiosk.visit.state import HandedOver, VisitState
from kiosk.words import Words


def derive_flags(form: ConsentForm, state: VisitState, words: Words) -> tuple[Flag, ...]:
    """Return the visit's flags in the words of staff, the most urgent first, each said once."""
    flags: dict[str, Flag] = {}
    for flag in _flags(form, state, words):
        flags.setdefault(flag.text, flag)
    return tuple(flags.values())


def derive_hand_over(form: ConsentForm, state: VisitState, ended: HandedOver, words: Words) -> str:
    """Return why staff must take over, in the words of staff."""
    if ended.reason != "option":
        return words.say(f"handed_over_{ended.reason}")
    chosen = state.answers[ended.page_id]
    return next(
        option.hands_over or ""
        for page in form.pages
        if isinstance(page, ChoicePage) and page.page_id == ended.page_id
        for option in page.options
        if chosen == Chosen(option.option_id)
    )


def _flags(form: ConsentForm, state: VisitState, words: Words) -> Iterator[Flag]:
    if isinstance(state.outcome, HandedOver):
        reason = derive_hand_over(form, state, state.outcome, words)
        yield Flag(kind="handed-over", text=reason)
    stops = derive_route(form, state.answers)
    for stop in stops:
        answer = state.answers.get(stop.page_id)
        if isinstance(stop.page, ChoicePage) and isinstance(answer, Chosen):
            yield from _answer_flags(stop.page, answer)
    if count := len(state.questions):
        key = "flag_one_question" if count == 1 else "flag_questions"
        yield Flag(kind="questions", text=words.say(key, count=count))
    for stop in stops:
        answer = state.answers.get(stop.page_id)
        if isinstance(stop.page, NotePage) and stop.page.flag and isinstance(answer, Wrote):
            text = f"{stop.page.flag}: {answer.text}"
            yield Flag(kind="note", text=text, page_id=stop.page_id)


def _answer_flags(page: ChoicePage, answer: Chosen) -> Iterator[Flag]:
    for option in page.options:
        if option.option_id == answer.option_id and option.flag:
            yield Flag(kind="answer", text=option.flag, page_id=page.page_id)
