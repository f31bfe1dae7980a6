"""A backup becomes a vault that goes on; what was there is kept; a crash leaves one of the two."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.consent.events import STAFF, BackupRestored, LoggedIn, SettingsChanged
from kiosk.errors import StorageFailed, VaultDamaged, VaultError, VaultLocked
from kiosk.store import Vault
from kiosk.store.backup_file import Step
from kiosk.store.report import Report
from kiosk.store.restoring import Restored, restore_vault, settle_restored
from tests.store.builders import KEY, SETTINGS, START, StepClock, signed, started


def quiet(step: Step, done: int, count: int) -> None:
    """Be told and say nothing."""


def later(days: int) -> StepClock:
    return StepClock(START + timedelta(days=days))


def restore(
    backup: Path, folder: Path, *, key: bytes = KEY, replace: bool = False, days: int = 1
) -> Restored:
    return restore_vault(backup, folder, key, later(days), STAFF, quiet, replace=replace)


@pytest.fixture
def backup(vault: Vault, tmp_path: Path) -> Path:
    """A backup of a vault that goes on after it, and is closed."""
    vault.append(SettingsChanged(settings=SETTINGS), STAFF)
    vault.append(started(), STAFF, "v1")
    vault.finish("v1", signed("v1"), STAFF)
    made = vault.back_up(tmp_path / "kept.backup", STAFF, quiet)
    for _ in range(4):
        vault.append(LoggedIn(), STAFF)
    vault.close()
    return made.path


def test_a_backup_restored_into_an_empty_place_verifies_and_goes_on(
    backup: Path, tmp_path: Path
) -> None:
    new = tmp_path / "elsewhere" / "vault"
    restored = restore(backup, new)
    assert (restored.head.seq, restored.aside, restored.known) == (3, None, None)
    vault = Vault.open(new, KEY, later(2))
    assert vault.damage is None
    assert vault.kiosk_id == "K1"
    assert vault.record("v1") is not None
    vault.append(LoggedIn(), STAFF)
    assert vault.check(quiet).intact
    assert vault.verify().count == 5
    vault.close()
    assert [path.name for path in new.parent.iterdir()] == ["vault"]
    assert new.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in new.iterdir()} == {0o600}


def test_the_chain_tells_where_it_goes_on(backup: Path, tmp_path: Path) -> None:
    restored = restore(backup, tmp_path / "new")
    vault = Vault.open(tmp_path / "new", KEY, StepClock())
    kept = vault._db.rows("SELECT payload FROM payloads WHERE seq = 4")[0]["payload"]
    vault.close()
    event = BackupRestored(seq=restored.head.seq, link=restored.head.link)
    assert f'"link":"{event.link}"'.encode() in kept
    assert f'"seq":{event.seq}'.encode() in kept


def test_a_vault_is_never_replaced_unasked_and_never_deleted(backup: Path, folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(VaultError, match="nothing is replaced"):
        restore(backup, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    restored = restore(backup, folder, replace=True)
    assert restored.aside is not None
    assert {path.name: path.read_bytes() for path in restored.aside.iterdir()} == before
    assert restored.known is not None
    assert restored.known.seq == restored.head.seq + 5


def test_a_tip_whose_vault_is_gone_is_kept_aside(backup: Path, folder: Path) -> None:
    (folder / "vault.db").unlink()
    restored = restore(backup, folder)
    assert restored.aside is not None
    assert restored.known is not None
    assert [path.name for path in restored.aside.iterdir()] == ["tip"]
    (folder / "vault.db").unlink()
    (folder / "tip").write_text("{}")
    again = restore(backup, folder, days=2)
    assert again.known is None
    assert again.aside not in {None, restored.aside}


def test_an_empty_folder_is_no_vault(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert restore(backup, tmp_path / "new").aside is None


def test_nothing_is_put_in_place_of_what_does_not_verify(
    backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(folder.parent.rglob("*"))
    with pytest.raises(VaultLocked):
        restore(backup, folder, key=bytes(32), replace=True)
    monkeypatch.setattr(Report, "intact", False)
    with pytest.raises(VaultDamaged):
        restore(backup, folder, replace=True)
    assert sorted(folder.parent.rglob("*")) == before


def test_a_vault_that_does_not_verify_once_it_is_made_is_not_put_in_place(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Vault.check

    def check(vault: Vault, progress: object) -> Report:
        vault._db.execute("UPDATE meta SET value = 0 WHERE name = 'commits'")
        return whole(vault, quiet)

    monkeypatch.setattr(Vault, "check", check)
    with pytest.raises(VaultDamaged, match="another disk"):
        restore(backup, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("where", ["os.fsync", "pathlib.Path.rename", "shutil.copyfileobj"])
def test_a_disk_that_refuses_leaves_what_was_there(
    backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(where, refuse)
        with pytest.raises(StorageFailed, match="No space left"):
            restore(backup, folder, replace=True)
    vault = Vault.open(folder, KEY, StepClock())
    assert vault.damage is None
    vault.close()
    assert restore(backup, folder, replace=True).head.seq == 3


def test_two_moved_aside_in_one_second_do_not_meet(
    backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = StepClock()
    instant = clock.now()
    monkeypatch.setattr(StepClock, "now", lambda _: instant)
    first, second = (restore(backup, folder, replace=True).aside for _ in range(2))
    assert first is not None
    assert second == first.with_name(f"{first.name}-2")


def test_what_a_crash_interrupted_is_brought_to_an_end(backup: Path, folder: Path) -> None:
    new = folder.with_name("new")
    restore(backup, new)
    content = (new / "vault.db").read_bytes()
    # Between the two names: the old one is aside, the new one has not its name yet.
    new.rename(folder.with_name("new.restored"))
    settle_restored(new)
    assert (new / "vault.db").read_bytes() == content
    # Before that: the old one is still there, and whatever was made goes.
    shutil.copytree(new, folder.with_name("vault.restored"))
    folder.with_name("vault.restoring").mkdir()
    settle_restored(folder)
    assert (folder / "vault.db").read_bytes() != content
    assert {path.name for path in folder.parent.iterdir()} == {"kept.backup", "new", "vault"}


def test_a_disk_that_refuses_to_bring_it_to_an_end_is_named(
    backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    folder.with_name("vault.restored").mkdir()
    monkeypatch.setattr(shutil, "rmtree", refuse)
    with pytest.raises(StorageFailed, match="Read-only"):
        settle_restored(folder)
