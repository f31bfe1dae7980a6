"""The receipt for a consent that was taken back: one page for whoever took it back.

Owns the page. The document of the record says the same to staff.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.later import Later
from kiosk.consent.record import SignedRecord
from kiosk.ids import format_record_number
from kiosk.pdf.archive import Archive
from kiosk.pdf.attachments import LATER_FILE, Attachment
from kiosk.pdf.composer import Composer
from kiosk.pdf.drawings import draw_bullet
from kiosk.pdf.fonts import read_typeface
from kiosk.pdf.margins import Margins
from kiosk.pdf.patient_copy import derive_voice
from kiosk.pdf.phrases import say_day, say_local
from kiosk.pdf.pieces import Column, Gap, Row
from kiosk.pdf.press import draw_pages
from kiosk.pdf.setting import Setter
from kiosk.pdf.sheet import BODY, CAPTION, LEAD, STRONG, TITLE, UNIT_PT, Sheet
from kiosk.pdf.standing import derive_rows
from kiosk.pdf.xmp import Description
from kiosk.words import Words

_INDENT_PT = 2.5 * UNIT_PT


def derive_receipt(
    record: SignedRecord, withdrawal: Later, words: Words, fonts: Path, sheet: Sheet
) -> bytes:
    """Return the receipt of `withdrawal`, by which the consent of `record` was taken back.

    Raises:
        DocumentError: a font is missing, or no font draws one of the characters.
    """
    words = derive_voice(words)
    composer = Composer(Setter(read_typeface(fonts)), sheet, words.language)
    _compose_head(record, composer, words)
    _compose_facts(record, withdrawal, composer, words)
    _compose_help(record.body.clinic_name, composer, words)
    archive = Archive(sheet, _describe(record, withdrawal, words))
    margins = Margins(record.body.booking.patient.name, _say_foot(record, withdrawal, words), "")
    draw_pages(composer, archive.pen, margins, words)
    proof = Attachment(
        name=LATER_FILE,
        mime="application/json",
        description="The withdrawal with its place in the chain, canonical JSON",
        content=derive_canonical_bytes((withdrawal,)),
    )
    return archive.close(composer.root, (proof,))


def _compose_head(record: SignedRecord, composer: Composer, words: Words) -> None:
    width = composer.sheet.measure_pt
    composer.add(
        composer.text(record.body.clinic_name, width, CAPTION),
        composer.text(words.say("receipt_title"), width, TITLE, "H1"),
        Gap(UNIT_PT),
        composer.text(words.say("receipt_lead"), width, LEAD),
        Gap(2 * UNIT_PT),
    )


def _compose_facts(
    record: SignedRecord, withdrawal: Later, composer: Composer, words: Words
) -> None:
    body, booking = record.body, record.body.booking
    rows = (
        ("receipt_patient", booking.patient.name),
        ("document_birth_date", say_day(booking.patient.birth_date, words)),
        ("document_procedure", body.form.procedure),
        ("document_site", body.form.site),
        ("document_side", words.say(f"document_side_{booking.side}")),
        ("document_clinician", booking.clinician),
        ("receipt_signed", say_local(record.signature.signed, words)),
    )
    with composer.table():
        for label, value in rows:
            composer.labelled(words.say(label), value, STRONG)
    composer.heading(words.say("receipt_taken_back"))
    with composer.table():
        for label, value in derive_rows(withdrawal, body, words):
            composer.labelled(words.say(label), value, STRONG)


def _compose_help(clinic: str, composer: Composer, words: Words) -> None:
    composer.heading(words.say("receipt_help"))
    width = composer.sheet.measure_pt
    rows: list[Row] = []
    with composer.inside("L"):
        for line in words.say_lines("receipt_help", clinic=clinic):
            with composer.inside("LI"):
                text = composer.text(line, width - _INDENT_PT, BODY, "LBody")
            columns = (Column(0, (composer.mark(draw_bullet),)), Column(_INDENT_PT, (text,)))
            rows.append(Row(columns, width, below_pt=UNIT_PT / 2, mirrored=composer.mirrored))
    composer.add(*rows)


def _say_foot(record: SignedRecord, withdrawal: Later, words: Words) -> str:
    number = format_record_number(record.body.visit_id)
    return words.say("receipt_foot", number=number, seq=withdrawal.header.seq)


def _describe(record: SignedRecord, withdrawal: Later, words: Words) -> Description:
    body = record.body
    return Description(
        title=words.say("receipt_title"),
        author=body.clinic_name,
        subject=words.say("receipt_subject", procedure=body.form.procedure),
        keywords=_say_foot(record, withdrawal, words),
        creator=f"Consent kiosk {body.app_version}",
        producer="Consent kiosk",
        language=words.language,
        made=datetime.fromisoformat(withdrawal.header.at),
    )
