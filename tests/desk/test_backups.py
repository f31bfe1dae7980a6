from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.clock import format_utc
from kiosk.consent.events import STAFF, SettingsChanged
from kiosk.desk.backups import BackupDue, derive_backup_due, read_backup_due
from kiosk.settings import ClinicSettings
from kiosk.store import Vault
from tests.store.builders import SETTINGS, START, signed, started

WEEK = timedelta(days=7)
NOW = format_utc(START)


@pytest.mark.parametrize(
    ("last", "passed", "has_signed", "due"),
    [
        (None, WEEK, False, None),
        (None, timedelta(0), True, BackupDue(last=None)),
        (NOW, WEEK, True, None),
        (NOW, WEEK + timedelta(seconds=1), True, BackupDue(last=NOW)),
        (NOW, WEEK + timedelta(seconds=1), False, BackupDue(last=NOW)),
        (NOW, -timedelta(hours=1), True, None),
        (NOW, -WEEK - timedelta(seconds=1), True, BackupDue(last=NOW)),
    ],
)
def test_a_backup_is_due(
    last: str | None, passed: timedelta, has_signed: bool, due: BackupDue | None
) -> None:
    assert derive_backup_due(last, START + passed, 7, has_signed=has_signed) == due


def test_the_vault_tells_when_one_is_due(vault: Vault, tmp_path: Path) -> None:
    assert read_backup_due(vault, START) is None
    vault.append(SettingsChanged(settings=SETTINGS), STAFF)
    assert read_backup_due(vault, START) is None
    vault.append(started(), STAFF, "v1")
    vault.finish("v1", signed("v1"), STAFF)
    assert read_backup_due(vault, START) == BackupDue(last=None)
    vault.back_up(tmp_path / "one.backup", STAFF, lambda *_: None)
    assert read_backup_due(vault, START + timedelta(days=6)) is None
    later = read_backup_due(vault, START + timedelta(days=8))
    assert later == BackupDue(last=vault.last_backup())


def test_settings_that_were_kept_before_there_was_a_reminder_mean_a_week() -> None:
    older = b'{"clinic_name":"Harbour","time_zone":"UTC","kiosk_id":"K1"}'
    assert msgspec.json.decode(older, type=ClinicSettings).backup_days == 7
