"""The printing that is under way, whichever consent staff look at meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.desk.printing import Errand
from kiosk.intake.equipment import Equipment

_LOOK_MS = 50
"""How often to look whether a document has been handed over."""


class Errands(QObject):
    """Prints beside the window, and tells what came of each."""

    ended = Signal(str, object)
    """Carries the visit's id, and a `Print` or the `KioskError` that was in its way."""

    def __init__(self, equipment: Equipment, parent: QObject | None = None) -> None:
        """Begin with nothing to do."""
        super().__init__(parent)
        self._equipment = equipment
        self._errands: list[Errand] = []
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._tell_ended)

    def begin(self, visit_id: str) -> None:
        """Print a visit's document, unless that is under way."""
        if not self.is_busy(visit_id):
            errand = Errand(self._equipment.vault, visit_id, self._equipment.printer)
            self._errands.append(errand)
            self._timer.start()

    def is_busy(self, visit_id: str) -> bool:
        """Whether a visit's document is still being handed over."""
        return any(errand.visit_id == visit_id for errand in self._errands)

    def finish(self) -> None:
        """Wait for every errand, and tell what came of it."""
        for errand in tuple(self._errands):
            errand.finish()
        self._tell_ended()

    def _tell_ended(self) -> None:
        ended = [errand for errand in self._errands if not errand.is_busy]
        self._errands = [errand for errand in self._errands if errand not in ended]
        if not self._errands:
            self._timer.stop()
        for errand in ended:
            self.ended.emit(errand.visit_id, errand.finish())
