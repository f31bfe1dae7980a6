"""The one place where the time comes from.

Owns instants and clinic-local dates. Everything else is handed a `Clock`.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the present instant, and how much time has passed."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...

    def monotonic(self) -> timedelta:
        """Return the time since some fixed moment, which setting the clock does not change."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> timedelta:
        """Return the time since the machine was started, its sleep included where that is known."""
        # Linux stops its monotonic clock while it sleeps; its clock since boot goes on.
        since_boot = getattr(time, "CLOCK_BOOTTIME", None)
        passed_s = time.monotonic() if since_boot is None else time.clock_gettime(since_boot)
        return timedelta(seconds=passed_s)


def format_utc(instant: datetime) -> str:
    """Return `instant` as `2026-11-23T10:04:05.123Z`.  Source: RFC 3339."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def format_local(instant: datetime, zone: ZoneInfo) -> str:
    """Return `instant` in `zone` with its offset, `2026-11-23T02:04:05-08:00`."""
    return instant.astimezone(zone).isoformat(timespec="seconds")


def read_utc(text: str) -> datetime:
    """Return the instant that `format_utc` wrote."""
    return datetime.fromisoformat(text)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """Return the clinic's calendar day of `instant`."""
    return instant.astimezone(zone).date()
