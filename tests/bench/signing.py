"""From the tap on Sign to the painted page that says Done, and how the window fares meanwhile.

The longest stall is the largest gap of a timer of 5 ms, from the tap until the document is stored.
Its floor is the largest gap of the same timer over as long a time in which nothing happens.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QObject, QPointF, Qt, QTimer

from tests.bench.figures import Aim, Row
from tests.bench.stage import Stage, let_settle, open_stage
from tests.intake.ready import derive_ready

VISITS_A_ROUND = 4
STROKES = ([(0.15, 0.3), (0.3, 0.6), (0.45, 0.35)], [(0.2, 0.7), (0.6, 0.65)])
_BEAT_MS = 5
_LOOK_MS = 40
_PATIENCE_MS = 20_000
_PAYLOAD_BYTES = 64 * 1024


class Pulse(QObject):
    """A timer that beats every 5 ms, and the longest that it had to wait."""

    def __init__(self) -> None:
        """Stand still."""
        super().__init__()
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = self.longest_ms = 0.0

    def start(self) -> None:
        """Beat from now on."""
        self._last, self.longest_ms = time.perf_counter(), 0.0
        self._timer.start()

    def stop(self) -> float:
        """Stop; return the longest gap in ms."""
        self._beat()
        self._timer.stop()
        return self.longest_ms

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now


def measure(rounds: int) -> tuple[Row, ...]:
    """Sign visit after visit, with a bare commit and a rest after each."""
    done, commits, rests = list[Signed](), list[float](), list[float]()
    with open_stage() as stage, TemporaryDirectory() as name:
        ready = derive_ready(stage.equipment.rules("cryoneurolysis"), stage.equipment.clock)
        disk, painted = open_bare_disk(Path(name)), watch_ending(stage)
        for number in range(1 + rounds * VISITS_A_ROUND):
            stage.begin_at(ready, f"SIGNING-{number}")
            signed = sign(stage, painted)
            commit_ms, rest_ms = time_commit(disk), rest(signed.stored_ms)
            stage.end_visit()
            if number == 0:
                continue
            done.append(signed)
            commits.append(commit_ms)
            rests.append(rest_ms)
        disk.close()
    return (
        Row(what="tap on Sign to Done painted", unit="ms", of="p95",
            ours=tuple(one.done_ms for one in done), floor=tuple(commits), aim=Aim(most=300)),
        Row(what="longest stall of the window, Sign to document", unit="ms", of="most",
            ours=tuple(max(one.tap_ms, one.beside_ms) for one in done), floor=tuple(rests),
            aim=Aim(most=50)),
        Row(what="longest stall of it, Done to document", unit="ms", of="most",
            ours=tuple(one.beside_ms for one in done), floor=tuple(rests), aim=Aim(most=50)),
        Row(what="tap on Sign to document stored", unit="ms", of="median",
            ours=tuple(one.stored_ms for one in done)),
    )  # fmt: skip


class Signed(NamedTuple):
    """How one signing went, all in ms."""

    done_ms: float
    """To the painted page that says Done."""
    tap_ms: float
    """The longest stall until then: the tap and what it brings."""
    beside_ms: float
    """The longest stall from then on, while the document is made."""
    stored_ms: float
    """To the document."""


def sign(stage: Stage, painted: list[float]) -> Signed:
    """Draw and sign, and wait for the document."""
    finger, vault = stage.finger, stage.equipment.vault
    finger.draw(finger.find("pad"), STROKES)
    let_settle()
    step = finger.find("step")
    point = step.mapToScene(QPointF(step.width() / 2, step.height() / 2)).toPoint()
    finger._press(point)
    painted.clear()
    pulse = Pulse()
    pulse.start()
    began = time.perf_counter()
    finger._release(point)
    _work_until(lambda: bool(painted))
    tap_ms = pulse.stop()
    pulse.start()
    _work_until(lambda: not vault.documents_owed())
    stored = time.perf_counter()
    return Signed((painted[0] - began) * 1000, tap_ms, pulse.stop(), (stored - began) * 1000)


def watch_ending(stage: Stage) -> list[float]:
    """Return a list that gets the time of each frame of a visit's last page."""
    painted = list[float]()

    def note() -> None:
        if stage.kiosk.current_room == "ended":
            painted.append(time.perf_counter())

    stage.window.frameSwapped.connect(note)
    return painted


def rest(span_ms: float) -> float:
    """Return the longest gap in ms of a timer in a time in which nothing happens."""
    pulse, loop = Pulse(), QEventLoop()
    pulse.start()
    QTimer.singleShot(round(span_ms), loop.quit)
    loop.exec()
    return pulse.stop()


def open_bare_disk(folder: Path) -> sqlite3.Connection:
    """Return a bare database that commits as durably as the vault does."""
    disk = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON"):
        disk.execute(f"PRAGMA {pragma}")
    disk.execute("CREATE TABLE payloads (seq INTEGER PRIMARY KEY, payload BLOB)")
    return disk


def time_commit(disk: sqlite3.Connection) -> float:
    """Return the ms of one commit of as much as a record holds."""
    payload = secrets.token_bytes(_PAYLOAD_BYTES)
    began = time.perf_counter()
    disk.execute("INSERT INTO payloads (payload) VALUES (?)", (payload,))
    return (time.perf_counter() - began) * 1000


def _work_until(done: Callable[[], bool]) -> None:
    """Run the event loop as the kiosk does, asleep between events, and look now and then."""
    loop = QEventLoop()
    looking = QTimer(interval=_LOOK_MS)
    looking.timeout.connect(lambda: loop.quit() if done() else None)
    looking.start()
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    loop.exec()
    if not done():
        raise TimeoutError("the visit did not come to its document")
