"""The patient's rooms: every page of a visit, come to and answered, its sheets and its ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from kiosk.app.demo import SIGNATURE
from kiosk.forms.model import AcknowledgementPage, ChoicePage, ConsentForm, NotePage
from kiosk.visit.route import OwnPage, derive_all_stops
from kiosk.visit.state import VisitState
from tests.gallery.album import NOTE, QUESTION, PlayedSession
from tests.gallery.stage import Stage

Albums: TypeAlias = Mapping[str, Mapping[str, VisitState]]
"""The states of each page, by language and page id."""
Arrange: TypeAlias = Callable[[Stage], None]


@dataclass(frozen=True)
class Shot:
    """One page in one condition, and how the window is brought to it."""

    shot_id: str
    group: str
    arrange: Arrange
    main_steps: frozenset[int] = frozenset({1})
    """How many highlighted main steps there may be."""
    is_patients: bool = False
    """Whether it is a page of a visit, whose words keep half of the height."""
    leaves_traces: bool = True
    """Whether what was opened or drawn on it must go before another page is shown."""
    day: str = "quiet"
    """The day it is seen on: one of `tests.gallery.stage.DAYS`."""


ONE, NONE, AT_MOST_ONE = frozenset({1}), frozenset({0}), frozenset({0, 1})
SHEETS, ENDS = "Sheets and keyboard", "How a visit ends"


class VisitShots:
    """Makes the shots of one form."""

    def __init__(self, form: ConsentForm, albums: Albums) -> None:
        self._form, self._albums = form, albums

    def derive(self) -> tuple[Shot, ...]:
        """Return every shot of a visit, in the order of the visit."""
        return (*self._pages(), *self._sheets(), *self._ends())

    def stand(self, stage: Stage, page_id: str) -> None:
        """Show a page as a patient comes to it, in the language of the combination."""
        assert stage.combination is not None
        state = self._albums[stage.combination.tongue.language][page_id]
        session = PlayedSession(stage.equipment, state)
        if stage.kiosk.current_room != "visit" or stage.visit.props.page_id == page_id:
            stage.back_to_welcome()
            stage.staff.visitHandedOver.emit(session)
        else:
            stage.visit.begin(session)
            stage.visit.setTextPercent(stage.combination.text_percent)

    def _pages(self) -> Iterator[Shot]:
        for stop in derive_all_stops(self._form):
            group = self._group(stop.part)
            page, page_id = stop.page, stop.page_id
            # The language page has no main step once its end is in view: the languages are it.
            steps = AT_MOST_ONE if page is OwnPage.LANGUAGE else ONE
            come_to = self._at(page_id)
            yield Shot(page_id, group, come_to, steps, is_patients=True, leaves_traces=False)
            if isinstance(page, ChoicePage):
                answer = self._at(page_id, _choose(page.options[0].option_id))
                name = f"{page_id}-answered"
                yield Shot(name, group, answer, is_patients=True, leaves_traces=False)
            if page is OwnPage.SIGNATURE:
                yield Shot("signature-drawn", group, self._at(page_id, _draw), is_patients=True)
                empty = self._at(page_id, _sign)
                yield Shot("signature-empty", group, empty, is_patients=True)

    def _sheets(self) -> Iterator[Shot]:
        note = next(page.page_id for page in self._form.pages if isinstance(page, NotePage))
        risk = next(p.page_id for p in self._form.pages if isinstance(p, AcknowledgementPage))
        kept = self._at(risk, lambda stage: stage.visit.ask(QUESTION))
        yield Shot("question-kept", SHEETS, kept, is_patients=True)
        wrong = self._at("identity", lambda stage: stage.visit.giveBirthDate("1950-02-27"))
        yield Shot("identity-wrong", SHEETS, wrong, AT_MOST_ONE, is_patients=True)
        typing = self._at("identity", lambda stage: stage.write_in("month"))
        yield Shot("identity-typing", SHEETS, typing, AT_MOST_ONE, is_patients=True)
        written = self._at(note, lambda stage: stage.visit.write(NOTE))
        yield Shot("note-written", SHEETS, written, is_patients=True)
        typing = self._at(note, lambda stage: stage.write_in("note"))
        yield Shot("note-typing", SHEETS, typing, AT_MOST_ONE, is_patients=True)
        unasked = self._at("questions", _drop_questions)
        yield Shot("questions-none", SHEETS, unasked, is_patients=True)
        yield Shot("ask", SHEETS, self._at(risk, _open_ask), AT_MOST_ONE)
        yield Shot("ask-typing", SHEETS, self._at(risk, _type_question), AT_MOST_ONE)
        for way in ("pause", "decline", "paper"):
            leave = self._at(risk, partial(_press_equal, name=way))
            yield Shot(f"{way}-sheet", SHEETS, leave, NONE)
        rejected = self._at("details", _reject)
        yield Shot("reject-sheet", SHEETS, rejected, NONE)
        tools = self._at(risk, lambda stage: stage.press("tools", "theme"))
        yield Shot("tools", SHEETS, tools, AT_MOST_ONE)
        more = self._at(risk, _open_more)
        yield Shot("more", SHEETS, more, AT_MOST_ONE)
        trouble = self._at(risk, lambda stage: stage.visit.call_staff())
        yield Shot("trouble", SHEETS, trouble)

    def _ends(self) -> Iterator[Shot]:
        for way in ("paused", "declined", "paper"):
            leave = self._at("notice", partial(_leave, way=way))
            yield Shot(f"ended-{way}", ENDS, leave)
        signed = self._at("signature", _draw_and_sign)
        yield Shot("ended-done", ENDS, signed)
        rejected = self._at("details", lambda stage: stage.visit.rejectDetails())
        yield Shot("ended-details", ENDS, rejected)
        for page in self._form.pages:
            options = page.options if isinstance(page, ChoicePage) else ()
            for option in options:
                if option.hands_over is not None:
                    choose = self._at(page.page_id, _choose_and_go(option.option_id))
                    yield Shot(f"ended-{page.page_id}-{option.option_id}", ENDS, choose)

    def _at(self, page_id: str, then: Arrange | None = None) -> Arrange:
        def arrange(stage: Stage) -> None:
            self.stand(stage, page_id)
            if then is not None:
                then(stage)

        return arrange

    def _group(self, part: int) -> str:
        if part == 0:
            return "Before the form"
        if part > len(self._form.parts):
            return "Questions, review and signature"
        return f"Part {part}: {self._form.parts[part - 1].title}"


def _draw(stage: Stage) -> None:
    stage.settle()
    stage.visit.reachEnd()
    stage.settle()
    pad = stage.finger.find("pad")
    stage.finger.scroll_to(pad)
    stage.finger.draw(pad, SIGNATURE)


def _sign(stage: Stage) -> None:
    stage.visit.reachEnd()
    stage.press("step")


def _draw_and_sign(stage: Stage) -> None:
    _draw(stage)
    _sign(stage)


def _leave(stage: Stage, way: str) -> None:
    stage.visit.leave(way)


def _choose(option_id: str) -> Arrange:
    return lambda stage: stage.visit.choose(option_id)


def _choose_and_go(option_id: str) -> Arrange:
    def arrange(stage: Stage) -> None:
        stage.visit.choose(option_id)
        stage.visit.reachEnd()
        stage.visit.takeStep()

    return arrange


def _drop_questions(stage: Stage) -> None:
    while stage.visit.props.questions:
        stage.visit.dropQuestion(0)


def _press_equal(stage: Stage, name: str) -> None:
    """Press one of the four equals, where they stand or where they are folded away."""
    _open_more(stage)
    stage.press(name)


def _open_more(stage: Stage) -> None:
    stage.settle()
    if stage.seek("more") is not None:
        stage.press("more")


def _open_ask(stage: Stage) -> None:
    _press_equal(stage, "ask")


def _type_question(stage: Stage) -> None:
    _open_ask(stage)
    stage.write_in("question")


def _reject(stage: Stage) -> None:
    stage.visit.reachEnd()
    stage.press("second")
