"""The outline of a stroke: one shape for the screen and the document."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.consent.ink import Ink, Sample, derive_outline, derive_radius

SAMPLES = st.builds(Sample, st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 1000))
STROKES = st.lists(SAMPLES, min_size=1, max_size=12).map(tuple)


def winding(polygon, x, y):
    """How often the closed polygon goes round the point."""
    turns = 0.0
    for (ax, ay), (bx, by) in pairwise([*polygon, polygon[0]]):
        cross = (ax - x) * (by - y) - (ay - y) * (bx - x)
        turns += math.atan2(cross, (ax - x) * (bx - x) + (ay - y) * (by - y))
    return round(turns / (2 * math.pi))


def test_ink_is_empty_by_its_strokes():
    assert Ink(width=10, height=10).is_empty
    assert Ink(width=10, height=10, strokes=((), ())).is_empty
    assert not Ink(width=10, height=10, strokes=((), (Sample(1, 1, 500),))).is_empty


def test_no_sample_has_no_outline():
    assert derive_outline(()) == ()


def test_one_sample_is_a_dot():
    outline = derive_outline((Sample(100, 200, 500),))
    assert len(outline) == len(set(outline)) == 16
    for x, y in outline:
        assert math.hypot(x - 100, y - 200) == pytest.approx(derive_radius(500), abs=0.02)


def test_a_pen_that_rests_is_the_firmest_dot():
    rest = (Sample(5, 5, 300), Sample(5, 5, 900), Sample(5, 5, 100))
    assert derive_outline(rest) == derive_outline((Sample(5, 5, 900),))


def test_more_force_is_a_wider_line():
    light = derive_outline((Sample(0, 0, 100), Sample(100, 0, 100)))
    firm = derive_outline((Sample(0, 0, 900), Sample(100, 0, 900)))
    assert max(y for _, y in firm) > max(y for _, y in light)


def test_ends_are_round():
    outline = derive_outline((Sample(0, 0, 500), Sample(100, 0, 500)))
    radius = derive_radius(500)
    assert max(x for x, _ in outline) == pytest.approx(100 + radius, abs=0.02)
    assert min(x for x, _ in outline) == pytest.approx(-radius, abs=0.02)


@pytest.mark.parametrize("end", [(1000, 1000), (1000, -1000), (0, 1), (0, 0), (0, -1), (2000, 0)])
def test_corners_are_round(end):
    stroke = (Sample(0, 0, 500), Sample(1000, 0, 500), Sample(end[0], end[1], 500))
    outline = derive_outline(stroke)
    reach = 0.9 * derive_radius(500)
    for step in range(24):
        angle = 2 * math.pi * (step + 0.4) / 24
        assert winding(outline, 1000 + reach * math.cos(angle), reach * math.sin(angle)) != 0


@given(STROKES)
def test_the_outline_lies_round_the_stroke(stroke):
    for x, y in derive_outline(stroke):
        assert any(
            math.hypot(x - sample.x, y - sample.y) <= derive_radius(sample.force) + 0.02
            for sample in stroke
        )


@given(STROKES, st.data())
def test_the_line_between_two_samples_is_filled(stroke, data):
    assume(len(stroke) > 1)
    place = data.draw(st.integers(0, len(stroke) - 2))
    share = data.draw(st.floats(0.25, 0.75))
    a, b = stroke[place], stroke[place + 1]
    # A little off the middle line: at a corner the outline passes through the sample itself.
    x, y = a.x + (b.x - a.x) * share + 0.37, a.y + (b.y - a.y) * share + 0.23
    assume(math.hypot(b.x - a.x, b.y - a.y) > 40)
    assert winding(derive_outline(stroke), x, y) != 0


def test_a_tight_curl_has_no_holes():
    chance = random.Random(7)
    for _ in range(300):
        stroke = curl(chance)
        outline = derive_outline(stroke)
        for a, b in pairwise(stroke):
            if (a.x, a.y) != (b.x, b.y):
                assert winding(outline, (a.x + b.x) / 2 + 0.137, (a.y + b.y) / 2 + 0.091) != 0


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


@given(STROKES)
def test_the_same_stroke_has_the_same_outline(stroke):
    assert derive_outline(stroke) == derive_outline(tuple(stroke))
