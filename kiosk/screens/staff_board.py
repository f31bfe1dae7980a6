"""The board's rows as a list model: what changes changes alone, the list stays where it is.

A row gets its words when it is first shown, so that a long list costs no more than a screenful.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtQml import QmlElement

from kiosk.desk.board import BoardRow
from kiosk.store.projection import VisitRow

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

ROLES = {
    "visitId": "visit_id",
    "name": "name",
    "born": "born",
    "time": "time",
    "day": "day",
    "what": "what",
    "byWhom": "by_whom",
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

    def __init__(
        self, derive: Callable[[VisitRow], BoardRow], parent: QObject | None = None
    ) -> None:
        """Begin empty; `derive` puts a visit into words."""
        super().__init__(parent)
        self._derive = derive
        self._visits: tuple[VisitRow, ...] = ()
        self._worded: dict[VisitRow, BoardRow] = {}

    @property
    def rows(self) -> tuple[BoardRow, ...]:
        """The rows that are shown."""
        return tuple(self._row(visit) for visit in self._visits)

    def show_visits(self, visits: tuple[VisitRow, ...]) -> None:
        """Show `visits`; only those that came, went or changed are touched."""
        old = [visit.visit_id for visit in self._visits]
        new = [visit.visit_id for visit in visits]
        start = _count_equal(old, new)
        end = _count_equal(old[start:][::-1], new[start:][::-1])
        nowhere = QModelIndex()
        if len(old) - end > start:
            self.beginRemoveRows(nowhere, start, len(old) - end - 1)
            self._visits = self._visits[:start] + self._visits[len(old) - end :]
            self.endRemoveRows()
        if len(new) - end > start:
            self.beginInsertRows(nowhere, start, len(new) - end - 1)
            come = visits[start : len(new) - end]
            self._visits = self._visits[:start] + come + self._visits[start:]
            self.endInsertRows()
        before, self._visits = self._visits, visits
        kept = self._worded.keys() & set(visits)
        self._worded = {visit: self._worded[visit] for visit in kept}
        for place, (was, now) in enumerate(zip(before, visits, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: QModelIndex | Persistent | None = None) -> int:
        """Return how many rows there are; a row has none below it."""
        return 0 if parent is not None and parent.isValid() else len(self._visits)

    def data(self, index: QModelIndex | Persistent, role: int = 0) -> Any:
        """Return one field of one row."""
        if not index.isValid() or role not in _FIELDS:
            return None
        value = getattr(self._row(self._visits[index.row()]), _FIELDS[role])
        return list(value) if isinstance(value, tuple) else value

    def roleNames(self) -> dict[int, QByteArray]:
        """Return what QML calls each field."""
        return {role: QByteArray(name.encode()) for role, name in enumerate(ROLES, _FIRST_ROLE)}

    def _row(self, visit: VisitRow) -> BoardRow:
        row = self._worded.get(visit)
        if row is None:
            row = self._worded[visit] = self._derive(visit)
        return row


def _count_equal(one: list[str], other: list[str]) -> int:
    """Return how many items are the same from the start on."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
