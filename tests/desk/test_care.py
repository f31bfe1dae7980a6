from __future__ import annotations

from pathlib import Path

from kiosk.consent.events import STAFF, RecoverySheetMade
from kiosk.desk.care import Care, confirm_disk, read_care
from kiosk.devices.credential import CredentialHome
from kiosk.devices.key_file import FileHome
from kiosk.devices.system_keyring import KeyringHome
from kiosk.store import Vault


def test_a_key_in_a_file_is_bare_until_its_disk_is_confirmed(vault: Vault, tmp_path: Path) -> None:
    here = FileHome(tmp_path / "vault.key", "here")
    assert read_care(vault, here) == Care(key_is_bare=True, sheet_made=None)
    confirm_disk(vault, here)
    assert not read_care(vault, here).key_is_bare


def test_on_another_machine_the_disk_is_asked_about_again(vault: Vault, tmp_path: Path) -> None:
    confirm_disk(vault, FileHome(tmp_path / "vault.key", "here"))
    assert read_care(vault, FileHome(tmp_path / "vault.key", "there")).key_is_bare


def test_better_homes_are_not_bare(vault: Vault) -> None:
    for home in (CredentialHome(None), KeyringHome("one")):
        assert not read_care(vault, home).key_is_bare


def test_a_sheet_that_was_made_is_known(vault: Vault) -> None:
    vault.append(RecoverySheetMade(digest="0" * 64), STAFF)
    assert read_care(vault, CredentialHome(None)).sheet_made == vault.sheet_made()
