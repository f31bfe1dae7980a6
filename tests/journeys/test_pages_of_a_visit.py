"""Every page of a visit as a patient meets it: by eye, by finger and by screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextLayout
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app.finger import Finger
from kiosk.app.window import KioskWindow
from kiosk.intake.counter import begin
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.screens.visit_view_model import VisitViewModel
from tests.journeys.script import Given
from tests.journeys.session_stage import derive_booking

WIDE, HIGH = (1280, 800), (800, 1280)
LOOKS = [(size, percent) for size in (WIDE, HIGH) for percent in (100, 200, 300)]
PX_PER_MM = 5.9
"""Of a tablet of 10.1 inches with 1280x800 px."""
LONGEST_LINE = 70
EQUALS = ("ask", "pause", "decline", "paper")
Role = QAccessible.Role
INTERACTIVE = {Role.Button, Role.RadioButton, Role.CheckBox, Role.EditableText, Role.Canvas}


@pytest.fixture
def session(window: KioskWindow, clinic: Equipment) -> Iterator[Session]:
    begun = begin(clinic, derive_booking(clinic, Given()))
    assert isinstance(begun, Session)
    window.kiosk.staff_model.visitHandedOver.emit(begun)
    yield begun
    if not window.kiosk.visit_model.props.ending:
        window.kiosk.visit_model.leave("declined")
    window.kiosk.endVisit()
    window.kiosk.read_as(text_percent=100, theme="light", reduced_motion=True)
    window.show((1280, 800))


def go_on(visit: VisitViewModel, given: Given) -> None:
    """Go to the next page with a plain answer."""
    visit.reachEnd()
    match visit.props.kind:
        case "language":
            visit.choose("en")
        case "identity":
            visit.giveBirthDate(given.born.isoformat())
        case "choice":
            going_on = [one for one in visit.props.options if one["option"] != "yes"]
            wants_a_tablet = visit.props.page_id == "calming-tablet"
            visit.choose("yes" if wants_a_tablet else going_on[0]["option"])
            visit.takeStep()
        case _:
            visit.takeStep()


def pages(window: KioskWindow) -> Iterator[str]:
    """Go through every page, to the signature."""
    visit = window.kiosk.visit_model
    seen: list[str] = []
    while visit.props.page_id not in seen:
        seen.append(visit.props.page_id)
        yield visit.props.page_id
        if visit.props.kind != "signature":
            go_on(visit, Given())
    assert len(seen) > 60
    assert seen[-1] == "signature"


def accessibles(window: KioskWindow) -> list[QAccessibleInterface]:
    QAccessible.setActive(True)
    waiting = [QAccessible.queryAccessibleInterface(window.root)]
    found = []
    while waiting:
        one = waiting.pop()
        found.append(one)
        children = [one.child(index) for index in range(one.childCount())]
        waiting += [child for child in children if child is not None]
    return [one for one in found if not one.state().invisible]


def edges(item: QQuickItem) -> tuple[float, float, float, float]:
    corner = item.mapToScene(QPointF(0, 0))
    return corner.x(), corner.y(), corner.x() + item.width(), corner.y() + item.height()


@pytest.mark.parametrize(("size", "percent"), LOOKS)
def test_every_page_can_be_read_and_left(
    window: KioskWindow, session: Session, size: tuple[int, int], percent: int
) -> None:
    window.show(size)
    window.kiosk.read_as(
        text_percent=percent, theme="light", reduced_motion=True, px_per_mm=PX_PER_MM
    )
    finger = Finger(window.root, still_ms=20)
    places = set()
    for page_id in pages(window):
        finger.wait_still()
        props = window.kiosk.visit_model.props
        told = accessibles(window)
        names = [one.text(QAccessible.Text.Name) for one in told]
        nameless = [
            one
            for one, name in zip(told, names, strict=True)
            if one.role() in INTERACTIVE and not name.strip()
        ]
        assert not nameless, page_id
        headings = [one for one in told if one.role() == Role.Heading]
        assert [one.text(QAccessible.Text.Name) for one in headings] == [props.title], page_id
        for line in props.lines:
            assert any(line["text"] in name for name in names), (page_id, line)
        for option in props.options:
            assert not option["chosen"], f"{page_id} comes with an answer"
        focused = window.root.activeFocusItem()
        assert focused is None or focused.objectName() not in {"step", *EQUALS}, page_id
        require_end_unseen(finger, window, page_id)
        require_ways_out(finger, page_id)
        left, _, _, bottom = edges(finger.find("back"))
        places.add((round(left), round(bottom)))
        if props.kind != "language":
            require_inside(finger.find("step"), size, page_id)
        require_unclipped(finger, size, page_id)
        require_proportions(finger, size, page_id)
        require_large_targets(finger, page_id)
    assert len(places) == 1, "Back moves about"


def require_end_unseen(finger: Finger, window: KioskWindow, page_id: str) -> None:
    """See that the main step is offered at once only where the whole page is in view."""
    body = finger.find("body")
    QTest.qWait(80)
    fits = body.property("contentHeight") <= body.height() + 2
    assert window.kiosk.visit_model.props.at_end == fits, page_id


def require_ways_out(finger: Finger, page_id: str) -> None:
    """See that the four equals are there, of one size, or one tap away."""
    folded = finger.seek("more") is not None
    if folded:
        finger.tap("more")
        finger.wait_still()
    sizes = {(round(item.width()), round(item.height())) for item in map(finger.find, EQUALS)}
    assert len({height for _, height in sizes}) == 1, page_id
    assert max(width for width, _ in sizes) - min(width for width, _ in sizes) <= 1, page_id
    if folded:
        finger.tap("more-cancel")
        finger.wait(lambda: finger.seek("more-cancel") is None, "the page alone")


def require_inside(item: QQuickItem, size: tuple[int, int], where: str) -> None:
    left, top, right, bottom = edges(item)
    assert min(left, top) >= 0, where
    assert right <= size[0], where
    assert bottom <= size[1], where


def require_unclipped(finger: Finger, size: tuple[int, int], page_id: str) -> None:
    """See that no words are cut off, and that nothing reaches past the sides."""
    for item in finger.items():
        if item.inherits("QQuickText"):
            assert not item.property("truncated"), (page_id, item.property("text"))
            left, _, right, _ = edges(item)
            assert left >= -1, (page_id, item.property("text"))
            assert right <= size[0] + 1, (page_id, item.property("text"))


def require_proportions(finger: Finger, size: tuple[int, int], page_id: str) -> None:
    """See that the words keep half of the height, the header a fifth, and lines are short."""
    body = finger.find("body")
    assert body.height() >= size[1] / 2, page_id
    assert edges(body)[1] <= size[1] / 5, page_id
    for item in finger.items():
        if item.inherits("QQuickText"):
            longest = max(map(len, lines_of(item)), default=0)
            assert longest <= LONGEST_LINE, (page_id, item.property("text"))


def lines_of(item: QQuickItem) -> list[str]:
    """Break an item's words as the item does."""
    words = str(item.property("text"))
    layout = QTextLayout(words, item.property("font"))
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(item.width())
        lines.append(words[line.textStart() :][: line.textLength()].strip())
    layout.endLayout()
    return lines


def require_large_targets(finger: Finger, page_id: str) -> None:
    """See that what takes a finger is 12 mm high and wide, and 20 mm where a truth is answered."""
    for item in finger.items():
        if item.inherits("QQuickAbstractButton"):
            name = item.objectName()
            large = name in {"back", "step", "second"}
            least = (20 if large else 12) * PX_PER_MM
            assert item.height() >= least - 0.5, (page_id, name)
            assert item.width() >= least - 0.5, (page_id, name)
