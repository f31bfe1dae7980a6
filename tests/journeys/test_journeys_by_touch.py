"""Every journey again, through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.app.window import KioskWindow
from kiosk.intake.documents import make_owed
from kiosk.intake.equipment import Equipment
from tests.intake.clinic import MovingClock, open_clinic
from tests.journeys.holdings import require_holdings
from tests.journeys.script import Script, play, read_script
from tests.journeys.window_stage import WindowStage

SCRIPTS = tuple(read_script(path) for path in sorted(Path(__file__).parent.glob("*.txt")))
CLOCK = MovingClock()


@pytest.fixture(scope="module")
def equipment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Equipment]:
    with open_clinic(tmp_path_factory.mktemp("clinic"), CLOCK) as made:
        yield made


@pytest.fixture(scope="module")
def window(
    dressed: QGuiApplication, equipment: Equipment, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KioskWindow]:
    made = KioskWindow(equipment, tmp_path_factory.mktemp("copies"))
    made.kiosk.read_as(text_percent=100, theme="light", reduced_motion=True)
    made.show((1280, 800))
    yield made
    made.close()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_journey_goes_as_told(script: Script, window: KioskWindow, equipment: Equipment) -> None:
    CLOCK.set_to(script.given.today)
    stage = WindowStage(window, equipment, script.given)
    try:
        play(script, stage)
    finally:
        window.kiosk.endVisit()
    make_owed(equipment)
    require_holdings(script, equipment.vault, stage.visit_id)
    assert window.kiosk.visit_model.props.title == ""
