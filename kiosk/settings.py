"""What a clinic decides once: its name, its time zone, the fee, the idle times."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import msgspec

AGE_OF_MAJORITY = 19
"""Years. Source: Age of Majority Act, RSBC 1996, c 7, s 1."""


class ClinicSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A clinic's choices, kept in the vault as an event each time they change."""

    clinic_name: str
    time_zone: str
    """IANA name, such as `America/Vancouver`."""
    kiosk_id: str
    privacy_contact: str = ""
    """Who answers questions about privacy; empty reads "ask at the desk"."""
    fee_amount: str | None = None
    """The amount as it is to be read, currency included; None reads "staff will tell you"."""

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's time zone."""
        return ZoneInfo(self.time_zone)
