"""How a page is read: its tools, its colours, and the way it comes in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app.finger import Finger
from kiosk.app.window import KioskWindow
from kiosk.intake.session import Session
from kiosk.screens.kiosk_view_model import THEMES
from tests.journeys.test_pages_of_a_visit import HIGH, LOOKS, PX_PER_MM, WIDE, session

__all__ = ["session"]

EQUAL_WAYS = ("decline", "pause", "paper")


def read_at(window: KioskWindow, size: tuple[int, int], percent: int, *, still: bool) -> Finger:
    window.show(size)
    window.kiosk.read_as(
        text_percent=percent, theme="light", reduced_motion=still, px_per_mm=PX_PER_MM
    )
    finger = Finger(window.root, still_ms=20)
    finger.wait_still()
    return finger


@pytest.mark.parametrize(("size", "percent"), LOOKS)
def test_size_and_colours_can_be_reached(
    window: KioskWindow, session: Session, size: tuple[int, int], percent: int
) -> None:
    finger = read_at(window, size, percent, still=True)
    folded = finger.seek("tools") is not None
    finger.tap("tools" if folded else "theme")
    for theme in THEMES:
        finger.tap(f"theme-{theme}")
        assert window.kiosk.property("theme") == theme
        chosen = [one for one in THEMES if finger.find(f"theme-{one}").property("checked")]
        assert chosen == [theme]
    if not folded:
        finger.tap("tools-done")
        finger.wait(lambda: finger.seek("tools-done") is None, "the page alone")
    smaller = percent == 300
    finger.tap("text-smaller" if smaller else "text-larger")
    assert window.kiosk.text_percent == percent + (-50 if smaller else 50)
    assert session.state.text_percent == window.kiosk.text_percent
    window.kiosk.endVisit()
    assert window.kiosk.text_percent == percent
    assert window.kiosk.property("theme") == "light"


@pytest.mark.parametrize("size", [WIDE, HIGH])
@pytest.mark.parametrize("way", EQUAL_WAYS)
def test_folded_choices_lead_where_they_say(
    window: KioskWindow, session: Session, size: tuple[int, int], way: str
) -> None:
    finger = read_at(window, size, 300, still=True)
    finger.tap("more")
    finger.tap(way)
    finger.tap("leave-yes")
    finger.wait(lambda: session.state.outcome is not None, "the end of the visit")
    assert window.kiosk.current_room == "ended"


def page_x(finger: Finger) -> float:
    content = finger.find("body").property("contentItem")
    assert isinstance(content, QQuickItem)
    return content.childItems()[0].mapToScene(QPointF(0, 0)).x()


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_a_page_comes_from_where_it_lies(
    window: KioskWindow,
    session: Session,
    dressed: QGuiApplication,
    direction: Qt.LayoutDirection,
) -> None:
    visit = window.kiosk.visit_model
    dressed.setLayoutDirection(direction)
    try:
        finger = read_at(window, WIDE, 100, still=False)
        rest = page_x(finger)
        towards_end = 1 if direction is Qt.LayoutDirection.LeftToRight else -1
        visit.choose("en")
        assert session.state.page_id == "notice"
        assert (page_x(finger) - rest) * towards_end > WIDE[0] * 0.1
        QTest.qWait(350)
        assert page_x(finger) == rest
        visit.goBack()
        assert (page_x(finger) - rest) * towards_end < -WIDE[0] * 0.1
        QTest.qWait(350)
        assert page_x(finger) == rest
        finger = read_at(window, WIDE, 100, still=True)
        visit.choose("en")
        assert page_x(finger) == rest
    finally:
        dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
