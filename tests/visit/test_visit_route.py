"""Which pages exist for which answers."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.forms.model import AcknowledgementPage, When
from kiosk.visit.answers import Chosen, Understood
from kiosk.visit.route import RESERVED_IDS, count_parts, derive_all_stops, derive_route
from tests.visit.small_form import FORMS

FORM = FORMS["en"]


def ids(**answers: str) -> list[str]:
    chosen = {key.replace("_", "-"): Chosen(option) for key, option in answers.items()}
    return [stop.page_id for stop in derive_route(FORM, chosen)]


def test_the_form_stands_between_the_kiosks_own_pages() -> None:
    route = ids()
    assert route[:5] == ["language", "notice", "identity", "details", "tablet"]
    assert route[-3:] == ["questions", "review", "signature"]
    assert set(route[:5] + route[-3:]) == RESERVED_IDS
    assert route[5:-3] == [page.page_id for page in FORM.pages if page.when is None]


def test_a_page_with_a_condition_stands_only_for_its_answer() -> None:
    assert "driving" not in ids()
    assert "driving" not in ids(tablet_wish="no")
    assert "driving" in ids(tablet_wish="yes")
    other_kind = derive_route(FORM, {"tablet-wish": Understood()})
    assert "driving" not in [stop.page_id for stop in other_kind]


def test_every_page_that_may_stand_is_known() -> None:
    every = [stop.page_id for stop in derive_all_stops(FORM)]
    assert every == ids(tablet_wish="yes")


def test_a_condition_on_a_page_that_does_not_stand_is_not_met() -> None:
    driving = FORM.pages[2]
    assert isinstance(driving, AcknowledgementPage)
    deeper = replace(driving, page_id="deeper", when=When(page="driving-how", options=("alone",)))
    asked = replace(FORM.pages[1], page_id="driving-how", when=driving.when)
    first = replace(FORM.parts[0], pages=(*FORM.parts[0].pages[:2], asked, deeper))
    form = replace(FORM, parts=(first, FORM.parts[1]))
    answers = {"tablet-wish": Chosen("yes"), "driving-how": Chosen("alone")}

    def route() -> list[str]:
        return [stop.page_id for stop in derive_route(form, answers)]

    assert "deeper" in route()
    answers["tablet-wish"] = Chosen("no")
    assert "deeper" not in route()


def test_progress_counts_parts_and_never_falls() -> None:
    stops = derive_all_stops(FORM)
    numbers = [stop.part for stop in stops]
    assert numbers == sorted(numbers)
    assert set(numbers) == {0, 1, 2, 3}
    assert count_parts(FORM) == 3
