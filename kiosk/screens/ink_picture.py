"""The picture of the ink at the pad's present size; each new piece touches only its own corner."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF

from kiosk.consent.ink import Ink
from kiosk.consent.ink_outline import derive_outline
from kiosk.consent.ink_shape import Disc, Growth, derive_spine
from kiosk.screens.ink_fit import InkFit

_TOGETHER = 24
"""How many discs of a finished line are laid at once: small areas, few calls."""


class InkPicture:
    """Holds how much each pixel is covered; knows nothing of fingers and pens.

    A pixel keeps the most that any piece covers of it, so that pieces which overlap show no seam
    and the picture is the same however the line was cut.
    """

    def __init__(self, size: QSize, pixel_ratio: float, fit: InkFit, color: QColor) -> None:
        """Begin blank, `size` in px of the scene."""
        self._fit, self._ratio, self._color = fit, pixel_ratio, color
        self._cover = QImage(size * pixel_ratio, QImage.Format.Format_Grayscale8)
        self._cover.fill(Qt.GlobalColor.black)
        self._under: tuple[QPoint, QImage] | None = None

    def draw_ink(self, ink: Ink) -> None:
        """Draw every stroke of `ink`."""
        for stroke in ink.strokes:
            spine = derive_spine(stroke)
            for first in range(0, max(len(spine) - 1, 1), _TOGETHER):
                self._lay(self._path(spine[first : first + _TOGETHER + 1]))

    def draw(self, growth: Growth) -> QRect:
        """Draw the newest piece of a stroke in place of its last tail; return what has changed.

        The area is in px of the pad.
        """
        changed = self._take_tail_back() | self._lay(self._path(growth.settled))
        tail = self._path(growth.tail)
        area = self._find_area(tail)
        self._under = (area.topLeft(), self._cover.copy(area))
        return self._to_pad(changed | self._lay(tail))

    def finish_stroke(self) -> None:
        """Keep the tail as it is."""
        self._under = None

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Copy `area` of the picture, in px of the pad, to where `painter` paints."""
        corner, size = area.topLeft() * self._ratio, area.size() * self._ratio
        pixels = QRectF(corner, size).toAlignedRect() & self._cover.rect()
        if pixels.isEmpty():
            return
        ink = QImage(pixels.size(), QImage.Format.Format_ARGB32_Premultiplied)
        ink.fill(self._color)
        ink.setAlphaChannel(self._cover.copy(pixels))
        ink.setDevicePixelRatio(self._ratio)
        painter.drawImage(QPointF(pixels.topLeft()) / self._ratio, ink)

    def _take_tail_back(self) -> QRect:
        """Put back what lay under the tail; return where, in pixels."""
        if self._under is None:
            return QRect()
        corner, under = self._under
        painter = QPainter(self._cover)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(corner, under)
        painter.end()
        return QRect(corner, under.size())

    def _lay(self, path: QPainterPath) -> QRect:
        """Cover what `path` covers; return where, in pixels."""
        area = self._find_area(path)
        if area.isEmpty():
            return QRect()
        piece = QImage(area.size(), QImage.Format.Format_Grayscale8)
        piece.fill(Qt.GlobalColor.black)
        painter = QPainter(piece)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-area.topLeft())
        painter.fillPath(path, Qt.GlobalColor.white)
        painter.end()
        painter.begin(self._cover)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
        painter.drawImage(area.topLeft(), piece)
        painter.end()
        return area

    def _find_area(self, path: QPainterPath) -> QRect:
        """Return the pixels that `path` may touch."""
        if path.isEmpty():
            return QRect()
        return path.controlPointRect().toAlignedRect().adjusted(-1, -1, 1, 1) & self._cover.rect()

    def _to_pad(self, area: QRect) -> QRect:
        """Return an area of pixels in px of the pad."""
        corner, size = QPointF(area.topLeft()) / self._ratio, area.size().toSizeF() / self._ratio
        return QRectF(corner, size).toAlignedRect()

    def _path(self, discs: tuple[Disc, ...]) -> QPainterPath:
        """Return the discs' outline in pixels."""
        fit, ratio = self._fit, self._ratio
        points = [
            QPointF((x * fit.scale + fit.left_px) * ratio, (y * fit.scale + fit.top_px) * ratio)
            for x, y in derive_outline(discs)
        ]
        path = QPainterPath()
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
        path.setFillRule(Qt.FillRule.WindingFill)
        return path
