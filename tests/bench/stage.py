"""The kiosk's window, and bare windows beside it, as a bench sees them: what was painted when."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.app.beside import make_owed_beside
from kiosk.app.finger import Finger
from kiosk.app.reading_ahead import AFTER_MS, ReadingAhead
from kiosk.app.window import KioskWindow, make_application
from kiosk.clock import SystemClock
from kiosk.intake.equipment import Equipment
from kiosk.visit.state import VisitState
from tests.intake.clinic import MovingClock, open_clinic
from tests.intake.ready import stand

FULL_HD = (1920, 1080)
PATIENCE_S = 20.0
BARE = Path(__file__).parent / "bare"


class Frames:
    """When a window's frames were painted, in seconds of `perf_counter`."""

    def __init__(self, window: QQuickWindow) -> None:
        """Count from now on."""
        self.painted: list[float] = []
        window.frameSwapped.connect(lambda: self.painted.append(time.perf_counter()))

    def wait_for_next(self, patience_s: float = PATIENCE_S) -> float | None:
        """Let the window work until it has painted again; return when, None if it did not."""
        before = len(self.painted)
        work_until(lambda: len(self.painted) > before, patience_s)
        return self.painted[before] if len(self.painted) > before else None


def work_until(done: Callable[[], bool], patience_s: float = PATIENCE_S) -> bool:
    """Let every window work until `done` or the patience is over; return whether it is done."""
    until = time.perf_counter() + patience_s
    while not done():
        if time.perf_counter() > until:
            return False
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return True


def let_settle(seconds: float = 0.2) -> None:
    """Let every window come to rest."""
    work_until(lambda: False, seconds)


class Stage:
    """The kiosk's window over a clinic of its own."""

    def __init__(self, equipment: Equipment, folder: Path, *, motion: bool) -> None:
        """Show it at 1920x1080."""
        self.equipment = equipment
        self.kiosk_window = KioskWindow(equipment, folder)
        self.kiosk = self.kiosk_window.kiosk
        self.window = self.kiosk_window.root
        self.kiosk.read_as(text_percent=100, theme="light", reduced_motion=not motion)
        self.kiosk_window.show(FULL_HD)
        self.frames = Frames(self.window)
        self.finger = Finger(self.window, 15)
        reading = ReadingAhead(equipment)
        let_settle(2 * AFTER_MS / 1000)
        reading.finish()

    def take_keys(self) -> None:
        """Let what is typed go to this window, not to another beside it."""
        self.window.requestActivate()
        work_until(self.window.isActive)

    def begin_at(self, state: VisitState, visit_id: str) -> None:
        """Begin a visit that stands where `state` does."""
        session = stand(self.equipment, replace(state, text_percent=100), visit_id)
        self.kiosk.staff_model.visitHandedOver.emit(session)
        let_settle()

    def end_visit(self) -> None:
        """Forget the patient, on any page."""
        if not self.kiosk.visit_model.props.ending:
            self.kiosk.visit_model.leave("declined")
        self.kiosk.endVisit()
        let_settle()


def open_as_it_is(
    folder: Path, clock: MovingClock | None = None
) -> AbstractContextManager[Equipment]:
    """Open a clinic whose documents are made beside; in this process if it has a time of its own.

    A process beside has no other clock than the system's.
    """
    if clock is not None:
        return open_clinic(folder, clock)
    return open_clinic(folder, SystemClock(), make_owed=lambda _: make_owed_beside(folder))


@contextmanager
def open_stage(*, motion: bool = False, clock: MovingClock | None = None) -> Iterator[Stage]:
    """Open the kiosk's window as it is opened, or over a clinic whose time is `clock`."""
    app = make_application(["bench"])
    with TemporaryDirectory() as name, open_as_it_is(Path(name), clock) as equipment:
        stage = Stage(equipment, Path(name), motion=motion)
        try:
            yield stage
        finally:
            stage.kiosk_window.close()
    app.processEvents()


class Bare:
    """A bare window beside the kiosk's, from one file of QML in `bare/`."""

    def __init__(self, name: str) -> None:
        """Show it."""
        self._engine = QQmlApplicationEngine(str(BARE / name))
        (root,) = self._engine.rootObjects()
        assert isinstance(root, QQuickWindow)
        self.window = root
        self.frames = Frames(root)
        let_settle()

    def close(self) -> None:
        """Close it."""
        self.window.close()
        self._engine.deleteLater()
        QCoreApplication.processEvents()
