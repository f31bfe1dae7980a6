"""The key that systemd hands over."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.credential import CREDENTIAL, CredentialHome
from kiosk.errors import VaultLocked

KEY = bytes(range(32))


def test_the_credential_is_the_key(tmp_path: Path) -> None:
    (tmp_path / CREDENTIAL).write_bytes(KEY)
    home = CredentialHome(tmp_path)
    assert home.read() == KEY
    home.create()
    assert [found.name for found in tmp_path.iterdir()] == [CREDENTIAL]


def test_without_a_credential_there_is_no_key(tmp_path: Path) -> None:
    assert CredentialHome(None).read() is None
    assert CredentialHome(tmp_path).read() is None
    assert CREDENTIAL in CredentialHome(None).lost


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_credential_of_another_length_is_refused(tmp_path: Path, length: int) -> None:
    (tmp_path / CREDENTIAL).write_bytes(bytes(length))
    with pytest.raises(VaultLocked, match=f"{length} bytes"):
        CredentialHome(tmp_path).read()


def test_a_credential_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / CREDENTIAL).mkdir()
    with pytest.raises(VaultLocked, match="cannot be read"):
        CredentialHome(tmp_path).read()
