"""What staff enter before the tablet changes hands: who, what, where on the body, with whom."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import msgspec

Side: TypeAlias = Literal["left", "right", "both", "none"]


class Patient(msgspec.Struct, frozen=True, kw_only=True):
    """Who the consent is about."""

    name: str
    birth_date: date
    health_number: str | None = None


class Booking(msgspec.Struct, frozen=True, kw_only=True):
    """One procedure for one patient."""

    patient: Patient
    form_id: str
    site_id: str
    side: Side
    clinician: str


def age_on(birth_date: date, day: date) -> int:
    """Return the age in whole years on `day`; a 29 February birthday counts from 1 March."""
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (0 if had_birthday else 1)
