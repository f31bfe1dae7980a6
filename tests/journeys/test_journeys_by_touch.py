"""Every journey again, through the real window."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.window import KioskWindow
from kiosk.intake.documents import make_owed
from kiosk.intake.equipment import Equipment
from tests.intake.clinic import MovingClock
from tests.journeys.holdings import require_holdings
from tests.journeys.script import Script, play, read_script
from tests.journeys.window_stage import WindowStage

SCRIPTS = tuple(read_script(path) for path in sorted(Path(__file__).parent.glob("*.txt")))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_journey_goes_as_told(
    script: Script, window: KioskWindow, clinic: Equipment, clock: MovingClock
) -> None:
    clock.set_to(script.given.today)
    stage = WindowStage(window, clinic, script.given)
    try:
        play(script, stage)
    finally:
        window.kiosk.endVisit()
    make_owed(clinic)
    require_holdings(script, clinic.vault, stage.visit_id)
    assert window.kiosk.visit_model.props.title == ""
