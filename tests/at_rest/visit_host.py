"""Runs the kiosk as `main.py` does, and plays a whole visit in its window by touch.

Usage: visit_host.py FOLDER. The line it is given is what staff type (a name, a health number) and
what the patient types (a note, a question), parted by bars: nothing of it stands in this program,
its arguments or its environment. The name it writes into a file that it deletes, so that whoever
watches can show that nothing escapes him. At the end it says what it was started with.

The kiosk has its documents made by this program too, which then writes down what that was started
with: the arguments are the command's.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk.app import beside, command
from kiosk.app.finger import Finger
from kiosk.app.window import KioskWindow
from tests.crash.killing import PIN
from tests.journeys.window_stage import FIELDS, STROKES

TOLD = "started-with"
"""In the folder: what the process was started with that makes documents."""
BORN = "1950-02-28"
STILL_MS = 30
SETTLED_MS = 500
PATIENCE_S = 60
_show = KioskWindow.show


class Visit:
    """One visit, from the PIN to the document at the desk."""

    def __init__(self, window: KioskWindow, typed: list[str]) -> None:
        self._kiosk, self._root = window.kiosk, window.root
        self._finger = Finger(window.root, STILL_MS)
        self._name, self._number, self._note, self._question = typed

    def play(self) -> None:
        """Play it, and close the window."""
        self._kiosk.read_as(text_percent=100, theme="light", reduced_motion=True)
        self._start()
        while not self._kiosk.visit_model.props.ending:
            self._play_page()
        self._finger.tap("hand-back")
        self._read_consent()
        self._root.close()

    def _log_in(self) -> None:
        self._finger.tap("staff")
        for figure in PIN:
            self._finger.tap(f"pin-{figure}")
        self._finger.tap("pin-enter")
        self._finger.find("start")

    def _start(self) -> None:
        finger = self._finger
        self._log_in()
        finger.tap("start")
        self._type("start-name", self._name)
        self._type("start-birth-date", BORN)
        self._type("start-health-number", self._number)
        self._type("start-clinician", "Dr. Example")
        finger.tap("site-foot")
        finger.tap("side-left")
        finger.tap("start-go")
        finger.tap("hand-over-go")
        finger.find("title")

    def _type(self, field: str, text: str) -> None:
        finger = self._finger
        finger.tap(field)
        finger.wait_still()
        finger.type_text(text)
        while finger.seek("key-done") is not None:
            finger.tap("key-done")
            finger.wait_still()

    def _play_page(self) -> None:
        finger, props = self._finger, self._kiosk.visit_model.props
        finger.wait_still()
        while not self._kiosk.visit_model.props.at_end:
            finger.tap("step")
            finger.wait_still()
        match props.kind:
            case "language":
                finger.tap("option-en")
                return
            case "identity":
                for field, figures in zip(FIELDS, BORN.split("-"), strict=True):
                    finger.tap(field)
                    finger.type_text(figures)
            case "choice":
                finger.tap(f"option-{props.options[0]['option']}")
            case "note":
                self._type("note", self._note)
            case "acknowledgement" if self._question:
                finger.tap("second")
                self._type("question", self._question)
                finger.tap("ask-keep")
                self._question = ""
            case "signature":
                finger.draw(finger.find("pad"), STROKES)
        finger.tap("step")
        finger.wait_still()

    def _read_consent(self) -> None:
        finger = self._finger
        self._log_in()
        finger.wait(lambda: self._seek_visit() != "", "the visit on the board")
        finger.tap(self._seek_visit())
        # The document may still be being made, and who is watched works slowly.
        until = time.monotonic() + PATIENCE_S
        while finger.seek("document") is None and time.monotonic() < until:
            finger.wait_still()
        finger.find("document")
        finger.wait_still()

    def _seek_visit(self) -> str:
        names = (item.objectName() for item in self._finger.items())
        return next((name for name in names if name.startswith("visit-")), "")


def play_or_end(visit: Visit) -> None:
    """Play, and end at once if that cannot be done: nobody would close the window."""
    try:
        visit.play()
    except BaseException:  # noqa: BLE001 - whatever it is
        traceback.print_exc()
        os._exit(1)


def run(folder: Path) -> int:
    """Run the kiosk, play as soon as its window is there, and say how it was started."""
    typed = sys.stdin.readline().strip().split("|")
    planted = folder / "planted"
    planted.write_text(typed[0], encoding="utf-8")
    planted.unlink()

    def show(window: KioskWindow, size: tuple[int, int] | None = None) -> None:
        _show(window, size)
        QTimer.singleShot(SETTLED_MS, partial(play_or_end, Visit(window, typed)))

    # A program that keeps its memory to itself shows strace nothing, unless that is root's.
    command.keep_memory_to_itself = lambda: None  # type: ignore[attr-defined]
    here = (sys.executable, __file__)
    beside.make_owed_beside = partial(beside.make_owed_beside, program=here)
    KioskWindow.show = show  # type: ignore[method-assign, assignment]
    status = command.main(["--data", str(folder / "data"), "--size", "1280x800"])
    print(json.dumps([*sys.orig_argv, *os.environ, *os.environ.values()]))
    return status


def make_documents(arguments: list[str]) -> int:
    """Run the command that the kiosk starts, and show strace what it does."""
    told = Path(arguments[1]).with_name(TOLD)
    told.write_text(json.dumps([*sys.orig_argv, *os.environ, *os.environ.values()]))
    command.keep_memory_to_itself = lambda: None  # type: ignore[attr-defined]
    return command.main(arguments)


if __name__ == "__main__":
    _, first, *others = sys.argv
    sys.exit(make_documents([first, *others]) if others else run(Path(first)))
