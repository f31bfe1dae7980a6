"""The board's rows as a list model: what changes changes alone, the list stays where it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtQml import QmlElement

from kiosk.desk.board import BoardRow

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

ROLES = {
    "visitId": "visit_id",
    "name": "name",
    "born": "born",
    "time": "time",
    "day": "day",
    "procedure": "procedure",
    "clinician": "clinician",
    "visitState": "state",
    "stateWord": "state_word",
    "flags": "flags",
    "resumable": "resumable",
    "summary": "summary",
}
"""What QML calls each field of a row."""

_FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_FIELDS = dict(enumerate(ROLES.values(), _FIRST_ROLE))


@QmlElement
class BoardModel(QAbstractListModel):
    """Rows of visits."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows: tuple[BoardRow, ...] = ()

    @property
    def rows(self) -> tuple[BoardRow, ...]:
        """The rows that are shown."""
        return self._rows

    def show_rows(self, rows: tuple[BoardRow, ...]) -> None:
        """Show `rows`; only those that came, went or changed are touched."""
        old, new = [row.visit_id for row in self._rows], [row.visit_id for row in rows]
        start = _count_equal(old, new)
        end = _count_equal(old[start:][::-1], new[start:][::-1])
        nowhere = QModelIndex()
        if len(old) - end > start:
            self.beginRemoveRows(nowhere, start, len(old) - end - 1)
            self._rows = self._rows[:start] + self._rows[len(old) - end :]
            self.endRemoveRows()
        if len(new) - end > start:
            self.beginInsertRows(nowhere, start, len(new) - end - 1)
            self._rows = self._rows[:start] + rows[start : len(new) - end] + self._rows[start:]
            self.endInsertRows()
        before, self._rows = self._rows, rows
        for place, (was, now) in enumerate(zip(before, rows, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: QModelIndex | Persistent | None = None) -> int:
        """Return how many rows there are; a row has none below it."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | Persistent, role: int = 0) -> Any:
        """Return one field of one row."""
        if not index.isValid() or role not in _FIELDS:
            return None
        value = getattr(self._rows[index.row()], _FIELDS[role])
        return list(value) if isinstance(value, tuple) else value

    def roleNames(self) -> dict[int, QByteArray]:
        """Return what QML calls each field."""
        return {role: QByteArray(name.encode()) for role, name in enumerate(ROLES, _FIRST_ROLE)}


def _count_equal(one: list[str], other: list[str]) -> int:
    """Return how many items are the same from the start on."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
