"""The picture of the ink at the pad's present size; each new piece touches only its own corner."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF

from kiosk.consent.ink import Ink, Sample, derive_outline
from kiosk.screens.ink_fit import InkFit


class InkPicture:
    """Holds the image; knows nothing of fingers and pens."""

    def __init__(self, size: QSize, pixel_ratio: float, fit: InkFit, color: QColor) -> None:
        """Begin blank, `size` in px of the scene."""
        self._fit = fit
        self._color = color
        image_format = QImage.Format.Format_ARGB32_Premultiplied
        self._image = QImage(size * pixel_ratio, image_format)
        self._image.setDevicePixelRatio(pixel_ratio)
        self._image.fill(Qt.GlobalColor.transparent)

    def draw_ink(self, ink: Ink) -> None:
        """Draw every stroke of `ink`."""
        for stroke in ink.strokes:
            self.draw(stroke)

    def draw(self, stroke: tuple[Sample, ...]) -> QRect:
        """Draw one stroke, or the newest piece of one; return what has changed."""
        path = self._path(stroke)
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, self._color)
        painter.end()
        return path.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Copy `area` of the picture to where `painter` paints."""
        ratio = self._image.devicePixelRatio()
        source = QRectF(area.topLeft() * ratio, area.size() * ratio)
        painter.drawImage(area, self._image, source)

    def _path(self, stroke: tuple[Sample, ...]) -> QPainterPath:
        """Return the stroke's outline in px of the pad."""
        fit = self._fit
        points = [
            QPointF(x * fit.scale + fit.left_px, y * fit.scale + fit.top_px)
            for x, y in derive_outline(stroke)
        ]
        path = QPainterPath()
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
        path.setFillRule(Qt.FillRule.WindingFill)
        return path
