"""Facts of a record in the document's words: days, moments, titles, questions."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.consent.record import Instant, RecordBody, ShownPage, SignedRecord, StoredRecord
from kiosk.visit.answers import Agreed, Question
from kiosk.words import Words

UTC = "document_utc"


def say_day(day: date, words: Words) -> str:
    """Return `9 February 1950`."""
    month = words.say(f"document_month_{day.month}")
    return words.say("document_day", day=day.day, month=month, year=day.year)


def say_local(instant: Instant, words: Words) -> str:
    """Return the clinic's time with its zone and offset."""
    local = datetime.fromisoformat(instant.local)
    offset = instant.local[-6:] if local.utcoffset() else "+00:00"
    return words.say(
        "document_local",
        day=say_day(local.date(), words),
        time=local.strftime("%H:%M:%S"),
        zone=instant.zone.replace("_", " "),
        offset=offset.replace("-", "−"),
    )


def say_moment(instant: Instant, words: Words) -> tuple[str, ...]:
    """Return the clinic's time and, where the words have it, the same moment in UTC."""
    if UTC not in words.entries:
        return (say_local(instant, words),)
    utc = datetime.fromisoformat(instant.utc)
    told = words.say(UTC, day=say_day(utc.date(), words), time=utc.strftime("%H:%M:%S"))
    return say_local(instant, words), told


def derive_end(record: StoredRecord) -> Instant:
    """Return when the patient signed, or when the visit ended."""
    return record.signature.signed if isinstance(record, SignedRecord) else record.body.ended


def derive_page_title(body: RecordBody, page_id: str) -> str:
    """Return the title a page was shown under; its id where it was not shown."""
    titles = (p.wording.title for p in body.pages if p.wording.page_id == page_id)
    return next(titles, page_id)


def say_question(question: Question, words: Words) -> str:
    """Return the patient's words, or that the patient asks in person."""
    return question.text or words.say("document_question_in_person")


def derive_answer(page: ShownPage, body: RecordBody) -> str:
    """Return a page's answer, "" for none; of an agreement the words that were agreed to.

    The page that offers languages is answered by the language that the form was then read in.
    """
    wording = page.wording
    if not isinstance(body.answers.get(wording.page_id), Agreed):
        return page.answer or ""
    languages = (label.text for label in wording.labels if label.option_id == body.form.language)
    return next(languages, wording.step or page.answer or "")
