"""A fictional clinic: a vault of its own, the real forms and words, and a clock that is set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.app.equip import equip
from kiosk.app.paths import FORMS
from kiosk.clock import Clock
from kiosk.consent.events import STAFF, SettingsChanged
from kiosk.consent.ink import Ink, Sample
from kiosk.intake.documents import make_owed
from kiosk.intake.equipment import Equipment, MakeOwed
from kiosk.settings import ClinicSettings

ZONE = ZoneInfo("America/Vancouver")
TODAY = date(2026, 11, 23)
FORM_ID = "cryoneurolysis"
DRAWN = Ink(width=9000, height=3000, strokes=((Sample(500, 500, 500), Sample(2500, 900, 600)),))
EMPTY = Ink(width=9000, height=3000)


class MovingClock:
    """A clock that moves on two seconds each time it is read."""

    def __init__(self, day: date = TODAY) -> None:
        self.set_to(day)

    def set_to(self, day: date) -> None:
        """Make it ten in the morning of `day` at the clinic."""
        self.instant = datetime.combine(day, time(10), ZONE)

    def now(self) -> datetime:
        self.instant += timedelta(seconds=2)
        return self.instant

    def monotonic(self) -> timedelta:
        return self.instant.astimezone(UTC) - datetime(2026, 1, 1, tzinfo=UTC)


@contextmanager
def open_clinic(
    folder: Path,
    clock: Clock,
    *,
    fee: str | None = None,
    forms: Path | None = None,
    make_owed: MakeOwed = make_owed,
) -> Iterator[Equipment]:
    """Open the clinic whose data are in `folder`, set up if they are new."""
    made = equip(
        folder,
        clock=clock,
        forms=FORMS if forms is None else forms,
        homes=("file",),
        make_owed=make_owed,
    )
    try:
        settings = ClinicSettings(
            clinic_name="Harbour Pain Clinic",
            time_zone=ZONE.key,
            kiosk_id=made.vault.kiosk_id,
            fee_amount=fee,
        )
        if made.vault.settings() != settings:
            made.vault.append(SettingsChanged(settings=settings), STAFF)
        yield made
    finally:
        made.vault.close()
