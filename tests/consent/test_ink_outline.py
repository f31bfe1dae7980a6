"""The outline of a line: round ends, round corners, no holes."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consent.ink import Sample
from kiosk.consent.ink_outline import derive_outline
from kiosk.consent.ink_shape import derive_spine
from tests.consent.inks import STROKES, WILD, winding

DISCS = st.tuples(st.integers(0, 3000), st.integers(0, 3000), st.floats(7, 34))
LINES = st.lists(DISCS, min_size=1, max_size=8).map(tuple)


def test_no_disc_has_no_outline():
    assert derive_outline(()) == ()


def test_one_disc_is_a_dot():
    outline = derive_outline(((100, 200, 20),))
    assert len(outline) == len(set(outline)) == 20
    for x, y in outline:
        assert math.hypot(x - 100, y - 200) == pytest.approx(20, abs=0.02)


def test_discs_at_one_place_are_the_widest():
    rest = ((5, 5, 10), (5, 5, 30), (5, 5, 20))
    assert derive_outline(rest) == derive_outline(((5, 5, 30),))


def test_ends_are_round():
    outline = derive_outline(((0, 0, 20), (100, 0, 20)))
    assert max(x for x, _ in outline) == pytest.approx(120, abs=0.02)
    assert min(x for x, _ in outline) == pytest.approx(-20, abs=0.02)


@pytest.mark.parametrize(
    "end", [(1000, 1000), (1000, -1000), (0, 1), (0, 0), (0, -1), (2000, 0), (2000, 90), (990, 1)]
)
def test_corners_are_round(end):
    outline = derive_outline(((0, 0, 20), (1000, 0, 20), (*end, 20)))
    for step in range(24):
        angle = 2 * math.pi * (step + 0.4) / 24
        assert winding(outline, 1000 + 18 * math.cos(angle), 18 * math.sin(angle)) != 0


@given(LINES)
def test_the_outline_lies_round_the_line(line):
    # The inner side of a slight corner lies a little nearer to its sides than to its disc.
    for x, y in derive_outline(line):
        assert any(math.hypot(x - a, y - b) <= radius * 1.45 + 0.02 for a, b, radius in line)


@given(WILD)
def test_the_outline_of_any_stroke_is_finite(stroke):
    outline = derive_outline(derive_spine(stroke))
    assert all(map(math.isfinite, (place for point in outline for place in point)))
    spine = derive_spine(stroke)
    for axis in (0, 1):
        places = [disc[axis] for disc in spine]
        for point in outline:
            assert min(places) - 35 <= point[axis] <= max(places) + 35


@given(STROKES, st.data())
def test_the_middle_of_the_line_is_filled(stroke, data):
    spine = derive_spine(stroke)
    outline = derive_outline(spine)
    place = data.draw(st.integers(0, max(len(spine) - 2, 0)))
    a, b = spine[place], spine[min(place + 1, len(spine) - 1)]
    # A little off the middle: at a tight corner the outline passes through the disc's centre.
    assert winding(outline, (a[0] + b[0]) / 2 + 0.37, (a[1] + b[1]) / 2 + 0.23) != 0


def test_a_tight_curl_has_no_holes():
    chance = random.Random(7)
    for _ in range(200):
        spine = derive_spine(curl(chance))
        outline = derive_outline(spine)
        for a, b in pairwise(spine):
            for share in (0, 0.25, 0.5, 0.75):
                for angle in range(0, 360, 60):
                    reach = 0.85 * min(a[2], b[2])
                    x = a[0] + (b[0] - a[0]) * share + reach * math.cos(math.radians(angle + 7))
                    y = a[1] + (b[1] - a[1]) * share + reach * math.sin(math.radians(angle + 7))
                    assert winding(outline, x, y) != 0


def curl(chance):
    """Return a stroke whose steps are shorter than its line is wide."""
    x, y, heading, bend = 500.0, 500.0, chance.uniform(0, 6.28), chance.uniform(-1.2, 1.2)
    samples = []
    for _ in range(10):
        samples.append(Sample(round(x), round(y), chance.choice([100, 500, 900])))
        step = chance.uniform(4, 40)
        x, y = x + step * math.cos(heading), y + step * math.sin(heading)
        heading += bend + chance.uniform(-0.3, 0.3)
    return tuple(samples)
