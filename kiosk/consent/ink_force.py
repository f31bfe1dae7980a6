"""The force of a pen that tells no pressure: slow is firm, fast is light.

Owns what speed stands for. Times are used and not kept. Only sums, products and square roots, so
that every machine finds the same force.
"""

from __future__ import annotations

import math

import msgspec

_FIRMEST = 800
"""The force at rest, and of a dot."""
_LIGHTEST = 150
"""The force that the fastest pen comes near to."""
_MIDDLE_SPEED = 7.0
"""Tenths of a unit in a millisecond at which the force is halfway between the two."""
_MEMORY_MS = 20.0
"""How long a movement counts; the steps of a screen are uneven."""
_SHORTEST_MS = 8.0
"""No speed is measured over less: samples come in bursts that share one time."""


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """Where the pen is and how far it went of late."""

    x: float
    """Tenths of a unit from the left, as in a sample."""
    y: float
    at_ms: float
    way: float = 0.0
    """Tenths of a unit, those long ago counting less."""
    time_ms: float = 0.0
    """The time that `way` took, counted alike."""


def derive_pace(before: Pace, x: float, y: float, at_ms: float) -> Pace:
    """Return the pace after the pen has moved to a place; a clock that goes back stands still."""
    step_ms = max(at_ms - before.at_ms, 0.0)
    step = math.sqrt((x - before.x) ** 2 + (y - before.y) ** 2)
    kept = _MEMORY_MS / (_MEMORY_MS + step_ms)
    return Pace(
        x=x,
        y=y,
        at_ms=max(at_ms, before.at_ms),
        way=before.way * kept + step,
        time_ms=before.time_ms * kept + step_ms,
    )


def derive_force(pace: Pace) -> int:
    """Return the force, 0 to 1000, that the pen's speed stands for."""
    speed = pace.way / max(pace.time_ms, _SHORTEST_MS)
    return round(_LIGHTEST + (_FIRMEST - _LIGHTEST) * _MIDDLE_SPEED / (_MIDDLE_SPEED + speed))
