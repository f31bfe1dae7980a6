"""How long a wrong PIN makes everybody wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.access.lockout import derive_wait

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
NONE = timedelta(0)


@pytest.mark.parametrize("failures", [0, 1, 2])
def test_two_misses_cost_nothing(failures: int) -> None:
    assert derive_wait(failures, NOW, NOW) == NONE


def test_nothing_failed_costs_nothing() -> None:
    assert derive_wait(0, None, NOW) == NONE
    assert derive_wait(9, None, NOW) == NONE


@pytest.mark.parametrize(
    ("failures", "seconds"), [(3, 5), (4, 10), (5, 20), (6, 40), (10, 640), (11, 900), (999, 900)]
)
def test_each_further_miss_doubles_the_wait_up_to_a_quarter_of_an_hour(
    failures: int, seconds: int
) -> None:
    assert derive_wait(failures, NOW, NOW) == timedelta(seconds=seconds)


def test_the_wait_runs_out() -> None:
    last = NOW - timedelta(seconds=3)
    assert derive_wait(3, last, NOW) == timedelta(seconds=2)
    assert derive_wait(3, last, NOW + timedelta(seconds=2)) == NONE


@given(st.integers(0, 50), st.timedeltas(timedelta(days=-900), timedelta(days=900)))
def test_a_clock_set_back_never_shortens_nor_prolongs_the_wait(
    failures: int, passed: timedelta
) -> None:
    wait = derive_wait(failures, NOW, NOW + passed)
    whole = derive_wait(failures, NOW, NOW)
    assert NONE <= wait <= whole
    if passed <= NONE:
        assert wait == whole
