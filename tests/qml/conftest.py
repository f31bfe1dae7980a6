"""A window of the kiosk's own dress for any piece of QML, and a finger to press it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QPointingDevice
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.screens.dressing import dress_application, make_engine

RESOURCES = Path(__file__).parents[2] / "resources"
WINDOW = """
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme
ApplicationWindow {{ id: window; width: 1280; height: 800; visible: true; color: Theme.page; {} }}
"""

_device = None


class Stage:
    """One window with what a test asks of it."""

    def __init__(self, body: str) -> None:
        self.engine = make_engine(RESOURCES)
        self._component = QQmlComponent(self.engine)
        self._component.setData(WINDOW.format(body).encode(), QUrl("test.qml"))
        window = self._component.create()
        assert isinstance(window, QQuickWindow), self._component.errorString()
        self.window = window
        assert QTest.qWaitForWindowExposed(window)

    @property
    def screen(self) -> QPointingDevice:
        """The touch screen."""
        return touch_screen()

    @property
    def theme(self) -> QObject:
        theme = self.engine.singletonInstance("Kiosk.Theme", "Theme")
        assert isinstance(theme, QObject)
        return theme

    def items(self) -> Iterator[QQuickItem]:
        """Every item that is shown, delegates and popups too."""
        return (item for item in self.below(self.window.contentItem()) if item.isVisible())

    @staticmethod
    def below(top: QQuickItem) -> Iterator[QQuickItem]:
        """`top` and every item in it, shown or not."""
        waiting = [top]
        while waiting:
            item = waiting.pop()
            yield item
            waiting += item.childItems()

    def item(self, name: str) -> QQuickItem:
        found = [item for item in self.items() if item.objectName() == name]
        assert len(found) == 1, (name, found)
        return found[0]

    def key(self, label: str) -> QQuickItem:
        """The on-screen key with this label."""
        found = [item for item in self.items() if item.property("label") == label]
        assert len(found) == 1, (label, found)
        return found[0]

    def accessibles(self) -> list[QAccessibleInterface]:
        """The whole accessible tree below the window."""
        QAccessible.setActive(True)
        waiting = [QAccessible.queryAccessibleInterface(self.window)]
        found = []
        while waiting:
            interface = waiting.pop()
            found.append(interface)
            children = [interface.child(index) for index in range(interface.childCount())]
            waiting += [child for child in children if child is not None]
        return found

    def accessible(self, name: str) -> QAccessibleInterface:
        found = [one for one in self.accessibles() if one.text(QAccessible.Text.Name) == name]
        assert len(found) == 1, (name, len(found))
        return found[0]

    def tap(self, item: QQuickItem) -> None:
        """Touch the middle of `item` and let go."""
        point = middle(item).toPoint()
        QTest.touchEvent(self.window, touch_screen()).press(0, point, self.window).commit()
        QTest.touchEvent(self.window, touch_screen()).release(0, point, self.window).commit()
        QTest.qWait(1)

    def click(self, item: QQuickItem) -> None:
        """Click the middle of `item` with the mouse."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.window, left, none, middle(item).toPoint())

    def slide_off(self, item: QQuickItem) -> None:
        """Touch `item`, move away from it and let go there."""
        start, end = middle(item).toPoint(), QPoint(1200, 780)
        QTest.touchEvent(self.window, touch_screen()).press(0, start, self.window).commit()
        for point in (start + (end - start) / 2, end):
            QTest.touchEvent(self.window, touch_screen()).move(0, point, self.window).commit()
        QTest.touchEvent(self.window, touch_screen()).release(0, end, self.window).commit()
        QTest.qWait(1)

    def press_key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.engine.deleteLater()
        QTest.qWait(1)


def middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def touch_screen() -> QPointingDevice:
    global _device  # noqa: PLW0603  # Qt keeps one touch screen for the whole run
    _device = _device or QTest.createTouchDevice()
    return _device


@pytest.fixture(scope="session")
def dressed(qapp: QGuiApplication) -> QGuiApplication:
    dress_application(qapp, RESOURCES)
    return qapp


@pytest.fixture
def make_window(dressed: QGuiApplication) -> Iterator[Callable[[str], Stage]]:
    """Return a maker of windows around a piece of QML."""
    stages: list[Stage] = []

    def make(body: str) -> Stage:
        stages.append(Stage(body))
        return stages[-1]

    yield make
    for stage in stages:
        stage.close()
