"""A finger on the real window: finds what is shown by name, and taps, scrolls, types and draws it.

The demo and the tests of journeys play with it; it reaches nothing that a patient could not touch.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

PATIENCE_S = 10.0
_NAP_S = 0.01


class NotFound(LookupError):
    """What should be on the screen is not there."""


class Finger:
    """One finger."""

    def __init__(self, window: QQuickWindow, still_ms: int = 150) -> None:
        """Touch `window`, which needs `still_ms` to settle after a tap."""
        self.window, self._still_ms = window, still_ms
        self._touch = QTest.createTouchDevice()

    def wait(self, done: Callable[[], bool], what: str) -> None:
        """Let the window work until `done`.

        Raises:
            NotFound: it did not happen within `PATIENCE_S` seconds.
        """
        until = time.monotonic() + PATIENCE_S
        while not done():
            if time.monotonic() > until:
                raise NotFound(f"waited in vain for {what}")
            QCoreApplication.processEvents()
            # Asleep it lets other threads work; QTest.qWait would hold them up.
            time.sleep(_NAP_S)

    def wait_still(self) -> None:
        """Let the window settle: pages come in, lists are laid out, an end in view is counted."""
        QTest.qWait(self._still_ms)

    def items(self) -> Iterator[QQuickItem]:
        """Yield everything that is shown, the topmost last."""
        stack = [self.window.contentItem()]
        while stack:
            item = stack.pop()
            if item.isVisible() and item.opacity() > 0:
                yield item
                stack.extend(reversed(item.childItems()))

    def seek(self, name: str) -> QQuickItem | None:
        """Return the shown item with this object name, or None."""
        return next((item for item in self.items() if item.objectName() == name), None)

    def find(self, name: str) -> QQuickItem:
        """Return the shown item with this object name, waiting for it."""
        self.wait(lambda: self.seek(name) is not None, name)
        item = self.seek(name)
        if item is None:
            raise NotFound(name)
        return item

    def tap(self, name: str) -> None:
        """Tap the item with this object name, scrolling to it first if it must be."""
        item = self.find(name)
        self.wait(item.isEnabled, f"{name} to be enabled")
        self.touch(item)

    def touch(self, item: QQuickItem) -> None:
        """Press and release in the middle of `item`."""
        self.scroll_to(item)
        point = self._middle(item)
        while not item.objectName().startswith("key-"):
            QTest.qWait(self._still_ms // 2)
            before, point = point, self._middle(item)
            if before == point:
                break
        self._press(point)
        self._release(point)

    @staticmethod
    def _middle(item: QQuickItem) -> QPoint:
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def scroll_to(self, item: QQuickItem) -> None:
        """Drag the page until the middle of `item` is inside the area that scrolls it."""
        area = self._scroller(item)
        for _ in range(60):
            if area is None:
                return
            middle = item.mapRectToItem(area, QRectF(0, 0, item.width(), item.height())).center()
            if 0 < middle.y() < area.height():
                return
            up = middle.y() >= area.height()
            self.drag(area, -0.6 if up else 0.6)

    def drag(self, area: QQuickItem, share: float) -> None:
        """Drag `area` by `share` of its height, slowly enough that it stops where it is left."""
        first = 0.8 if share < 0 else 0.2
        start = area.mapToScene(QPointF(area.width() - 24, area.height() * first))
        length = area.height() * share
        points = [start + QPointF(0, length * step / 8) for step in range(9)]
        self._press(points[0].toPoint())
        for point in points[1:]:
            self._move(point.toPoint())
            QTest.qWait(8)
        QTest.qWait(120)
        self._release(points[-1].toPoint())
        self.wait(lambda: not area.property("moving"), "the page to stand still")

    def draw(self, pad: QQuickItem, strokes: Sequence[Sequence[tuple[float, float]]]) -> None:
        """Draw `strokes` on `pad` at a hand's speed; a point is a share of its width and height."""
        for stroke in strokes:
            points = [
                pad.mapToScene(QPointF(x * pad.width(), y * pad.height())).toPoint()
                for x, y in stroke
            ]
            self._press(points[0])
            for point in points[1:]:
                QTest.qWait(4)
                self._move(point)
            self._release(points[-1])

    def type_text(self, text: str) -> None:
        """Type on the on-screen keyboard, key by key: letters, capitals, figures, signs, spaces."""
        for character in text:
            word = "space" if character == " " else character.lower()
            if self.seek(f"key-{word}") is None:
                self.tap("key-letters" if self.seek("key-letters") else "key-figures")
            if character.isalpha() and self._is_shifted() != character.isupper():
                self.tap("key-shift")
            self.tap(f"key-{word}")

    def _is_shifted(self) -> bool:
        key = self.seek("key-shift")
        return key is not None and bool(key.property("checked"))

    @staticmethod
    def _scroller(item: QQuickItem) -> QQuickItem | None:
        """Return the nearest area around `item` that scrolls."""
        around = item.parentItem()
        while around is not None and not around.inherits("QQuickFlickable"):
            around = around.parentItem()
        return around

    def _press(self, point: QPoint) -> None:
        QTest.touchEvent(self.window, self._touch).press(0, point, self.window).commit()

    def _move(self, point: QPoint) -> None:
        QTest.touchEvent(self.window, self._touch).move(0, point, self.window).commit()

    def _release(self, point: QPoint) -> None:
        QTest.touchEvent(self.window, self._touch).release(0, point, self.window).commit()
