"""The first page, read by a clinician in ten seconds: flags, who and what, the conversation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest

from kiosk.consent.events import ConversationAttested
from kiosk.consent.later import Later
from kiosk.consent.record import RecordBody, SignedRecord, StoredRecord
from kiosk.pdf.composer import Composer
from kiosk.pdf.flag_box import compose_flags
from kiosk.pdf.phrases import derive_end, say_day, say_local
from kiosk.pdf.pieces import Column, Gap, Piece
from kiosk.pdf.sheet import (
    ALERT,
    BODY,
    CAPTION,
    FAINT,
    LABEL,
    NAME,
    STATE,
    STRONG,
    TITLE,
    UNIT_PT,
    Style,
)
from kiosk.pdf.standing import compose_mark, say_mark
from kiosk.visit.booking import age_on
from kiosk.words import Words

_LABEL_PT = 74.0
"""Width of a label in the table of facts, its gutter included."""
_REMINDER_PT = 172.0
"""Width of a label in the clinician's block while nothing is recorded."""
CONVERSATION = (
    "condition", "nature", "benefit", "common_risks", "own_risks", "alternatives",
    "questions_answered", "capability",
)  # fmt: skip


def compose_front(
    record: StoredRecord, later: Sequence[Later], composer: Composer, words: Words
) -> None:
    """Set the first page of `record` as it stands after `later`."""
    compose_mark(record, later, composer, words)
    _compose_title(record, later, composer, words)
    compose_flags(record.body, composer, words)
    _compose_facts(record, composer, words)
    _compose_conversation(record.body, composer, words)


def _compose_title(
    record: StoredRecord, later: Sequence[Later], composer: Composer, words: Words
) -> None:
    width = composer.sheet.measure_pt
    good = isinstance(record, SignedRecord) and not say_mark(later, words)
    composer.add(
        composer.text(record.body.clinic_name, width, CAPTION),
        composer.text(words.say("document_title"), width, TITLE, "H1"),
        composer.text(_say_state(record, later, words), width, STATE if good else ALERT),
        Gap(2 * UNIT_PT),
    )


def _say_state(record: StoredRecord, later: Sequence[Later], words: Words) -> str:
    """Return how the record stands, in a sentence."""
    attested = [one.event for one in later if isinstance(one.event, ConversationAttested)]
    if attested:
        return words.say("document_state_discussed", clinician=attested[-1].clinician)
    outcome = "signed" if isinstance(record, SignedRecord) else record.outcome
    return words.say(f"document_state_{outcome.replace('-', '_')}")


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
    composer.add(Gap(2 * UNIT_PT))
    with composer.table():
        for line, (left, value, right, other) in enumerate(rows):
            style = NAME if line == 0 else STRONG
            pair = (words.say(left), value, words.say(right), other)
            composer.add(_pair_row(pair, style, _LABEL_PT, composer))
        time = say_local(ended, words)
        place = (0.0, composer.sheet.measure_pt, _LABEL_PT)
        composer.add(composer.row(*_pair(words.say(when), time, place, BODY, composer), rule=True))


def _pair_row(
    pair: tuple[str, str, str, str], style: Style, label_pt: float, composer: Composer
) -> Piece:
    """Return two labels with their values side by side; each pair is a row of the table."""
    half_pt = composer.sheet.measure_pt / 2
    columns: list[Column] = []
    for start_pt, label, value in ((0.0, *pair[:2]), (half_pt, *pair[2:])):
        if label:
            columns += _pair(label, value, (start_pt, half_pt, label_pt), style, composer)
    return composer.row(*columns, rule=True)


def _pair(
    label: str, value: str, place: tuple[float, float, float], style: Style, composer: Composer
) -> tuple[Column, Column]:
    """Return a label and its value at `place`: start, width and label's width in points."""
    start_pt, width_pt, label_pt = place
    with composer.inside("TR"):
        head = composer.cell(label, label_pt - 2 * UNIT_PT, LABEL, "TH")
        cell = composer.cell(value, width_pt - label_pt - UNIT_PT, style)
    return Column(start_pt, (head,)), Column(start_pt + label_pt, (cell,))


def _compose_conversation(body: RecordBody, composer: Composer, words: Words) -> None:
    composer.heading(words.say("document_clinician_block"))
    composer.introduction(words.say("document_not_the_conversation"), STRONG)
    missing = words.say("document_not_recorded")
    covered = _derive_conversation(body, words)
    with composer.table():
        if any(covered.values()):
            for label, content in covered.items():
                composer.labelled(label, content or missing, BODY if content else FAINT)
        else:
            for left, right in zip_longest(*[iter(covered)] * 2, fillvalue=""):
                pair = (left, missing, right, missing if right else "")
                composer.add(_pair_row(pair, FAINT, _REMINDER_PT, composer))


def _derive_conversation(body: RecordBody, words: Words) -> dict[str, str]:
    """Return what a conversation covers, then the form's own slots; "" where nobody filled it."""
    covered = {words.say(f"document_{key}"): "" for key in CONVERSATION}
    known = {_derive_key(label): label for label in covered}
    for label, content in body.slots:
        covered[known.get(_derive_key(label), label)] = content
    return covered


def _derive_key(label: str) -> str:
    """Return a label as it compares: however its apostrophes and capitals are written."""
    return label.replace("’", "'").casefold()
