"""One clinic and one window for the journeys that are played by touch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.app.window import KioskWindow
from kiosk.intake.equipment import Equipment
from tests.intake.clinic import MovingClock, open_clinic
from tests.qml.conftest import dressed

__all__ = ["dressed"]


@pytest.fixture(scope="module")
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture(scope="module")
def clinic(clock: MovingClock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Equipment]:
    with open_clinic(tmp_path_factory.mktemp("clinic"), clock) as made:
        yield made


@pytest.fixture(scope="module")
def window(
    dressed: QGuiApplication, clinic: Equipment, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KioskWindow]:
    made = KioskWindow(clinic, tmp_path_factory.mktemp("copies"))
    made.kiosk.read_as(text_percent=100, theme="light", reduced_motion=True)
    made.show((1280, 800))
    yield made
    made.close()
