"""Ink at 240 samples a second on the signature page at 1920x1080, by touch in true time.

A sample's time is from the moment it is given to the window until the frame that shows it has been
painted; it is dropped if the finished stroke does not hold it.
"""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QTouchEvent
from PySide6.QtQml import qmlRegisterType
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.screens.ink_pad import InkPad
from tests.bench.figures import Aim, Row
from tests.bench.stage import Bare, Frames, Stage, let_settle, open_stage, work_until
from tests.intake.ready import derive_ready

RATE_HZ = 240
SAMPLES = RATE_HZ * 2
"""In one stroke."""
_STILL_S = 0.3


class LinePad(QQuickPaintedItem):
    """Draws one line: from the sample before to the newest one."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setAcceptTouchEvents(True)
        self.points = [QPointF(), QPointF()]

    def touchEvent(self, event: QTouchEvent) -> None:
        """Take the newest point."""
        self.points.append(event.points()[0].position())
        area = QRectF(self.points[-2], self.points[-1]).normalized().toAlignedRect()
        self.update(area.adjusted(-2, -2, 2, 2))
        event.accept()

    def paint(self, painter: QPainter) -> None:
        """Draw the line."""
        painter.drawLine(self.points[-2], self.points[-1])


class Hand:
    """Draws on a window at the true rate, and knows when each sample has been painted."""

    def __init__(self, window: QQuickWindow, frames: Frames, area: QRect) -> None:
        """Draw inside `area`, in px of the window."""
        self._window, self._frames, self._area = window, frames, area
        self._screen = QTest.createTouchDevice()

    def draw(self) -> list[float]:
        """Draw one stroke; return the ms of each sample until it was painted."""
        given = []
        self._frames.painted.clear()
        began = time.perf_counter()
        for number in range(SAMPLES):
            due = began + number / RATE_HZ
            _wait(due)
            given.append(time.perf_counter())
            self._give(number)
        let_settle(_STILL_S)
        return [(self._painted_after(at) - at) * 1000 for at in given[:-1]]

    def _give(self, number: int) -> None:
        area, share = self._area, number / SAMPLES
        x = area.left() + area.width() * (0.1 + 0.8 * share)
        y = area.center().y() + area.height() * 0.35 * math.sin(share * math.tau * 9)
        point = QPointF(x, y).toPoint()
        touch = QTest.touchEvent(self._window, self._screen)
        if number == 0:
            touch.press(0, point, self._window)
        elif number == SAMPLES - 1:
            touch.release(0, point, self._window)
        else:
            touch.move(0, point, self._window)
        touch.commit()

    def _painted_after(self, at: float) -> float:
        """Return when the first frame after `at` was painted; never, if none was."""
        return next((frame for frame in self._frames.painted if frame > at), math.inf)


def measure(rounds: int) -> tuple[Row, ...]:
    """Draw on the kiosk's pad and on the bare one in turns."""
    ours, floor, dropped = list[float](), list[float](), list[float]()
    qmlRegisterType(LinePad, "Bench", 1, 0, "LinePad")  # type: ignore[call-overload]
    with open_stage() as stage:
        rules = stage.equipment.rules("cryoneurolysis")
        stage.begin_at(derive_ready(rules, stage.equipment.clock), "INK")
        pad = _find_pad(stage)
        bare = Bare("pad.qml")
        hand = Hand(stage.window, stage.frames, _area_of(pad))
        other = Hand(bare.window, bare.frames, QRect(200, 400, 1500, 280))
        for _ in range(rounds):
            floor += other.draw()
            ours += hand.draw()
            dropped.append(SAMPLES - 1 - len(pad.ink.strokes[-1]))
            pad.clear()
            let_settle()
        bare.close()
        stage.end_visit()
    return (
        Row(what="ink: sample to painted frame, 240 Hz", unit="ms", of="p95", ours=tuple(ours),
            floor=tuple(floor), aim=Aim(most=8)),
        Row(what=f"ink: dropped of {SAMPLES * rounds}", unit="samples", of="sum",
            ours=tuple(dropped), aim=Aim(most=0)),
    )  # fmt: skip


def _wait(due: float) -> None:
    """Let the window work until `due`."""
    work_until(lambda: time.perf_counter() >= due)


def _find_pad(stage: Stage) -> InkPad:
    return next(item for item in stage.finger.items() if isinstance(item, InkPad))


def _area_of(item: QQuickItem) -> QRect:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).toAlignedRect()
