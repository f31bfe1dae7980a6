"""Plays journeys through the real window, by touch alone."""

from __future__ import annotations

from kiosk.app.finger import Finger
from kiosk.app.window import KioskWindow
from kiosk.intake.counter import UnderAgeStop, begin, take_up
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.visit.completion import is_complete
from kiosk.visit.route import RoutePage
from tests.journeys.script import Deed, Given
from tests.journeys.session_stage import derive_booking, derive_end

STILL_MS = 15
FIELDS = ("year", "month", "day")
STROKES = ([(0.15, 0.3), (0.3, 0.6), (0.45, 0.35)], [(0.2, 0.7), (0.6, 0.65)])


class WindowStage:
    """One visit on the tablet; staff's own screens have tests of their own."""

    def __init__(self, window: KioskWindow, equipment: Equipment, given: Given) -> None:
        self._window, self._equipment, self._given = window, equipment, given
        self._visit = window.kiosk.visit_model
        self._finger = Finger(window.root, STILL_MS)
        self._session: Session | None = None
        self._under_age: UnderAgeStop | None = None

    @property
    def session(self) -> Session:
        assert self._session is not None, "the visit has not begun"
        return self._session

    @property
    def visit_id(self) -> str:
        if self._under_age is not None:
            return self._under_age.visit_id
        return self.session.state.visit_id

    @property
    def page_id(self) -> str:
        if self._under_age is not None:
            return "under-age"
        if self._session is None:
            return "desk"
        ended = derive_end(self._session.state.outcome)
        assert bool(ended) == (self._window.kiosk.current_room == "ended")
        return ended or self._visit.props.page_id

    @property
    def problem(self) -> str | None:
        problem = self.session.state.problem if self._session else None
        assert problem is None or self._visit.props.problem
        return problem.code if problem else None

    @property
    def page(self) -> RoutePage:
        return self.session.rules.stop(self.session.state).page

    @property
    def is_answered(self) -> bool:
        return is_complete(self.page, self.session.state)

    def reach_end(self) -> None:
        self._finger.wait_still()
        while not self._visit.props.at_end:
            self._finger.tap("step")
            self._finger.wait_still()

    def do(self, deed: Deed) -> None:
        finger, words = self._finger, deed.words
        match deed.verb:
            case "hand-over":
                self._hand_over()
            case "resume":
                self._resume()
            case "language" | "choose":
                finger.tap(f"option-{words}")
            case "birth-date":
                for field, digits in zip(FIELDS, words.replace("/", "-").split("-"), strict=True):
                    finger.tap(field)
                    finger.type_text(digits)
                finger.tap("step")
            case "continue":
                finger.tap("second" if self._visit.props.second == "go-on" else "step")
            case "understand" | "sign":
                finger.tap("step")
            case "back":
                finger.tap("back")
            case "question":
                self._ask(words)
            case "take-back":
                finger.tap(f"drop-{int(words) - 1}")
            case "write":
                finger.tap("note")
                finger.type_text(words)
                finger.tap("key-done")
            case "change":
                finger.tap(f"change-{words}")
            case "draw":
                finger.draw(finger.find("pad"), STROKES)
            case "reject":
                finger.tap("second")
                finger.tap("leave-yes")
            case "decline" | "pause" | "paper":
                self._unfold()
                finger.tap(deed.verb)
                finger.tap("leave-yes")
            case "text-size":
                self._read_at(int(words))
            case _:
                raise AssertionError(f"a window knows no {deed.verb}")
        finger.wait_still()

    def _hand_over(self) -> None:
        begun = begin(self._equipment, derive_booking(self._equipment, self._given))
        if isinstance(begun, UnderAgeStop):
            self._under_age = begun
            return
        self._session = begun
        self._window.kiosk.staff_model.visitHandedOver.emit(begun)

    def _resume(self) -> None:
        self._finger.tap("hand-back")
        self._session = take_up(self._equipment, self.visit_id)
        self._window.kiosk.staff_model.visitHandedOver.emit(self._session)

    def _ask(self, words: str) -> None:
        if self._visit.props.second == "ask":
            self._finger.tap("second")
        else:
            self._unfold()
            self._finger.tap("ask")
        if words == "in-person":
            self._finger.tap("ask-in-person")
            return
        self._finger.tap("question")
        self._finger.type_text(words)
        self._finger.tap("key-done")
        self._finger.tap("ask-keep")

    def _unfold(self) -> None:
        if self._finger.seek("decline") is None:
            self._finger.tap("more")

    def _read_at(self, percent: int) -> None:
        kiosk = self._window.kiosk
        while kiosk.text_percent != percent:
            wanted = "text-larger" if kiosk.text_percent < percent else "text-smaller"
            if self._finger.seek(wanted) is None:
                self._finger.tap("tools")
            self._finger.tap(wanted)
        self._finger.wait_still()
        if self._finger.seek("tools-done"):
            self._finger.tap("tools-done")
