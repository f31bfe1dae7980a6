"""Puts the window together: one engine, one view model, one root."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.app.memory import give_back
from kiosk.app.opening import show_window, start_application
from kiosk.app.paths import RESOURCES
from kiosk.errors import StartError
from kiosk.intake.equipment import Equipment
from kiosk.screens.dressing import dress_application, make_engine
from kiosk.screens.kiosk_view_model import KioskViewModel
from kiosk.screens.staff_view_model import StaffViewModel
from kiosk.screens.words_model import Words

REST_MS = 1500
"""After this long in one room its pages and the document before it are done with."""


def make_application(arguments: list[str]) -> QGuiApplication:
    """Return the application, dressed; there is one in a process."""
    app = start_application(arguments)
    dress_application(app, RESOURCES)
    return app


class KioskWindow:
    """The open window and all that keeps it alive."""

    def __init__(self, equipment: Equipment, copies: Path) -> None:
        """Load the window; it is shown by `show`.

        Raises:
            StartError: the window's own files cannot be read.
        """
        self.engine: QQmlApplicationEngine = make_engine(RESOURCES)
        words = self.engine.singletonInstance("Kiosk.Screens", "Words")
        if not isinstance(words, Words):
            raise StartError("The window's words cannot be reached.")
        staff = StaffViewModel(equipment, copies)
        self.kiosk = KioskViewModel(equipment, staff, words)
        staff.setParent(self.kiosk)
        self.engine.setInitialProperties({"kiosk": self.kiosk})
        self.engine.loadFromModule("Kiosk.Pages", "KioskWindow")
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise StartError("The window's pages cannot be read.")
        self.root: QQuickWindow = roots[0]
        self._rest = QTimer(self.kiosk, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(give_back)
        self.kiosk.roomChanged.connect(self._rest.start)

    def show(self, size: tuple[int, int] | None = None) -> None:
        """Show the window at `size` in px, or over the whole screen."""
        show_window(self.root, size)

    def close(self) -> None:
        """Close the window; the engine goes before its view models."""
        self.root.close()
        self.kiosk.close()
        self.engine.deleteLater()
        # After the event loop has ended nobody else sees to what is to be deleted later.
        QGuiApplication.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete.value)
        QGuiApplication.processEvents()
        self.kiosk.deleteLater()
