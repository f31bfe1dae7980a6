"""After a visit nothing of the patient is in the window; a fault of the disk loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.app.finger import Finger
from kiosk.app.window import KioskWindow
from kiosk.errors import StorageFailed
from kiosk.intake.equipment import Equipment
from kiosk.store.vault import Vault
from tests.intake.clinic import MovingClock
from tests.journeys.script import derive_script, play
from tests.journeys.window_stage import STILL_MS, WindowStage

CANARY = "Quillon Canary"
TO_THE_SIGNATURE = f"""
given name "{CANARY}"
desk      | hand-over | language
language  | plainly   | matters
matters   | write "Canary words." | matters
matters   | continue  | questions
questions | question "Canary asks?" | questions
questions | plainly   | signature
signature | draw      | signature
"""


@pytest.fixture
def finger(window: KioskWindow) -> Iterator[Finger]:
    yield Finger(window.root, STILL_MS)
    window.kiosk.endVisit()


def shown(finger: Finger) -> str:
    """Every text in the window, shown or not."""
    waiting, texts = [finger.window.contentItem()], [finger.window.title()]
    while waiting:
        item = waiting.pop()
        texts.append(str(item.property("text") or ""))
        waiting += item.childItems()
    return "\n".join(texts)


def sign_up_to_the_pad(window: KioskWindow, clinic: Equipment, clock: MovingClock) -> WindowStage:
    script = derive_script("canary", TO_THE_SIGNATURE)
    clock.set_to(script.given.today)
    stage = WindowStage(window, clinic, script.given)
    play(script, stage)
    stage.reach_end()
    return stage


def test_nothing_of_a_patient_stays_in_the_window(
    window: KioskWindow, clinic: Equipment, clock: MovingClock, finger: Finger
) -> None:
    sign_up_to_the_pad(window, clinic, clock)
    assert CANARY in shown(finger)
    finger.tap("step")
    finger.tap("hand-back")
    finger.wait_still()
    assert "anary" not in shown(finger)
    assert "anary" not in repr(window.kiosk.visit_model.props)
    assert "anary" not in QGuiApplication.clipboard().text()
    assert window.kiosk.current_room == "staff"


def test_a_full_disk_loses_nothing_and_signing_works_again(
    window: KioskWindow,
    clinic: Equipment,
    clock: MovingClock,
    finger: Finger,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = sign_up_to_the_pad(window, clinic, clock)

    def refuse(*_: object) -> None:
        raise StorageFailed("The disk is full.")

    with monkeypatch.context() as faulty:
        faulty.setattr(Vault, "finish", refuse)
        finger.tap("step")
        finger.find("retry")
        assert window.kiosk.current_room == "visit"
    assert clinic.vault.record(stage.visit_id) is None
    finger.tap("retry")
    finger.tap("step")
    finger.find("hand-back")
    assert clinic.vault.record(stage.visit_id) is not None
