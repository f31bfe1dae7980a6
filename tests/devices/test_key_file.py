"""The key's file: whole, private, never replaced."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.devices import key_file
from kiosk.devices.key_file import FileHome
from kiosk.errors import StorageFailed, VaultLocked


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.key"


def test_a_key_is_random_private_and_read_back(path: Path) -> None:
    made = FileHome(path).create()
    assert len(made) == 32
    assert FileHome(path).read() == made
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in path.parent.iterdir()] == ["vault.key"]
    assert FileHome(path.with_name("other.key")).create() != made


def test_a_key_is_never_replaced(path: Path) -> None:
    made = FileHome(path).create()
    with pytest.raises(VaultLocked, match="already"):
        FileHome(path).create()
    assert FileHome(path).read() == made
    assert [found.name for found in path.parent.iterdir()] == ["vault.key"]


def test_a_disk_that_refuses_leaves_no_key(path: Path) -> None:
    with pytest.raises(StorageFailed, match="could not be written"):
        FileHome(path.parent / "missing" / "vault.key").create()


def test_a_key_that_others_can_read_is_refused_with_the_remedy(path: Path) -> None:
    FileHome(path).create()
    path.chmod(0o640)
    with pytest.raises(VaultLocked, match=r"mode 640.*chmod 600"):
        FileHome(path).read()


def test_modes_mean_nothing_where_the_system_has_none(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = FileHome(path).create()
    path.chmod(0o644)
    monkeypatch.setattr(key_file, "_HAS_MODES", False)
    assert FileHome(path).read() == made


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_file_that_is_no_key_is_refused(path: Path, length: int) -> None:
    path.write_bytes(bytes(length))
    path.chmod(0o600)
    with pytest.raises(VaultLocked, match=f"{length} bytes"):
        FileHome(path).read()


def test_a_missing_file_holds_no_key_and_says_what_to_do_about_it(path: Path) -> None:
    assert FileHome(path).read() is None
    assert "Put the key back" in FileHome(path).lost


def test_a_path_that_cannot_be_read_is_refused_with_the_remedy(path: Path) -> None:
    path.mkdir()
    with pytest.raises(VaultLocked, match="Put the key back"):
        FileHome(path).read()


def test_a_folder_is_left_alone_where_it_cannot_be_synced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    assert FileHome(path).create() == FileHome(path).read()
