"""The first thing that is seen: the page's colour at once, while all else is still being read.

Owns the application and that first window; knows nothing of the kiosk's own pages.
"""

from __future__ import annotations

import time

from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQuick import QQuickWindow

PAGE_COLOR = "#f6f2ea"
"""The page of the light theme, before the theme can be read."""
_PATIENCE_S = 1.0


def start_application(arguments: list[str]) -> QGuiApplication:
    """Return the application, not yet dressed; there is one in a process."""
    app = QGuiApplication(arguments)
    app.setApplicationName("Consent kiosk")
    app.setQuitOnLastWindowClosed(True)
    return app


class OpeningWindow:
    """An empty page that stands where the kiosk's window will."""

    def __init__(self, size: tuple[int, int] | None) -> None:
        """Show it as `show_window` does, and return once it is painted or will not be."""
        self._window = QQuickWindow()
        self._window.setColor(QColor(PAGE_COLOR))
        self._painted = False
        self._window.frameSwapped.connect(self._note_frame)
        show_window(self._window, size)
        until = time.monotonic() + _PATIENCE_S
        while not self._painted and time.monotonic() < until:
            QGuiApplication.processEvents()

    def give_way_to(self, window: QQuickWindow) -> None:
        """Close once `window` has been painted."""
        window.frameSwapped.connect(self.close)

    def close(self) -> None:
        """Close it."""
        self._window.close()

    def _note_frame(self) -> None:
        self._painted = True


def show_window(window: QQuickWindow, size: tuple[int, int] | None = None) -> None:
    """Show `window` at `size` in px, or over the whole screen."""
    if size is None:
        # Without a window manager "full screen" leaves the size as it was.
        window.setGeometry(QGuiApplication.primaryScreen().geometry())
        window.showFullScreen()
    else:
        window.resize(*size)
        window.show()
