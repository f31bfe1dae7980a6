"""Plays one whole visit through the real window by touch, then rests on the welcome page.

Usage: visit.py FOLDER; it says "forgotten" when the patient has handed the tablet back, and stays.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtTest import QTest

from kiosk.app.window import REST_MS, KioskWindow, make_application
from tests.bench.stage import open_as_it_is
from tests.journeys.script import Given, derive_script, play
from tests.journeys.window_stage import WindowStage

JOURNEY = """
desk      | hand-over | language
language  | plainly   | signed
"""


def main(folder: Path) -> int:
    """Play, say so, and stay."""
    app = make_application(["visit"])
    with open_as_it_is(folder) as equipment:
        window = KioskWindow(equipment, folder)
        window.kiosk.read_as(text_percent=100, theme="light", reduced_motion=True)
        window.show((1280, 800))
        stage = WindowStage(window, equipment, Given())
        play(derive_script("a whole visit", JOURNEY), stage)
        finger = stage._finger
        finger.wait(lambda: not equipment.vault.documents_owed(), "the document")
        finger.tap("hand-back")
        QTest.qWait(2 * REST_MS)
        print("forgotten", flush=True)
        return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
