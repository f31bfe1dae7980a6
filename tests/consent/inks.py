"""Strokes for the tests of the ink's shape, and a measure of what a polygon fills."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import strategies as st

from kiosk.consent.ink import Sample

FORCES = st.integers(0, 1000)
SAMPLES = st.builds(Sample, st.integers(0, 3000), st.integers(0, 3000), FORCES)
NEAR = st.builds(Sample, st.integers(0, 60), st.integers(0, 60), FORCES)
JUMPS = st.builds(
    Sample, *(st.sampled_from((-999_999_999, 0, 1, 25, 999_999_999)) for _ in "xy"), FORCES
)
STROKES = st.lists(SAMPLES | NEAR, min_size=1, max_size=12).map(tuple)
WILD = st.lists(SAMPLES | NEAR | JUMPS, min_size=1, max_size=12).map(tuple)


def winding(polygon, x, y):
    """How often the closed polygon goes round the point."""
    turns = 0.0
    for (ax, ay), (bx, by) in pairwise([*polygon, polygon[0]]):
        cross = (ax - x) * (by - y) - (ay - y) * (bx - x)
        turns += math.atan2(cross, (ax - x) * (bx - x) + (ay - y) * (by - y))
    return round(turns / (2 * math.pi))


def write(path, hertz=240, duration_ms=800):
    """Return the samples of a pen that follows `path`, a function of 0 to 1, at even force."""
    count = hertz * duration_ms // 1000
    places = [path(number / count) for number in range(count + 1)]
    return tuple(Sample(round(x), round(y), 500) for x, y in places)
