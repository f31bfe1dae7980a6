from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from kiosk.consent.record import Flag
from kiosk.desk.board import BoardRow, derive_board
from kiosk.store.projection import VisitRow
from kiosk.words import Words
from tests.visit.small_form import small_form

ZONE = ZoneInfo("America/Vancouver")
FORMS = {"small": {"en": small_form()}}
ROW = VisitRow(
    visit_id="ABCDEFGH23",
    name="Maren Fictional",
    birth_date=date(1950, 2, 9),
    health_number=None,
    form_id="small",
    form_title="Small",
    site_id="foot",
    side="left",
    clinician="Dr Aoki",
    state="signed",
    day=date(2026, 7, 23),
    last_entry=date(2026, 7, 23),
    started_at="2026-07-23T16:05:00.000Z",
    flags=(Flag(kind="answer", text="Afraid of needles"), Flag(kind="note", text="Plays cello")),
    has_document=True,
)


def derive(words: Words, **changes: object) -> BoardRow:
    row = VisitRow(**{field: getattr(ROW, field) for field in ROW.__struct_fields__} | changes)
    (derived,) = derive_board([row], words, ZONE, FORMS)
    return derived


def test_a_row_says_who_when_what_and_what_to_see_first(words: Words) -> None:
    row = derive(words)
    assert (row.name, row.born, row.time, row.day) == (
        "Maren Fictional",
        "born 1950-02-09",
        "09:05",
        "2026-07-23",
    )
    assert row.procedure == "Small, Foot (en), Left"
    assert (row.what, row.by_whom) == ("Foot (en), Left", "Small, Dr Aoki")
    assert row.state_word == "Signed"
    assert row.flags == ("Afraid of needles", "Plays cello")
    assert row.has_document
    for said in (row.name, row.time, row.state_word, *row.flags):
        assert said in row.summary


def test_the_time_is_the_clinics_on_both_sides_of_midnight(words: Words) -> None:
    row = derive(words, started_at="2026-07-24T06:59:00.000Z")
    assert (row.day, row.time) == ("2026-07-23", "23:59")


@pytest.mark.parametrize(
    ("state", "resumable"),
    [
        ("started", True),
        ("paused", True),
        ("signed", False),
        ("declined", False),
        ("paper", False),
        ("handed-over", False),
        ("under-age", False),
        ("cancelled", False),
    ],
)
def test_each_state_has_a_word_and_only_live_visits_resume(
    words: Words, state: str, resumable: bool
) -> None:
    row = derive(words, state=state)
    assert row.state_word
    assert row.resumable is resumable


def test_a_form_that_is_gone_leaves_the_rest(words: Words) -> None:
    assert derive(words, form_id="gone").procedure == "Small, Left"
    assert derive(words, form_id="gone").what == "Small, Left"
    assert derive(words, side="none").procedure == "Small, Foot (en)"
