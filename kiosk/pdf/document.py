"""A record becomes a document: pure, from the sealed record alone, the same bytes every time.

Owns the order of the document's parts. Never sees a screen, a clock or the vault.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.later import Later
from kiosk.consent.place import ChainPlace
from kiosk.consent.record import SignedRecord, StoredRecord
from kiosk.ids import format_record_number
from kiosk.pdf.appendix import compose_appendix
from kiosk.pdf.archive import Archive
from kiosk.pdf.attachments import (
    INK_FILE,
    LATER_FILE,
    PLACE_FILE,
    RECORD_FILE,
    Attachment,
)
from kiosk.pdf.composer import Composer
from kiosk.pdf.fonts import read_typeface
from kiosk.pdf.front import compose_front
from kiosk.pdf.margins import derive_margins, derive_short_hash
from kiosk.pdf.phrases import derive_end
from kiosk.pdf.press import draw_pages
from kiosk.pdf.proof import compose_proof
from kiosk.pdf.responses import compose_responses
from kiosk.pdf.setting import Setter
from kiosk.pdf.sheet import LETTER, Sheet
from kiosk.pdf.standing import compose_since, say_mark
from kiosk.pdf.statement import compose_statement
from kiosk.pdf.xmp import Description
from kiosk.words import Words

RENDERER = "3"
"""Changes whenever the same record would give other bytes."""


def derive_document(
    record: StoredRecord,
    place: ChainPlace,
    words: Words,
    fonts: Path,
    sheet: Sheet = LETTER,
    later: Sequence[Later] = (),
) -> bytes:
    """Return the PDF of `record` as it stands after `later`, its own words from `words`.

    Raises:
        DocumentError: a font is missing, no font draws one of the record's characters, or the
            signature cannot be read.
    """
    setter = Setter(read_typeface(fonts))
    content = derive_canonical_bytes(record)
    composer = _compose(record, content, place, setter, sheet, words, later)
    archive = Archive(sheet, _describe(record, place, words, later))
    margins = derive_margins(record, place.seq, place.link, RENDERER, words)
    if mark := say_mark(later, words):
        margins = margins._replace(
            head=words.say("document_head_marked", mark=mark, head=margins.head)
        )
    draw_pages(composer, archive.pen, margins, words)
    files = (_attach_place(place), _attach_record(content), *_attach_ink(record))
    return archive.close(composer.root, (*_attach_later(later), *files))


def _compose(
    record: StoredRecord,
    content: bytes,
    place: ChainPlace,
    setter: Setter,
    sheet: Sheet,
    words: Words,
    later: Sequence[Later] = (),
) -> Composer:
    composer = Composer(setter, sheet, words.language)
    compose_front(record, later, composer, words)
    compose_since(record.body, later, composer, words)
    compose_statement(record, composer, words)
    compose_responses(record.body, composer, words)
    compose_appendix(record.body, composer, words)
    compose_proof(record.body, content, place, later, composer, words)
    return composer


def _describe(
    record: StoredRecord, place: ChainPlace, words: Words, later: Sequence[Later]
) -> Description:
    body = record.body
    title = words.say("document_title")
    if mark := say_mark(later, words):
        title = words.say("document_head_marked", mark=mark, head=title)
    return Description(
        title=title,
        author=body.clinic_name,
        subject=words.say("document_subject", procedure=body.form.procedure),
        keywords=words.say(
            "document_keywords",
            number=format_record_number(body.visit_id),
            seq=place.seq,
            link=derive_short_hash(place.link),
        ),
        creator=f"Consent kiosk {body.app_version}",
        producer=f"Consent kiosk renderer {RENDERER}",
        language=words.language,
        made=datetime.fromisoformat(later[-1].header.at if later else derive_end(record).utc),
    )


def _attach_later(later: Sequence[Later]) -> tuple[Attachment, ...]:
    """Return what became of the record, in its canonical bytes."""
    if not later:
        return ()
    events = Attachment(
        name=LATER_FILE,
        mime="application/json",
        description="What happened since, each with its place in the chain, canonical JSON",
        content=derive_canonical_bytes(tuple(later)),
    )
    return (events,)


def _attach_place(place: ChainPlace) -> Attachment:
    """Return what proves the record's place in the chain."""
    return Attachment(
        name=PLACE_FILE,
        mime="application/json",
        description="The place in the chain and its signed head, canonical JSON (RFC 8785)",
        content=derive_canonical_bytes(place),
        relationship="Data",
    )


def _attach_record(content: bytes) -> Attachment:
    """Return the record itself, in its canonical bytes."""
    return Attachment(
        name=RECORD_FILE,
        mime="application/json",
        description="The record, canonical JSON (RFC 8785)",
        content=content,
    )


def _attach_ink(record: StoredRecord) -> tuple[Attachment, ...]:
    """Return the ink of a signature, the very markup that is drawn."""
    if not isinstance(record, SignedRecord):
        return ()
    ink = Attachment(
        name=INK_FILE,
        mime="application/inkml+xml",
        description="The ink of the signature, W3C InkML",
        content=record.signature.inkml.encode(),
        relationship="Data",
    )
    return (ink,)
