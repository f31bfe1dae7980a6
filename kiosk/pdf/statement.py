"""The patient's statement and signature, or in words how the visit ended without one."""

from __future__ import annotations

from kiosk.consent.inkml import read_inkml
from kiosk.consent.record import ClosedRecord, Signature, SignedRecord, StoredRecord
from kiosk.errors import DocumentError
from kiosk.pdf.composer import Composer
from kiosk.pdf.drawings import SignatureBaseline, SignatureInk
from kiosk.pdf.phrases import say_moment
from kiosk.pdf.pieces import Column, Figure, Gap, Piece
from kiosk.pdf.sheet import CAPTION, LEAD, SMALL, STRONG, UNIT_PT
from kiosk.words import Words

_INK_HEIGHT_PT = 96
_INK_SHARE = 0.6
"""Of the measure."""


def compose_statement(record: StoredRecord, composer: Composer, words: Words) -> None:
    """Set the statement, whole on one page."""
    if isinstance(record, SignedRecord):
        composer.heading(words.say("document_statement"))
        _compose_signature(record.signature, composer, words)
    else:
        composer.heading(words.say("document_outcome"))
        _compose_outcome(record, composer, words)


def _compose_signature(signature: Signature, composer: Composer, words: Words) -> None:
    width = composer.sheet.measure_pt
    intent = composer.text(signature.intent, width, LEAD)
    ink_pt = width * (1 if composer.sheet.is_narrow else _INK_SHARE)
    ink = _ink_pieces(signature, ink_pt, composer, words)
    if composer.sheet.is_narrow:
        composer.add(intent, Gap(UNIT_PT), *ink, Gap(UNIT_PT))
        told = _facts(signature, width, composer, words)
    else:
        facts = _facts(signature, width - ink_pt - 4 * UNIT_PT, composer, words)
        row = composer.row(Column(0, ink), Column(ink_pt + 4 * UNIT_PT, facts))
        told = (intent, Gap(UNIT_PT), row)
    composer.add(*told, Gap(UNIT_PT))


def _ink_pieces(
    signature: Signature, width: float, composer: Composer, words: Words
) -> tuple[Piece, ...]:
    try:
        ink = read_inkml(signature.inkml)
    except ValueError:
        raise DocumentError("The record's signature is not readable InkML.") from None
    if ink.is_empty:
        raise DocumentError("The record's signature holds no ink.")
    alt = words.say("document_signature_alt", name=signature.printed_name)
    with composer.inside("P") as block:
        element = block.add("Figure", alt=alt)
    drawing = SignatureInk(ink, width, _INK_HEIGHT_PT)
    return (
        Figure(drawing, width, _INK_HEIGHT_PT, element),
        Figure(SignatureBaseline(width), width, UNIT_PT),
        composer.text(signature.printed_name, width, STRONG),
        composer.text(words.say("document_printed_name"), width, CAPTION),
    )


def _facts(
    signature: Signature, width: float, composer: Composer, words: Words
) -> tuple[Piece, ...]:
    local, *others = say_moment(signature.signed, words)
    rows = (
        ("document_signed_at", local),
        *(("", told) for told in others),
        ("document_method", words.say(f"document_method_{signature.method}")),
        ("document_meaning", signature.meaning),
    )
    pieces: list[Piece] = []
    for key, text in rows:
        if key:
            label = composer.text(words.say(key), width, CAPTION)
            pieces += [Gap(UNIT_PT), label] if pieces else [label]
        pieces.append(composer.text(text, width, SMALL))
    return tuple(pieces)


def _compose_outcome(record: ClosedRecord, composer: Composer, words: Words) -> None:
    width = composer.sheet.measure_pt
    outcome = words.say(f"document_outcome_{record.outcome.replace('-', '_')}")
    pieces: list[Piece] = [composer.text(outcome, width, LEAD), Gap(UNIT_PT)]
    if record.reason:
        pieces.append(composer.text(words.say("document_reason"), width, CAPTION))
        pieces += [composer.text(record.reason, width, STRONG), Gap(UNIT_PT)]
    moments = say_moment(record.body.ended, words)
    pieces += [composer.text(moment, width) for moment in moments]
    pieces.append(composer.text(words.say("document_no_signature"), width, STRONG))
    composer.add(*pieces, Gap(UNIT_PT))
