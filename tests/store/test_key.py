"""The key's file: whole, private, never replaced."""

from __future__ import annotations

import os

import pytest

from kiosk.errors import StorageFailed, VaultLocked
from kiosk.store import create_key, key, read_key


@pytest.fixture
def path(tmp_path):
    return tmp_path / "vault.key"


def test_a_key_is_random_private_and_read_back(path):
    made = create_key(path)
    assert len(made) == 32
    assert read_key(path) == made
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in path.parent.iterdir()] == ["vault.key"]
    assert create_key(path.with_name("other.key")) != made


def test_a_key_is_never_replaced(path):
    made = create_key(path)
    with pytest.raises(VaultLocked, match="already"):
        create_key(path)
    assert read_key(path) == made
    assert [found.name for found in path.parent.iterdir()] == ["vault.key"]


def test_a_disk_that_refuses_leaves_no_key(path):
    with pytest.raises(StorageFailed, match="could not be written"):
        create_key(path.parent / "missing" / "vault.key")


def test_a_key_that_others_can_read_is_refused_with_the_remedy(path):
    create_key(path)
    path.chmod(0o640)
    with pytest.raises(VaultLocked, match=r"mode 640.*chmod 600"):
        read_key(path)


def test_modes_mean_nothing_where_the_system_has_none(path, monkeypatch):
    made = create_key(path)
    path.chmod(0o644)
    monkeypatch.setattr(key, "_HAS_MODES", False)
    assert read_key(path) == made


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_file_that_is_no_key_is_refused(path, length):
    path.write_bytes(bytes(length))
    path.chmod(0o600)
    with pytest.raises(VaultLocked, match=f"{length} bytes"):
        read_key(path)


def test_a_missing_key_is_refused_with_the_remedy(path):
    with pytest.raises(VaultLocked, match="Put the key back"):
        read_key(path)


def test_a_folder_is_left_alone_where_it_cannot_be_synced(path, monkeypatch):
    monkeypatch.delattr(os, "O_DIRECTORY")
    assert create_key(path) == read_key(path)
