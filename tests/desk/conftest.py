"""A vault, its clock and the words of staff."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.paths import WORDS
from kiosk.store import Vault
from kiosk.words import Words, read_words
from tests.store.builders import KEY, StepClock


@pytest.fixture
def clock() -> StepClock:
    return StepClock()


@pytest.fixture
def vault(tmp_path: Path, clock: StepClock) -> Iterator[Vault]:
    made = Vault.create(tmp_path / "vault", KEY, clock, "K1")
    yield made
    made.close()


@pytest.fixture(scope="session")
def words() -> Words:
    return read_words(WORDS, "en")
