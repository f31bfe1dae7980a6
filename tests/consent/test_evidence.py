"""A finished visit becomes a record, with the words that were shown."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from kiosk.app.paths import WORDS
from kiosk.clock import format_local
from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.evidence import Place, derive_answer, derive_closed, derive_unsigned, sign
from kiosk.consent.ink import Ink, Sample
from kiosk.consent.inkml import derive_inkml
from kiosk.consent.record import Acknowledgement, ClosedRecord, RecordBody
from kiosk.forms.digest import derive_digest
from kiosk.visit import actions as do
from kiosk.visit.answers import Agreed, Chosen, Understood
from kiosk.visit.route import derive_all_stops
from kiosk.visit.state import Declined, HandedOver, OnPaper, VisitState
from kiosk.visit.wording import derive_wording
from kiosk.words import read_words
from tests.visit.small_form import BOOKING, CLINIC, FORMS, START, act, begin, go_to, sources

WORDS_EN = read_words(WORDS, "en")
PLACE = Place(
    sources=sources(WORDS_EN),
    staff_words=WORDS_EN,
    ended_at=START + timedelta(minutes=20),
    app_version="9.9",
)
INK = Ink(width=900, height=300, strokes=((Sample(1, 2, 500), Sample(30, 40, 600)),))
STOPS = {stop.page_id: stop for stop in derive_all_stops(FORMS["en"])}


def signed_body(state: VisitState | None = None) -> RecordBody:
    ended = act(go_to("signature", state), do.ReachEnd(), do.Sign())
    return derive_unsigned(ended, PLACE).body


def answer_on(page_id: str, state: VisitState) -> str | None:
    return derive_answer(STOPS[page_id], state, PLACE.sources)


def test_the_record_says_who_what_when_and_on_which_form() -> None:
    body = signed_body()
    assert (body.visit_id, body.booking, body.clinic_name) == ("V1", BOOKING, CLINIC.clinic_name)
    assert (body.kiosk_id, body.app_version) == ("K1", "9.9")
    assert body.form.digest == derive_digest(FORMS["en"])
    assert (body.form.language, body.form.site) == ("en", "Foot (en)")
    assert body.started.utc == "2026-11-23T18:00:00.000Z"
    assert body.started.local == format_local(START, CLINIC.zone)
    assert body.ended.utc == "2026-11-23T18:20:00.000Z"
    assert body.ended.zone == "America/Vancouver"


def test_the_record_holds_the_very_words_of_every_page_met() -> None:
    body = signed_body()
    assert [page.wording.page_id for page in body.pages] == [
        page_id for page_id in STOPS if page_id != "driving"
    ]
    for page in body.pages:
        assert page.wording == derive_wording(STOPS[page.wording.page_id], PLACE.sources)
    assert len(body.exposures) == len(body.pages)
    assert body.slots == (("Others (en)", ""),)


def test_the_record_tells_what_a_picture_showed() -> None:
    ended = act(go_to("signature"), do.ReachEnd(), do.Sign())
    kept = derive_canonical_bytes(sign(derive_unsigned(ended, PLACE), INK, PLACE))
    pages = msgspec.json.decode(kept)["body"]["pages"]
    told = [page["wording"]["depiction"] for page in pages if page["wording"]["depiction"]]
    assert told == [
        {
            "picture_id": "cold",
            "description": "Cold stops a signal. (en)",
            "key": ["cold (en)", "signal (en)"],
        }
    ]
    assert b"<svg" not in kept


def test_a_page_that_was_not_met_is_not_in_the_record() -> None:
    state = act(go_to("sedated"), do.Leave("declined"))
    body = derive_closed(state, Declined(), PLACE).body
    assert body.pages[-1].wording.page_id == "sedated"
    assert body.pages[-1].answer is None
    assert body.acknowledgements == ()
    assert "sedated" not in body.answers


def test_a_page_that_fell_out_keeps_its_words_and_loses_its_answer() -> None:
    state = act(go_to("tablet-wish"), do.Choose("yes"))
    review = go_to("review", state)
    assert review.answers["driving"] == Understood()
    body = signed_body(act(review, do.Change("tablet-wish"), do.Choose("no"), do.Continue()))
    driving = next(page for page in body.pages if page.wording.page_id == "driving")
    assert driving.answer is None
    assert "driving" not in body.answers
    assert [truth.page_id for truth in body.acknowledgements] == ["bleeding"]


def test_each_truth_is_told_with_what_was_said_to_it() -> None:
    state = act(go_to("bleeding"), do.Ask(), do.ReachEnd(), do.Continue())
    body = signed_body(state)
    assert body.acknowledgements == (
        Acknowledgement(
            page_id="bleeding", topic="risk", summary="It can bleed (en)", understood=False
        ),
    )
    assert [question.page_id for question in body.questions] == ["bleeding"]
    assert [flag.kind for flag in body.flags] == ["questions"]


def test_each_answer_is_told_in_the_words_of_its_button() -> None:
    state = act(go_to("matters"), do.Write("My garden"))
    review = go_to("review", state)
    assert answer_on("notice", review) == WORDS_EN.say("answer_agreed")
    assert answer_on("intro", review) == WORDS_EN.say("answer_read")
    assert answer_on("sedated", review) == "No (en)"
    assert answer_on("bleeding", review) == WORDS_EN.say("step_risk")
    assert answer_on("matters", review) == "My garden"
    assert answer_on("more", review) == WORDS_EN.say("answer_skipped")
    assert answer_on("signature", review) is None
    driving = go_to("sedated", act(go_to("tablet-wish"), do.Choose("yes")))
    assert answer_on("driving", driving) == WORDS_EN.say("step_safety")


def test_a_question_is_the_answer_to_a_truth_only() -> None:
    state = act(go_to("bleeding"), do.Ask())
    assert answer_on("bleeding", state) == WORDS_EN.say("answer_question")
    assert answer_on("sedated", act(go_to("sedated"), do.Ask())) is None
    fresh = act(go_to("intro"), do.Ask())
    assert answer_on("intro", fresh) is None


@pytest.mark.parametrize("answer", [Chosen("gone"), Agreed()])
def test_an_answer_that_does_not_fit_its_page_does_not_break_the_record(
    answer: Chosen | Agreed,
) -> None:
    state = msgspec.structs.replace(begin(), answers={"sedated": answer, "intro": Chosen("no")})
    assert answer_on("intro", state) is None
    assert answer_on("sedated", state) in (None, WORDS_EN.say("answer_agreed"))
    odd = msgspec.structs.replace(begin(), answers={"intro": Understood()})
    assert answer_on("intro", odd) == WORDS_EN.say("step_risk")


def test_signing_adds_the_ink_and_what_it_means() -> None:
    unsigned = derive_unsigned(act(go_to("signature"), do.ReachEnd(), do.Sign()), PLACE)
    record = sign(unsigned, INK, PLACE)
    assert record.body == unsigned.body
    assert record.signature.inkml == derive_inkml(INK)
    assert record.signature.intent == "I want it. (en)"
    assert record.signature.meaning == WORDS_EN.say("signature_meaning")
    assert record.signature.printed_name == BOOKING.patient.name
    assert record.signature.signed == record.body.ended


def test_empty_ink_signs_nothing() -> None:
    unsigned = derive_unsigned(go_to("signature"), PLACE)
    with pytest.raises(ValueError, match="empty ink"):
        sign(unsigned, Ink(width=900, height=300), PLACE)


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Declined(), ("declined", "")),
        (OnPaper(), ("paper", "")),
        (
            HandedOver(reason="details", page_id="details"),
            ("handed-over", WORDS_EN.say("handed_over_details")),
        ),
    ],
)
def test_a_visit_without_a_signature_says_how_it_ended(
    outcome: Declined | OnPaper | HandedOver, told: tuple[str, str]
) -> None:
    record = derive_closed(go_to("details"), outcome, PLACE)
    assert isinstance(record, ClosedRecord)
    assert (record.outcome, record.reason) == told


def test_the_same_visit_gives_the_same_bytes() -> None:
    first, second = signed_body(), signed_body()
    assert derive_canonical_bytes(first) == derive_canonical_bytes(second)
