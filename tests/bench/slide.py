"""The frames of a slide between two full pages at 1920x1080, motion on.

A frame's time is what it costs the window's thread on the processor since the frame before, the
animation's tick and the layout included; the sleep until the next tick is nobody's. Frames in which
nothing has moved do not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEventLoop, QMetaObject, QPointF, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.forms.model import ReadingPage
from kiosk.visit.rules import Rules
from kiosk.visit.state import VisitState
from kiosk.visit.wording import derive_wording
from tests.bench.figures import Aim, Row
from tests.bench.stage import Bare, Stage, open_stage
from tests.intake.ready import walk

SLIDES_A_ROUND = 6
_SLIDE_MS = 300
"""Longer than any slide takes, settling included."""


class Work:
    """What each frame of one window cost in which an item had moved, in ms."""

    def __init__(self, window: QQuickWindow, find_item: Callable[[], QQuickItem]) -> None:
        """Measure from now on; `find_item` finds what moves, once in each slide."""
        self._find_item = find_item
        self._item: QQuickItem | None = None
        self._place = QPointF()
        self._began = 0.0
        self.frames: list[float] = []
        window.frameSwapped.connect(self._end_frame)

    def _end_frame(self) -> None:
        cost = time.thread_time() - self._began
        self._item = self._item or self._find_item()
        place = self._item.mapToScene(QPointF(0, 0))
        if place != self._place:
            self.frames.append(cost * 1000)
        self._place, self._began = place, time.thread_time()

    def watch(self, turn: Callable[[], object]) -> list[float]:
        """Do `turn`; return the ms of the first frame, then of each of the slide's."""
        self.frames.clear()
        self._item, self._place = None, QPointF()
        loop = QEventLoop()
        QTimer.singleShot(_SLIDE_MS, loop.quit)
        self._began = time.thread_time()
        turn()
        loop.exec()
        return list(self.frames)


def measure(rounds: int) -> tuple[Row, ...]:
    """Slide the kiosk's pages and the bare rectangle in turns."""
    ours, floor, changes = list[float](), list[float](), list[float]()
    with open_stage(motion=True) as stage:
        stage.begin_at(_find_fullest(stage), "SLIDE")
        bare = Bare("slide.qml")
        pages = Work(stage.window, lambda: stage.finger.find("title"))
        rectangle = Work(bare.window, lambda: bare.window.contentItem().childItems()[0])
        visit = stage.kiosk.visit_model
        visit.reachEnd()
        for _ in range(rounds * SLIDES_A_ROUND):
            for turn in (visit.takeStep, visit.goBack):
                change, *frames = pages.watch(turn)
                changes.append(change)
                ours += frames
            floor += rectangle.watch(lambda: QMetaObject.invokeMethod(bare.window, "slide"))
        bare.close()
        stage.end_visit()
    return (
        Row(what="a frame of a page slide, 1920x1080", unit="ms", of="p95", ours=tuple(ours),
            floor=tuple(floor), aim=Aim(most=16.7)),
        Row(what="a new page: turn to first frame", unit="ms", of="p95", ours=tuple(changes)),
    )  # fmt: skip


def _find_fullest(stage: Stage) -> VisitState:
    """Return a visit on a page to read that has, with the next, the most pictures and words."""
    rules = stage.equipment.rules("cryoneurolysis")
    states = list(walk(rules, stage.equipment.clock))
    loads = [_weigh(stage, rules, state) for state in states]
    pairs = [
        (one[0] + other[0], one[1] + other[1], place)
        for place, (one, other) in enumerate(pairwise(loads))
        if one[1] and other[1]
    ]
    return states[max(pairs)[2]]


def _weigh(stage: Stage, rules: Rules, state: VisitState) -> tuple[int, int]:
    """Return the pictures and the characters of the page; none if it is not one to read."""
    stop = rules.stop(state)
    if not isinstance(stop.page, ReadingPage):
        return 0, 0
    sources = stage.equipment.sources(rules.form(state), state.booking)
    lines = derive_wording(stop, sources).lines
    return int(stop.page.picture is not None), sum(len(line.text) for line in lines)
