"""Reads what is slow to read once the first page is there, before somebody needs it.

What is there then stays until the kiosk ends: Python need not search it for what can go, again and
again, while somebody waits for the window.
"""

from __future__ import annotations

import gc
from threading import Thread

from PySide6.QtCore import QTimer

from kiosk.intake.equipment import Equipment

AFTER_MS = 400
"""The first page is painted by then."""


class ReadingAhead:
    """Reads the forms, then beside the window what a tap would else have to wait for."""

    def __init__(self, equipment: Equipment) -> None:
        """Begin soon."""
        self._equipment = equipment
        self._thread = Thread(target=self._read_beside, name="reading-ahead", daemon=True)
        QTimer.singleShot(AFTER_MS, self.begin)

    def begin(self) -> None:
        """Begin now."""
        self._equipment.find_library()
        self._thread.start()

    def finish(self) -> None:
        """Wait until what was begun is read."""
        if self._thread.ident is not None:
            self._thread.join()

    def _read_beside(self) -> None:
        from kiosk.store.database import read_ahead

        read_ahead()
        self._equipment.missing(" ")
        gc.freeze()
