"""Vaults of one kiosk are told apart: the same chain, older, newer, or parted, and where."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.consent.events import STAFF, LoggedIn, SettingsChanged
from kiosk.consent.head import Head, sign_head
from kiosk.errors import VaultDamaged, VaultError
from kiosk.store import Vault
from kiosk.store.backup_file import Step
from kiosk.store.keys import derive_keys
from kiosk.store.kinship import Relation
from kiosk.store.restoring import restore_vault
from kiosk.store.tip import write_tip
from tests.store.builders import KEY, SETTINGS, START, StepClock


def quiet(step: Step, done: int, count: int) -> None:
    """Be told and say nothing."""


def grow(vault: Vault, count: int) -> None:
    for _ in range(count):
        vault.append(LoggedIn(), STAFF)


@pytest.fixture
def backup(vault: Vault, tmp_path: Path) -> Path:
    """A backup that ends with event 5; the vault goes on to 6."""
    vault.append(SettingsChanged(settings=SETTINGS), STAFF)
    grow(vault, 4)
    return vault.back_up(tmp_path / "kept.backup", STAFF, quiet).path


@pytest.fixture
def restored(backup: Path, vault: Vault, tmp_path: Path) -> Vault:
    """A vault that goes on from that backup, a day later, at event 6."""
    clock = StepClock(START + timedelta(days=1))
    restore_vault(backup, tmp_path / "second", KEY, clock, STAFF, quiet)
    return Vault.open(tmp_path / "second", KEY, clock)


def compare(vault: Vault, file: Path) -> tuple[Relation, int | None]:
    kinship = vault.compare_with(file)
    assert kinship.sound == (kinship.relation in {"same", "newer"})
    return kinship.relation, kinship.common


def test_a_head_of_this_chain_is_known(vault: Vault, backup: Path, folder: Path) -> None:
    assert compare(vault, folder / "tip") == ("same", 6)
    earlier = shutil.copy(folder / "tip", backup.with_name("earlier"))
    grow(vault, 2)
    assert compare(vault, Path(earlier)) == ("newer", 6)
    assert compare(vault, backup) == ("newer", 5)


def test_a_vault_before_its_first_event_is_of_every_chain_of_its_kiosk(
    vault: Vault, folder: Path, tmp_path: Path
) -> None:
    first = vault.back_up(tmp_path / "first.backup", STAFF, quiet).path
    tip = Path(shutil.copy(folder / "tip", tmp_path / "tip"))
    assert compare(vault, first) == ("newer", 0)
    write_tip(
        tmp_path,
        sign_head(vault.compare_with(first).other, derive_keys(KEY).head_seed),
        durable=False,
    )
    assert compare(vault, tip) == ("newer", 0)


def test_a_backup_made_later_shows_how_much_is_missing(
    vault: Vault, backup: Path, restored: Vault, tmp_path: Path
) -> None:
    same = restored.back_up(tmp_path / "same.backup", STAFF, quiet).path
    older = tmp_path / "older"
    restore_vault(same, older, KEY, StepClock(), STAFF, quiet)
    # A vault put back to the state of its backup, as somebody with the disk might.
    shutil.copy(same, older / "vault.db")
    grow(restored, 3)
    later = restored.back_up(tmp_path / "later.backup", STAFF, quiet).path
    put_back = Vault.open(older, KEY, StepClock())
    assert compare(put_back, same) == ("same", 6)
    assert compare(put_back, later) == ("older", 6)
    assert put_back.compare_with(later).other.seq == 10
    put_back.close()


def test_two_vaults_that_go_on_from_one_backup_are_told_apart(
    vault: Vault, restored: Vault, folder: Path, tmp_path: Path
) -> None:
    for one in (vault, restored):
        grow(one, 3)
    lost, found = (
        one.back_up(tmp_path / f"{name}.backup", STAFF, quiet).path
        for one, name in ((vault, "lost"), (restored, "found"))
    )
    assert compare(restored, lost) == ("forked", 5)
    assert compare(vault, found) == ("forked", 5)
    assert compare(restored, folder / "tip") == ("forked", 5)
    assert compare(vault, tmp_path / "second" / "tip") == ("forked", None)


def test_the_tip_of_a_lost_vault_that_had_come_further_is_told(
    vault: Vault, restored: Vault, folder: Path, tmp_path: Path
) -> None:
    assert compare(restored, folder / "tip") == ("forked", 5)
    grow(vault, 9)
    assert compare(restored, folder / "tip") == ("forked", 5)
    grow(restored, 20)
    # Seen from the vault that was never restored, only a backup tells.
    assert compare(vault, tmp_path / "second" / "tip") == ("ahead", None)
    found = restored.back_up(tmp_path / "found.backup", STAFF, quiet).path
    assert compare(vault, found) == ("forked", 5)


def test_a_head_that_was_never_on_the_chain_of_a_restored_vault_is_forked(
    restored: Vault, tmp_path: Path
) -> None:
    head = Head(kiosk="K1", seq=2, link="ab" * 32, commits=2, at="2026-01-01T00:00:00.000Z")
    write_tip(tmp_path, sign_head(head, derive_keys(KEY).head_seed), durable=False)
    assert compare(restored, tmp_path / "tip") == ("forked", None)


def test_a_later_head_ahead_of_a_restored_vault_may_be_its_own(
    restored: Vault, tmp_path: Path
) -> None:
    head = Head(kiosk="K1", seq=99, link="ab" * 32, commits=99, at="2027-01-01T00:00:00.000Z")
    write_tip(tmp_path, sign_head(head, derive_keys(KEY).head_seed), durable=False)
    assert compare(restored, tmp_path / "tip") == ("ahead", None)


def test_another_kiosk_is_a_stranger(vault: Vault, backup: Path, tmp_path: Path) -> None:
    other = Vault.create(tmp_path / "other", KEY, StepClock(), "K2")
    assert compare(other, backup) == ("stranger", None)
    other.close()


def test_what_is_neither_a_head_nor_a_backup_is_refused(
    vault: Vault, folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(VaultError, match="no file"):
        vault.compare_with(tmp_path / "gone")
    content = (folder / "tip").read_bytes()
    (tmp_path / "tip").write_bytes(content.replace(b"K1", b"K3"))
    with pytest.raises(VaultDamaged, match="no head"):
        vault.compare_with(tmp_path / "tip")
    (tmp_path / "letter").write_text("Dear all" * 1000)
    with pytest.raises(VaultError, match="cannot be opened"):
        vault.compare_with(tmp_path / "letter")
