"""What every window of the kiosk wears: the style, the fonts and the way to its QML.

Owns the set-up that Qt wants before the first window; knows nothing of visits.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuickControls2 import QQuickStyle

from kiosk.errors import StartError
from kiosk.screens import ink_pad, keyboard, picture_view, staff_document_page

STYLE = "Kiosk.Style"
FAMILY = "Atkinson Hyperlegible Next"
FALLBACKS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Gurmukhi", "Noto Sans SC")
"""Families that draw what `FAMILY` lacks, in this order.

Qt opens a font's file at the first letter that it draws, so a large one costs nothing before.
"""

QML_MODULES = (ink_pad, keyboard, picture_view, staff_document_page)
"""Imported so that QML finds what they declare."""


def dress_application(app: QGuiApplication, resources: Path) -> None:
    """Give `app` the kiosk's style and fonts, once, before the first engine is made.

    Raises:
        StartError: a bundled font cannot be read.
    """
    if QQuickStyle.name() == STYLE:
        return
    # Ink needs every sample. Qt Quick joins the touches of one frame unless this variable is there
    # at the first of them, and the X11 plug-in switches compression on as the application is made.
    os.environ.setdefault("QML_NO_TOUCH_COMPRESSION", "1")
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, on=False)
    QQuickStyle.setStyle(STYLE)
    QQuickStyle.setFallbackStyle("Basic")
    for path in sorted((resources / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise StartError(f"The font {path.name} cannot be read.")
    QFont.insertSubstitutions(FAMILY, list(FALLBACKS))
    app.setFont(QFont(FAMILY))


def make_engine(resources: Path) -> QQmlApplicationEngine:
    """Return an engine that finds the kiosk's QML and its keyboard layouts."""
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(resources / "qml"))
    engine.setProperty(keyboard.LAYOUT_FOLDER, str(resources / "keyboards"))
    return engine
