"""The empty page that is seen first: in the kiosk's colour, and gone once the kiosk is there."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app.opening import PAGE_COLOR, OpeningWindow, show_window
from kiosk.app.paths import RESOURCES
from kiosk.screens.dressing import make_engine


def test_it_has_the_colour_of_the_light_page(qapp: QGuiApplication) -> None:
    engine = make_engine(RESOURCES)
    theme = engine.singletonInstance("Kiosk.Theme", "Theme")
    assert theme.property("mode") == "light"
    assert theme.property("page") == QColor(PAGE_COLOR)
    engine.deleteLater()


def test_it_gives_way_once_the_other_is_painted(qtbot: QtBot) -> None:
    opening = OpeningWindow((640, 600))
    (page,) = [one for one in QGuiApplication.topLevelWindows() if one.isVisible()]
    assert isinstance(page, QQuickWindow)
    assert (page.width(), page.height()) == (640, 600)
    picture = page.grabWindow()
    assert picture.pixelColor(320, 300) == QColor(PAGE_COLOR)
    other = QQuickWindow()
    opening.give_way_to(other)
    QTest.qWait(20)
    assert page.isVisible()
    show_window(other, (640, 600))
    qtbot.waitUntil(lambda: not page.isVisible())
    assert other.isVisible()
    other.close()
