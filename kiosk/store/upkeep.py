"""The kiosk's own affairs: settings, PIN and the failures to log in.

Owns the table `meta` and the questions on events that belong to no visit.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from kiosk.consent.events import DiskEncryptionConfirmed, SettingsChanged
from kiosk.settings import ClinicSettings
from kiosk.store.database import Database, Row
from kiosk.store.ledger import read_event_of

KIOSK_ID = "kiosk_id"
PIN_HASH = "pin_hash"
SEAL = "seal"


def read_meta(db: Database, name: str) -> str | None:
    """Return what is kept under `name`."""
    row = db.row("SELECT value FROM meta WHERE name = ?", (name,))
    return row["value"] if row else None


def keep_meta(db: Database, name: str, value: str) -> None:
    """Keep `value` under `name`, inside the caller's transaction."""
    db.upsert("meta", {"name": name, "value": value}, "name")


def read_settings(db: Database) -> ClinicSettings | None:
    """Return the clinic's latest choices; None before the first.

    Raises:
        VaultDamaged: they are not as they were written.
    """
    row = _read_newest(db, "settings-changed")
    return read_event_of(db, row["seq"], SettingsChanged).settings if row else None


def read_confirmed_home(db: Database) -> str | None:
    """Return the home of the key beside which the disk was last said to be encrypted.

    Raises:
        VaultDamaged: that event is not as it was written.
    """
    row = _read_newest(db, "disk-encryption-confirmed")
    return read_event_of(db, row["seq"], DiskEncryptionConfirmed).key_home if row else None


def read_last_backup(db: Database) -> str | None:
    """Return when the last backup was made, RFC 3339 UTC; None before the first."""
    row = _read_newest(db, "backup-made")
    return row["at"] if row else None


def has_signed(db: Database) -> bool:
    """Whether any consent was ever signed here."""
    return _read_newest(db, "consent-signed") is not None


def read_sheet_made(db: Database) -> str | None:
    """Return when the last recovery sheet was made, RFC 3339 UTC; None before the first."""
    row = _read_newest(db, "recovery-sheet-made")
    return row["at"] if row else None


def read_offset(db: Database, at: datetime) -> timedelta:
    """Return the clinic's offset from UTC at that instant; none before there are settings."""
    return at.astimezone(read_zone(db)).utcoffset() or timedelta()


def read_zone(db: Database) -> tzinfo:
    """Return the clinic's time zone; UTC before there are settings."""
    settings = read_settings(db)
    return settings.zone if settings else UTC


def read_last_at(db: Database) -> str | None:
    """Return when the last event was, RFC 3339 UTC; None before the first."""
    row = db.row("SELECT at FROM events ORDER BY seq DESC LIMIT 1")
    return row["at"] if row else None


def read_failed_log_ins(db: Database) -> tuple[int, str | None]:
    """Return how often logging in failed since it last worked, and when last (UTC)."""
    row = db.rows(
        "SELECT count(*) AS count, max(seq), at FROM events WHERE kind = 'log-in-failed'"
        " AND seq > (SELECT coalesce(max(seq), 0) FROM events WHERE kind = 'logged-in')"
    )[0]
    return row["count"], row["at"]


def _read_newest(db: Database, kind: str) -> Row | None:
    return db.row("SELECT seq, at FROM events WHERE kind = ? ORDER BY seq DESC LIMIT 1", (kind,))
