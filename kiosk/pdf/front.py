"""The first page, read by a clinician in ten seconds: flags, who and what, the conversation."""

from __future__ import annotations

from datetime import datetime

from kiosk.consent.record import Flag, Instant, RecordBody, SignedRecord, StoredRecord
from kiosk.pdf.composer import MARK_PT, Composer
from kiosk.pdf.dates import say_day, say_local, say_utc
from kiosk.pdf.drawings import draw_flag
from kiosk.pdf.pieces import Column, Gap, Piece
from kiosk.pdf.sheet import (
    BODY, CAPTION, FAINT, FLAG, LABEL, LEAD, NAME, STATE, STRONG, TITLE, UNIT_PT, Style,
)  # fmt: skip
from kiosk.visit.answers import Question
from kiosk.visit.booking import age_on
from kiosk.words import Words

_CONVERSATION = (
    "condition", "nature", "benefit", "common_risks", "own_risks", "alternatives",
    "questions_answered", "capability",
)  # fmt: skip


def compose_front(record: StoredRecord, composer: Composer, words: Words) -> None:
    """Set the first page."""
    _compose_title(record, composer, words)
    _compose_flags(record.body, composer, words)
    _compose_facts(record, composer, words)
    _compose_conversation(record.body, composer, words)


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


def _compose_title(record: StoredRecord, composer: Composer, words: Words) -> None:
    width = composer.sheet.measure_pt
    outcome = "signed" if isinstance(record, SignedRecord) else record.outcome
    state = words.say(f"document_state_{outcome.replace('-', '_')}")
    composer.add(
        composer.text(record.body.clinic_name, width, CAPTION),
        composer.text(words.say("document_title"), width, TITLE, "H1"),
        composer.text(state, width, STATE),
        Gap(2 * UNIT_PT),
    )


def _compose_flags(body: RecordBody, composer: Composer, words: Words) -> None:
    width = composer.sheet.measure_pt - 6 * UNIT_PT
    head = composer.text(words.say("document_flags"), width, LABEL, "H2")
    first = composer.row(Column(3 * UNIT_PT, (head,)), warm=bool(body.flags))
    if not body.flags:
        nothing = composer.text(words.say("document_flags_none"), width, FLAG)
        note = composer.text(words.say("document_flags_none_note"), width, FAINT)
        composer.add(composer.row(Column(0, (head, nothing, note)), rule=True))
        return
    rows: list[Piece] = [first]
    with composer.inside("L"):
        for flag in body.flags:
            rows += _flag_rows(flag, body, composer, words)
    composer.add(*rows)


def _flag_rows(flag: Flag, body: RecordBody, composer: Composer, words: Words) -> list[Piece]:
    rows = [_flag_row(flag.text, FLAG, composer, mark=True)]
    if flag.kind == "questions":
        for question in body.questions:
            title = derive_page_title(body, question.page_id)
            text = say_question(question, words)
            line = words.say("document_question", title=title, text=text)
            rows.append(_flag_row(line, BODY, composer, mark=False))
    return rows


def _flag_row(text: str, style: Style, composer: Composer, *, mark: bool) -> Piece:
    left = 3 * UNIT_PT
    width = composer.sheet.measure_pt - left - MARK_PT - 3 * UNIT_PT
    with composer.inside("LI"):
        words = composer.text(text, width, style, "LBody")
    marks = (composer.mark(draw_flag),) if mark else ()
    return composer.row(Column(left, marks), Column(left + MARK_PT, (words,)), warm=True)


def _compose_facts(record: StoredRecord, composer: Composer, words: Words) -> None:
    body, booking = record.body, record.body.booking
    ended = derive_end(record)
    local = datetime.fromisoformat(ended.local).date()
    born = words.say(
        "document_birth_date_age",
        day=say_day(booking.patient.birth_date, words),
        age=age_on(booking.patient.birth_date, local),
    )
    when = "document_signed_at" if isinstance(record, SignedRecord) else "document_ended_at"
    number = booking.patient.health_number or words.say("document_health_number_none")
    rows = (
        ("document_patient", booking.patient.name, "document_procedure", body.form.procedure),
        ("document_birth_date", born, "document_site", body.form.site),
        ("document_health_number", number, "document_side",
         words.say(f"document_side_{booking.side}")),
        ("document_clinic", body.clinic_name, "document_clinician", booking.clinician),
    )  # fmt: skip
    composer.add(Gap(3 * UNIT_PT))
    with composer.inside("Table"):
        for number_of_row, (left, value, right, other) in enumerate(rows):
            style = NAME if number_of_row == 0 else STRONG
            pair = (words.say(left), value, words.say(right), other)
            composer.add(_pair_row(pair, style, composer))
        time = f"{say_local(ended, words)}\n{say_utc(ended, words)}"
        composer.labelled(words.say(when), time)


def _pair_row(pair: tuple[str, str, str, str], style: Style, composer: Composer) -> Piece:
    """Return two labels with their values side by side; each pair is a row of the table."""
    label_pt = 74.0
    half_pt = composer.sheet.measure_pt / 2
    columns = []
    for start, label, value in ((0.0, *pair[:2]), (half_pt, *pair[2:])):
        with composer.inside("TR"):
            head = composer.cell(label, label_pt - UNIT_PT, LABEL, "TH")
            cell = composer.cell(value, half_pt - label_pt - 2 * UNIT_PT, style)
        columns += [Column(start, (head,)), Column(start + label_pt, (cell,))]
    return composer.row(*columns, rule=True)


def _compose_conversation(body: RecordBody, composer: Composer, words: Words) -> None:
    composer.heading(words.say("document_clinician_block"))
    composer.paragraph(words.say("document_not_the_conversation"), LEAD)
    slots = dict(body.slots)
    labels = [words.say(f"document_{key}") for key in _CONVERSATION]
    missing = words.say("document_not_recorded")
    with composer.inside("Table"):
        for label in [*labels, *(label for label in slots if label not in labels)]:
            content = slots.get(label, "")
            composer.labelled(label, content or missing, BODY if content else FAINT)
