"""One page of the open document, painted: as wide as the item, as sharp as the screen."""

from __future__ import annotations

from PySide6.QtCore import Property, QRect, QRectF, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.screens.staff_consent import ConsentModel

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

LETTER_RATIO = 11 / 8.5
"""Height over width until a page is there to be measured."""


@QmlElement
class DocumentPage(QQuickPaintedItem):
    """Shows the page that `consent` is at; its implicit height follows its width."""

    consentChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin blank."""
        super().__init__(parent)
        self._consent: ConsentModel | None = None
        self._image = QImage()

    def _get_consent(self) -> ConsentModel | None:
        return self._consent

    def _set_consent(self, consent: ConsentModel | None) -> None:
        if consent is self._consent or consent is None:
            return
        self._consent = consent
        consent.pageChanged.connect(self._draw)
        consent.pagesChanged.connect(self._draw)
        self.consentChanged.emit()
        self._draw()

    consent = Property(ConsentModel, _get_consent, _set_consent, notify=consentChanged)

    def geometryChange(self, new: QRectF | QRect, old: QRectF | QRect) -> None:
        """Draw the page anew at its new width."""
        super().geometryChange(new, old)
        if new.width() != old.width():
            self._draw()

    def paint(self, painter: QPainter) -> None:
        """Copy the page."""
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.boundingRect(), self._image)

    def _draw(self) -> None:
        # Asking the item for its window would give it the window to keep, and to take along.
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        width = self.width()
        self._image = self._consent.draw_page(round(width * ratio)) if self._consent else QImage()
        measured = not self._image.isNull()
        share = self._image.height() / self._image.width() if measured else LETTER_RATIO
        self.setImplicitHeight(width * share)
        self.update()
