"""A kiosk with its own clinic in a window that stands still before it is looked at."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, QObject, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from kiosk.app.finger import PATIENCE_S, Finger
from kiosk.app.window import KioskWindow
from kiosk.intake import expiry
from kiosk.intake.equipment import Equipment
from kiosk.screens.staff_view_model import StaffViewModel
from kiosk.screens.visit_view_model import VisitViewModel
from tests.gallery.axes import Combination
from tests.gallery.reading import SettingReader, read_shown
from tests.gallery.shown import Shown
from tests.intake.clinic import MovingClock, open_clinic

PX_PER_MM = 5.9
"""Of a 10 inch tablet with 1280 x 800 px."""
_MOST_ROUNDS = 60
_FRAMES = 4
"""A page counts its own end three frames after it stands still."""
_MIRROR = b"""
import QtQuick
QtObject {
    property Item around
    property bool on: false
    onAroundChanged: around.LayoutMirroring.childrenInherit = true
    onOnChanged: around.LayoutMirroring.enabled = on
}
"""


DAYS = {"busy": 0, "quiet": 1, "later": 2}
"""Days after the one on which the clinic is busy; visits that are started are started later."""


class StillClock(MovingClock):
    """A clock that is stopped once its clinic stands."""

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False
        self._busy = self.instant

    def stop(self) -> None:
        """Stand still from now on, at the end of the busy day."""
        self.stopped, self._busy = True, self.instant

    def turn_to(self, day: str) -> None:
        """Show the same time on another day."""
        self.instant = self._busy + timedelta(days=DAYS[day])

    def now(self) -> datetime:
        return self.instant if self.stopped else super().now()


class NeverStill(AssertionError):
    """A page goes on moving."""


class Stage:
    """One kiosk window and what is done to it."""

    def __init__(self, equipment: Equipment, clock: StillClock, copies: Path) -> None:
        self.equipment, self.clock = equipment, clock
        self.kiosk_window = KioskWindow(equipment, copies)
        self.kiosk, self.root = self.kiosk_window.kiosk, self.kiosk_window.root
        self.finger = Finger(self.root, still_ms=0)
        self.combination: Combination | None = None
        self._settings = SettingReader(self.kiosk_window.engine)
        self._frames = 0
        self.root.frameSwapped.connect(self._count)
        self._component = QQmlComponent(self.kiosk_window.engine)
        self._component.setData(_MIRROR, QUrl("mirror.qml"))
        self._mirror = self._component.create()
        assert self._mirror is not None, self._component.errorString()
        self._mirror.setProperty("around", self.root.contentItem())

    @property
    def visit(self) -> VisitViewModel:
        return self.kiosk.visit_model

    @property
    def staff(self) -> StaffViewModel:
        return self.kiosk.staff_model

    def wear(self, combination: Combination) -> None:
        """Show everything from now on as `combination` says."""
        self.combination = combination
        self.kiosk.read_as(
            text_percent=combination.text_percent,
            theme=combination.theme,
            reduced_motion=True,
            px_per_mm=PX_PER_MM,
        )
        self._mirror.setProperty("on", combination.tongue.mirrored)
        self.kiosk_window.show(combination.size)
        self.finger.wait(lambda: self._size() == combination.size, "the window's size")

    def back_to_welcome(self) -> None:
        """End whatever is shown, so that nothing of it stays."""
        self.kiosk.endVisit()

    def settle(self) -> Shown:
        """Let the page come to rest, and return what it shows.

        Raises:
            NeverStill: it does not come to rest.
        """
        before: Shown | None = None
        for _ in range(_MOST_ROUNDS):
            for _ in range(_FRAMES):
                self._draw()
            now = read_shown(self.root, PX_PER_MM, self._settings)
            if now == before:
                return now
            before = now
        raise NeverStill(str(self.combination))

    def seek(self, name: str) -> QQuickItem | None:
        return self.finger.seek(name)

    def press(self, *names: str) -> None:
        """Press the first of these buttons that is shown."""
        self.settle()
        item = next((item for name in names if (item := self.seek(name)) is not None), None)
        assert item is not None, f"none of {names} is shown"
        assert QMetaObject.invokeMethod(item, "click", Qt.ConnectionType.DirectConnection)

    def write_in(self, name: str) -> None:
        """Give a field the focus, as a touch does."""
        self.settle()
        self.finger.find(name).forceActiveFocus(Qt.FocusReason.MouseFocusReason)

    def scroll_to_end(self) -> bool:
        """Scroll the page's words to their end; return whether there was a way to go."""
        body = self.seek("body")
        if body is None:
            return False
        way = float(body.property("contentHeight")) - body.height()
        if way <= 1:
            return False
        body.setProperty("contentY", way)
        return True

    def picture(self) -> QImage:
        return self.root.grabWindow()

    def ink(self) -> bytes:
        """Return the colour of words as a pixel of `picture`."""
        color = self._theme().property("ink")
        assert isinstance(color, QColor)
        return color.rgb().to_bytes(4, "little")

    def close(self) -> None:
        self._mirror.deleteLater()
        self.kiosk_window.close()

    def _theme(self) -> QObject:
        theme = self.kiosk_window.engine.singletonInstance("Kiosk.Theme", "Theme")
        assert isinstance(theme, QObject)
        return theme

    def _size(self) -> tuple[int, int]:
        return self.root.width(), self.root.height()

    def _count(self) -> None:
        self._frames += 1

    def _draw(self) -> None:
        before = self._frames
        self.root.update()
        until = time.monotonic() + PATIENCE_S
        while self._frames == before:
            QCoreApplication.processEvents()
            # Outside an event loop what is to be deleted later waits for this.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if time.monotonic() > until:
                raise NeverStill("no frame is drawn")


@contextmanager
def open_stage(folder: Path, seed: Callable[[Equipment, StillClock], None]) -> Iterator[Stage]:
    """Open a kiosk with a new clinic in `folder`, after `seed` has been there."""
    clock = StillClock()
    folder.mkdir()
    with (
        open_clinic(folder / "data", clock, fee="$250") as equipment,
        patch.object(expiry, "is_over", return_value=False),
    ):
        seed(equipment, clock)
        clock.stop()
        stage = Stage(equipment, clock, folder)
        try:
            yield stage
        finally:
            stage.close()
