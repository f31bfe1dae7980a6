"""The outline of a line of discs: the polygon that the pad and the document fill.

Fill it by the non-zero winding rule: where the pen crosses its own line the polygon crosses itself.
"""

from __future__ import annotations

import math
from itertools import pairwise

from kiosk.consent.ink_shape import Disc, Point

_ARC_STEP = math.pi / 10
"""The widest angle between two points of a round end or corner."""
_SLIGHT_TURN = 0.2
"""Radians up to which a corner is one point."""


def derive_outline(discs: tuple[Disc, ...]) -> tuple[Point, ...]:
    """Return the outline of `discs`: a closed polygon, its last point joined to the first.

    Ends and corners are round, a single disc is a dot, and no disc at all is ().
    """
    line = _without_rests(discs)
    if not line:
        return ()
    if len(line) == 1:
        return _rounded(_arc(line[0], 0.0, 2 * math.pi)[:-1])
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    headings = [math.atan2(y, x) for x, y in steps]
    lengths = [math.sqrt(x * x + y * y) for x, y in steps]
    there = _side(line, headings, lengths)
    back = [heading + math.pi for heading in reversed(headings)]
    return _rounded(there + _side(line[::-1], back, lengths[::-1]))


def _without_rests(discs: tuple[Disc, ...]) -> list[Disc]:
    """Return the discs with neighbours at one place joined, the widest of them kept."""
    kept: list[Disc] = []
    for disc in discs:
        if kept and kept[-1][:2] == disc[:2]:
            kept[-1] = max(kept[-1], disc)
        else:
            kept.append(disc)
    return kept


def _side(line: list[Disc], headings: list[float], lengths: list[float]) -> list[Point]:
    """Return one side from the first disc to the last, then the round end there."""
    quarter = math.pi / 2
    points = [_on_circle(line[0], headings[0] + quarter)]
    for number, (before, after) in enumerate(pairwise(headings)):
        turn = math.remainder(after - before, 2 * math.pi)
        room = min(lengths[number], lengths[number + 1])
        points += _corner(line[number + 1], before + quarter, turn, room)
    return points + _arc(line[-1], headings[-1] + quarter, headings[-1] - quarter)


def _corner(disc: Disc, angle: float, turn: float, room: float) -> list[Point]:
    """Return one side's points round one disc: an arc outside, the sides' crossing inside.

    Where the turn is too tight for the `room` beside it the inner side passes through the middle:
    every piece of the polygon then turns one way, so that sharp turns leave no holes.
    """
    inner = turn > 0 and (turn > math.pi / 2 or 3 * disc[2] * math.tan(turn / 2) > room)
    if inner:
        middle = (disc[0], disc[1])
        return [_on_circle(disc, angle), middle, _on_circle(disc, angle + turn)]
    if turn > 0:
        return [_on_circle(disc, angle + turn / 2, 1 / math.cos(turn / 2))]
    if turn > -_SLIGHT_TURN:
        return [_on_circle(disc, angle + turn / 2)]
    return _arc(disc, angle, angle + turn)


def _arc(disc: Disc, start: float, end: float) -> list[Point]:
    """Return points of the disc's edge from one angle to the other, both included."""
    steps = max(1, math.ceil(abs(end - start) / _ARC_STEP))
    return [_on_circle(disc, start + (end - start) * step / steps) for step in range(steps + 1)]


def _on_circle(disc: Disc, angle: float, share: float = 1.0) -> Point:
    radius = disc[2] * share
    return (disc[0] + radius * math.cos(angle), disc[1] + radius * math.sin(angle))


def _rounded(points: list[Point]) -> tuple[Point, ...]:
    """Return points to a hundredth, so that no machine's arithmetic shows."""
    return tuple((round(x, 2), round(y, 2)) for x, y in points)
