"""A visit as QML sees it: one page's words, and one slot for each thing a patient can do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.consent.ink import Ink
from kiosk.errors import KioskError
from kiosk.intake.session import Session
from kiosk.screens.ink_pad import InkPad
from kiosk.screens.visit_props import (
    EntryProps,
    LineProps,
    OptionProps,
    PictureProps,
    VisitProps,
    derive_visit_props,
)
from kiosk.visit import actions as do
from kiosk.visit.state import VisitState

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

Turn: TypeAlias = Callable[[], VisitState]


@QmlElement
class VisitViewModel(QObject):
    """One patient at a time; empty between visits."""

    pageChanged = Signal()
    """The page, or its words."""
    answerChanged = Signal()
    """What the patient entered, or what is wrong with it."""
    endingChanged = Signal()
    """How the visit ended; the page stays as it was."""
    inkVoided = Signal()
    """An answer changed, so that ink drawn before does not count."""
    troubleChanged = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nobody."""
        super().__init__(parent)
        self._session: Session | None = None
        self._props = VisitProps()
        self._step_back = False
        self._ink: Ink | None = None
        self._ink_revision = 0
        self._trouble = ""
        self._unkept: Turn | None = None

    # For the window's own view model

    def begin(self, session: Session) -> None:
        """Show `session` from where it stands."""
        self._session = session
        self._ink_revision = session.state.revision
        self._show()

    def call_staff(self, code: str = "bug") -> None:
        """Cover the page with the sentence that asks for staff."""
        self._trouble = code
        self.troubleChanged.emit()

    def forget(self) -> None:
        """Let go of everything of this patient."""
        self._session, self._props, self._trouble = None, VisitProps(), ""
        self._ink = self._unkept = None
        self.inkVoided.emit()
        self.pageChanged.emit()
        self.answerChanged.emit()
        self.endingChanged.emit()
        self.troubleChanged.emit()

    @property
    def visit_id(self) -> str | None:
        """The visit that is being read; None between visits and once it was left."""
        session = self._session
        return session.state.visit_id if session and session.state.outcome is None else None

    @property
    def language(self) -> str | None:
        """The language of the visit, BCP 47; None between visits."""
        return self._session.state.language if self._session else None

    @property
    def props(self) -> VisitProps:
        """What is shown, as Python reads it."""
        return self._props

    # What the page says

    @Property(str, notify=pageChanged)
    def pageId(self) -> str:
        """The page's id."""
        return self._props.page_id

    @Property(str, notify=pageChanged)
    def kind(self) -> str:
        """What kind of page it is; the screen has one face for each."""
        return self._props.kind

    @Property(bool, notify=pageChanged)
    def goesBack(self) -> bool:
        """Whether the last turn went towards the start."""
        return self._step_back

    @Property(str, notify=pageChanged)
    def title(self) -> str:
        """The page's title."""
        return self._props.title

    @Property(int, notify=pageChanged)
    def part(self) -> int:
        """The form's part, 0 before the first."""
        return self._props.part

    @Property(int, notify=pageChanged)
    def parts(self) -> int:
        """How many parts there are."""
        return self._props.parts

    @Property(str, notify=pageChanged)
    def progress(self) -> str:
        """Where in the form the page is, in words."""
        return self._props.progress

    @Property(list, notify=pageChanged)
    def lines(self) -> list[LineProps]:
        """The page's text."""
        return list(self._props.lines)

    @Property("QVariant", notify=pageChanged)  # type: ignore[arg-type]  # not in the stubs
    def picture(self) -> PictureProps | None:
        """The page's picture: `svg`, `description` and `key`; undefined where there is none."""
        return self._props.picture

    @Property(str, notify=pageChanged)
    def step(self) -> str:
        """What the main step says."""
        return self._props.step

    @Property(str, notify=pageChanged)
    def belowSignature(self) -> str:
        """Name and date beneath the signature."""
        return self._props.below_signature

    @Property(bool, notify=pageChanged)
    def canGoBack(self) -> bool:
        """Whether there is an earlier page."""
        return self._props.can_go_back

    @Property(list, notify=pageChanged)
    def review(self) -> list[EntryProps]:
        """Every answer, on the review."""
        return list(self._props.review)

    @Property(str, notify=endingChanged)
    def ending(self) -> str:
        """How the visit ended; "" while it goes on."""
        return self._props.ending

    @Property(str, notify=endingChanged)
    def endingTitle(self) -> str:
        """The last page's title."""
        return self._props.ending_title

    @Property(list, notify=endingChanged)
    def endingLines(self) -> list[str]:
        """The last page's text."""
        return list(self._props.ending_lines)

    # What the patient entered

    @Property(list, notify=answerChanged)
    def options(self) -> list[OptionProps]:
        """The answer cards."""
        return list(self._props.options)

    @Property(str, notify=answerChanged)
    def second(self) -> str:
        """What stands beside the main step: "", "ask", "go-on", "reject" or "paper"."""
        return self._props.second

    @Property(str, notify=answerChanged)
    def secondText(self) -> str:
        """What it says."""
        return self._props.second_text

    @Property(bool, notify=answerChanged)
    def atEnd(self) -> bool:
        """Whether the page's end has been in view."""
        return self._props.at_end

    @Property(str, notify=answerChanged)
    def problem(self) -> str:
        """What is wrong with the last entry; "" if nothing is."""
        return self._props.problem

    @Property(str, notify=answerChanged)
    def note(self) -> str:
        """The free text kept for this page."""
        return self._props.note

    @Property(str, notify=answerChanged)
    def kept(self) -> str:
        """Says that a question about this page is kept; "" if none is."""
        return self._props.kept

    @Property(list, notify=answerChanged)
    def questions(self) -> list[EntryProps]:
        """The questions for the doctor."""
        return list(self._props.questions)

    @Property(bool, notify=troubleChanged)
    def troubled(self) -> bool:
        """Whether the tablet cannot go on by itself."""
        return bool(self._trouble)

    # What a patient can do

    @Slot()
    def takeStep(self) -> None:
        """Take the page's main step."""
        if self._props.kind == "acknowledgement":
            self._act(do.Understand())
        else:
            self._act(do.Continue())

    @Slot()
    def goOn(self) -> None:
        """Go on past an acknowledgement whose question is kept."""
        self._act(do.Continue())

    @Slot()
    def goBack(self) -> None:
        """Go one page back."""
        self._act(do.Back(), step_back=True)

    @Slot(str)
    def choose(self, option: str) -> None:
        """Choose an answer, or on the first page a language."""
        language = self._props.kind == "language"
        self._act(do.ChooseLanguage(option) if language else do.Choose(option))

    @Slot(str)
    def giveBirthDate(self, untrusted_text: str) -> None:
        """Say who one is."""
        self._act(do.GiveBirthDate(untrusted_text))

    @Slot(str)
    def write(self, untrusted_text: str) -> None:
        """Keep the free text of this page."""
        self._act(do.Write(untrusted_text))

    @Slot(str)
    def ask(self, untrusted_text: str) -> None:
        """Keep a question; without words it is asked in person."""
        self._act(do.Ask(untrusted_text or None))

    @Slot(int)
    def dropQuestion(self, index: int) -> None:
        """Take a question back."""
        self._act(do.DropQuestion(index))

    @Slot()
    def reachEnd(self) -> None:
        """Say that the page's end is in view."""
        if self._session and not self._props.at_end:
            self._act(do.ReachEnd())

    @Slot(str)
    def change(self, page: str) -> None:
        """From the review, change one answer."""
        self._act(do.Change(page), step_back=True)

    @Slot()
    def rejectDetails(self) -> None:
        """Say that the details are not right."""
        self._act(do.RejectDetails())

    @Slot(str)
    def leave(self, way: str) -> None:
        """Leave: "paused", "declined" or "paper"."""
        match way:
            case "paused" | "declined" | "paper":
                self._act(do.Leave(way))
            case _:
                raise ValueError("there is no such way to leave")

    @Slot(int)
    def setTextPercent(self, percent: int) -> None:
        """Read on in another size."""
        self._act(do.SetTextSize(percent))

    @Slot(InkPad)
    def sign(self, pad: InkPad) -> None:
        """Sign with what is drawn on the pad."""
        if self._session is not None:
            self._turn(partial(self._session.sign, pad.ink))

    @Slot(InkPad)
    def keepInk(self, pad: InkPad) -> None:
        """Keep what is drawn, for a look back at an earlier page."""
        self._ink = pad.ink

    @Slot(InkPad)
    def putInkBack(self, pad: InkPad) -> None:
        """Draw again what was drawn before the look back, if nothing was changed since."""
        if self._ink is not None:
            pad.ink = self._ink

    @Slot()
    def retry(self) -> None:
        """Go on after staff have looked at the trouble; it stays while the fault does.

        What was entered is kept now. To sign or to leave is the patient's to tap again, unless the
        visit has ended by it already.
        """
        unkept, self._unkept, self._trouble = self._unkept, None, ""
        if self._session is not None:
            self._turn(unkept or self._session.settle, unkept)
        self.troubleChanged.emit()

    def _act(self, action: do.Action, *, step_back: bool = False) -> None:
        if self._session is None:
            return
        session = self._session
        self._step_back = step_back
        turn = partial(session.act, action)
        self._turn(turn, None if isinstance(action, do.Leave) else turn)

    def _turn(self, turn: Turn, entry: Turn | None = None) -> None:
        """Do one turn; a fault of the world is shown and loses nothing.

        `entry` is done once the fault is gone.
        """
        try:
            state = turn()
            self._show()
        except KioskError as error:
            self._unkept = self._unkept or entry
            self.call_staff(error.code)
            return
        if state.revision != self._ink_revision:
            self._ink_revision, self._ink = state.revision, None
            self.inkVoided.emit()
        if state.outcome is not None:
            self.ended.emit()

    def _show(self) -> None:
        """Show the state; only what changed notifies."""
        if self._session is None:
            return
        session, before = self._session, self._props
        after = derive_visit_props(session.rules, session.state, session.sources)
        self._props = after
        if _page_part(before) != _page_part(after):
            self.pageChanged.emit()
        if _answer_part(before) != _answer_part(after):
            self.answerChanged.emit()
        if before.ending != after.ending:
            self.endingChanged.emit()


def _page_part(props: VisitProps) -> tuple[object, ...]:
    return (
        props.page_id,
        props.title,
        props.lines,
        props.picture,
        props.step,
        props.progress,
        props.review,
        props.below_signature,
        props.part,
        props.parts,
    )


def _answer_part(props: VisitProps) -> tuple[object, ...]:
    return (
        props.page_id,
        props.options,
        props.second,
        props.second_text,
        props.at_end,
        props.problem,
        props.note,
        props.kept,
        props.questions,
    )
