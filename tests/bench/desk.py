"""The desk over ten thousand consents: opening it, and searching as one types.

Opening begins with the right PIN's last step and ends with the painted rows of today; the PIN's
hashing, slow on purpose, is left out. A search begins with one key and ends with the painted rows
that answer all that is typed. The floor of both: the same rows from a plain SQLite table, shown in
a bare list in a bare window.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from unittest.mock import patch

from PySide6.QtTest import QTest

from kiosk.desk import admission
from kiosk.screens.staff_desk import DeskModel
from tests.bench.crowd import COUNT, draw_names, make_crowd
from tests.bench.figures import Aim, Row
from tests.bench.stage import Bare, Stage, let_settle, open_stage, work_until
from tests.intake.clinic import TODAY, MovingClock

OPENINGS_A_ROUND = 4
NAMES_A_ROUND = 4
TYPED = 4
"""Letters of a name that are typed."""


def measure(rounds: int) -> tuple[Row, ...]:
    """Open the desk and search it, and do the same in a bare window, in turns."""
    opened, typed = list[float](), list[float]()
    bare_opened, bare_typed = list[float](), list[float]()
    clock = MovingClock()
    with open_stage(clock=clock) as stage, patch.object(admission, "verify_pin", _admit):
        make_crowd(stage.equipment, clock)
        stage.equipment.vault.set_pin_hash("left out")
        stage.kiosk.endVisit()
        bare = BareDesk(stage)
        open_desk(stage)
        for _ in range(rounds * OPENINGS_A_ROUND):
            bare_opened.append(bare.open())
            opened.append(open_desk(stage))
        for name in islice(draw_names(seed=2), rounds * NAMES_A_ROUND):
            bare_typed += bare.type(name.split()[-1])
            typed += type_name(stage, name.split()[-1])
        bare.close()
        stage.kiosk.staff_model.return_to_welcome()
    held = f"{COUNT:,} consents"
    return (
        Row(what=f"the desk: PIN (not its hash) to painted rows, {held}", unit="ms", of="p95",
            ours=tuple(opened), floor=tuple(bare_opened), aim=Aim(most=300)),
        Row(what=f"search: a key to painted rows, {held}", unit="ms", of="p95",
            ours=tuple(typed), floor=tuple(bare_typed), aim=Aim(most=50)),
    )  # fmt: skip


def _admit(_pin_hash: str, _pin: str) -> bool:
    return True


def open_desk(stage: Stage) -> float:
    """Return the ms from the last step of the PIN to the painted rows."""
    staff = stage.kiosk.staff_model
    staff.return_to_welcome()
    staff.knock()
    staff.pin_model.press("1")
    let_settle()
    return _time(
        stage,
        staff.pin_model.enter,
        lambda: staff.current_room == "desk" and _is_first_shown(stage, staff.desk_model),
    )


def type_name(stage: Stage, name: str) -> list[float]:
    """Return the ms for each letter that was typed."""
    desk = stage.kiosk.staff_model.desk_model
    times = []
    stage.take_keys()
    for length in range(1, TYPED + 1):
        typed = name[:length]
        times.append(
            _time(
                stage,
                partial(QTest.keyClick, stage.window, typed[-1]),
                partial(_is_answered, stage, typed),
            )
        )
        let_settle(0.05)
    desk.showToday()
    let_settle()
    return times


def _time(stage: Stage, turn: Callable[[], object], is_shown: Callable[[], bool]) -> float:
    """Return the ms from `turn` to the frame that shows it.

    Raises:
        TimeoutError: no frame did.
    """
    frames = stage.frames
    frames.painted.clear()
    began = time.perf_counter()
    turn()
    looked = 0

    def look() -> bool:
        nonlocal looked
        if len(frames.painted) == looked:
            return False
        looked = len(frames.painted)
        return is_shown()

    if not work_until(look):
        raise TimeoutError("the rows were never painted")
    return (frames.painted[looked - 1] - began) * 1000


def _is_first_shown(stage: Stage, desk: DeskModel) -> bool:
    first = next(iter(desk.board_model.rows), None)
    return first is not None and stage.finger.seek(f"visit-{first.visit_id}") is not None


def _is_answered(stage: Stage, typed: str) -> bool:
    """Whether every row has a name with a word that starts with what is typed."""
    desk = stage.kiosk.staff_model.desk_model
    names = [row.name.casefold() for row in desk.board_model.rows]
    wanted = typed.casefold()
    found = all(any(word.startswith(wanted) for word in name.split()) for name in names)
    return found and _is_first_shown(stage, desk)


class BareDesk:
    """The same rows in a plain table and a bare list."""

    def __init__(self, stage: Stage) -> None:
        """Copy what is listed of each visit."""
        self._disk = sqlite3.connect(":memory:")
        self._disk.execute("CREATE TABLE visits (seq INTEGER PRIMARY KEY, day, name, word)")
        self._disk.execute("CREATE INDEX by_day ON visits (day)")
        self._disk.execute("CREATE INDEX by_word ON visits (word)")
        for name, day in self._read_all(stage):
            self._disk.execute(
                "INSERT INTO visits (day, name, word) VALUES (?, ?, ?)",
                (day, name, name.split()[-1].casefold()),
            )
        self._bare = Bare("list.qml")

    def _read_all(self, stage: Stage) -> Iterator[tuple[str, str]]:
        rows = stage.equipment.vault._db.rows("SELECT name, day FROM visits ORDER BY seq")
        return ((row["name"], row["day"]) for row in rows)

    def open(self) -> float:
        """Return the ms to today's rows."""
        self._show([])
        return self._ask("SELECT name FROM visits WHERE day = ?", (TODAY.isoformat(),))

    def type(self, name: str) -> list[float]:
        """Return the ms for each letter."""
        question = "SELECT name FROM visits WHERE word BETWEEN ? AND ? ORDER BY seq DESC LIMIT 50"
        wanted = [name[:length].casefold() for length in range(1, TYPED + 1)]
        times = []
        for word in wanted:
            self._show([])
            times.append(self._ask(question, (word, word + "~")))
        return times

    def _ask(self, question: str, values: tuple[str, ...]) -> float:
        began = time.perf_counter()
        names = [name for (name,) in self._disk.execute(question, values)]
        self._bare.window.setProperty("rows", names)
        painted = self._bare.frames.wait_for_next()
        if painted is None:
            raise TimeoutError("the bare list was never painted")
        return (painted - began) * 1000

    def _show(self, names: list[str]) -> None:
        self._bare.window.setProperty("rows", names)
        let_settle(0.05)

    def close(self) -> None:
        """Close it."""
        self._bare.close()
        self._disk.close()
