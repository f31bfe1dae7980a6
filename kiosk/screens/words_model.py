"""The interface's catalogue as QML reads it: `Words.say.back`."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.words import Words as Catalogue

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Words(QObject):
    """One language's sentences; a new language changes them all at once."""

    sayChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin silent."""
        super().__init__(parent)
        self._entries: dict[str, str] = {}

    def speak(self, catalogue: Catalogue) -> None:
        """Speak from `catalogue` from now on."""
        if catalogue.entries != self._entries:
            self._entries = catalogue.entries
            self.sayChanged.emit()

    @Property("QVariantMap", notify=sayChanged)  # type: ignore[arg-type]
    def say(self) -> dict[str, str]:
        """Every sentence by its key, its places unfilled."""
        return self._entries
