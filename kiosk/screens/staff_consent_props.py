"""What the page of one consent shows, derived from what was opened. Pure: knows nothing of Qt."""

from __future__ import annotations

from typing import TypedDict
from zoneinfo import ZoneInfo

from msgspec import Struct

from kiosk.desk.board import Forms, derive_board
from kiosk.desk.exporting import Copy, NotSaved, Saved
from kiosk.desk.opening import OpenConsent, derive_questions
from kiosk.ids import format_record_number
from kiosk.words import Words


class QuestionProps(TypedDict):
    """One question for the doctor."""

    about: str
    text: str


class ConsentProps(Struct, frozen=True, kw_only=True):
    """One consent as it is shown."""

    name: str = ""
    facts: tuple[str, ...] = ()
    """Born, procedure, clinician, when, the record's number."""
    state_word: str = ""
    flags: tuple[str, ...] = ()
    questions: tuple[QuestionProps, ...] = ()
    resumable: bool = False
    pages: int = 0
    page: int = 0
    """From 1; 0 without a document."""
    page_line: str = ""
    copy_line: str = ""


def derive_consent_props(
    consent: OpenConsent, pages: int, page: int, words: Words, zone: ZoneInfo, forms: Forms
) -> ConsentProps:
    """Return what the page shows."""
    (row,) = derive_board((consent.row,), words, zone, forms)
    number = format_record_number(consent.row.visit_id)
    return ConsentProps(
        name=row.name,
        facts=(
            row.born,
            row.procedure,
            row.clinician,
            f"{row.day} {row.time}",
            words.say("consent_record", number=number),
        ),
        state_word=row.state_word,
        flags=row.flags,
        questions=tuple(
            QuestionProps(about=question.about, text=question.text)
            for question in derive_questions(consent.record, words)
        ),
        resumable=row.resumable,
        pages=pages,
        page=page,
        page_line=words.say("consent_pages", page=page, pages=pages) if pages else "",
    )


def derive_copy_line(copy: Copy, words: Words) -> str:
    """Return what came of saving a copy."""
    match copy:
        case Saved(path=path):
            return words.say("consent_saved", path=str(path))
        case NotSaved():
            return words.say("consent_not_saved", reason=words.say(copy.key))
