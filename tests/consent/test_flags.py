"""What staff see first, while the answers are still being given."""

from __future__ import annotations

import pytest

from kiosk.app.paths import WORDS
from kiosk.consent.flags import derive_flags, derive_hand_over
from kiosk.consent.record import Flag
from kiosk.visit import actions as do
from kiosk.visit.state import HandedOver, VisitState
from kiosk.words import read_words
from tests.visit.small_form import FORMS, act, go_to

WORDS_EN = read_words(WORDS, "en")


def flags(state: VisitState) -> tuple[Flag, ...]:
    return derive_flags(FORMS["en"], state, WORDS_EN)


def test_a_plain_visit_has_no_flags() -> None:
    assert flags(go_to("signature")) == ()


def test_flags_come_in_the_order_of_their_weight() -> None:
    state = act(go_to("tablet-wish"), do.Choose("yes"))
    state = act(go_to("matters", state), do.Ask(), do.Write("My garden"))
    assert flags(state) == (
        Flag(kind="answer", text="Wants a tablet", page_id="tablet-wish"),
        Flag(kind="questions", text=WORDS_EN.say("flag_one_question", count=1)),
        Flag(kind="note", text="What matters: My garden", page_id="matters"),
    )


def test_an_answer_raises_its_flag_as_soon_as_it_is_given() -> None:
    state = act(go_to("sedated"), do.Choose("yes"))
    assert flags(state) == (Flag(kind="answer", text="Sedated", page_id="sedated"),)


def test_several_questions_are_counted() -> None:
    state = act(go_to("intro"), do.Ask(), do.Ask("Why?"))
    assert flags(state) == (Flag(kind="questions", text=WORDS_EN.say("flag_questions", count=2)),)


def test_an_answer_that_no_longer_stands_raises_nothing() -> None:
    state = act(go_to("tablet-wish"), do.Choose("yes"), do.Choose("no"))
    assert flags(state) == ()


def test_a_note_without_a_flag_raises_none() -> None:
    assert flags(act(go_to("more"), do.Write("Nothing much"))) == ()


@pytest.mark.parametrize(
    ("option", "reason", "count"), [("yes", "Ask.", 2), ("unsure", "Find out.", 1)]
)
def test_the_option_that_handed_over_gives_the_reason(option: str, reason: str, count: int) -> None:
    state = act(go_to("sedated"), do.Choose(option), do.ReachEnd(), do.Continue())
    found = flags(state)
    assert found[0] == Flag(kind="handed-over", text=reason)
    assert len(found) == count


def test_rejected_details_give_the_reason_in_the_words_of_staff() -> None:
    state = act(go_to("details"), do.RejectDetails())
    assert isinstance(state.outcome, HandedOver)
    told = derive_hand_over(FORMS["en"], state, state.outcome, WORDS_EN)
    assert told == WORDS_EN.say("handed_over_details")
    assert [flag.text for flag in flags(state)] == [told]
