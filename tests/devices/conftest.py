"""The places of a machine that has none of them yet, and its keyring."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from kiosk.devices.key_homes import KeyPlaces

UseKeyring = Callable[[KeyringBackend], None]


@pytest.fixture
def places(tmp_path: Path) -> KeyPlaces:
    return KeyPlaces(tmp_path / "vault.key", tmp_path / "key-home", None)


@pytest.fixture
def use_keyring() -> Iterator[UseKeyring]:
    """Lets a test choose the system's keyring."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)
