"""The board's list model and what stands around it, without a window."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtQuick import QQuickItem

from kiosk.desk.board import BoardRow, derive_board
from kiosk.desk.finding import MOST_FOUND, ByName, Question
from kiosk.screens.staff_board import ROLES, BoardModel
from kiosk.screens.staff_desk import derive_desk_props
from kiosk.store.projection import VisitRow
from tests.intake.clinic import ZONE
from tests.screens.staff_stage import CATALOGUE, StaffStage
from tests.screens.staff_ways import show

FIRST = VisitRow(
    visit_id="0",
    name="Zoë Fictional",
    birth_date=date(1950, 2, 9),
    health_number=None,
    form_id="small",
    form_title="Small",
    site_id="foot",
    side="left",
    clinician="Dr Aoki",
    state="signed",
    day=date(2026, 11, 23),
    last_entry=date(2026, 11, 23),
    started_at="2026-11-23T18:05:00.000Z",
)
MANY = tuple(replace(FIRST, visit_id=str(number)) for number in range(10_000))
NAME_ROLE = 256 + 1 + list(ROLES).index("name")


def test_only_rows_that_are_shown_are_put_into_words() -> None:
    worded: list[str] = []

    def derive(visit: VisitRow) -> BoardRow:
        worded.append(visit.visit_id)
        (row,) = derive_board((visit,), CATALOGUE, ZONE, {})
        return row

    model = BoardModel(derive)
    model.show_visits(MANY)
    assert model.rowCount() == len(MANY)
    assert worded == []
    assert model.data(model.index(7), NAME_ROLE) == "Zoë Fictional"
    assert model.data(model.index(7), NAME_ROLE) == "Zoë Fictional"
    assert worded == ["7"]
    model.show_visits((replace(MANY[7], name="Walter Sample"), *MANY[8:]))
    assert model.data(model.index(0), NAME_ROLE) == "Walter Sample"


def test_the_window_builds_no_more_rows_than_it_shows(stage: StaffStage) -> None:
    show(stage, "desk")
    stage.staff.desk_model.board_model.show_visits(MANY)
    stage.finger.wait_still()
    board = stage.finger.find("board")
    rows = [item for item in descendants(board) if item.objectName().startswith("visit-")]
    assert 5 < len(rows) < 25


def descendants(item: QQuickItem) -> list[QQuickItem]:
    return [below for child in item.childItems() for below in (child, *descendants(child))]


@pytest.mark.parametrize(
    ("question", "count", "heading", "empty_title", "has_line"),
    [
        (None, 0, "Today", "Nobody yet today", True),
        (None, 3, "Today", "", False),
        (ByName("zoe"), 0, "Found: 0", "Nobody found", True),
        (ByName("zoe"), 3, "Found: 3", "", False),
        (ByName("z"), MOST_FOUND, f"The newest {MOST_FOUND}", "", True),
        (ByName("1950-0"), 0, "Birth date", "", True),
    ],
)
def test_each_state_of_the_desk_says_what_to_do(
    question: Question | None, count: int, heading: str, empty_title: str, *, has_line: bool
) -> None:
    props = derive_desk_props("typed", question, count, 0, CATALOGUE)
    assert (props.heading, props.empty_title) == (heading, empty_title)
    assert bool(props.line) == has_line
    assert props.finding == (question is not None)
