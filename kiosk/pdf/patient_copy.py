"""The patient's copy: what they read, answered and signed, said to them, in their language first.

Owns its order; no flag and no time of a page stands in it. It has what the document says wherever
it has no words of its own. The sealed original is the clinic's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.consent.later import Later
from kiosk.consent.record import ClosedRecord, SignedRecord, StoredRecord
from kiosk.ids import format_record_number
from kiosk.pdf.appendix import compose_appendix
from kiosk.pdf.archive import Archive
from kiosk.pdf.composer import Composer
from kiosk.pdf.fonts import read_typeface
from kiosk.pdf.margins import Margins
from kiosk.pdf.phrases import UTC, derive_end, say_day, say_local
from kiosk.pdf.pieces import Gap
from kiosk.pdf.press import draw_pages
from kiosk.pdf.proof import say_seal
from kiosk.pdf.responses import compose_responses
from kiosk.pdf.setting import Setter
from kiosk.pdf.sheet import CAPTION, LEAD, LETTER, STRONG, TITLE, UNIT_PT, Sheet
from kiosk.pdf.standing import compose_mark
from kiosk.pdf.statement import compose_statement
from kiosk.pdf.xmp import Description
from kiosk.words import Words

_DOCUMENT, _YOURS = "document_", "yours_"


class Version(NamedTuple):
    """A record in one language, with the words round it."""

    record: StoredRecord
    words: Words


def derive_patient_copy(
    versions: Sequence[Version],
    fonts: Path,
    sheet: Sheet,
    later: Sequence[Later] = (),
) -> bytes:
    """Return the copy as PDF, each of `versions` after the other, the patient's language first.

    Raises:
        DocumentError: a font is missing, no font draws one of the record's characters, or the
            signature cannot be read.
    """
    first = versions[0]
    words = derive_voice(first.words)
    own = words.say("language_name")
    composer = Composer(Setter(read_typeface(fonts)), sheet, words.language)
    _compose_version(first, later, composer, "")
    for version in versions[1:]:
        composer.turn_page()
        composer.own = version.words.language
        with composer.inside("Sect", composer.own):
            _compose_version(version, later, composer, own)
    archive = Archive(sheet, _describe(first.record, later, words))
    draw_pages(composer, archive.pen, _derive_margins(first.record, words), words)
    return archive.close(composer.root, ())


def derive_voice(words: Words) -> Words:
    """Return the document's words as they are said to the patient: a moment is told once."""
    own = {
        _DOCUMENT + key.removeprefix(_YOURS): sentence
        for key, sentence in words.entries.items()
        if key.startswith(_YOURS)
    }
    kept = {key: words.entries[key] for key in words.entries if key != UTC}
    return Words(words.language, kept | own)


def _compose_version(
    version: Version, later: Sequence[Later], composer: Composer, signed_in: str
) -> None:
    """Set one version; `signed_in` names the language of the record where it is another."""
    record, words = _derive_own(version.record), derive_voice(version.words)
    compose_mark(record, later, composer, words)
    _compose_title(record, composer, words)
    if signed_in:
        told = words.say("yours_translation", language=composer.quote(signed_in))
        composer.paragraph(told, STRONG)
    _compose_facts(record, composer, words)
    compose_statement(record, composer, words)
    composer.paragraph(say_seal(record.body.clinic_name, words), CAPTION)
    compose_responses(record.body, composer, words)
    compose_appendix(record.body, composer, words, timed=False)


def _derive_own(record: StoredRecord) -> StoredRecord:
    """Return the record without what staff wrote for staff."""
    return replace(record, reason="") if isinstance(record, ClosedRecord) else record


def _compose_title(record: StoredRecord, composer: Composer, words: Words) -> None:
    body, width = record.body, composer.sheet.measure_pt
    outcome = "signed" if isinstance(record, SignedRecord) else record.outcome.replace("-", "_")
    composer.add(
        composer.text(body.clinic_name, width, CAPTION),
        composer.text(words.say("document_title"), width, TITLE, "H1"),
        Gap(UNIT_PT),
        composer.text(words.say(f"document_state_{outcome}"), width, LEAD),
        Gap(2 * UNIT_PT),
    )


def _compose_facts(record: StoredRecord, composer: Composer, words: Words) -> None:
    body, booking, ended = record.body, record.body.booking, derive_end(record)
    signed = isinstance(record, SignedRecord)
    when = "document_signed_at" if signed else "document_ended_at"
    rows = (
        ("document_patient", booking.patient.name),
        ("document_birth_date", say_day(booking.patient.birth_date, words)),
        ("document_procedure", body.form.procedure),
        ("document_site", body.form.site),
        ("document_side", words.say(f"document_side_{booking.side}")),
        ("document_clinician", booking.clinician),
        (when, say_local(ended, words)),
    )
    with composer.table():
        for label, value in rows:
            composer.labelled(words.say(label), value, STRONG)


def _derive_margins(record: StoredRecord, words: Words) -> Margins:
    body = record.body
    number = format_record_number(body.visit_id)
    return Margins(
        head=words.say("document_head", name=body.booking.patient.name,
                       born=say_day(body.booking.patient.birth_date, words)),
        record=words.say("document_foot_copy", number=number),
        form="",
    )  # fmt: skip


def _describe(record: StoredRecord, later: Sequence[Later], words: Words) -> Description:
    body = record.body
    number = format_record_number(body.visit_id)
    return Description(
        title=words.say("document_title"),
        author=body.clinic_name,
        subject=words.say("document_subject", procedure=body.form.procedure),
        keywords=words.say("document_foot_copy", number=number),
        creator=f"Consent kiosk {body.app_version}",
        producer="Consent kiosk",
        language=words.language,
        made=datetime.fromisoformat(later[-1].header.at if later else derive_end(record).utc),
    )


COPY = LETTER.enlarge(1.2)
"""Words of 12 points."""
LARGE_PRINT = LETTER.enlarge(1.8)
"""Words of 18 points."""
