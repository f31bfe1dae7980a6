"""One consent as QML sees it: the document's pages, what to see first, and copies of it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.desk.exporting import save_copy
from kiosk.desk.opening import OpenConsent, open_consent, read_consent
from kiosk.devices.printing import Print
from kiosk.errors import KioskError
from kiosk.intake.documents import Paperwork
from kiosk.intake.equipment import Equipment
from kiosk.pdf.preview import count_pages, render_page
from kiosk.screens.staff_consent_props import (
    ConsentProps,
    SaidProps,
    derive_consent_props,
    derive_copy_line,
    derive_print_line,
    derive_unprinted_line,
)
from kiosk.screens.staff_facts import FactProps
from kiosk.screens.staff_printing import Errands
from kiosk.screens.staff_telling import reporting, tell_changes
from kiosk.store.states import OWING

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

_LOOK_MS = 50
"""How often to look whether a document has been made."""


@QmlElement
class ConsentModel(QObject):
    """The consent that is open; empty while none is."""

    nameChanged = Signal()
    stateWordChanged = Signal()
    whenChanged = Signal()
    flagsChanged = Signal()
    questionsChanged = Signal()
    answersChanged = Signal()
    factsChanged = Signal()
    resumableChanged = Signal()
    pagesChanged = Signal()
    pageChanged = Signal()
    pageLineChanged = Signal()
    documentLineChanged = Signal()
    copyLineChanged = Signal()
    printingChanged = Signal()
    failed = Signal(str, arguments=["detail"])
    leftUnprinted = Signal(str, arguments=["why"])
    """Tells that a document was not printed whose consent is no longer open."""
    resumed = Signal(str, arguments=["visitId"])
    closed = Signal()

    def __init__(self, equipment: Equipment, exports: Path, parent: QObject | None = None) -> None:
        """Begin with none; copies go into the folder `exports`."""
        super().__init__(parent)
        self._equipment, self._exports = equipment, exports
        self._consent: OpenConsent | None = None
        self._paperwork = Paperwork(equipment)
        self._errands = Errands(equipment, self)
        self._errands.ended.connect(self._tell_printed)
        self._waiting = QTimer(self, interval=_LOOK_MS)
        self._waiting.timeout.connect(self._show_made)
        self.props = ConsentProps()

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        """The patient's name."""
        return self.props.name

    @Property(str, notify=stateWordChanged)
    def stateWord(self) -> str:
        """How the visit stands."""
        return self.props.state_word

    @Property(str, notify=whenChanged)
    def when(self) -> str:
        """Since when it stands so, at the clinic."""
        return self.props.when

    @Property(list, notify=flagsChanged)
    def flags(self) -> list[str]:
        """What staff must see first."""
        return list(self.props.flags)

    @Property(list, notify=questionsChanged)
    def questions(self) -> list[SaidProps]:
        """The questions for the doctor."""
        return list(self.props.questions)

    @Property(list, notify=answersChanged)
    def answers(self) -> list[SaidProps]:
        """What else the patient chose or wrote."""
        return list(self.props.answers)

    @Property(list, notify=factsChanged)
    def facts(self) -> list[FactProps]:
        """Who, what, with whom, when, and the record's number."""
        return list(self.props.facts)

    @Property(bool, notify=resumableChanged)
    def resumable(self) -> bool:
        """Whether the visit can be handed over again."""
        return self.props.resumable

    @Property(int, notify=pagesChanged)
    def pages(self) -> int:
        """How many pages the document has; 0 without one."""
        return self.props.pages

    @Property(int, notify=pageChanged)
    def page(self) -> int:
        """The page that is shown, from 1."""
        return self.props.page

    @Property(str, notify=pageLineChanged)
    def pageLine(self) -> str:
        """Which page of how many."""
        return self.props.page_line

    @Property(str, notify=documentLineChanged)
    def documentLine(self) -> str:
        """Why no document is shown; "" where one is."""
        return self.props.document_line

    @Property(str, notify=copyLineChanged)
    def copyLine(self) -> str:
        """What came of the last copy, saved or printed; "" before."""
        return self.props.copy_line

    @Property(bool, notify=printingChanged)
    def printing(self) -> bool:
        """Whether the document is being handed to the printer."""
        return self.props.printing

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Turn `pages` forward, or back if it is below 0; never beyond the first or last."""
        page = min(max(self.props.page + pages, 1), self.props.pages)
        if self._consent is not None and self.props.pages:
            copy_line = self.props.copy_line
            self._show(self._consent, page, copy_line)

    @Slot()
    def save(self) -> None:
        """Save a copy of the document."""
        if self._consent is None:
            return
        with reporting(self.failed):
            copy = save_copy(self._equipment.vault, self._consent.row.visit_id, self._exports)
            copy_line = derive_copy_line(copy, self._equipment.staff_words)
            self._show(self._consent, self.props.page, copy_line)

    @Slot()
    def printDocument(self) -> None:
        """Hand the document to the printer, beside the window."""
        if self._consent is not None and self._consent.document is not None:
            self._errands.begin(self._consent.row.visit_id)
            self._show(self._consent, self.props.page)

    @Slot()
    def resume(self) -> None:
        """Hand the visit over again."""
        if self._consent is not None:
            self.resumed.emit(self._consent.row.visit_id)

    @Slot()
    def close(self) -> None:
        """Go back to the board."""
        self.closed.emit()

    def open(self, visit_id: str) -> bool:
        """Open a visit's consent and begin to make the document it owes; False if it cannot be."""
        with reporting(self.failed):
            consent = open_consent(self._equipment.vault, visit_id)
            self._waiting.stop()
            if consent.document is None and consent.row.state in OWING:
                self._paperwork.begin()
                self._waiting.start()
            self._show(consent, 1)
        return self._consent is not None

    def finish(self) -> None:
        """Wait until no document is being made or printed, and show what was."""
        self._paperwork.finish()
        self._errands.finish()
        self._show_made()

    def _show_made(self) -> None:
        """Show the document that was waited for, once it is made, or say why there is none."""
        if self._paperwork.is_busy or not self._waiting.isActive():
            return
        self._waiting.stop()
        if self._consent is None:
            return
        self._show(self._consent, 1)
        with reporting(self.failed):
            self._paperwork.require_made()
            self._show(read_consent(self._equipment.vault, self._consent.row), 1)

    def _tell_printed(self, visit_id: str, outcome: Print | KioskError) -> None:
        """Say what came of printing: here, or where staff have gone if it needs them."""
        consent, words = self._consent, self._equipment.staff_words
        if consent is None or consent.row.visit_id != visit_id:
            if line := derive_unprinted_line(visit_id, outcome, words):
                self.leftUnprinted.emit(line)
        elif isinstance(outcome, KioskError):
            self._show(consent, self.props.page)
            self.failed.emit(outcome.detail)
        else:
            self._show(consent, self.props.page, derive_print_line(outcome, words))

    def refresh(self) -> None:
        """Show what has come since, while the visit is live."""
        if self._consent is None or not self.props.resumable:
            return
        with reporting(self.failed):
            row = self._equipment.vault.visit(self._consent.row.visit_id)
            if row is not None and row != self._consent.row:
                self._show(read_consent(self._equipment.vault, row), 1)

    def draw_page(self, width_px: int) -> QImage:
        """Return the page that is shown, `width_px` wide; a null image without a document."""
        document = self._consent.document if self._consent else None
        if document is None or width_px <= 0:
            return QImage()
        with reporting(self.failed):
            page = render_page(document.content, self.props.page - 1, width_px)
            image = QImage(
                page.bgrx, page.width_px, page.height_px, page.stride, QImage.Format.Format_RGB32
            )
            return image.copy()
        return QImage()

    def forget(self) -> None:
        """Let go of the consent."""
        self._waiting.stop()
        self._consent = None
        before, self.props = self.props, ConsentProps()
        tell_changes(self, before, self.props)

    @property
    def _why_none(self) -> str:
        return "consent_making" if self._waiting.isActive() else "consent_no_document"

    def _show(self, consent: OpenConsent, page: int, copy_line: str = "") -> None:
        document, equipment = consent.document, self._equipment
        printing = self._errands.is_busy(consent.row.visit_id)
        if printing and not copy_line:
            copy_line = equipment.staff_words.say("consent_printing")
        pages = count_pages(document.content) if document else 0
        props = derive_consent_props(
            consent,
            pages,
            page if pages else 0,
            equipment.staff_words,
            equipment.settings().zone,
            equipment.library.forms,
        )
        self._consent = consent
        document_line = "" if document else equipment.staff_words.say(self._why_none)
        shown = replace(props, document_line=document_line, copy_line=copy_line, printing=printing)
        before, self.props = self.props, shown
        tell_changes(self, before, self.props)
