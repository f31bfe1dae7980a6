"""What a patient's screen shows, derived from where the patient stands.

Owns the choice of words, answers and ways on for each kind of page. Pure: knows nothing of Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, TypedDict, assert_never

from kiosk.clock import local_day
from kiosk.consent.evidence import derive_answer
from kiosk.forms.model import AcknowledgementPage, ChoicePage, ConsentForm, NotePage, ReadingPage
from kiosk.visit.answers import Chosen, Understood, Wrote
from kiosk.visit.completion import has_question
from kiosk.visit.route import OwnPage, RoutePage, Stop, count_parts
from kiosk.visit.state import Declined, HandedOver, OnPaper, Outcome, Paused, Signed, VisitState
from kiosk.visit.turns import Rules
from kiosk.visit.wording import Depiction, Line, Sources, Wording, derive_wording
from kiosk.words import Words

Second: TypeAlias = Literal["", "ask", "go-on", "reject", "paper"]
"""What stands beside the main step in the same size."""


class LineProps(TypedDict):
    """One piece of the page's text."""

    style: str
    text: str
    figure: str
    number: int
    other: str


class PictureProps(TypedDict):
    """The page's picture."""

    svg: str
    description: str
    key: list[str]


class OptionProps(TypedDict):
    """One answer card."""

    option: str
    text: str
    chosen: bool


class EntryProps(TypedDict):
    """One line of the review or of the questions."""

    page: str
    title: str
    answer: str


@dataclass(frozen=True)
class VisitProps:
    """One page as it is shown."""

    page_id: str = ""
    kind: str = ""
    title: str = ""
    part: int = 0
    parts: int = 1
    progress: str = ""
    lines: tuple[LineProps, ...] = ()
    picture: PictureProps | None = None
    options: tuple[OptionProps, ...] = ()
    step: str = ""
    second: Second = ""
    second_text: str = ""
    at_end: bool = False
    can_go_back: bool = False
    problem: str = ""
    note: str = ""
    kept: str = ""
    questions: tuple[EntryProps, ...] = ()
    review: tuple[EntryProps, ...] = ()
    below_signature: str = ""
    ending: str = ""
    ending_title: str = ""
    ending_lines: tuple[str, ...] = ()


def derive_visit_props(rules: Rules, state: VisitState, sources: Sources) -> VisitProps:
    """Return what the screen shows for this state."""
    stop, words = rules.stop(state), sources.words
    wording = derive_wording(stop, sources)
    parts = count_parts(sources.form)
    second, second_text = _second(stop.page, state, words)
    ending = _ending_key(state.outcome)
    return VisitProps(
        page_id=stop.page_id,
        kind=_kind(stop.page),
        title=wording.title,
        part=stop.part,
        parts=parts,
        progress=_progress(stop, parts, wording, words),
        lines=derive_lines(wording.lines),
        picture=_picture(wording.depiction, sources.form),
        options=_options(stop.page, state, wording),
        step=wording.step,
        second=second,
        second_text=second_text,
        at_end=stop.page_id in state.reached,
        can_go_back=stop.page is not OwnPage.LANGUAGE,
        problem=words.say(state.problem.key, **state.problem.places) if state.problem else "",
        note=_note(state),
        kept=words.say("answer_question_kept") if has_question(state, stop.page_id) else "",
        questions=_questions(rules, state, sources) if stop.page is OwnPage.QUESTIONS else (),
        review=_review(rules, state, sources) if stop.page is OwnPage.REVIEW else (),
        below_signature=_below_signature(state, sources),
        ending=ending,
        ending_title=words.say(f"{ending}_title") if ending else "",
        ending_lines=_ending_lines(ending, sources) if ending else (),
    )


def derive_lines(lines: tuple[Line, ...]) -> tuple[LineProps, ...]:
    """Return the text line by line: steps numbered, the two halves of a pair joined."""
    shown: list[LineProps] = []
    number = 0
    for line in lines:
        number = number + 1 if line.style == "step" else 0
        if line.style == "pair" and shown and _is_half(shown[-1]):
            shown[-1]["other"] = line.text
            continue
        shown.append(
            LineProps(style=line.style, text=line.text, figure=line.figure, number=number, other="")
        )
    return tuple(shown)


def _picture(depiction: Depiction | None, form: ConsentForm) -> PictureProps | None:
    if depiction is None:
        return None
    drawings = {picture.picture_id: picture.svg for picture in form.pictures}
    return PictureProps(
        svg=drawings[depiction.picture_id],
        description=depiction.description,
        key=list(depiction.key),
    )


def _is_half(line: LineProps) -> bool:
    return line["style"] == "pair" and not line["other"]


def _kind(page: RoutePage) -> str:
    match page:
        case OwnPage():
            return page.value
        case ReadingPage():
            return "reading"
        case ChoicePage():
            return "choice"
        case AcknowledgementPage():
            return "acknowledgement"
        case NotePage():
            return "note"
        case _:
            assert_never(page)


def _progress(stop: Stop, parts: int, wording: Wording, words: Words) -> str:
    if stop.part == 0:
        return words.say("part_before")
    return words.say("progress", part=stop.part, parts=parts, title=wording.part_title)


def _options(page: RoutePage, state: VisitState, wording: Wording) -> tuple[OptionProps, ...]:
    """Return the answer cards; the acknowledgement's two answers are its steps instead."""
    if not isinstance(page, ChoicePage) and page is not OwnPage.LANGUAGE:
        return ()
    answer = state.answers.get(wording.page_id)
    chosen = answer.option_id if isinstance(answer, Chosen) else None
    return tuple(
        OptionProps(option=label.option_id, text=label.text, chosen=label.option_id == chosen)
        for label in wording.labels
    )


def _second(page: RoutePage, state: VisitState, words: Words) -> tuple[Second, str]:
    match page:
        case AcknowledgementPage(page_id=page_id):
            if has_question(state, page_id):
                return "go-on", words.say("step_kept_question")
            return "ask", words.say("answer_question")
        case OwnPage.DETAILS:
            return "reject", words.say("details_reject")
        case OwnPage.TABLET:
            return "paper", words.say("paper")
        case _:
            return "", ""


def _note(state: VisitState) -> str:
    answer = state.answers.get(state.page_id)
    return answer.text if isinstance(answer, Wrote) else ""


def _questions(rules: Rules, state: VisitState, sources: Sources) -> tuple[EntryProps, ...]:
    titles = {stop.page_id: derive_wording(stop, sources).title for stop in rules.stops(state)}
    words = sources.words
    return tuple(
        EntryProps(
            page=question.page_id,
            title=words.say("question_about", title=titles.get(question.page_id, "")),
            answer=question.text or words.say("question_in_person"),
        )
        for question in state.questions
    )


def _review(rules: Rules, state: VisitState, sources: Sources) -> tuple[EntryProps, ...]:
    return tuple(
        EntryProps(
            page=stop.page_id,
            title=stop.page.summary
            if isinstance(stop.page, AcknowledgementPage)
            else stop.page.title,
            answer=_reviewed(stop, state, sources),
        )
        for stop in rules.stops(state)
        if isinstance(stop.page, ChoicePage | AcknowledgementPage | NotePage)
    )


def _reviewed(stop: Stop, state: VisitState, sources: Sources) -> str:
    words = sources.words
    answer = derive_answer(stop, state, sources) or words.say("review_none")
    if isinstance(state.answers.get(stop.page_id), Understood) and has_question(
        state, stop.page_id
    ):
        return f"{answer}. {words.say('answer_question_kept')}"
    return answer


def _below_signature(state: VisitState, sources: Sources) -> str:
    day = local_day(state.entered_at, sources.clinic.zone)
    name = state.booking.patient.name
    return sources.words.say("signature_below", name=name, day=day.isoformat())


def _ending_key(outcome: Outcome | None) -> str:
    """Return the first half of the keys that say how the visit ended."""
    match outcome:
        case None:
            return ""
        case Signed():
            return "done"
        case Declined():
            return "declined"
        case Paused():
            return "paused"
        case OnPaper():
            return "paper_end"
        case HandedOver():
            return "desk"
        case _:
            assert_never(outcome)


def _ending_lines(ending: str, sources: Sources) -> tuple[str, ...]:
    words, minutes = sources.words, sources.clinic.draft_minutes
    keys = sorted(key for key in words.entries if key.startswith(f"{ending}_line_"))
    clinician = sources.booking.clinician
    return tuple(words.say(key, clinician=clinician, minutes=minutes) for key in keys)
