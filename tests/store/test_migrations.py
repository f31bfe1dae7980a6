"""A vault of an older format becomes one of the newest, whole or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import StorageFailed, VaultDamaged, VaultTooNew
from kiosk.store import Vault, migrations, schema
from kiosk.store.database import Database
from kiosk.store.keys import derive_keys
from kiosk.store.migrations import migrate
from kiosk.store.schema import read_version
from tests.store.builders import KEY, StepClock, signed
from tests.store.crash_migrator import add_table, change_table
from tests.store.hurting import fill, find_hurt, ignore

ROOT = Path(__file__).parents[2]


@pytest.fixture
def filled(vault, folder):
    fill(vault)
    vault.close()
    return folder


@pytest.fixture
def newer(monkeypatch):
    """A kiosk that knows formats 1 to 3."""
    monkeypatch.setattr(migrations, "STEPS", (add_table, change_table))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 3)


def reopen(folder):
    return Vault.open(folder, KEY, StepClock())


def read_copy(folder, version=1):
    return Database(folder / f"vault-v{version}.db", derive_keys(KEY).database, "still")


def test_each_format_but_the_first_has_a_step_that_leads_to_it():
    assert len(migrations.STEPS) + 1 == schema.SCHEMA_VERSION


def test_every_step_is_taken_and_the_older_vault_kept(filled, newer):
    events = reopen(filled)._db.rows("SELECT * FROM events")
    vault = reopen(filled)
    assert read_version(vault._db) == 3
    assert len(vault._db.rows("SELECT kind FROM extra")) == len(events)
    assert vault.damage is None
    assert vault.check(ignore).intact
    assert vault.record("v0") == signed("v0").record
    vault.close()
    copy = read_copy(filled)
    assert read_version(copy) == 1
    assert copy.rows("SELECT * FROM events") == events
    copy.close()
    assert (filled / "vault-v1.db").stat().st_mode & 0o777 == 0o600
    assert {path.name for path in filled.iterdir()} == {"vault.db", "vault-v1.db", "tip"}


def test_a_migrated_vault_is_opened_without_another_copy(filled, newer):
    reopen(filled).close()
    (filled / "vault-v1.db").unlink()
    reopen(filled).close()
    assert not (filled / "vault-v1.db").exists()


def test_a_later_step_begins_where_the_vault_stands(filled, monkeypatch):
    monkeypatch.setattr(migrations, "STEPS", (add_table,))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 2)
    reopen(filled).close()
    monkeypatch.setattr(migrations, "STEPS", (add_table, change_table))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 3)
    vault = reopen(filled)
    assert vault._db.rows("SELECT kind FROM extra")
    vault.close()
    copy = read_copy(filled, 2)
    assert copy.rows("SELECT word FROM extra")
    copy.close()


def test_a_failing_step_leaves_the_older_vault(filled, monkeypatch, newer):
    def fail(db):
        change_table(db)
        raise RuntimeError("a bug in a step")

    monkeypatch.setattr(migrations, "STEPS", (add_table, fail))
    with pytest.raises(RuntimeError):
        reopen(filled)
    monkeypatch.undo()
    assert find_hurt(filled) is None
    vault = reopen(filled)
    assert read_version(vault._db) == 1
    assert vault.record("v0") == signed("v0").record
    vault.close()


@pytest.mark.parametrize("where", ["copy", "first", "second", "end", "nowhere"])
def test_a_crash_at_any_step_leaves_one_format_or_the_other(filled, where):
    ended = subprocess.run(
        [sys.executable, "-m", "tests.store.crash_migrator", str(filled), where],
        cwd=ROOT,
        check=False,
    ).returncode
    assert ended == (0 if where == "nowhere" else -signal.SIGKILL)
    if where in {"end", "nowhere"}:
        with pytest.raises(VaultTooNew, match=r"format 3.*newer kiosk"):
            reopen(filled)
    else:
        assert find_hurt(filled) is None
        assert (filled / "vault-v1.db").exists() is (where != "copy")
    again = [sys.executable, "-m", "tests.store.crash_migrator", str(filled), "nowhere"]
    subprocess.run(again, cwd=ROOT, check=True)
    assert not (filled / "vault-v1.new").exists()


def test_another_process_may_be_faster(filled, newer, monkeypatch):
    db = Database(filled / "vault.db", derive_keys(KEY).database)
    transaction = db.transaction

    def wait_for_other():
        reopen(filled).close()
        (filled / "vault-v1.db").unlink()
        return transaction()

    monkeypatch.setattr(db, "transaction", wait_for_other)
    migrate(db, filled / "vault.db", derive_keys(KEY).database)
    assert read_version(db) == 3
    assert not (filled / "vault-v1.db").exists()
    db.close()


def test_a_vault_with_a_hurt_page_is_not_migrated(filled, newer):
    path = filled / "vault.db"
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)
    with pytest.raises(VaultDamaged, match="Nothing was changed"):
        reopen(filled)
    assert not (filled / "vault-v1.db").exists()


def test_a_disk_without_room_for_the_copy_changes_nothing(filled, newer, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", refuse)
        with pytest.raises(StorageFailed, match=r"vault-v1.db cannot be written: No space"):
            reopen(filled)
    reopen(filled).close()
