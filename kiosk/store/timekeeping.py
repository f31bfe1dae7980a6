"""Whether the machine's time can be believed.

Owns what counts as a jump. The order of events is their sequence's; their times are only told.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from kiosk.clock import Clock, format_utc, read_utc
from kiosk.consent.events import ClockJumped

_BACK = timedelta(seconds=1)
"""So much earlier than the last event is no jump: clocks are set a little all the time."""
_APART = timedelta(minutes=1)
"""So much may the time told and the time that passed differ between two events."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The clock at one moment, read twice."""

    at: datetime
    monotonic: timedelta
    """As `kiosk.clock.Clock.monotonic` gives it."""


class Timekeeper:
    """Reads the clock for one vault and notices when somebody has set it."""

    def __init__(self, clock: Clock) -> None:
        """Begin without a reading."""
        self._clock = clock
        self._newest: Reading | None = None
        self._kept: Reading | None = None

    def read(self, last_at: str | None) -> tuple[datetime, ClockJumped | None]:
        """Return the present for the next event, and the jump to put on record before it.

        `last_at` is the time of the last event that is kept, RFC 3339 UTC; None before the first.
        A reading counts from when its event was kept: a failed write hides no jump.
        """
        if self._newest is not None and format_utc(self._newest.at) == last_at:
            self._kept = self._newest
        now = Reading(at=self._clock.now(), monotonic=self._clock.monotonic())
        self._newest = now
        return now.at, derive_jump(read_utc(last_at) if last_at else None, self._kept, now)


def derive_jump(last_at: datetime | None, kept: Reading | None, now: Reading) -> ClockJumped | None:
    """Return the jump of the clock before `now`, or None.

    `last_at` is the last event's time, whoever wrote it; `kept` is the reading for the last event
    that this process wrote.
    """
    if last_at is not None and now.at < last_at - _BACK:
        return _derive(last_at, now)
    if kept is not None:
        expected = kept.at + (now.monotonic - kept.monotonic)
        if abs(now.at - expected) > _APART:
            return _derive(expected, now)
    return None


def _derive(expected: datetime, now: Reading) -> ClockJumped:
    return ClockJumped(expected=format_utc(expected), found=format_utc(now.at))
