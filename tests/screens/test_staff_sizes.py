"""Every staff page at every size on a real tablet: whole, reachable, large enough to hit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from tests.screens.staff_stage import StaffStage
from tests.screens.staff_ways import STATES, show

PX_PER_MM = 5.9
TARGET_PX = 12 * PX_PER_MM
SIZES = [
    (width, height, scale)
    for width, height in ((1280, 800), (800, 1280))
    for scale in (1.0, 2.0, 3.0)
]
PRESSED = ("QQuickAbstractButton", "QQuickTextField")


@pytest.mark.parametrize("state", STATES)
def test_every_page_is_whole_at_every_size(stage: StaffStage, state: str) -> None:
    stage.theme.setProperty("pxPerMm", PX_PER_MM)
    show(stage, state)
    for size in SIZES:
        stage.fit(*size)
        check_words(stage, size)
        check_targets(stage, size)
        check_scrolling(stage, size)
        check_steps(stage, state)


@pytest.mark.parametrize("size", [SIZES[2], SIZES[-1]])
@pytest.mark.parametrize("state", ["start", "handover", "found", "setup"])
def test_a_page_opens_at_its_top(
    stage: StaffStage, state: str, size: tuple[int, int, float]
) -> None:
    stage.theme.setProperty("pxPerMm", PX_PER_MM)
    stage.fit(*size)
    show(stage, state)
    stage.finger.wait_still()
    title = stage.finger.find("desk-heading" if state == "found" else "staff-title")
    assert place(title).top() >= 0


def test_starting_a_visit_needs_no_scrolling_in_landscape(stage: StaffStage) -> None:
    stage.theme.setProperty("pxPerMm", PX_PER_MM)
    stage.fit(1280, 800, 1.0)
    show(stage, "desk-empty")
    stage.staff.desk_model.start()
    stage.clinic.fill_start()
    stage.finger.wait_still()
    body = stage.finger.find("body")
    assert body.property("contentHeight") <= body.height()
    assert place(stage.finger.find("start-go")).bottom() <= body.height()


@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]])
def test_the_board_can_be_read_to_its_end(stage: StaffStage, size: tuple[int, int, float]) -> None:
    stage.theme.setProperty("pxPerMm", PX_PER_MM)
    stage.fit(*size)
    show(stage, "desk-busy")
    oldest = stage.staff.desk_model.board_model.rows[-1]
    board = stage.finger.find("board")
    for _ in range(60):
        if board.property("atYEnd"):
            break
        stage.finger.drag(board, -0.6)
        check_targets(stage, size)
    last = stage.finger.find(f"visit-{oldest.visit_id}")
    assert place(last).bottom() <= size[1] + 1
    assert place(last).bottom() > 0


def check_words(stage: StaffStage, size: tuple[int, int, float]) -> None:
    """Nothing is truncated or beyond the sides; only flags on the board may be cut."""
    looked = 0
    for item in stage.finger.items():
        if not item.inherits("QQuickText") or not item.property("text"):
            continue
        looked += 1
        words = (size, item.property("text"))
        assert not item.property("truncated") or within(item, "board"), words
        left = place(item).left()
        assert left >= -1, words
        assert left + item.property("contentWidth") <= size[0] + 1, words
        assert item.property("contentWidth") <= item.width() + 1, words
    assert looked > 2


def check_targets(stage: StaffStage, size: tuple[int, int, float]) -> None:
    """What is pressed is large enough, and is pressed instead of nothing else."""
    pressed = [item for item in stage.finger.items() if any(map(item.inherits, PRESSED))]
    assert pressed
    for item in pressed:
        assert min(item.width(), item.height()) >= TARGET_PX - 0.5, (size, item)
        assert place(item).left() >= -1, (size, item)
        assert place(item).right() <= size[0] + 1, (size, item)
        if scroller(item) is None:
            assert place(item).top() >= -1, (size, item)
            assert place(item).bottom() <= size[1] + 1, (size, item)
    seen = [item for item in pressed if not seen_part(item).isEmpty()]
    for one, other in combinations(seen, 2):
        if not nested(one, other):
            shared = seen_part(one).intersected(seen_part(other))
            assert min(shared.width(), shared.height()) <= 1, (size, one, other)


def check_scrolling(stage: StaffStage, size: tuple[int, int, float]) -> None:
    """A page scrolls only up and down, and as far as its last button."""
    for item in stage.finger.items():
        if item.objectName() not in {"body", "board", "margin"}:
            continue
        assert item.property("contentWidth") <= item.width() + 1, (size, item)
        if item.objectName() == "board":
            continue
        content = item.property("contentItem")
        end = item.property("originY") + item.property("contentHeight")
        for below in descendants(content):
            if any(map(below.inherits, PRESSED)) and scroller(below) is item:
                inside = below.mapRectToItem(content, QRectF(0, 0, below.width(), below.height()))
                assert inside.bottom() <= end + 1, (size, below)


def check_steps(stage: StaffStage, state: str) -> None:
    """One step is the next one; a patient who finds the tablet has none."""
    steps = [item for item in stage.finger.items() if item.property("highlighted")]
    assert len(steps) == (0 if state == "welcome" else 1), steps


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def around(item: QQuickItem) -> Iterator[QQuickItem]:
    parent = item.parentItem()
    while parent is not None:
        yield parent
        parent = parent.parentItem()


def descendants(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from descendants(child)


def within(item: QQuickItem, name: str) -> bool:
    return any(parent.objectName() == name for parent in around(item))


def nested(one: QQuickItem, other: QQuickItem) -> bool:
    return one in around(other) or other in around(one)


def seen_part(item: QQuickItem) -> QRectF:
    """What can be seen of an item: what is inside the area that scrolls it."""
    frame = scroller(item)
    return place(item) if frame is None else place(item).intersected(place(frame))


def scroller(item: QQuickItem) -> QQuickItem | None:
    return next((parent for parent in around(item) if parent.inherits("QQuickFlickable")), None)
