"""The line that a stroke's samples draw: one shape for the screen, the document and a reprint.

A stroke becomes discs along a smooth curve (centripetal Catmull-Rom through the samples). A new
sample settles one piece of the curve for good and moves only the tail, so that a pad can draw while
the pen goes; the whole stroke at once is the same pieces in a row.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from kiosk.consent.ink import Sample

Point: TypeAlias = tuple[float, float]
"""Tenths of a unit from the left and from the top of the pad."""
Disc: TypeAlias = tuple[float, float, float]
"""A point and half the line's width there, in tenths of a unit."""

_LEAST_RADIUS = 7.0
"""Half the width of the lightest line, in tenths of a unit."""
_FORCE_RADIUS = 0.027
"""Added for each of the thousand steps of force: 500 gives a line four units wide."""
_LEAST_STEP = 25.0
"""Samples nearer to each other than this, in tenths of a unit, do not bend the line."""
_MOST_EASE = 6.0
"""How far each of two easings may move the line beside a sample, in tenths of a unit.

The whole px in which many screens tell places would make it tremble. Four easings are less than
`_LEAST_STEP`, so that no two places of the line fall together.
"""
_WIDTH_WAY = 40.0
"""The way in tenths of a unit on which the width goes half of the way to a new force."""
_FLATNESS = 0.4
"""How far, in tenths of a unit, the straight pieces may be from the curve."""
_MOST_PIECES = 48


class Growth(msgspec.Struct, frozen=True, kw_only=True):
    """A stroke's line up to its newest sample."""

    settled: tuple[Disc, ...] = ()
    """The piece that the newest sample settled, joined to the one before by its first disc."""
    tail: tuple[Disc, ...] = ()
    """From the end of what is settled to the pen; the next sample replaces it."""
    node: Disc | None = None
    """Where what is settled ends."""
    velocity: Point | None = None
    """The curve's direction at `node`; None at the stroke's beginning, which is free."""
    bend: Disc | None = None
    """After `node`: eased once, and once more when the next is known."""
    knot: Disc | None = None
    """After `bend`: the newest sample that bends the line."""


def derive_radius(force: int) -> float:
    """Return half the line's width at `force` (0 to 1000), in tenths of a unit."""
    return _LEAST_RADIUS + _FORCE_RADIUS * force


def derive_spine(stroke: tuple[Sample, ...]) -> tuple[Disc, ...]:
    """Return the whole line of `stroke` as discs in order; no sample at all is ()."""
    growth, discs = Growth(), list[Disc]()
    for sample in stroke:
        growth = grow(growth, sample)
        discs += growth.settled[bool(discs) :]
    return (*discs, *growth.tail[bool(discs) :])


def grow(before: Growth, sample: Sample) -> Growth:
    """Return the line with one more sample."""
    knot, radius = before.knot, derive_radius(sample.force)
    if knot is None:
        dot = (float(sample.x), float(sample.y), radius)
        return Growth(tail=(dot,), knot=dot)
    step = _distance(knot, (sample.x, sample.y))
    eased = knot[2] + (radius - knot[2]) * step / (step + _WIDTH_WAY)
    pen = (float(sample.x), float(sample.y), eased)
    if step < _LEAST_STEP:
        return _rest(before, knot, pen, radius)
    return _bend(before, knot, pen, radius)


def _rest(before: Growth, knot: Disc, pen: Disc, radius: float) -> Growth:
    """Return the line whose pen has hardly moved from `knot`: a dot is as wide as it was firm."""
    if before.node is None:
        knot = (knot[0], knot[1], max(knot[2], radius))
        return Growth(tail=(knot, (pen[0], pen[1], knot[2])), knot=knot)
    tail = (*_tail(before.node, before.velocity, before.bend, knot), pen)
    return replace(before, settled=(), tail=tail)


def _bend(before: Growth, knot: Disc, pen: Disc, radius: float) -> Growth:
    """Return the line that goes on from `knot` to `pen`."""
    node, velocity, bend = before.node, before.velocity, before.bend
    if node is None:
        start = (knot[0], knot[1], (knot[2] + radius) / 2)
        return Growth(tail=(start, pen), node=start, knot=pen)
    settled: tuple[Disc, ...] = ()
    knot = _ease(bend or node, knot, pen)
    if bend is not None:
        bend = _ease(node, bend, knot)
        arrives = _derive_velocity(node, bend, knot)
        settled = _curve(node, velocity, bend, arrives)
        node, velocity = bend, arrives
    tail = _tail(node, velocity, knot, pen)
    return Growth(settled=settled, tail=tail, node=node, velocity=velocity, bend=knot, knot=pen)


def _tail(node: Disc, velocity: Point | None, bend: Disc | None, knot: Disc) -> tuple[Disc, ...]:
    """Return discs from `node` by way of `bend` to `knot`."""
    if bend is None:
        return (node, knot)
    arrives = _derive_velocity(node, bend, knot)
    return (*_curve(node, velocity, bend, arrives), *_curve(bend, arrives, knot, None)[1:])


def _ease(before: Disc, knot: Disc, after: Disc) -> Disc:
    """Return `knot` moved a little towards the middle between its neighbours."""
    x, y = (before[0] + after[0]) / 2 - knot[0], (before[1] + after[1]) / 2 - knot[1]
    share = min(0.5, _MOST_EASE / max(math.sqrt(x * x + y * y), _MOST_EASE))
    return (knot[0] + x * share, knot[1] + y * share, knot[2])


def _derive_velocity(before: Disc, knot: Disc, after: Disc) -> Point:
    """Return the centripetal curve's direction at `knot`, for a time of the way's square root."""
    came, goes = math.sqrt(_distance(before, knot)), math.sqrt(_distance(knot, after))
    x, y = (
        (knot[axis] - before[axis]) / came
        - (after[axis] - before[axis]) / (came + goes)
        + (after[axis] - knot[axis]) / goes
        for axis in (0, 1)
    )
    return (x, y)


def _curve(start: Disc, leaves: Point | None, end: Disc, arrives: Point | None) -> tuple[Disc, ...]:
    """Return discs from `start` to `end`, both included; an end without direction is free."""
    time = math.sqrt(_distance(start, end))
    chord = ((end[0] - start[0]) / time, (end[1] - start[1]) / time)
    leaves = leaves or _release(chord, arrives or chord)
    arrives = arrives or _release(chord, leaves)
    third = time / 3
    first = (start[0] + leaves[0] * third, start[1] + leaves[1] * third)
    second = (end[0] - arrives[0] * third, end[1] - arrives[1] * third)
    pieces = _count_pieces(start, first, second, end)
    shares = [number / pieces for number in range(1, pieces)]
    return (start, *(_place(start, first, second, end, share) for share in shares), end)


def _release(chord: Point, other: Point) -> Point:
    """Return the direction at a free end, where the curve does not bend."""
    return (1.5 * chord[0] - 0.5 * other[0], 1.5 * chord[1] - 0.5 * other[1])


def _count_pieces(start: Disc, first: Point, second: Point, end: Disc) -> int:
    """Return how many straight pieces stay near the cubic curve."""
    bend = max(
        abs(a[axis] - 2 * b[axis] + c[axis])
        for a, b, c in ((start, first, second), (first, second, end))
        for axis in (0, 1)
    )
    return min(max(1, math.ceil(math.sqrt(bend / _FLATNESS))), _MOST_PIECES)


def _place(start: Disc, first: Point, second: Point, end: Disc, share: float) -> Disc:
    """Return the disc at `share` of the cubic curve."""
    rest = 1 - share
    a, b, c, d = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
    x, y = (a * start[n] + b * first[n] + c * second[n] + d * end[n] for n in (0, 1))
    return (x, y, rest * start[2] + share * end[2])


def _distance(a: Disc, b: Disc | Point) -> float:
    return math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
