"""The box that stands first: what this patient fears, wishes, or wants to ask."""

from __future__ import annotations

from kiosk.consent.record import Flag, RecordBody
from kiosk.pdf.composer import MARK_PT, Composer, plain, strong
from kiosk.pdf.drawings import draw_flag
from kiosk.pdf.phrases import derive_page_title, say_question
from kiosk.pdf.pieces import Column, Piece, Row
from kiosk.pdf.setting import Span
from kiosk.pdf.sheet import ALERT, BODY, FAINT, FLAG, LABEL, UNIT_PT, Style
from kiosk.words import Words

_INDENT_PT = 3 * UNIT_PT
"""From the left of the ground to the marks."""
_QUESTIONS = 4
"""How many questions the box tells in full."""


def compose_flags(body: RecordBody, composer: Composer, words: Words) -> None:
    """Set the flags, or that there are none."""
    if not body.flags:
        _compose_no_flags(composer, words)
        return
    width = composer.sheet.measure_pt - 2 * _INDENT_PT
    head = composer.text(words.say("document_flags"), width, ALERT, "H2", level=0)
    rows: list[Piece] = [_ground(composer, Column(_INDENT_PT, (head,)), above=1.5)]
    with composer.inside("L"):
        for flag in body.flags:
            rows.append(_flag_row(_flag_spans(flag, composer), FLAG, composer, mark=True))
            if flag.kind == "questions":
                rows += _question_rows(body, composer, words)
    rows.append(_ground(composer, Column(0, ()), above=1))
    composer.add(*rows)


def _compose_no_flags(composer: Composer, words: Words) -> None:
    width = composer.sheet.measure_pt
    head = composer.text(words.say("document_flags"), width, LABEL, "H2", level=0)
    nothing = composer.text(words.say("document_flags_none"), width, FLAG)
    note = composer.text(words.say("document_flags_none_note"), width, FAINT)
    composer.add(composer.row(Column(0, (head, nothing, note)), rule=True))


def _flag_spans(flag: Flag, composer: Composer) -> list[Span]:
    """Return a flag in bold; of a note only what staff call it, not the patient's words."""
    label, colon, note = flag.text.partition(": ")
    if flag.kind == "note" and colon:
        return [strong(label + ":"), plain(composer.quote(note))]
    return [strong(flag.text)]


def _question_rows(body: RecordBody, composer: Composer, words: Words) -> list[Piece]:
    """Return the first questions and how many more there are: the box leaves room for the rest."""
    lines = [
        words.say(
            "document_question",
            title=composer.quote(derive_page_title(body, question.page_id)),
            text=composer.quote(say_question(question, words)),
        )
        for question in body.questions[:_QUESTIONS]
    ]
    if more := len(body.questions) - len(lines):
        heading = words.say("document_questions")
        lines.append(words.say("document_questions_more", count=more, heading=heading))
    return [_flag_row([plain(line)], BODY, composer, mark=False) for line in lines]


def _flag_row(spans: list[Span], style: Style, composer: Composer, *, mark: bool) -> Piece:
    left = _INDENT_PT + MARK_PT
    with composer.inside("LI"):
        width = composer.sheet.measure_pt - left - _INDENT_PT
        words = composer.text(spans, width, style, "LBody")
    marks = (composer.mark(draw_flag),) if mark else ()
    columns = (Column(_INDENT_PT, marks), Column(left, (words,)))
    return _ground(composer, *columns, above=0.7 if mark else 0.2)


def _ground(composer: Composer, *columns: Column, above: float) -> Row:
    """Return a row on the flags' warm ground, with `above` units of it over the words."""
    return Row(
        columns,
        composer.sheet.measure_pt,
        above * UNIT_PT,
        warm=True,
        mirrored=composer.mirrored,
    )
