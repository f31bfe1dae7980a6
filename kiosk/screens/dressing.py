"""What every window of the kiosk wears: the style, the fonts and the way to its QML.

Owns the set-up that Qt wants before the first window; knows nothing of visits.
"""

from __future__ import annotations

import os
import struct
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

_TALL = frozenset({"NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"})
"""Files that ask for so much room above that a name among others would sink below its line."""
_ASCENT, _DESCENT = 984, 316
"""Of `FAMILY`, in thousandths of its size."""

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
        if _add_font(path) < 0:
            raise StartError(f"The font {path.name} cannot be read.")
    QFont.insertSubstitutions(FAMILY, list(FALLBACKS))
    font = QFont(FAMILY)
    font.setStyleStrategy(QFont.StyleStrategy.PreferTypoLineMetrics)
    app.setFont(font)


def make_engine(resources: Path) -> QQmlApplicationEngine:
    """Return an engine that finds the kiosk's QML and its keyboard layouts."""
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(resources / "qml"))
    engine.setProperty(keyboard.LAYOUT_FOLDER, str(resources / "keyboards"))
    return engine


def _add_font(path: Path) -> int:
    """Return Qt's number of the font at `path`; below 0 if it cannot be read."""
    if path.name in _TALL:
        return QFontDatabase.addApplicationFontFromData(derive_level_font(path.read_bytes()))
    return QFontDatabase.addApplicationFont(str(path))


def derive_level_font(content: bytes) -> bytes:
    """Return a TrueType font whose lines are as high as those of `FAMILY`.

    Source: OpenType 1.9, "hhea" and "OS/2".
    """
    font = bytearray(content)
    (count,) = struct.unpack_from(">H", font, 4)
    for entry in range(12, 12 + 16 * count, 16):
        tag, _, place, _ = struct.unpack_from(">4s3I", font, entry)
        if tag == b"hhea":
            struct.pack_into(">2h", font, place + 4, _ASCENT, -_DESCENT)
        elif tag == b"OS/2":
            struct.pack_into(">2h", font, place + 68, _ASCENT, -_DESCENT)
            struct.pack_into(">2H", font, place + 74, _ASCENT, _DESCENT)
    return bytes(font)
