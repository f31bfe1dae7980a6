"""Contact sheets: the pages of one combination as small pictures, room by room.

A page with faults has a red frame, and the faults stand beneath it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from tests.gallery.shown import Fault

WIDTH = 1920
GAP, HEADING, LABEL, FAULT_LINES, LINE = 12, 34, 20, 3, 16
WIDE, NARROW = 305, 200
"""Width of a picture of a window that is wider than high, and of one that is not."""
PAPER, INK, RED = QColor("#d9d9d6"), QColor("#111111"), QColor("#c00000")
ELIDE = Qt.TextElideMode.ElideRight
WRAPS = int(Qt.TextFlag.TextWrapAnywhere)


@dataclass(frozen=True)
class Taken:
    """One page as it was seen."""

    page: str
    group: str
    picture: QImage
    """Small, as wide as `thumbnail` makes it."""
    faults: tuple[Fault, ...] = ()


def thumbnail(picture: QImage) -> QImage:
    """Return `picture` as small as it is on a sheet."""
    width = WIDE if picture.width() > picture.height() else NARROW
    return picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def draw_sheet(title: str, pages: Sequence[Taken]) -> QImage:
    """Return the sheet of `pages`, which come in the order of their rooms.

    The room stands above its first page.
    """
    columns = (WIDTH - GAP) // (max((one.picture.width() for one in pages), default=WIDE) + GAP)
    rows = [pages[start : start + columns] for start in range(0, len(pages), columns)]
    heights = [_height(row) for row in rows]
    sheet = QImage(WIDTH, HEADING + GAP * 2 + sum(heights), QImage.Format.Format_RGB32)
    sheet.fill(PAPER)
    painter = QPainter(sheet)
    _write(painter, QRect(GAP, GAP, WIDTH, HEADING), title, INK, 22)
    top, room = HEADING + GAP, ""
    for row, height in zip(rows, heights, strict=True):
        left = GAP
        for page in row:
            heading = "" if page.group == room else page.group
            room = page.group
            _draw_page(painter, page, heading, left, top)
            left += page.picture.width() + GAP
        top += height
    painter.end()
    return sheet


def _height(row: Sequence[Taken]) -> int:
    deep = FAULT_LINES * LINE if any(page.faults for page in row) else 0
    return max(page.picture.height() for page in row) + LABEL * 2 + deep + GAP


def _draw_page(painter: QPainter, page: Taken, heading: str, left: int, top: int) -> None:
    width, height = page.picture.width(), page.picture.height()
    label = QRect(left, top, width, LABEL)
    if heading:
        _write(painter, label, painter.fontMetrics().elidedText(heading, ELIDE, width), INK, 15)
    _write(painter, label.translated(0, LABEL), page.page, RED if page.faults else INK, 13)
    place = QRect(left, top + LABEL * 2, width, height)
    painter.drawImage(place.topLeft(), page.picture)
    if page.faults:
        painter.setPen(RED)
        for inset in range(-3, 1):
            painter.drawRect(place.adjusted(inset, inset, -inset, -inset))
        beneath = QRect(left, place.bottom() + 5, width, FAULT_LINES * LINE)
        _write(painter, beneath, "; ".join(map(str, page.faults)), RED, 11)


def _write(painter: QPainter, where: QRect, text: str, color: QColor, size: int) -> None:
    font = QFont(painter.font())
    font.setPixelSize(size)
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(where, int(Qt.AlignmentFlag.AlignTop) | WRAPS, text)
