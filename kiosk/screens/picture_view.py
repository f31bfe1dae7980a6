"""A form's picture, painted in the theme's colours: sharp at any size, its shape kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QByteArray, QRectF, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.forms.pictures import WIDTH, derive_height
from kiosk.screens.picture_colors import derive_svg

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PictureView(QQuickPaintedItem):
    """Paints `svg` as large as its box allows, in the middle of it."""

    svgChanged = Signal()
    colorsChanged = Signal()
    mirroredChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin blank."""
        super().__init__(parent)
        self._svg = ""
        self._colors: dict[str, QColor] = {}
        self._mirrored = False
        self._renderer: QSvgRenderer | None = None

    def _get_svg(self) -> str:
        return self._svg

    def _set_svg(self, svg: str) -> None:
        if svg != self._svg:
            self._svg = svg
            self._draw_anew()
            self.svgChanged.emit()

    svg = Property(str, _get_svg, _set_svg, notify=svgChanged)

    def _get_share(self) -> float:
        return derive_height(self._svg) / WIDTH

    share = Property(float, _get_share, notify=svgChanged)
    """The picture's height over its width."""

    def _get_colors(self) -> dict[str, QColor]:
        return self._colors

    def _set_colors(self, colors: dict[str, QColor]) -> None:
        if colors != self._colors:
            self._colors = colors
            self._draw_anew()
            self.colorsChanged.emit()

    colors = Property(dict, _get_colors, _set_colors, notify=colorsChanged)
    """A colour for each name that `kiosk.forms.pictures` knows."""

    def _get_mirrored(self) -> bool:
        return self._mirrored

    def _set_mirrored(self, mirrored: bool) -> None:  # noqa: FBT001  # Qt sets it so
        if mirrored != self._mirrored:
            self._mirrored = mirrored
            self._draw_anew()
            self.mirroredChanged.emit()

    mirrored = Property(bool, _get_mirrored, _set_mirrored, notify=mirroredChanged)
    """Whether right is left, as on a page that is read from the right."""

    def paint(self, painter: QPainter) -> None:
        """Paint the picture."""
        if self._svg == "" or not self._colors:
            return
        if self._renderer is None:
            self._renderer = self._read()
        width = min(self.width(), self.height() / self._get_share())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        if self._mirrored:
            painter.scale(-1, 1)
        height = width * self._get_share()
        box = QRectF(-width / 2, -height / 2, width, height)
        self._renderer.render(painter, box)

    def _draw_anew(self) -> None:
        self._renderer = None
        self.update()

    def _read(self) -> QSvgRenderer:
        # Loading it takes time that the first frame of the kiosk does not have.
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

        colors = {name: QColor(color).name() for name, color in self._colors.items()}
        family = QGuiApplication.font().family()
        svg = derive_svg(self._svg, colors, family, mirrored=self._mirrored)
        return QSvgRenderer(QByteArray(svg.encode()))
