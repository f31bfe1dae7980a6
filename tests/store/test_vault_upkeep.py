"""Opening, creating, settings, PIN and log-ins."""

from __future__ import annotations

import pytest

from kiosk.consent.events import (
    STAFF,
    Actor,
    DiskEncryptionConfirmed,
    LoggedIn,
    LogInFailed,
    RecoverySheetMade,
    SettingsChanged,
)
from kiosk.errors import StorageFailed, VaultDamaged, VaultError, VaultLocked, VaultTooNew
from kiosk.store import Vault
from tests.store.builders import KEY, SETTINGS, StepClock


def test_a_vault_is_private_and_opens_again(vault, folder):
    vault.append(LoggedIn(), STAFF)
    vault.close()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "vault.db").stat().st_mode & 0o777 == 0o600
    again = Vault.open(folder, KEY, StepClock())
    assert (again.kiosk_id, again.verify().count) == ("K1", 1)
    again.close()


def test_every_file_of_an_open_vault_is_private(vault, folder):
    vault.append(LoggedIn(), STAFF)
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert modes == dict.fromkeys(["vault.db", "vault.db-wal", "vault.db-shm", "tip"], 0o600)


def test_every_connection_is_set_to_keep_what_it_says(vault):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "busy_timeout": 5000,
    }
    for pragma, value in wanted.items():
        assert next(iter(vault._db.row(f"PRAGMA {pragma}").values())) == value


def test_a_vault_is_never_replaced(vault, folder):
    assert Vault.is_in(folder)
    with pytest.raises(VaultError, match="already"):
        Vault.create(folder, KEY, StepClock(), "K2")


def test_no_vault_cannot_be_opened(folder):
    assert not Vault.is_in(folder)
    with pytest.raises(VaultError, match="no vault"):
        Vault.open(folder, KEY, StepClock())


def test_a_creation_that_was_cut_short_is_begun_again(folder):
    folder.mkdir(mode=0o755)
    (folder / "vault.new").write_bytes(b"half")
    (folder / "vault.new-journal").write_bytes(b"half")
    assert not Vault.is_in(folder)
    made = Vault.create(folder, KEY, StepClock(), "K1")
    assert made.verify().intact
    made.close()
    assert {path.name for path in folder.iterdir()} == {"vault.db", "tip"}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_a_failing_disk(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed, match="No vault can be made"):
        Vault.create(tmp_path / "file" / "vault", KEY, StepClock(), "K1")


def test_a_wrong_key_does_not_open(vault, folder):
    vault.close()
    with pytest.raises(VaultLocked, match="key does not open"):
        Vault.open(folder, bytes(32), StepClock())


def test_a_key_of_the_wrong_length_is_a_bug(folder, vault):
    with pytest.raises(ValueError, match="32 bytes"):
        Vault.open(folder, KEY[:16], StepClock())
    with pytest.raises(ValueError, match="32 bytes"):
        Vault.create(folder / "other", b"", StepClock(), "K1")


def test_a_newer_vault_is_refused(vault, folder):
    vault._db.execute("PRAGMA user_version=2")
    with pytest.raises(VaultTooNew, match="format 2"):
        Vault.open(folder, KEY, StepClock())


def test_a_file_that_holds_no_vault_is_damaged(vault, folder):
    vault._db.execute("PRAGMA user_version=0")
    with pytest.raises(VaultDamaged, match="no vault"):
        Vault.open(folder, KEY, StepClock())


def test_settings_are_the_latest(vault):
    assert vault.settings() is None
    vault.append(SettingsChanged(settings=SETTINGS), STAFF)
    other = SettingsChanged(settings=type(SETTINGS)(clinic_name="B", time_zone="UTC", kiosk_id=""))
    vault.append(other, STAFF)
    assert vault.settings() == other.settings


def test_a_pins_hash_is_kept_outside_the_chain_and_told_in_it(vault):
    assert vault.pin_hash() is None
    vault.set_pin_hash("$argon2id$one")
    vault.set_pin_hash("$argon2id$two", Actor(role="staff", name="Ada"))
    assert vault.pin_hash() == "$argon2id$two"
    kinds = [row["kind"] for row in vault._db.rows("SELECT kind FROM events ORDER BY seq")]
    assert kinds == ["pin-set", "pin-set"]
    assert vault.verify().intact
    assert not vault._db.rows("SELECT 1 FROM payloads WHERE instr(payload, 'argon2id')")


def test_failures_are_counted_since_the_last_log_in_and_survive_a_restart(vault, folder):
    assert vault.failed_log_ins() == (0, None)
    vault.append(LogInFailed(), STAFF)
    vault.append(LoggedIn(), STAFF)
    assert vault.failed_log_ins() == (0, None)
    vault.append(LogInFailed(), STAFF)
    last = vault.append(LogInFailed(), STAFF)
    again = Vault.open(folder, KEY, StepClock())
    assert again.failed_log_ins() == vault.failed_log_ins() == (2, last.at)
    again.close()


def test_the_disk_is_confirmed_beside_one_home_of_the_key(vault):
    assert vault.confirmed_home() is None
    for home in ("here", "there"):
        vault.append(DiskEncryptionConfirmed(key_home=home), STAFF)
        assert vault.confirmed_home() == home


def test_the_last_recovery_sheet_is_known(vault):
    assert vault.sheet_made() is None
    vault.append(RecoverySheetMade(digest="0" * 64), STAFF)
    first = vault.sheet_made()
    assert first is not None
    vault.append(RecoverySheetMade(digest="1" * 64), STAFF)
    assert vault.sheet_made() > first
