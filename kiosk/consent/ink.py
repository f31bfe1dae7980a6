"""A signature as strokes of the pen; the screen and the document draw it from here.

Owns the ink's own coordinates and the shape of a stroke; knows nothing of pixels on a screen.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TypeAlias

import msgspec

Point: TypeAlias = tuple[float, float]
"""Tenths of a unit from the left and from the top of the pad."""

_LEAST_RADIUS = 9.0
"""Half the width of the lightest line, in tenths of a unit."""
_FORCE_RADIUS = 0.022
"""Added for each of the thousand steps of force: 500 gives a line four units wide."""
_ARC_STEP = math.pi / 8
"""The widest angle between two points of a round end or corner."""


class Sample(msgspec.Struct, frozen=True, array_like=True):
    """One sample of the pen."""

    x: int
    """Tenths of a unit from the left of the pad."""
    y: int
    """Tenths of a unit from the top of the pad."""
    force: int
    """0 to 1000; 500 where the device tells no pressure."""


class Ink(msgspec.Struct, frozen=True, kw_only=True):
    """Strokes on a pad of `width` by `height` tenths of a unit; survives resize and rotation."""

    width: int
    height: int
    strokes: tuple[tuple[Sample, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no stroke holds a sample; a mark of two short lines is not empty."""
        return not any(self.strokes)


def derive_radius(force: int) -> float:
    """Return half the line's width at `force` (0 to 1000), in tenths of a unit."""
    return _LEAST_RADIUS + _FORCE_RADIUS * force


def derive_outline(stroke: tuple[Sample, ...]) -> tuple[Point, ...]:
    """Return the outline of `stroke`: a closed polygon, its last point joined to the first.

    Ends and corners are round, the width follows the force, a single sample is a dot, and no sample
    at all is (). Where the pen crosses its own line the polygon crosses itself: fill it by the
    non-zero winding rule.
    """
    samples = _without_rests(stroke)
    if not samples:
        return ()
    if len(samples) == 1:
        return _rounded(_arc(samples[0], 0.0, 2 * math.pi)[:-1])
    headings = [math.atan2(b.y - a.y, b.x - a.x) for a, b in pairwise(samples)]
    turns = [math.remainder(b - a, 2 * math.pi) for a, b in pairwise(headings)]
    there = _side(samples, headings, turns)
    return_headings = [heading + math.pi for heading in reversed(headings)]
    return_turns = [-turn for turn in reversed(turns)]
    return _rounded(there + _side(samples[::-1], return_headings, return_turns))


def _without_rests(stroke: tuple[Sample, ...]) -> tuple[Sample, ...]:
    """Return the stroke with neighbours at one place joined, the firmest of them kept."""
    kept: list[Sample] = []
    for sample in stroke:
        if kept and (kept[-1].x, kept[-1].y) == (sample.x, sample.y):
            kept[-1] = max(kept[-1], sample, key=lambda rest: rest.force)
        else:
            kept.append(sample)
    return tuple(kept)


def _side(samples: tuple[Sample, ...], headings: list[float], turns: list[float]) -> list[Point]:
    """Return one side from the first sample to the last, then the round end there."""
    quarter = math.pi / 2
    points = [_on_circle(samples[0], headings[0] + quarter)]
    for sample, heading, turn in zip(samples[1:-1], headings[:-1], turns, strict=True):
        points += _corner(sample, heading + quarter, turn)
    return points + _arc(samples[-1], headings[-1] + quarter, headings[-1] - quarter)


def _corner(sample: Sample, angle: float, turn: float) -> list[Point]:
    """Return one side's points round one sample: an arc outside, through the middle inside.

    Passing through the middle keeps every piece of the polygon turning one way, so that sharp turns
    leave no holes.
    """
    if turn <= 0:
        return _arc(sample, angle, angle + turn)
    middle = (float(sample.x), float(sample.y))
    return [_on_circle(sample, angle), middle, _on_circle(sample, angle + turn)]


def _arc(sample: Sample, start: float, end: float) -> list[Point]:
    """Return points of the circle round `sample` from one angle to the other, both included."""
    steps = max(1, math.ceil(abs(end - start) / _ARC_STEP))
    return [_on_circle(sample, start + (end - start) * step / steps) for step in range(steps + 1)]


def _on_circle(sample: Sample, angle: float) -> Point:
    radius = derive_radius(sample.force)
    return (sample.x + radius * math.cos(angle), sample.y + radius * math.sin(angle))


def _rounded(points: list[Point]) -> tuple[Point, ...]:
    """Return points to a hundredth, so that no machine's arithmetic shows."""
    return tuple((round(x, 2), round(y, 2)) for x, y in points)
