"""The door to the desk as QML sees it: how many figures are typed, never which."""

from __future__ import annotations

import math
from datetime import timedelta

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.desk.admission import Admitted, TooSoon, WrongPin, derive_waiting, log_in
from kiosk.intake.equipment import Equipment
from kiosk.screens.staff_telling import reporting, tell_changes
from kiosk.words import Words

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

_MOST_FIGURES = 16


class PinProps(Struct, frozen=True, kw_only=True):
    """The door as it is shown."""

    typed: int = 0
    typed_line: str = ""
    message: str = ""
    can_enter: bool = False


def derive_pin_props(typed: int, wait: timedelta, words: Words, *, is_wrong: bool) -> PinProps:
    """Return what the page shows; seconds are rounded up, so that 0 is never waited for."""
    seconds = math.ceil(wait.total_seconds())
    said = [words.say("pin_wrong")] if is_wrong else []
    said += [words.say("pin_wait", seconds=seconds)] if seconds else []
    return PinProps(
        typed=typed,
        typed_line=words.say("pin_typed", count=typed),
        message=" ".join(said),
        can_enter=typed > 0 and seconds == 0,
    )


@QmlElement
class PinModel(QObject):
    """Takes the PIN figure by figure."""

    typedChanged = Signal()
    typedLineChanged = Signal()
    messageChanged = Signal()
    canEnterChanged = Signal()
    failed = Signal(str, arguments=["detail"])
    admitted = Signal()
    left = Signal()

    def __init__(self, equipment: Equipment, parent: QObject | None = None) -> None:
        """Begin with nothing typed."""
        super().__init__(parent)
        self._equipment = equipment
        self._figures = ""
        self._is_wrong = False
        self.props = PinProps()

    @Property(int, notify=typedChanged)
    def typed(self) -> int:
        """How many figures are typed."""
        return self.props.typed

    @Property(str, notify=typedLineChanged)
    def typedLine(self) -> str:
        """The same in words, for the ear."""
        return self.props.typed_line

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        """What staff must know: a wrong PIN, a wait; "" if nothing."""
        return self.props.message

    @Property(bool, notify=canEnterChanged)
    def canEnter(self) -> bool:
        """Whether the PIN may be tried now."""
        return self.props.can_enter

    @Slot(str)
    def press(self, figure: str) -> None:
        """Type one figure."""
        if len(figure) == 1 and figure in "0123456789" and len(self._figures) < _MOST_FIGURES:
            self._figures += figure
            self._is_wrong = False
            self.refresh()

    @Slot()
    def erase(self) -> None:
        """Take the last figure back."""
        self._figures = self._figures[:-1]
        self.refresh()

    @Slot()
    def enter(self) -> None:
        """Try what is typed; it is gone afterwards, whatever came of it."""
        if not self.props.can_enter:
            return
        figures, self._figures = self._figures, ""
        with reporting(self.failed):
            match log_in(self._equipment.vault, self._equipment.clock, figures):
                case Admitted():
                    self.forget()
                    self.admitted.emit()
                    return
                case WrongPin():
                    self._is_wrong = True
                case TooSoon():
                    pass
        self.refresh()

    @Slot()
    def leave(self) -> None:
        """Go back to the welcome page."""
        self.left.emit()

    def refresh(self) -> None:
        """Show what is left of a wait."""
        wait = timedelta(0)
        with reporting(self.failed):
            wait = derive_waiting(self._equipment.vault, self._equipment.clock)
        words = self._equipment.staff_words
        before = self.props
        self.props = derive_pin_props(len(self._figures), wait, words, is_wrong=self._is_wrong)
        tell_changes(self, before, self.props)

    def forget(self) -> None:
        """Let go of everything typed."""
        self._figures, self._is_wrong = "", False
        before, self.props = self.props, PinProps()
        tell_changes(self, before, self.props)
