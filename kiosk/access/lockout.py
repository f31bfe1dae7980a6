"""How long to wait after wrong PINs; derived from chained events, so a restart changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

FREE_TRIES = 2
_LONGEST_WAIT = timedelta(minutes=15)


def derive_wait(failures: int, last_failure: datetime | None, now: datetime) -> timedelta:
    """Return how long until the next try: from the third miss 5 s, then twice as long each time.

    A clock set back never opens earlier than the whole wait from now.
    """
    if last_failure is None or failures <= FREE_TRIES:
        return timedelta(0)
    doublings = min(failures - FREE_TRIES - 1, 20)
    wait = min(timedelta(seconds=5 * 2**doublings), _LONGEST_WAIT)
    passed = max(timedelta(0), now - last_failure)
    return max(timedelta(0), wait - passed)
