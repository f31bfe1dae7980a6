"""What a clinic decides once: its name, its time zone, the fee, the idle times."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import msgspec

AGE_OF_MAJORITY = 19
"""Years. Source: Age of Majority Act, RSBC 1996, c 7, s 1."""


RETENTION_SOURCE = (
    "College of Physicians and Surgeons of British Columbia, Bylaws, s 3-6(2); "
    "Limitation Act, SBC 2012, c 13"
)
"""The rule that a clinic in British Columbia begins with; it is the clinic's to confirm."""


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
    draft_minutes: int = 15
    """How long staff can resume a visit that was left; after that its answers are wiped."""
    retention_years: int = 16
    """How long a record is kept after its last entry, or after the age of majority if later."""
    retention_source: str = RETENTION_SOURCE
    """Where `retention_years` comes from, in words."""
    backup_days: int = 7
    """How old the last backup may be before staff are reminded."""

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's time zone."""
        return ZoneInfo(self.time_zone)
