"""Force from speed: what a finger or a mouse writes."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consent.ink_force import Pace, derive_force, derive_pace

STEPS = st.lists(
    st.tuples(st.integers(-500, 500), st.integers(-500, 500), st.integers(0, 50)), max_size=20
)


def forces(steps):
    """The force at each place of a pen that starts at rest and makes `steps` (x, y, ms)."""

    def move(pace, step):
        x, y, ms = step
        return derive_pace(pace, pace.x + x, pace.y + y, pace.at_ms + ms)

    paces = accumulate(steps, move, initial=Pace(x=0, y=0, at_ms=1000))
    return [derive_force(pace) for pace in paces]


@given(STEPS)
def test_every_force_is_one_and_the_same_again(steps):
    found = forces(steps)
    assert found == forces(steps)
    assert all(0 <= force <= 1000 for force in found)
    assert found[0] == max(found)


def test_a_dot_is_firm_and_faster_is_lighter():
    ends = [forces([(way, 0, 8)] * 20)[-1] for way in (0, 4, 40, 160, 640)]
    assert ends[0] == forces([])[0] == 800
    assert ends == sorted(ends, reverse=True)
    assert len(set(ends)) == 5
    assert ends[-1] < 300


@pytest.mark.parametrize("way", [20, 80, 320])
def test_a_speed_is_one_force_however_often_it_is_sampled(way):
    rates = [forces([(way * ms / 8, 0, ms)] * (480 // ms))[-1] for ms in (2, 4, 8, 16)]
    assert max(rates) - min(rates) <= 15


def test_samples_that_come_in_bursts_write_an_even_line():
    even = forces([(40, 0, 4)] * 100)[-40:]
    bursts = forces([(40, 0, 0), (40, 0, 8)] * 50)[-40:]
    assert max(bursts) - min(bursts) < 120
    assert abs(sum(bursts) - sum(even)) / 40 < 60


def test_all_at_once_is_fast_and_a_clock_that_goes_back_is_no_speed():
    assert forces([(100, 0, 0)] * 30)[-1] < 200
    back = derive_pace(Pace(x=0, y=0, at_ms=50), 0, 0, 20)
    assert (back.at_ms, back.time_ms) == (50, 0)


def test_a_pen_that_slows_down_grows_firm_again():
    found = forces([(200, 0, 8)] * 10 + [(1, 0, 8)] * 40)
    assert found[10] < 350
    assert found[-1] > 700
