"""A clinic of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from tests.intake.clinic import MovingClock, open_clinic
from tests.intake.ready import derive_ready, stand

CLOCK = MovingClock()


@pytest.fixture
def clock() -> MovingClock:
    return CLOCK


@pytest.fixture
def equipment(tmp_path: Path) -> Iterator[Equipment]:
    CLOCK.set_to(MovingClock().instant.date())
    with open_clinic(tmp_path, CLOCK) as made:
        yield made


@pytest.fixture
def session(equipment: Equipment) -> Session:
    """Return a visit before the pad, every answer given."""
    ready = derive_ready(equipment.rules("cryoneurolysis"), equipment.clock)
    return stand(equipment, ready, "V1")
