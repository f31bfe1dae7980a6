"""Visits that somebody left: once nobody has come back in time, their answers are wiped.

Owns when the time is over. A visit on the screen has not been left, however long a page is read.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from kiosk.clock import read_utc
from kiosk.consent.events import KIOSK, VisitExpired
from kiosk.errors import KioskError
from kiosk.intake.equipment import Equipment

_log = logging.getLogger(__name__)


def is_over(equipment: Equipment, left_at: str) -> bool:
    """Return whether a visit that was left at that instant (UTC) can no longer be resumed.

    A clock set back does not make the time longer: far ahead of the present counts as long ago.
    """
    limit = timedelta(minutes=equipment.settings().draft_minutes)
    return abs(equipment.clock.now() - read_utc(left_at)) > limit


def wipe_left(equipment: Equipment, on_screen: str | None = None) -> int:
    """End every visit whose time is over, its draft with it, and return how many there were.

    `on_screen` is the visit that is being read, which is left alone.

    Raises:
        KioskError: the disk refused; what is left over goes the next time.
    """
    wiped = 0
    for visit_id, left_at in equipment.vault.left_visits():
        if visit_id != on_screen and is_over(equipment, left_at):
            equipment.vault.finish(visit_id, VisitExpired(left_at=left_at), KIOSK)
            wiped += 1
    return wiped


def try_to_wipe_left(equipment: Equipment, on_screen: str | None = None) -> None:
    """Do `wipe_left`; a fault waits for the next time."""
    try:
        wipe_left(equipment, on_screen)
    except KioskError as error:
        _log.warning("draft-not-wiped code=%s", error.code)
