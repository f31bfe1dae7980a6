"""Runs the kiosk as `main.py` does, plays one whole visit by touch, and rests on the welcome page.

Usage: visit_host.py FOLDER; it says "forgotten" when the patient has handed the tablet back, and
stays. The kiosk is imported by its own command, so that what it holds is what it holds in a clinic.
"""

from __future__ import annotations

import sys
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app import command
from kiosk.app.memory import keep_no_sources

if TYPE_CHECKING:
    from kiosk.app.window import KioskWindow

JOURNEY = """
desk      | hand-over | language
language  | plainly   | signed
"""
SETTLED_MS = 500


def play_visit(window: KioskWindow) -> None:
    """Play the visit until nothing of it is on the screen, and say so."""
    from PySide6.QtTest import QTest

    from kiosk.app.window import REST_MS
    from tests.journeys.script import Given, derive_script, play
    from tests.journeys.window_stage import WindowStage

    kiosk = window.kiosk
    kiosk.read_as(text_percent=100, theme="light", reduced_motion=True)
    stage = WindowStage(window, kiosk._equipment, Given())
    play(derive_script("a whole visit", JOURNEY), stage)
    finger = stage._finger
    finger.wait(lambda: not kiosk._equipment.vault.documents_owed(), "the document")
    finger.tap("hand-back")
    QTest.qWait(2 * REST_MS)
    print("forgotten", flush=True)


def play_or_end(window: KioskWindow) -> None:
    """Play, and close the window if that cannot be done: nobody else would."""
    try:
        play_visit(window)
    except BaseException:  # noqa: BLE001 - whatever it is
        traceback.print_exc()
        window.root.close()


def main(folder: Path) -> int:
    """Run the kiosk over a clinic of its own, and play as soon as its window is there."""
    keep_no_sources()  # as the command does, before anything of Qt is read
    from PySide6.QtCore import QTimer

    from kiosk.app.window import KioskWindow
    from kiosk.clock import SystemClock
    from tests.intake.clinic import open_clinic

    with open_clinic(folder, SystemClock()):
        pass
    show_window = KioskWindow.show

    def show(window: KioskWindow, size: tuple[int, int] | None = None) -> None:
        show_window(window, size)
        QTimer.singleShot(SETTLED_MS, partial(play_or_end, window))

    KioskWindow.show = show  # type: ignore[method-assign, assignment]
    return command.main(["--data", str(folder), "--size", "1280x800"])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
