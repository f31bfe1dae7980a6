"""Whatever a patient does, in whatever order, the rules of the visit hold."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TypeAlias

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from kiosk.forms.model import AcknowledgementPage, ChoicePage
from kiosk.visit import actions as do
from kiosk.visit.answers import Understood
from kiosk.visit.completion import first_incomplete, hands_over, has_question, is_passable
from kiosk.visit.draft import derive_draft, read_draft
from kiosk.visit.route import OwnPage, derive_all_stops
from kiosk.visit.state import Signed, VisitState
from kiosk.visit.turns import TEXT_PERCENTS, take_turn
from tests.visit.small_form import (
    BORN,
    FORMS,
    RULES,
    START,
    act,
    answer_plainly,
    go_to,
    way_on,
)

_PAGES = [stop.page_id for stop in derive_all_stops(FORMS["en"])]
_OPTIONS = sorted(
    {
        option.option_id
        for page in FORMS["en"].pages
        if isinstance(page, ChoicePage)
        for option in page.options
    }
)
PLAINLY = "plainly"
"""Go on from wherever the visit stands, with a plain answer."""
Tap: TypeAlias = do.Action | str

_texts = st.one_of(st.text(max_size=20), st.sampled_from(["", "Why?", "☠", "a" * 1001, "\u200b"]))
_dates = st.sampled_from([BORN.isoformat(), "1950-02-27", "no", "2999-01-01"])
_actions: st.SearchStrategy[do.Action] = st.one_of(
    st.builds(do.ChooseLanguage, st.sampled_from(["en", "fr", "xx"])),
    st.builds(do.GiveBirthDate, _dates),
    st.builds(do.Choose, st.sampled_from([*_OPTIONS, "odd"])),
    st.builds(do.Understand),
    st.builds(do.Ask, st.one_of(st.none(), _texts)),
    st.builds(do.DropQuestion, st.integers(-1, 3)),
    st.builds(do.Write, _texts),
    st.builds(do.ReachEnd),
    st.builds(do.Continue),
    st.builds(do.Back),
    st.builds(do.Change, st.sampled_from([*_PAGES, "odd"])),
    st.builds(do.SetTextSize, st.sampled_from([*TEXT_PERCENTS, 17])),
    st.builds(do.Sign),
)
_leaving = st.one_of(
    st.builds(do.Leave, st.sampled_from(["paused", "declined", "paper"])),
    st.builds(do.RejectDetails),
)
_taps: st.SearchStrategy[Tap] = st.one_of(st.just(PLAINLY), _actions)
_seconds = st.integers(-90, 400)


_standing = cache(go_to)


@st.composite
def visits(draw: st.DrawFn) -> VisitState:
    """Return a visit that stands somewhere, after anything."""
    state = _standing(draw(st.sampled_from([*_PAGES[::3], "questions", "review", "signature"])))
    for action in draw(st.lists(_actions | st.just(PLAINLY), max_size=12)):
        state = act(state, *_spell(action, state))
    return state


def _spell(tap: Tap, state: VisitState) -> tuple[do.Action, ...]:
    if isinstance(tap, str):
        return answer_plainly(RULES.stop(state).page, state)
    return (tap,)


def _index(state: VisitState) -> int:
    return [stop.page_id for stop in RULES.stops(state)].index(state.page_id)


def require_rules(before: VisitState, after: VisitState) -> None:
    """See that one turn kept every rule."""
    stops = RULES.stops(after)
    index = _index(after)
    form = RULES.form(after)
    if index > _index(before):
        lacking = [stop.page_id for stop in stops[:index] if not is_passable(stop.page, after)]
        assert not lacking, f"went past {lacking}"
    said_before = before.language, before.answers, before.questions
    said = after.language, after.answers, after.questions
    assert (after.revision > before.revision) == (said != said_before)
    assert after.revision >= before.revision
    if after.outcome == Signed():
        require_signable(after)
    assert len({seen.page_id for seen in after.exposures}) == len(after.exposures)
    assert all(seen.seconds >= 0 and seen.visits >= 1 for seen in after.exposures)
    assert first_incomplete(form, after) in stops
    assert read_draft(derive_draft(after)) == after


def require_signable(state: VisitState) -> None:
    assert state.page_id == OwnPage.SIGNATURE
    for stop in RULES.stops(state)[:-1]:
        assert is_passable(stop.page, state), stop.page_id
        assert not hands_over(stop.page, state)
        if isinstance(stop.page, AcknowledgementPage):
            understood = state.answers.get(stop.page_id) == Understood()
            assert understood or has_question(state, stop.page_id)


@settings(max_examples=300)
@given(
    st.sampled_from(["language", "tablet", "sedated", "bleeding", "review", "signature"]),
    st.lists(st.tuples(_taps, _seconds), min_size=5, max_size=40),
    st.one_of(st.just(PLAINLY), st.just(PLAINLY), _leaving),
)
def test_any_sequence_of_taps_keeps_the_rules(
    page_id: str, taps: list[tuple[Tap, int]], last: Tap
) -> None:
    state, at = _standing(page_id), START
    for tap, seconds in [*taps, (last, 1), *[(PLAINLY, 1)] * 20]:
        for action in _spell(tap, state):
            at = at + timedelta(seconds=seconds)
            after = take_turn(RULES, state, action, at)
            assert after == take_turn(RULES, state, action, at)
            if state.outcome is not None:
                assert after is state
            else:
                require_rules(state, after)
            state = after
    assert state.outcome is not None
    event(f"ends by {type(state.outcome).__name__}")


def test_plain_taps_alone_come_to_a_signature() -> None:
    state = go_to("signature")
    assert act(state, *answer_plainly(OwnPage.SIGNATURE, state)).outcome == Signed()


@settings(max_examples=200)
@given(visits())
def test_back_then_forward_is_where_you_were(state: VisitState) -> None:
    assume(state.outcome is None and not state.reviewing)
    stops = RULES.stops(state)
    assume(_index(state) > 0 and is_passable(stops[_index(state) - 1].page, state))
    assume(all(is_passable(stop.page, state) for stop in stops[: _index(state)]))
    back = act(state, do.Back())
    assert _index(back) == _index(state) - 1
    forward = act(back, *way_on(RULES.stop(back).page, back))
    assert forward.page_id == state.page_id
    assert (forward.answers, forward.questions) == (state.answers, state.questions)
    assert forward.revision == state.revision


@settings(max_examples=100)
@given(visits())
def test_looking_at_an_answer_from_the_review_changes_nothing(state: VisitState) -> None:
    review = go_to("review", state)
    assume(review.page_id == "review")
    for stop in RULES.stops(review)[: _index(review)]:
        there = act(review, do.Change(stop.page_id))
        assert there.page_id == stop.page_id
        back = act(there, do.Back())
        assert (back.page_id, back.reviewing) == ("review", False)
        assert (back.answers, back.revision) == (review.answers, review.revision)


@settings(max_examples=60)
@given(visits())
def test_every_visit_can_still_come_to_an_end(state: VisitState) -> None:
    assume(state.outcome is None)
    ended = go_to("nowhere", state)
    assert ended.outcome is not None
    for way in ("paused", "declined", "paper"):
        assert act(state, do.Leave(way)).outcome is not None


@settings(max_examples=60)
@given(visits(), st.datetimes(timezones=st.just(START.tzinfo)))
def test_leaving_a_page_counts_it_once_more(state: VisitState, at: datetime) -> None:
    assume(state.outcome is None)
    after = take_turn(RULES, state, do.Leave("declined"), at)
    before = {seen.page_id: seen for seen in state.exposures}
    now = {seen.page_id: seen for seen in after.exposures}
    seen, earlier = now.pop(state.page_id), before.pop(state.page_id, None)
    assert now == before
    assert seen.visits == (earlier.visits if earlier else 0) + 1
    assert seen.seconds >= (earlier.seconds if earlier else 0)
    assert seen.text_percent == state.text_percent
