"""The pad that a patient signs on: turns fingers, pens and mice into the strokes of one ink.

The ink is the truth; what is painted is made from it, again whenever the pad changes its size.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Property, QElapsedTimer, QEvent, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QTouchEvent,
)
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.consent.ink import Ink, Sample
from kiosk.consent.ink_force import Pace, derive_force, derive_pace
from kiosk.consent.ink_shape import Growth, grow
from kiosk.screens.ink_fit import derive_blank, derive_fit, derive_spread
from kiosk.screens.ink_picture import InkPicture

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

UNTOLD = -1.0
"""The pressure of what tells none: the force comes from the speed."""
_MOUSE, _PEN = -1, -2
"""Who draws, beside the ids of fingers."""


@QmlElement
class InkPad(QQuickPaintedItem):
    """Draws with one finger, one pen or the mouse, whichever comes first."""

    inkChanged = Signal()
    inkColorChanged = Signal()
    pxPerUnitChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setAcceptTouchEvents(True)
        self.setKeepMouseGrab(True)
        self.setKeepTouchGrab(True)
        self._ink = derive_blank(0, 0)
        self._stroke: list[Sample] = []
        self._pointer: int | None = None
        self._pace: Pace | None = None
        self._growth = Growth()
        self._px_per_unit = 1.0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._color = QColor(Qt.GlobalColor.black)
        self._picture: InkPicture | None = None

    @property
    def ink(self) -> Ink:
        """The finished strokes; a view model may put back those of a draft."""
        return self._ink

    @ink.setter
    def ink(self, ink: Ink) -> None:
        self._stroke, self._pointer = [], None
        self._ink = ink
        self._draw_anew()
        self.inkChanged.emit()

    @Property(bool, notify=inkChanged)
    def isEmpty(self) -> bool:
        """Whether nothing is drawn, judged by the strokes."""
        return self._ink.is_empty and not self._stroke

    @Property(int, notify=inkChanged)
    def strokeCount(self) -> int:
        """How many strokes are finished."""
        return len(self._ink.strokes)

    def _ink_color(self) -> QColor:
        return self._color

    def _set_ink_color(self, color: QColor) -> None:
        if color != self._color:
            self._color = color
            self._draw_anew()
            self.inkColorChanged.emit()

    inkColor = Property(QColor, _ink_color, _set_ink_color, notify=inkColorChanged)

    def _unit(self) -> float:
        return self._px_per_unit

    def _set_unit(self, px: float) -> None:
        if px > 0 and px != self._px_per_unit:
            self._px_per_unit = px
            self.pxPerUnitChanged.emit()

    pxPerUnit = Property(float, _unit, _set_unit, notify=pxPerUnitChanged)

    @Slot()
    def undo(self) -> None:
        """Take back the last stroke."""
        self.ink = replace(self._ink, strokes=self._ink.strokes[:-1])

    @Slot()
    def clear(self) -> None:
        """Take back every stroke."""
        self.ink = derive_blank(self.width(), self.height(), self._px_per_unit)

    @Slot(QPointF, float)
    def pressPen(self, position: QPointF, pressure: float) -> None:
        """Begin a stroke of the pen; pressure is 0 to 1, or `UNTOLD`."""
        self._begin(_PEN, position, self._clock.elapsed(), pressure)

    @Slot(QPointF, float)
    def movePen(self, position: QPointF, pressure: float) -> None:
        """Go on with the pen's stroke."""
        self._go_on(_PEN, position, self._clock.elapsed(), pressure)

    @Slot()
    def releasePen(self) -> None:
        """Finish the pen's stroke."""
        self._finish(_PEN)

    # What Qt calls

    def touchEvent(self, event: QTouchEvent) -> None:
        """Follow the first finger; others do nothing."""
        for point in event.points():
            match point.state():
                case QEventPoint.State.Pressed:
                    self._begin(point.id(), point.position(), point.timestamp())
                case QEventPoint.State.Updated:
                    self._go_on(point.id(), point.position(), point.timestamp())
                case QEventPoint.State.Released:
                    self._finish(point.id())
        if event.type() == QEvent.Type.TouchCancel:
            self.touchUngrabEvent()
        event.accept()

    def touchUngrabEvent(self) -> None:
        """Keep what was drawn when the window takes the finger away."""
        if self._pointer is not None and self._pointer >= 0:
            self._finish(self._pointer)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke, unless a pen has begun the same one: Qt sends that twice."""
        self._begin(_MOUSE, event.position(), event.timestamp())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the mouse's stroke."""
        self._go_on(_MOUSE, event.position(), event.timestamp())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Finish the mouse's stroke."""
        self._finish(_MOUSE)

    def mouseUngrabEvent(self) -> None:
        """Keep what was drawn when the window takes the mouse away."""
        self._finish(_MOUSE)

    def geometryChange(self, new: QRectF | QRect, old: QRectF | QRect) -> None:
        """Draw the ink anew at the new size."""
        super().geometryChange(new, old)
        if new.size() != old.size():
            self._finish(self._pointer)
            self._draw_anew()

    def paint(self, painter: QPainter) -> None:
        """Copy what has changed."""
        if self._picture is not None:
            whole = self.boundingRect()
            area = painter.clipBoundingRect() & whole if painter.hasClipping() else whole
            self._picture.paint(painter, area)

    # The strokes

    def _begin(
        self, pointer: int, position: QPointF, at_ms: float, pressure: float = UNTOLD
    ) -> None:
        if self._pointer is not None:
            return
        self._pointer, self._pace, self._growth = pointer, None, Growth()
        # The line itself shows where the pen is; a cursor runs ahead of it.
        self.setCursor(Qt.CursorShape.BlankCursor)
        spread = derive_spread(self._ink, self.width(), self.height(), self._px_per_unit)
        if spread is not self._ink or self._picture is None:
            self._ink = spread
            self._draw_anew()
        self._add(position, at_ms, pressure)
        self.inkChanged.emit()

    def _go_on(
        self, pointer: int, position: QPointF, at_ms: float, pressure: float = UNTOLD
    ) -> None:
        if pointer == self._pointer:
            self._add(position, at_ms, pressure)

    def _add(self, position: QPointF, at_ms: float, pressure: float) -> None:
        """Add one sample, held inside the pad, and draw the piece that leads to it."""
        x_px = min(max(position.x(), 0.0), self.width())
        y_px = min(max(position.y(), 0.0), self.height())
        fit = derive_fit(self._ink, self.width(), self.height())
        x, y = fit.place(x_px, y_px)
        first = Pace(x=x, y=y, at_ms=at_ms)
        self._pace = derive_pace(self._pace or first, x, y, at_ms)
        force = derive_force(self._pace) if pressure < 0 else _read_pressure(pressure)
        sample = Sample(x=round(x), y=round(y), force=force)
        if self._stroke and self._stroke[-1] == sample:
            return
        self._stroke.append(sample)
        self._growth = grow(self._growth, sample)
        if self._picture is not None:
            self.update(self._picture.draw(self._growth))

    def _finish(self, pointer: int | None) -> None:
        if pointer is None or pointer != self._pointer:
            return
        strokes = (*self._ink.strokes, tuple(self._stroke))
        self._ink = replace(self._ink, strokes=strokes)
        self._stroke, self._pointer = [], None
        self.unsetCursor()
        if self._picture is not None:
            self._picture.finish_stroke()
        self.inkChanged.emit()

    def _draw_anew(self) -> None:
        """Make the picture from the ink at the present size."""
        size = self.size().toSize()
        # Asking the item for its window would make Python let go of the window with the item.
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        fit = derive_fit(self._ink, self.width(), self.height())
        self._picture = None if size.isEmpty() else InkPicture(size, ratio, fit, self._color)
        if self._picture is not None:
            self._picture.draw_ink(self._ink)
        self.update()


def _read_pressure(pressure: float) -> int:
    """Return the force, 0 to 1000, of a pressure of 0 to 1."""
    return round(1000 * min(pressure, 1.0))
