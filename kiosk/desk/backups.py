"""Whether staff are to be reminded of a backup.

Owns the rule; a backup is made by a command, beside the window.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from kiosk.clock import read_utc
from kiosk.store.vault import Vault


class BackupDue(msgspec.Struct, frozen=True, kw_only=True):
    """It is time for a backup."""

    last: str | None
    """When the last one was made, RFC 3339 UTC; None if there never was one."""


def derive_backup_due(
    last: str | None, at: datetime, days: int, *, has_signed: bool
) -> BackupDue | None:
    """Return the reminder at the instant `at`, or None.

    A first backup is due once a consent is signed, a later one when the last is older than `days`.
    A last one that lies in the future was told by a wrong clock, and another is due.
    """
    if last is None:
        return BackupDue(last=None) if has_signed else None
    age = at - read_utc(last)
    return None if abs(age) <= timedelta(days=days) else BackupDue(last=last)


def read_backup_due(vault: Vault, at: datetime) -> BackupDue | None:
    """Return the reminder for `vault` at the instant `at`, or None; before set-up there is none."""
    settings = vault.settings()
    if settings is None:
        return None
    return derive_backup_due(
        vault.last_backup(), at, settings.backup_days, has_signed=vault.has_signed()
    )
