"""The desk as QML sees it: today's board, the search as it is typed, and the ways on.

What is searched goes on record once the typing rests, and at the latest when the desk is left.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from msgspec import Struct
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.clock import local_day
from kiosk.desk.board import BoardRow, derive_board
from kiosk.desk.finding import MOST_FOUND, ByName, Question, derive_question, read_found, search
from kiosk.intake.equipment import Equipment
from kiosk.screens.staff_board import BoardModel
from kiosk.screens.staff_telling import reporting, tell_changes
from kiosk.store.projection import VisitRow
from kiosk.words import Words

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

REST_MS = 700
"""How long nothing is typed before a search is taken for meant."""


class DeskProps(Struct, frozen=True, kw_only=True):
    """The page around the rows."""

    untrusted_text: str = ""
    heading: str = ""
    finding: bool = False
    empty_title: str = ""
    """Instead of rows; "" if there are some."""
    line: str = ""
    """What to do about the rows that are there, or about there being none."""
    owed: str = ""


class Said(Struct, frozen=True, kw_only=True):
    """What is said about the rows."""

    heading: str
    empty_title: str = ""
    line: str = ""


def derive_desk_props(
    untrusted_text: str, question: Question | None, count: int, owed: int, words: Words
) -> DeskProps:
    """Return what stands around `count` rows; without a question they are today's."""
    said = _say_today(count, words) if question is None else _say_found(question, count, words)
    return DeskProps(
        untrusted_text=untrusted_text,
        heading=said.heading,
        finding=question is not None,
        empty_title=said.empty_title,
        line=said.line,
        owed=words.say("desk_owed", count=owed) if owed else "",
    )


def is_begun_date(question: Question) -> bool:
    """Return whether what is typed may become a birth date: no name starts with a figure."""
    return isinstance(question, ByName) and question.untrusted_text[0].isdecimal()


def _say_today(count: int, words: Words) -> Said:
    heading = words.say("desk_heading")
    if count:
        return Said(heading=heading)
    empty = words.say("desk_empty")
    return Said(heading=heading, empty_title=empty, line=words.say("desk_empty_line"))


def _say_found(question: Question, count: int, words: Words) -> Said:
    heading = words.say("desk_found", count=count)
    if is_begun_date(question):
        return Said(heading=words.say("desk_found_date"), line=words.say("desk_found_date_line"))
    if count == 0:
        empty, line = words.say("desk_found_none"), words.say("desk_found_none_line")
        return Said(heading=heading, empty_title=empty, line=line)
    if count < MOST_FOUND:
        return Said(heading=heading)
    heading = words.say("desk_found_many", count=count)
    return Said(heading=heading, line=words.say("desk_found_many_line"))


@QmlElement
class DeskModel(QObject):
    """Today's visits, or those that were found."""

    untrustedTextChanged = Signal()
    headingChanged = Signal()
    findingChanged = Signal()
    emptyTitleChanged = Signal()
    lineChanged = Signal()
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
        self.board_model = BoardModel(self._word, self)
        self._text = ""
        self._question: Question | None = None
        self._unrecorded: Question | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.find)
        self._zone = ZoneInfo("UTC")
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

    @Property(str, notify=emptyTitleChanged)
    def emptyTitle(self) -> str:
        """What to say instead of rows; "" if there are some."""
        return self.props.empty_title

    @Property(str, notify=lineChanged)
    def line(self) -> str:
        """What to do next where the rows do not say it; "" where they do."""
        return self.props.line

    @Property(str, notify=owedChanged)
    def owed(self) -> str:
        """Says that documents are still to be made; "" if none are."""
        return self.props.owed

    @Slot(str)
    def write(self, untrusted_text: str) -> None:
        """Show who answers what is typed; emptied, the field shows today again."""
        equipment = self._equipment
        self._text = untrusted_text
        with reporting(self.failed):
            today = local_day(equipment.clock.now(), equipment.settings().zone)
            self._question = derive_question(untrusted_text, today)
        if self._question is None or is_begun_date(self._question):
            self._rest.stop()
            self._unrecorded = None
        else:
            self._unrecorded = self._question
            self._rest.start()
        self.refresh()

    @Slot()
    def find(self) -> None:
        """Put the search on record, if it is not yet."""
        question, self._unrecorded = self._unrecorded, None
        self._rest.stop()
        if question is not None:
            with reporting(self.failed):
                search(self._equipment.vault, question)

    @Slot()
    def openFirst(self) -> None:
        """Open the first that was found."""
        rows = self.board_model.rows[:1] if self.props.finding else ()
        for row in rows:
            self.open(row.visit_id)

    @Slot()
    def showToday(self) -> None:
        """Go back to today's board."""
        self.write("")

    @Slot(str)
    def open(self, visit_id: str) -> None:
        """Open one visit's consent."""
        self.find()
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
        vault = self._equipment.vault
        visits = self._read_visits()
        self.board_model.show_visits(visits)
        owed, words = len(vault.documents_owed()), self._equipment.staff_words
        before = self.props
        self.props = derive_desk_props(self._text, self._question, len(visits), owed, words)
        tell_changes(self, before, self.props)

    def _read_visits(self) -> tuple[VisitRow, ...]:
        equipment, question = self._equipment, self._question
        self._zone = equipment.settings().zone
        if question is None:
            return equipment.vault.visits_on(local_day(equipment.clock.now(), self._zone))
        return () if is_begun_date(question) else read_found(equipment.vault, question)

    def _word(self, visit: VisitRow) -> BoardRow:
        equipment = self._equipment
        words, forms = equipment.staff_words, equipment.library.forms
        (row,) = derive_board((visit,), words, self._zone, forms)
        return row

    def forget(self) -> None:
        """Let go of every row and of what was searched, once that is on record."""
        self.find()
        self._text, self._question = "", None
        self.board_model.show_visits(())
        before, self.props = self.props, DeskProps()
        tell_changes(self, before, self.props)
