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
    """Return the visit's flags in the words of staff, the most urgent first."""
    return tuple(_flags(form, state, words))


def derive_hand_over(form: ConsentForm, ended: HandedOver, words: Words) -> str:
    """Return why staff must take over, in the words of staff."""
    if ended.reason != "option":
        return words.say(f"handed_over_{ended.reason}")
    page = next(page for page in form.pages if page.page_id == ended.page_id)
    reasons = [option.hands_over for option in page.options if option.hands_over] if isinstance(
        page, ChoicePage
    ) else []
    return "; ".join(reasons)


def _flags(form: ConsentForm, state: VisitState, words: Words) -> Iterator[Flag]:
    if isinstance(state.outcome, HandedOver):
        yield Flag(kind="handed-over", text=derive_hand_over(form, state.outcome, words))
    for stop in derive_route(form, state.answers):
        answer = state.answers.get(stop.page_id)
        match stop.page, answer:
            case ChoicePage(options=options), Chosen(option_id=option_id):
                for option in options:
                    if option.option_id == option_id and option.flag:
                        yield Flag(kind="answer", text=option.flag, page_id=stop.page_id)
            case NotePage(flag=str(flag)), Wrote(text=text):
                yield Flag(kind="note", text=f"{flag}: {text}", page_id=stop.page_id)
            case _:
                continue
    if count := len(state.questions):
        key = "flag_one_question" if count == 1 else "flag_questions"
        yield Flag(kind="questions", text=words.say(key, count=count))
