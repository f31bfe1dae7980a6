"""The line that samples draw: smooth, near to every sample, settled as the pen goes."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given

from kiosk.consent.ink import Sample
from kiosk.consent.ink_shape import Disc, Growth, derive_radius, derive_spine, grow
from tests.consent.inks import STROKES, WILD, write


def settle(stroke):
    """The discs that are settled once all of `stroke` is known."""
    growth, discs = Growth(), list[Disc]()
    for sample in stroke:
        growth = grow(growth, sample)
        if growth.settled:
            assert not discs or discs[-1] == growth.settled[0]
            discs += growth.settled[bool(discs) :]
    return discs


def away(disc, spine):
    """How far `disc` is from the nearest piece of `spine`."""
    if len(spine) == 1:
        return math.dist(disc[:2], spine[0][:2])
    return min(_from_piece(disc[:2], a[:2], b[:2]) for a, b in pairwise(spine))


def _from_piece(point, a, b):
    along = (b[0] - a[0], b[1] - a[1])
    square = along[0] ** 2 + along[1] ** 2
    share = 0.0
    if square:
        share = ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / square
    share = min(max(share, 0), 1)
    return math.dist(point, (a[0] + along[0] * share, a[1] + along[1] * share))


def test_no_sample_has_no_line():
    assert derive_spine(()) == ()


def test_one_sample_is_a_disc_of_its_force():
    assert derive_spine((Sample(100, 200, 500),)) == ((100, 200, derive_radius(500)),)


@pytest.mark.parametrize("order", [(300, 900, 100), (900, 100, 300), (100, 300, 900)])
def test_a_pen_that_rests_is_a_dot_of_its_firmest(order):
    spine = derive_spine(tuple(Sample(5 + place, 5, f) for place, f in enumerate(order)))
    assert {radius for _, _, radius in spine} == {derive_radius(900)}


@given(WILD)
def test_a_line_is_finite_and_near_its_samples(stroke):
    spine = derive_spine(stroke)
    longest = max((math.dist(a[:2], b[:2]) for a, b in pairwise(points(stroke))), default=0)
    margin = 0.3 * longest + 26
    for axis in (0, 1):
        places = [place[axis] for place in points(stroke)]
        for disc in spine:
            assert min(places) - margin <= disc[axis] <= max(places) + margin
    least = min(derive_radius(sample.force) for sample in stroke)
    most = max(derive_radius(sample.force) for sample in stroke)
    assert all(least - 0.01 <= radius <= most + 0.01 for _, _, radius in spine)


def points(stroke):
    return [(sample.x, sample.y) for sample in stroke]


@given(STROKES)
def test_the_line_passes_every_sample(stroke):
    spine = derive_spine(stroke)
    assert math.dist(spine[-1][:2], points(stroke)[-1]) < 0.001
    for sample in stroke:
        assert away((sample.x, sample.y), spine) <= 38


@given(WILD)
def test_what_is_settled_never_changes(stroke):
    whole = derive_spine(stroke)
    for count in range(1, len(stroke) + 1):
        settled = settle(stroke[:count])
        assert tuple(settled) == whole[: len(settled)]


@given(WILD)
def test_the_pieces_in_a_row_are_the_whole(stroke):
    growth = Growth()
    for sample in stroke:
        growth = grow(growth, sample)
    settled = settle(stroke)
    assert (*settled, *growth.tail[bool(settled) :]) == derive_spine(stroke)


def test_only_the_end_is_unsettled():
    stroke = write(lambda u: (3000 * u, 500 * math.sin(9 * u)))
    growth = Growth()
    for count, sample in enumerate(stroke):
        growth = grow(growth, sample)
        for disc in growth.tail:
            assert any(math.dist(disc[:2], one) < 20 for one in points(stroke[: count + 1][-10:]))
        assert growth.tail[-1][:2] == (sample.x, sample.y)


@pytest.mark.parametrize("hertz", [60, 240])
def test_a_loop_is_round_at_any_rate(hertz):
    def circle(u):
        angle = u * 4 * math.tau
        return (2000 + 400 * math.cos(angle), 2000 + 400 * math.sin(angle))

    spine = derive_spine(write(circle, hertz))
    inner = spine[len(spine) // 8 : -len(spine) // 8]
    for x, y, _ in inner:
        assert math.dist((x, y), (2000, 2000)) == pytest.approx(400, abs=15)
    turns = [
        math.remainder(
            math.atan2(c[1] - b[1], c[0] - b[0]) - math.atan2(b[1] - a[1], b[0] - a[0]), math.tau
        )
        for a, b, c in zip(inner, inner[1:], inner[2:], strict=False)
    ]
    assert max(map(abs, turns)) < 0.35


def test_a_sharp_turn_has_no_spike_beyond_it():
    corners = [(500 * number, 1000 * (number % 2)) for number in range(8)]
    spine = derive_spine(tuple(Sample(x, y, 500) for x, y in corners))
    assert min(y for _, y, _ in spine) > -90
    assert max(y for _, y, _ in spine) < 1090


@pytest.mark.parametrize("rise", [7, 31, 45, 70])
def test_the_whole_steps_of_a_screen_do_not_tremble(rise):
    def slope(u):
        return (10 * round(90 * u), 10 * round(rise * u))

    line = derive_spine(write(slope, duration_ms=2000))[4:-4]
    for a, b in pairwise(line):
        off = math.atan2(b[1] - a[1], b[0] - a[0]) - math.atan2(rise, 90)
        assert abs(math.degrees(off)) < 7


def test_the_width_changes_little_by_little():
    stroke = tuple(Sample(30 * n, 0, 1000 * (n % 2)) for n in range(40))
    radii = [radius for _, _, radius in derive_spine(stroke)]
    assert all(abs(a - b) < 15 for a, b in pairwise(radii))
    fast = tuple(Sample(1000 * n, 0, f) for n, f in enumerate((800, 600, 400, 200, 200)))
    assert derive_spine(fast)[-1][2] < derive_radius(225)
