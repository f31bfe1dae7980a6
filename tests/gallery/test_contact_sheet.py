"""A sheet shows every page, and which of them have faults."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from tests.gallery.sheet import INK, PAPER, RED, WIDTH, Taken, draw_sheet, thumbnail
from tests.gallery.shown import Fault


def picture(width: int, height: int) -> QImage:
    drawn = QImage(width, height, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.darkGreen)
    return thumbnail(drawn)


def count(sheet: QImage, color: object) -> int:
    rows = range(0, sheet.height(), 2)
    return sum(sheet.pixelColor(x, y) == color for y in rows for x in range(0, WIDTH, 2))


def test_every_page_is_on_the_sheet(qapp: QGuiApplication) -> None:
    pages = [Taken(f"page-{number}", "Room", picture(800, 1280)) for number in range(20)]
    sheet = draw_sheet("All", pages)
    size = pages[0].picture.size()
    assert sheet.width() == WIDTH
    assert sheet.height() > size.height() * 3
    assert count(sheet, Qt.GlobalColor.darkGreen) * 4 >= size.width() * size.height() * 19
    assert count(sheet, PAPER)
    assert count(sheet, INK)
    assert not count(sheet, RED)


def test_a_page_with_faults_is_framed_in_red(qapp: QGuiApplication) -> None:
    fault = Fault("too small", "back", "9.0 mm high, not 20.0")
    page = Taken("page", "Room", picture(1280, 800), (fault,))
    assert count(draw_sheet("One", [page]), RED) > 200


def test_a_sheet_of_nothing_has_only_its_title(qapp: QGuiApplication) -> None:
    assert draw_sheet("None", []).height() < 100
