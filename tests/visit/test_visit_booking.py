"""How old somebody is on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.booking import age_on


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2007, 11, 23), date(2026, 11, 22), 18),
        (date(2007, 11, 23), date(2026, 11, 23), 19),
        (date(2007, 11, 24), date(2026, 11, 23), 18),
        (date(2008, 2, 29), date(2027, 2, 28), 18),
        (date(2008, 2, 29), date(2027, 3, 1), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2007, 12, 31), date(2027, 1, 1), 19),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
    ],
)
def test_the_age_is_in_whole_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 40_000))
def test_the_age_grows_by_one_on_one_day_a_year(born: date, days: int) -> None:
    day = born + timedelta(days=days)
    age = age_on(born, day)
    assert age >= 0
    assert age_on(born, day + timedelta(days=1)) in (age, age + 1)
    assert abs((day - born).days / 365.2425 - age - 0.5) < 0.51
