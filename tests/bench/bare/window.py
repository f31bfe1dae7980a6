"""A bare window with one label, in the same Python and Qt: what nothing can be faster than."""

from __future__ import annotations

import sys
from pathlib import Path

import PySide6.QtQuick  # noqa: F401  # as the kiosk must, to hold its window
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine


def main() -> int:
    """Show it until somebody ends the process."""
    app = QGuiApplication(sys.argv)
    engine = QQmlApplicationEngine(str(Path(__file__).with_suffix(".qml")))
    return app.exec() if engine.rootObjects() else 1


if __name__ == "__main__":
    sys.exit(main())
