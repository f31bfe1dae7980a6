"""What the page of one consent shows, derived from what was opened. Pure: knows nothing of Qt."""

from __future__ import annotations

from typing import TypedDict
from zoneinfo import ZoneInfo

from msgspec import Struct

from kiosk.clock import read_utc
from kiosk.consent.record import StoredRecord
from kiosk.desk.board import Forms, derive_board
from kiosk.desk.exporting import Copy, NotSaved, Saved
from kiosk.desk.opening import OpenConsent, derive_questions
from kiosk.devices.printing import NotPrinted, Print, Printed
from kiosk.errors import KioskError
from kiosk.ids import format_record_number
from kiosk.screens.staff_facts import FactProps, derive_facts
from kiosk.visit.answers import Chosen, Wrote
from kiosk.words import Words


class SaidProps(TypedDict):
    """What the patient asked or answered, and the page it was said on."""

    about: str
    text: str


class ConsentProps(Struct, frozen=True, kw_only=True):
    """One consent as it is shown."""

    name: str = ""
    state_word: str = ""
    when: str = ""
    """The clinic's day and time of the end; of the start while the visit is live."""
    flags: tuple[str, ...] = ()
    questions: tuple[SaidProps, ...] = ()
    answers: tuple[SaidProps, ...] = ()
    """What was chosen or written and is not among the flags."""
    facts: tuple[FactProps, ...] = ()
    resumable: bool = False
    pages: int = 0
    page: int = 0
    """From 1; 0 without a document."""
    page_line: str = ""
    document_line: str = ""
    """Why no document is shown; "" where one is."""
    copy_line: str = ""
    """What came of the last copy, saved or printed; "" before."""
    printing: bool = False


def derive_consent_props(
    consent: OpenConsent, pages: int, page: int, words: Words, zone: ZoneInfo, forms: Forms
) -> ConsentProps:
    """Return what the page shows."""
    visit = consent.row
    (row,) = derive_board((visit,), words, zone, forms)
    return ConsentProps(
        name=row.name,
        state_word=row.state_word,
        when=_derive_moment(visit.ended_at or visit.started_at, zone),
        flags=row.flags,
        questions=tuple(
            SaidProps(about=question.about, text=question.text)
            for question in derive_questions(consent.record, words)
        ),
        answers=_derive_answers(consent.record),
        facts=derive_facts(
            words,
            ("fact_born", visit.birth_date.isoformat()),
            ("fact_health_number", visit.health_number or ""),
            ("start_form", row.procedure),
            ("start_clinician", visit.clinician),
            ("fact_started", _derive_moment(visit.started_at, zone)),
            ("fact_record", format_record_number(visit.visit_id)),
        ),
        resumable=row.resumable,
        pages=pages,
        page=page,
        page_line=words.say("consent_pages", page=page, pages=pages) if pages else "",
    )


def _derive_moment(utc: str, zone: ZoneInfo) -> str:
    """Return `2026-11-23 09:05` at the clinic."""
    return read_utc(utc).astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _derive_answers(record: StoredRecord | None) -> tuple[SaidProps, ...]:
    if record is None:
        return ()
    body = record.body
    flagged = {flag.page_id for flag in body.flags}
    return tuple(
        SaidProps(about=page.wording.title, text=page.answer)
        for page in body.pages
        if page.answer
        and page.wording.page_id not in flagged
        and isinstance(body.answers.get(page.wording.page_id), Chosen | Wrote)
    )


def derive_copy_line(copy: Copy, words: Words) -> str:
    """Return what came of saving a copy."""
    match copy:
        case Saved(path=path):
            return words.say("consent_saved", path=str(path))
        case NotSaved():
            return words.say("consent_not_saved", reason=words.say(copy.key))


def derive_print_line(outcome: Print, words: Words) -> str:
    """Return what came of printing."""
    match outcome:
        case Printed(printer=printer):
            return words.say("consent_printed", printer=printer)
        case NotPrinted():
            return words.say("consent_not_printed", reason=words.say(outcome.key))


def derive_unprinted_line(visit_id: str, outcome: Print | KioskError, words: Words) -> str:
    """Return what staff must know of a printing they did not wait for; "" if it went well."""
    match outcome:
        case Printed():
            return ""
        case NotPrinted():
            reason = words.say(outcome.key)
        case KioskError():
            reason = outcome.detail
    number = format_record_number(visit_id)
    return words.say("consent_left_unprinted", record=number, reason=reason)
