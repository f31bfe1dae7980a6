"""What a page says, in the words of the form, the interface, the clinic and the booking."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.app.paths import WORDS
from kiosk.visit.route import OwnPage, Stop, derive_all_stops
from kiosk.visit.wording import Sources, Wording, derive_site, derive_wording
from kiosk.words import read_words
from tests.visit.small_form import CLINIC, FORMS, sources

WORDS_EN = read_words(WORDS, "en")
STOPS = {stop.page_id: stop for stop in derive_all_stops(FORMS["en"])}


def words_of(page_id: str, made: Sources | None = None) -> Wording:
    return derive_wording(STOPS[page_id], made or sources(WORDS_EN))


def texts(wording: Wording) -> list[str]:
    return [line.text for line in wording.lines]


@pytest.mark.parametrize("page_id", STOPS)
def test_every_page_says_something_and_names_its_step(page_id: str) -> None:
    wording = words_of(page_id)
    assert wording.page_id == page_id
    assert wording.title
    assert wording.step
    assert all(text.strip() for text in texts(wording))
    assert all(label.text for label in wording.labels)


def test_a_part_title_stands_over_each_page_but_the_first_ones() -> None:
    titles = {page_id: words_of(page_id).part_title for page_id in STOPS}
    assert titles["notice"] == ""
    assert titles["intro"] == "Start (en)"
    assert titles["fee"] == "Rest (en)"
    assert titles["review"] == titles["signature"] == WORDS_EN.say("part_closing")


def test_each_block_becomes_lines_of_its_style() -> None:
    wording = words_of("intro")
    assert [(line.style, line.group) for line in wording.lines] == [
        ("paragraph", "a"),
        ("item", "b"),
        ("item", "b"),
        ("step", "c"),
        ("step", "c"),
        ("figure", "d"),
        ("pair", "e"),
        ("pair", "e"),
    ]
    assert [line.figure for line in wording.lines if line.figure] == ["9"]


def test_a_picture_is_told_in_words() -> None:
    depiction = words_of("intro").depiction
    assert depiction is not None
    assert depiction.picture_id == "cold"
    assert depiction.description == "Cold stops a signal. (en)"
    assert depiction.key == ("cold (en)", "signal (en)")
    assert [page_id for page_id in STOPS if words_of(page_id).depiction] == ["intro"]


@pytest.mark.parametrize("amount", [None, "", "   "])
def test_an_unset_fee_is_never_blank_and_never_nothing(amount: str | None) -> None:
    made = sources(WORDS_EN, clinic=replace(CLINIC, fee_amount=amount))
    assert texts(words_of("fee", made)) == ["Staff will tell you. (en)"]


def test_a_set_fee_is_said_as_it_is_set() -> None:
    made = sources(WORDS_EN, clinic=replace(CLINIC, fee_amount=" $1,250 {CAD} "))
    assert texts(words_of("fee", made)) == ["It is $1,250 {CAD}."]


def test_the_details_tell_all_that_was_booked() -> None:
    told = "\n".join(texts(words_of("details")))
    for detail in ("Maren {Fictional}", "small thing (en)", "Foot (en)", "left", "Dr Aoki"):
        assert detail in told


@pytest.mark.parametrize("page_id", ["language", "notice", "identity"])
def test_nobody_is_named_before_the_birth_date(page_id: str) -> None:
    wording = words_of(page_id)
    assert not [text for text in [wording.title, *texts(wording)] if "Maren" in text]


def test_the_privacy_contact_is_the_clinics_or_the_desk() -> None:
    assert any("front desk" in text for text in texts(words_of("notice")))
    made = sources(WORDS_EN, clinic=replace(CLINIC, privacy_contact="Ask Ms Roy."))
    assert any(text.endswith("Ask Ms Roy.") for text in texts(words_of("notice", made)))


def test_the_intent_is_the_forms_and_comes_first() -> None:
    assert texts(words_of("signature"))[0] == "I want it. (en)"


def test_the_answers_offered_are_labels() -> None:
    def labels(page_id: str) -> list[tuple[str, str]]:
        return [(label.option_id, label.text) for label in words_of(page_id).labels]

    assert labels("language") == [("en", "English"), ("fr", "Français")]
    assert labels("tablet-wish") == [("no", "No (en)"), ("yes", "Yes (en)")]
    assert [option for option, _ in labels("bleeding")] == ["understood", "question"]
    assert labels("bleeding")[0][1] != labels("driving")[0][1]
    assert [option for option, _ in labels("details")] == ["reject"]
    assert labels("intro") == labels("matters") == labels("review") == []


def test_an_acknowledgement_names_its_own_step() -> None:
    assert words_of("bleeding").step == WORDS_EN.say("step_risk")
    assert words_of("driving").step == WORDS_EN.say("step_safety")


def test_an_unknown_place_is_told_by_its_id() -> None:
    made = sources(WORDS_EN)
    assert derive_site(made) == "Foot (en)"
    booking = replace(made.booking, site_id="gone")
    assert derive_site(replace(made, booking=booking)) == "gone"


def test_a_stop_of_the_kiosk_has_the_value_as_its_id() -> None:
    assert Stop(page=OwnPage.REVIEW, part=3).page_id == "review"
