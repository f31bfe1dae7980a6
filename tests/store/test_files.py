"""The vault's files on a system that cannot sync a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.store.files import create_file, vault_path


def test_a_folder_is_left_alone_where_it_cannot_be_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    made = create_file(tmp_path / "vault", lambda path: path.touch())
    assert made == vault_path(tmp_path / "vault")
    assert made.exists()
