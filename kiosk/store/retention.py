"""How long a record is kept, and whether its time has come. Pure.

Owns the arithmetic of the rule; its years and their source are the clinic's settings.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from kiosk.settings import AGE_OF_MAJORITY, ClinicSettings
from kiosk.store.projection import VisitRow
from kiosk.store.states import LIVE

Standing: TypeAlias = Literal["due", "kept", "held", "live"]
"""`due`: it may be purged; `kept`: its time has not come; `held`: a legal hold keeps it; `live`:
the visit has not ended."""


def derive_kept_until(last_entry: date, birth_date: date, years: int) -> date:
    """Return the last day of keeping: `years` after the last entry, or after majority if later."""
    return _add_years(max(last_entry, _add_years(birth_date, AGE_OF_MAJORITY)), years)


def derive_standing(row: VisitRow, today: date, years: int) -> Standing:
    """Return whether a visit's record may be purged on `today`."""
    if row.state in LIVE:
        return "live"
    if row.held:
        return "held"
    kept_until = derive_kept_until(row.last_entry, row.birth_date, years)
    return "due" if today > kept_until else "kept"


def derive_latest_entry(today: date, years: int) -> date:
    """Return a day after which no record that is due on `today` had an entry."""
    return _add_years(today, -years)


def derive_rule(settings: ClinicSettings) -> str:
    """Return the rule in words, with its source, as a certificate quotes it."""
    return (
        f"{settings.retention_years} years from the last entry or from the age of majority "
        f"({AGE_OF_MAJORITY}), whichever is later. {settings.retention_source}"
    )


def _add_years(day: date, years: int) -> date:
    """Return the same day `years` later; a 29 February becomes 1 March in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
