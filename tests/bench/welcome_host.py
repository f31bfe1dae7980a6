"""Runs the kiosk as `main.py` does, and says "welcome painted" when its first page is.

Usage: welcome_host.py ARGUMENTS OF main.py
"""

from __future__ import annotations

import sys

from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.app.command import main

_load = QQmlApplicationEngine.loadFromModule


def load(engine: QQmlApplicationEngine, module: str, name: str) -> None:
    """Load the window as asked, and watch it."""
    _load(engine, module, name)
    (root,) = engine.rootObjects()
    if isinstance(root, QQuickWindow):
        root.frameSwapped.connect(lambda: print("welcome painted", flush=True))


if __name__ == "__main__":
    QQmlApplicationEngine.loadFromModule = load  # type: ignore[method-assign]
    sys.exit(main(sys.argv[1:]))
