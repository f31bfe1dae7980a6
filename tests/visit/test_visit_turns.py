"""Each rule of the visit by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import pytest
from msgspec.structs import replace

from kiosk.visit import actions as do
from kiosk.visit.answers import Agreed, Chosen, Exposure, Question, Read, Skipped, Understood, Wrote
from kiosk.visit.completion import (
    first_incomplete,
    is_complete,
    is_passable,
    is_ready_to_sign,
)
from kiosk.visit.draft import derive_draft, read_draft
from kiosk.visit.problems import Problem
from kiosk.visit.route import OwnPage
from kiosk.visit.state import Declined, HandedOver, OnPaper, Outcome, Paused, Signed, VisitState
from kiosk.visit.turns import resume, take_turn
from tests.visit.small_form import BORN, FORMS, RULES, START, act, begin, go_to


def code(state: VisitState) -> str | None:
    return state.problem.code if state.problem else None


# The first pages


def test_choosing_the_language_goes_on() -> None:
    state = act(begin(), do.ChooseLanguage("fr"))
    assert (state.page_id, state.language) == ("notice", "fr")
    assert RULES.form(state) is FORMS["fr"]


def test_an_unknown_language_or_another_page_changes_nothing() -> None:
    assert act(begin(), do.ChooseLanguage("xx")) == begin()
    notice = go_to("notice")
    assert act(notice, do.ChooseLanguage("fr")) == notice


def test_another_language_begins_the_reading_anew_and_keeps_the_patients_own_words() -> None:
    state = go_to("questions", act(go_to("matters"), do.Write("My garden")))
    state = act(state, do.Ask("Why?"), do.ReachEnd(), do.Continue(), do.Change("language"))
    assert state.reviewing
    french = act(state, do.ChooseLanguage("fr"))
    assert french.page_id == "notice"
    assert french.answers == {"language": Agreed(), "matters": Wrote("My garden")}
    assert french.questions == (Question(page_id="questions", text="Why?"),)
    assert [seen.page_id for seen in french.exposures] == ["language"]
    assert not french.reached
    assert not french.reviewing
    assert french.revision > state.revision
    assert go_to("review", french).answers["matters"] == Wrote("My garden")


def test_the_same_language_again_keeps_every_answer() -> None:
    state = act(go_to("review"), do.Change("language"))
    again = act(state, do.ChooseLanguage("en"))
    assert (again.page_id, again.answers, again.revision) == (
        "review",
        state.answers,
        state.revision,
    )


def test_the_right_birth_date_goes_on() -> None:
    state = act(go_to("identity"), do.GiveBirthDate("1950/2/28"))
    assert state.page_id == "details"
    assert state.answers["identity"] == Agreed()


def test_three_wrong_birth_dates_hand_over() -> None:
    state = go_to("identity")
    for left in (2, 1):
        state = act(state, do.GiveBirthDate("1950-02-27"))
        assert state.problem == Problem(code="birth-date-differs", places={"left": left})
    state = act(state, do.GiveBirthDate("1950-02-27"))
    assert state.outcome == HandedOver(reason="identity", page_id="identity")


def test_a_misspelt_birth_date_is_not_a_try() -> None:
    state = act(go_to("identity"), *[do.GiveBirthDate("28.2.1950")] * 5)
    assert (code(state), state.identity_tries) == ("not-a-date", 0)


def test_a_birth_date_elsewhere_says_nothing() -> None:
    state = go_to("notice")
    assert act(state, do.GiveBirthDate(BORN.isoformat())) == state


def test_only_the_details_can_be_rejected() -> None:
    state = go_to("tablet")
    assert act(state, do.RejectDetails()) == state
    ended = act(go_to("details"), do.RejectDetails())
    assert ended.outcome == HandedOver(reason="details", page_id="details")


# Answers


@pytest.mark.parametrize("page_id", ["notice", "intro", "sedated", "bleeding", "more", "review"])
def test_the_main_step_waits_for_the_end_of_the_page(page_id: str) -> None:
    state = go_to(page_id)
    assert code(act(state, do.Continue())) == "read-to-end"
    assert act(state, do.Continue()).page_id == page_id


@pytest.mark.parametrize("page_id", ["language", "identity", "sedated", "bleeding", "signature"])
def test_the_main_step_alone_is_no_answer(page_id: str) -> None:
    state = act(go_to(page_id), do.ReachEnd(), do.Continue())
    assert (code(state), state.page_id) == ("answer-needed", page_id)


def test_each_kind_of_page_has_its_own_answer() -> None:
    state = go_to("review", act(go_to("matters"), do.Write("My garden")))
    assert state.answers["notice"] == Agreed()
    assert state.answers["intro"] == Read()
    assert state.answers["sedated"] == Chosen("no")
    assert state.answers["bleeding"] == Understood()
    assert state.answers["matters"] == Wrote("My garden")
    assert state.answers["more"] == Skipped()


@pytest.mark.parametrize("action", [do.Choose("no"), do.Understand(), do.Write("Me"), do.Sign()])
def test_an_answer_of_another_kind_of_page_changes_nothing(action: do.Action) -> None:
    state = go_to("intro")
    assert act(state, action) == state


def test_an_unknown_option_changes_nothing() -> None:
    state = go_to("sedated")
    assert act(state, do.Choose("odd")) == state


def test_understanding_waits_for_the_end_of_the_page() -> None:
    state = act(go_to("bleeding"), do.Understand())
    assert (code(state), state.page_id) == ("read-to-end", "bleeding")


def test_a_question_is_an_answer_to_a_truth() -> None:
    state = act(go_to("bleeding"), do.Ask(), do.ReachEnd(), do.Continue())
    assert state.page_id == "fee"
    assert "bleeding" not in state.answers


def test_a_note_can_be_taken_back_and_too_long_a_one_is_not_kept() -> None:
    state = act(go_to("matters"), do.Write(" My\x00garden "))
    assert state.answers["matters"] == Wrote("My garden")
    longer = act(state, do.Write("a" * 1001))
    assert (code(longer), longer.answers) == ("too-long", state.answers)
    strange = act(state, do.Write("☠"))
    assert (code(strange), strange.answers) == ("cannot-print", state.answers)
    assert "matters" not in act(state, do.Write(" ")).answers


def test_an_empty_note_stays_skipped() -> None:
    state = act(go_to("review"), do.Change("matters"))
    assert act(state, do.Write("")) == state


def test_an_option_that_hands_over_ends_the_visit_at_the_main_step() -> None:
    state = act(go_to("sedated"), do.Choose("yes"))
    assert state.outcome is None
    assert not is_passable(RULES.stop(state).page, state)
    ended = act(state, do.ReachEnd(), do.Continue())
    assert ended.outcome == HandedOver(reason="option", page_id="sedated")


def test_an_option_that_hands_over_is_not_passed_by_going_back() -> None:
    state = act(go_to("review"), do.Change("sedated"), do.Choose("yes"), do.Back())
    assert state.page_id == "tablet-wish"
    assert act(state, do.Back()).page_id == "sedated"
    assert not is_ready_to_sign(FORMS["en"], state)


# Questions


def test_questions_are_kept_once_with_their_page() -> None:
    state = act(go_to("intro"), do.Ask("Why? "), do.Ask(" Why?"), do.Ask(), do.Ask())
    assert state.questions == (
        Question(page_id="intro", text="Why?"),
        Question(page_id="intro"),
    )
    assert state.revision == go_to("intro").revision + 2


@pytest.mark.parametrize(
    ("text", "problem"), [("", "needed"), ("\u200b", "needed"), ("a" * 1001, "too-long")]
)
def test_a_question_that_cannot_be_kept_is_a_problem(text: str, problem: str) -> None:
    state = act(go_to("intro"), do.Ask(text))
    assert (code(state), state.questions) == (problem, ())


@pytest.mark.parametrize("index", [-1, 1])
def test_a_question_that_is_not_there_is_not_taken_back(index: int) -> None:
    state = act(go_to("intro"), do.Ask())
    assert act(state, do.DropQuestion(index)) == state


def test_a_truth_without_its_question_is_asked_again() -> None:
    state = act(go_to("bleeding"), do.Ask("How much?"), do.ReachEnd(), do.Continue())
    state = act(go_to("questions", state), do.DropQuestion(0), do.ReachEnd(), do.Continue())
    assert (state.page_id, state.reviewing) == ("bleeding", True)
    assert act(state, do.Understand()).page_id == "review"


def test_an_option_that_asks_keeps_one_question_and_takes_it_back() -> None:
    asked = act(go_to("fee"), do.Choose("ask"))
    assert asked.questions == (Question(page_id="fee"),)
    assert act(asked, do.Choose("how")).questions == asked.questions
    assert act(asked, do.Choose("fine")).questions == ()
    dropped = act(asked, do.DropQuestion(0))
    assert act(dropped, do.Choose("fine")).questions == ()


def test_an_option_that_asks_leaves_the_patients_own_question_alone() -> None:
    own = act(go_to("fee"), do.Ask("How much is it?"))
    asked = act(own, do.Choose("ask"))
    assert asked.questions == own.questions
    assert act(asked, do.Choose("fine")).questions == own.questions


# Moving


def test_the_first_page_has_none_before_it() -> None:
    assert act(begin(), do.Back()) == begin()


def test_only_the_review_changes_answers() -> None:
    state = go_to("questions")
    assert act(state, do.Change("intro")) == state
    review = go_to("review")
    for page_id in ("review", "signature", "driving", "odd"):
        assert act(review, do.Change(page_id)) == review


def test_a_changed_answer_leads_back_to_the_review() -> None:
    state = act(go_to("review"), do.Change("sedated"), do.Choose("no"), do.Continue())
    assert (state.page_id, state.reviewing) == ("review", False)


def test_a_page_that_a_change_brings_is_answered_before_the_review() -> None:
    state = act(go_to("review"), do.Change("tablet-wish"), do.Choose("yes"), do.Continue())
    assert (state.page_id, state.reviewing) == ("driving", True)
    assert first_incomplete(FORMS["en"], state).page_id == "driving"
    assert act(state, do.Back()).page_id == "tablet-wish"
    assert act(state, do.ReachEnd(), do.Understand()).page_id == "review"


def test_every_look_at_a_page_is_counted() -> None:
    state = go_to("intro")
    at = state.entered_at
    for action, seconds in (
        (do.SetTextSize(200), 3.0),
        (do.Back(), 10.26),
        (do.ReachEnd(), 11.0),
        (do.Continue(), 12.0),
        (do.ReachEnd(), -60.0),
        (do.Continue(), -50.0),
    ):
        state = take_turn(RULES, state, action, at + timedelta(seconds=seconds))
    seen = {exposure.page_id: exposure for exposure in state.exposures}
    assert seen["intro"] == Exposure(page_id="intro", seconds=10.3, visits=2, text_percent=200)
    assert seen["tablet"].visits == 2


@pytest.mark.parametrize(("percent", "after"), [(300, 300), (100, 100), (110, 100), (0, 100)])
def test_the_text_grows_in_steps(percent: int, after: int) -> None:
    assert act(begin(), do.SetTextSize(percent)).text_percent == after


def test_reading_on_does_not_hide_what_is_wrong() -> None:
    state = act(go_to("identity"), do.GiveBirthDate("no"))
    assert code(act(state, do.ReachEnd())) == "not-a-date"
    assert code(act(state, do.SetTextSize(200))) == "not-a-date"
    assert code(act(state, do.Ask())) is None
    unread = act(go_to("intro"), do.Continue())
    assert code(act(unread, do.ReachEnd())) is None


# Endings


@pytest.mark.parametrize(
    ("way", "outcome"), [("paused", Paused()), ("declined", Declined()), ("paper", OnPaper())]
)
def test_each_way_to_leave_ends_the_visit(
    way: Literal["paused", "declined", "paper"], outcome: Outcome
) -> None:
    state = act(go_to("bleeding"), do.Leave(way))
    assert (state.outcome, state.page_id) == (outcome, "bleeding")
    assert state.exposures[-1].page_id == "bleeding"
    assert act(state, do.ReachEnd(), do.Understand()) is state


def test_signing_needs_the_end_of_its_page() -> None:
    state = act(go_to("signature"), do.Sign())
    assert (code(state), state.outcome) == ("read-to-end", None)
    assert act(state, do.ReachEnd(), do.Sign()).outcome == Signed()


def test_signing_needs_every_answer() -> None:
    state = go_to("bleeding")
    state = go_to("signature", act(state, do.Ask(), do.ReachEnd(), do.Continue()))
    state = act(state, do.DropQuestion(0), do.ReachEnd(), do.Sign())
    assert (code(state), state.outcome) == ("answer-needed", None)


def test_a_paused_visit_goes_on_with_its_clock_anew() -> None:
    later = START + timedelta(days=1)
    paused = act(go_to("bleeding"), do.Leave("paused"))
    resumed = resume(paused, later)
    assert resumed == replace(paused, outcome=None, entered_at=later)


def test_an_interrupted_visit_does_not_count_the_hours_in_between() -> None:
    state = go_to("bleeding")
    resumed = resume(state, START + timedelta(hours=9))
    left = take_turn(RULES, resumed, do.Back(), START + timedelta(hours=9, seconds=4))
    assert left.exposures[-1].seconds == 4


def test_a_visit_that_ended_for_good_is_not_resumed() -> None:
    declined = act(go_to("bleeding"), do.Leave("declined"))
    assert resume(declined, START + timedelta(days=1)) is declined


def test_a_draft_is_the_visit() -> None:
    state = act(go_to("matters"), do.Write("é\n\n☃"), do.Ask(), do.Ask("☠"), do.Leave("paused"))
    assert state.problem is None
    assert read_draft(derive_draft(state)) == state


# Where a visit stands


def test_a_problem_has_its_sentence_by_its_code() -> None:
    assert Problem(code="read-to-end").key == "problem_read_to_end"


def test_a_visit_on_a_page_that_is_gone_is_known_as_such() -> None:
    assert RULES.knows(begin())
    assert not RULES.knows(replace(begin(), page_id="gone"))


def test_an_answer_of_the_wrong_kind_completes_nothing() -> None:
    page = RULES.stop(go_to("sedated")).page
    for answer in (Read(), Chosen("gone"), Understood()):
        assert not is_complete(page, replace(begin(), answers={"sedated": answer}))
    assert not is_complete(OwnPage.NOTICE, replace(begin(), answers={"notice": Read()}))
