"""The recovery sheet as QML sees it: the phrase to be written down, then part of it typed back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.desk.exporting import Copy, NotSaved
from kiosk.desk.recovery import (
    Recovery,
    check_typed_back,
    derive_phrase,
    finish_recovery,
    make_recovery,
    save_sheet,
)
from kiosk.intake.equipment import Equipment
from kiosk.screens.staff_recovery_props import (
    AskedProps,
    PhraseWordProps,
    RecoveryProps,
    derive_phrase_props,
    derive_typing_props,
)
from kiosk.screens.staff_telling import reporting, tell_changes
from kiosk.visit.problems import Problem

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RecoveryModel(QObject):
    """The sheet that is being made; empty while none is."""

    phraseChanged = Signal()
    againLineChanged = Signal()
    savedLineChanged = Signal()
    notSavedChanged = Signal()
    askedChanged = Signal()
    entriesChanged = Signal()
    problemsChanged = Signal()
    failed = Signal(str, arguments=["detail"])
    shown = Signal()
    typing = Signal()
    finished = Signal()
    postponed = Signal()

    def __init__(self, equipment: Equipment, exports: Path, parent: QObject | None = None) -> None:
        """Begin with none; the sheet goes into the folder `exports`."""
        super().__init__(parent)
        self._equipment, self._exports = equipment, exports
        self._phrase: tuple[str, ...] = ()
        self._recovery: Recovery | None = None
        self._copy: Copy = NotSaved("no-document")
        self._entries: dict[str, str] = {}
        self._problems: dict[str, Problem] = {}
        self.props = RecoveryProps()

    @Property(list, notify=phraseChanged)
    def phrase(self) -> list[PhraseWordProps]:
        """The twelve words; none once they are to be typed back."""
        return list(self.props.phrase)

    @Property(str, notify=againLineChanged)
    def againLine(self) -> str:
        """What becomes of an earlier sheet; "" for the first."""
        return self.props.again_line

    @Property(str, notify=savedLineChanged)
    def savedLine(self) -> str:
        """Where the sheet is; "" if it could not be saved."""
        return self.props.saved_line

    @Property(str, notify=notSavedChanged)
    def notSaved(self) -> str:
        """Why the sheet could not be saved; "" if it was."""
        return self.props.not_saved

    @Property(list, notify=askedChanged)
    def asked(self) -> list[AskedProps]:
        """The words to be typed back."""
        return list(self.props.asked)

    @Property(dict, notify=entriesChanged)
    def entries(self) -> dict[str, str]:
        """What stands in each field."""
        return self.props.entries

    @Property(dict, notify=problemsChanged)
    def problems(self) -> dict[str, str]:
        """What is wrong with each field; "" where nothing is."""
        return self.props.problems

    @Slot()
    def goOn(self) -> None:
        """Hide the phrase, save the sheet that belongs to it and ask for part of both."""
        equipment = self._equipment
        self._entries, self._problems = {}, {}
        with reporting(self.failed):
            if self._recovery is None:
                self._recovery = make_recovery(
                    self._phrase,
                    equipment.key_home,
                    equipment.settings(),
                    equipment.clock.now(),
                    equipment.app_version,
                    equipment.staff_words,
                    equipment.fonts,
                )
            self.save()
            self.typing.emit()

    @Slot()
    def save(self) -> None:
        """Save the sheet, once more if it could not be saved."""
        if self._recovery is not None:
            self._copy = save_sheet(self._recovery, self._exports)
            self._ask()

    @Slot()
    def showAgain(self) -> None:
        """Show the phrase once more."""
        self._show_phrase()
        self.shown.emit()

    @Slot(str, str)
    def write(self, field: str, untrusted_text: str) -> None:
        """Keep what is typed in `field`; what was wrong with it is looked at again by `finish`."""
        self._entries = self._entries | {field: untrusted_text}
        self._problems = {name: one for name, one in self._problems.items() if name != field}
        self._ask()

    @Slot()
    def finish(self) -> None:
        """Put the sheet on record, or show what is wrong."""
        recovery = self._recovery
        if recovery is None:
            return
        self._problems = check_typed_back(recovery, self._entries)
        if self._problems:
            self._ask()
            return
        with reporting(self.failed):
            finish_recovery(self._equipment.vault, recovery)
            self.forget()
            self.finished.emit()

    @Slot()
    def postpone(self) -> None:
        """Leave it for later; this phrase is forgotten, and its sheet is not on record."""
        self.forget()
        self.postponed.emit()

    def open(self) -> None:
        """Show a fresh phrase."""
        self._phrase, self._recovery = derive_phrase(), None
        self._show_phrase()

    def forget(self) -> None:
        """Let go of the phrase, the sheet and everything typed."""
        self._phrase, self._recovery = (), None
        self._entries, self._problems = {}, {}
        self._show(RecoveryProps())

    def _show_phrase(self) -> None:
        with reporting(self.failed):
            is_again = self._equipment.vault.sheet_made() is not None
            words = self._equipment.staff_words
            self._show(derive_phrase_props(self._phrase, words, is_again=is_again))

    def _ask(self) -> None:
        if self._recovery is not None:
            words = self._equipment.staff_words
            self._show(
                derive_typing_props(
                    self._recovery, self._copy, self._entries, self._problems, words
                )
            )

    def _show(self, props: RecoveryProps) -> None:
        before, self.props = self.props, props
        tell_changes(self, before, props)
