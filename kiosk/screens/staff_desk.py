"""The desk as QML sees it: today's board, the search, and the ways on."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.clock import local_day
from kiosk.desk.board import derive_board
from kiosk.desk.finding import Question, derive_question, read_found, search
from kiosk.intake.equipment import Equipment
from kiosk.screens.staff_board import BoardModel
from kiosk.screens.staff_telling import reporting, tell_changes
from kiosk.words import Words

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1


class DeskProps(Struct, frozen=True, kw_only=True):
    """The page around the rows."""

    untrusted_text: str = ""
    heading: str = ""
    finding: bool = False
    empty: str = ""
    owed: str = ""


def derive_desk_props(
    untrusted_text: str, count: int, owed: int, words: Words, *, finding: bool
) -> DeskProps:
    """Return what stands around `count` rows."""
    nothing = words.say("desk_found_none" if finding else "desk_empty")
    return DeskProps(
        untrusted_text=untrusted_text,
        heading=words.say("desk_found", count=count) if finding else words.say("desk_heading"),
        finding=finding,
        empty="" if count else nothing,
        owed=words.say("desk_owed", count=owed) if owed else "",
    )


@QmlElement
class DeskModel(QObject):
    """Today's visits, or those that were found."""

    untrustedTextChanged = Signal()
    headingChanged = Signal()
    findingChanged = Signal()
    emptyChanged = Signal()
    owedChanged = Signal()
    failed = Signal(str, arguments=["detail"])
    opened = Signal(str, arguments=["visitId"])
    resumed = Signal(str, arguments=["visitId"])
    started = Signal()
    locked = Signal()

    def __init__(self, equipment: Equipment, parent: QObject | None = None) -> None:
        """Begin with today, empty until the first `refresh`."""
        super().__init__(parent)
        self._equipment = equipment
        self.board_model = BoardModel(self)
        self._text = ""
        self._question: Question | None = None
        self.props = DeskProps()

    @Property(BoardModel, constant=True)
    def board(self) -> BoardModel:
        """The rows."""
        return self.board_model

    @Property(str, notify=untrustedTextChanged)
    def untrustedText(self) -> str:
        """What stands in the search field."""
        return self.props.untrusted_text

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """What the rows are."""
        return self.props.heading

    @Property(bool, notify=findingChanged)
    def finding(self) -> bool:
        """Whether the rows are what was found, not today's."""
        return self.props.finding

    @Property(str, notify=emptyChanged)
    def empty(self) -> str:
        """What to say instead of rows; "" if there are some."""
        return self.props.empty

    @Property(str, notify=owedChanged)
    def owed(self) -> str:
        """Says that documents are still to be made; "" if none are."""
        return self.props.owed

    @Slot(str)
    def write(self, untrusted_text: str) -> None:
        """Keep what is typed in the search field; emptied, it shows today again."""
        self._text = untrusted_text
        if not untrusted_text.strip():
            self._question = None
        self.refresh()

    @Slot()
    def find(self) -> None:
        """Show the visits that answer what is typed."""
        equipment = self._equipment
        with reporting(self.failed):
            today = local_day(equipment.clock.now(), equipment.settings().zone)
            self._question = derive_question(self._text, today)
            if self._question is not None:
                search(equipment.vault, self._question)
        self.refresh()

    @Slot()
    def showToday(self) -> None:
        """Go back to today's board."""
        self.write("")

    @Slot(str)
    def open(self, visit_id: str) -> None:
        """Open one visit's consent."""
        self.opened.emit(visit_id)

    @Slot(str)
    def resume(self, visit_id: str) -> None:
        """Hand a paused visit over again."""
        self.resumed.emit(visit_id)

    @Slot()
    def start(self) -> None:
        """Start a visit."""
        self.started.emit()

    @Slot()
    def lock(self) -> None:
        """Leave the desk."""
        self.locked.emit()

    def refresh(self) -> None:
        """Read the rows again."""
        with reporting(self.failed):
            self._read()

    def _read(self) -> None:
        equipment = self._equipment
        vault, words, zone = equipment.vault, equipment.staff_words, equipment.settings().zone
        if self._question is None:
            rows = vault.visits_on(local_day(equipment.clock.now(), zone))
        else:
            rows = read_found(vault, self._question)
        self.board_model.show_rows(derive_board(rows, words, zone, equipment.library.forms))
        finding, owed = self._question is not None, len(vault.documents_owed())
        before = self.props
        self.props = derive_desk_props(self._text, len(rows), owed, words, finding=finding)
        tell_changes(self, before, self.props)

    def forget(self) -> None:
        """Let go of every row and of what was searched."""
        self._text, self._question = "", None
        self.board_model.show_rows(())
        before, self.props = self.props, DeskProps()
        tell_changes(self, before, self.props)
