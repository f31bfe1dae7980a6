"""How a record stands now: the mark on one that nobody may rely on, and what happened since.

Owns what a later document says beside the record, which it tells unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias, assert_never

from kiosk.consent.events import ConsentWithdrawn, ConversationAttested, EnteredInError
from kiosk.consent.later import Later, LaterEvent
from kiosk.consent.record import RecordBody, StoredRecord
from kiosk.pdf.composer import Composer
from kiosk.pdf.phrases import derive_page_title, say_local, say_moment, say_question
from kiosk.pdf.pieces import Column, Gap, Row
from kiosk.pdf.sheet import MARK, MARK_NOTE, UNIT_PT
from kiosk.words import Words

_LABEL_PT = 140.0

_Row: TypeAlias = tuple[str, str]
"""The key of a label, and what it labels."""


def say_mark(later: Sequence[Later], words: Words) -> str:
    """Return the word that a record is marked with which nobody may rely on; "" for none."""
    match later[-1].event if later else None:
        case ConsentWithdrawn():
            return words.say("document_mark_withdrawn")
        case EnteredInError():
            return words.say("document_mark_in_error")
        case _:
            return ""


def compose_mark(
    record: StoredRecord, later: Sequence[Later], composer: Composer, words: Words
) -> None:
    """Set the mark over the whole measure, with what it means and since when."""
    mark = say_mark(later, words)
    if not mark:
        return
    event = later[-1].event
    at = say_local(later[-1].instant(record.body.ended.zone), words)
    note = words.say("document_mark_in_error_note", when=at)
    if isinstance(event, ConsentWithdrawn):
        note = words.say("document_mark_withdrawn_note", when=at)
    inset = 3 * UNIT_PT
    width = composer.sheet.measure_pt - 2 * inset
    lines = (composer.text(mark, width, MARK), composer.text(note, width, MARK_NOTE))
    pad = 1.5 * UNIT_PT
    composer.add(
        Row(
            (Column(inset, lines),),
            composer.sheet.measure_pt,
            pad,
            pad,
            dark=True,
            mirrored=composer.mirrored,
        ),
        Gap(2 * UNIT_PT),
    )


def compose_since(
    body: RecordBody, later: Sequence[Later], composer: Composer, words: Words
) -> None:
    """Set what happened since the record was kept, each event a table of its own."""
    if not later:
        return
    composer.heading(words.say("document_since"))
    for one in later:
        composer.subheading(_say_event(one.event, words))
        with composer.table():
            for label, text in derive_rows(one, body, words):
                composer.labelled(words.say(label), text, label_pt=_LABEL_PT)


def _say_event(event: LaterEvent, words: Words) -> str:
    match event:
        case ConversationAttested():
            return words.say("document_since_attested")
        case ConsentWithdrawn():
            return words.say("document_since_withdrawn")
        case EnteredInError():
            return words.say("document_since_in_error")
        case _:
            assert_never(event)


def derive_rows(later: Later, body: RecordBody, words: Words) -> Iterator[_Row]:
    """Yield what an event tells: the key of each label and what it labels."""
    event, at = later.event, later.instant(body.ended.zone)
    match event:
        case ConversationAttested():
            yield from _derive_conversation(event, body, words)
        case ConsentWithdrawn(by=by, how=how, reason=reason):
            yield "document_by", words.say(f"document_by_{by}")
            yield "document_how", words.say(f"document_how_{how.replace('-', '_')}")
            yield "document_reason", reason or words.say("document_reason_none")
        case EnteredInError(reason=reason):
            yield "document_reason", reason
        case _:
            assert_never(event)
    yield "document_when", "\n".join(say_moment(at, words))
    yield "document_recorded_by", later.header.actor.name or words.say("document_recorded_by_staff")


def _derive_conversation(
    event: ConversationAttested, body: RecordBody, words: Words
) -> Iterator[_Row]:
    yield "document_clinician", event.clinician
    yield "document_attested", event.statement
    if event.flags:
        yield "document_discussed", "\n".join(flag.text for flag in event.flags)
    if event.questions:
        yield (
            "document_questions_answered",
            "\n".join(
                words.say(
                    "document_question",
                    title=derive_page_title(body, question.page_id),
                    text=say_question(question, words),
                )
                for question in event.questions
            ),
        )
