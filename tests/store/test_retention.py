"""How long a record is kept."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consent.events import VisitPaused
from kiosk.settings import AGE_OF_MAJORITY, ClinicSettings
from kiosk.store.projection import derive_row
from kiosk.store.retention import (
    derive_kept_until,
    derive_latest_entry,
    derive_rule,
    derive_standing,
)
from tests.store.builders import SETTINGS, signed, started
from tests.store.test_projection import HEADER

ADULT = date(1950, 2, 9)
DAY = timedelta(days=1)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("last_entry", "birth_date", "kept_until"),
    [
        (date(2026, 1, 10), ADULT, date(2042, 1, 10)),
        (date(2026, 5, 1), date(2010, 6, 1), date(2045, 6, 1)),
        (date(2030, 1, 1), date(2010, 6, 1), date(2046, 1, 1)),
        (date(2029, 6, 1), date(2010, 6, 1), date(2045, 6, 1)),
        (date(2024, 2, 29), ADULT, date(2040, 2, 29)),
        (date(2084, 2, 29), date(2060, 1, 1), date(2100, 3, 1)),
        (date(2026, 1, 10), date(2012, 2, 29), date(2047, 3, 1)),
    ],
)
def test_kept_until_the_later_of_last_entry_and_majority_plus_sixteen_years(
    last_entry, birth_date, kept_until
):
    assert derive_kept_until(last_entry, birth_date, 16) == kept_until


@given(DAYS, DAYS, st.integers(1, 40))
def test_nothing_is_kept_for_less_than_the_rule(last_entry, birth_date, years):
    kept_until = derive_kept_until(last_entry, birth_date, years)
    assert kept_until.year - years in {
        max(last_entry, birth_date.replace(day=1)).year,
        birth_date.year + AGE_OF_MAJORITY,
    }
    assert kept_until >= derive_kept_until(last_entry - DAY, birth_date, years)
    assert kept_until >= derive_kept_until(last_entry, birth_date - DAY, years)
    assert (kept_until - last_entry).days >= years * 365


def row(**changes):
    made = derive_row(derive_row(None, started(), HEADER), signed("v1"), HEADER)
    assert made is not None
    return msgspec.structs.replace(made, **changes)


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (date(2026, 11, 22), "kept"),
        (date(2042, 11, 21), "kept"),
        (date(2042, 11, 22), "kept"),
        (date(2042, 11, 23), "due"),
    ],
)
def test_a_record_is_kept_through_its_last_day(today, standing):
    assert row().last_entry == date(2026, 11, 22)
    assert derive_standing(row(), today, 16) == standing


def test_neither_a_hold_nor_a_live_visit_lets_a_record_go():
    late = date(2100, 1, 1)
    assert derive_standing(row(held=True), late, 16) == "held"
    live = derive_row(derive_row(None, started(), HEADER), VisitPaused(), HEADER)
    assert live is not None
    assert derive_standing(live, late, 16) == "live"


@given(DAYS, DAYS, st.integers(1, 40))
def test_no_record_that_is_due_had_an_entry_after_the_latest(last_entry, today, years):
    made = row(last_entry=last_entry, birth_date=date(1880, 1, 1))
    if derive_standing(made, today, years) == "due":
        assert last_entry <= derive_latest_entry(today, years)


def test_the_rule_names_its_years_and_its_source():
    rule = derive_rule(SETTINGS)
    assert rule.startswith("16 years from the last entry")
    assert rule.endswith("Limitation Act, SBC 2012, c 13")


def test_settings_from_before_there_were_more_still_read():
    old = b'{"clinic_name":"Harbour","kiosk_id":"K1","time_zone":"America/Los_Angeles"}'
    read = msgspec.json.decode(old, type=ClinicSettings)
    assert (read, read.draft_minutes, read.retention_years) == (SETTINGS, 15, 16)
