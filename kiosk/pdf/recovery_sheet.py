"""The recovery sheet: one page with the locked key, and a strip for the phrase to be cut off.

Owns the page. Never sees the phrase or a key that is not locked: the words come in as they are
printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.pdf.archive import Archive
from kiosk.pdf.composer import Composer
from kiosk.pdf.drawings import draw_bullet
from kiosk.pdf.fonts import read_typeface
from kiosk.pdf.margins import Margins
from kiosk.pdf.pen import Pen, Point
from kiosk.pdf.phrases import say_day
from kiosk.pdf.pieces import Column, Figure, Gap, Piece, Row
from kiosk.pdf.press import draw_pages
from kiosk.pdf.qr import QrCode
from kiosk.pdf.setting import Setter
from kiosk.pdf.sheet import (
    BODY,
    CAPTION,
    HAIRLINE_PT,
    LABEL,
    LEAD,
    LETTER,
    QUIET,
    STRONG,
    SUBHEADING,
    TITLE,
    UNIT_PT,
    Sheet,
)
from kiosk.pdf.xmp import Description
from kiosk.words import Words

_ACROSS = 6
"""Words in a line."""
_ROW = 12
"""Words that are checked together, and words of the phrase."""
_NUMBER_PT = 17.0
_CODE_PT = 150.0
_STRIP_LINE_PT = 30.0
_DASH_PT = 4.0


class RecoverySheet(msgspec.Struct, frozen=True, kw_only=True):
    """What the sheet says."""

    clinic_name: str
    kiosk_id: str
    made: datetime
    """In the clinic's time."""
    app_version: str
    words: tuple[str, ...]
    """48 words, in order."""
    code: str
    """The same, for the QR code."""
    check_word: str


def derive_recovery_sheet(
    facts: RecoverySheet, words: Words, fonts: Path, sheet: Sheet = LETTER
) -> bytes:
    """Return the sheet as a PDF, the same bytes for the same facts.

    Raises:
        DocumentError: a font is missing, or no font draws one of the characters.
    """
    composer = Composer(Setter(read_typeface(fonts)), sheet, words.language)
    _compose_head(facts, composer, words)
    _compose_words(facts.words, composer, words)
    _compose_help(facts.code, composer, words)
    _compose_strip(composer, words)
    archive = Archive(sheet, _describe(facts, words))
    foot = words.say("sheet_foot", kiosk=facts.kiosk_id, day=say_day(facts.made.date(), words))
    margins = Margins("", foot, words.say("sheet_foot_app", app=facts.app_version))
    draw_pages(composer, archive.pen, margins, words)
    return archive.close(composer.root, ())


def _compose_head(facts: RecoverySheet, composer: Composer, words: Words) -> None:
    width = composer.sheet.measure_pt
    composer.add(
        composer.text(words.say("sheet_title"), width, TITLE, "H1"),
        Gap(UNIT_PT),
        composer.text(words.say("sheet_lead"), width, LEAD),
        Gap(2 * UNIT_PT),
    )
    with composer.table():
        composer.labelled(words.say("sheet_clinic"), facts.clinic_name, STRONG)
        composer.labelled(words.say("sheet_kiosk"), facts.kiosk_id)
        day = say_day(facts.made.date(), words)
        composer.labelled(words.say("sheet_made"), day)
        composer.labelled(words.say("sheet_check_word"), facts.check_word, STRONG)


def _compose_words(key_words: Sequence[str], composer: Composer, words: Words) -> None:
    composer.heading(words.say("sheet_words"))
    numbered = list(enumerate(key_words, 1))
    with composer.table():
        for start in range(0, len(numbered), _ACROSS):
            line = numbered[start : start + _ACROSS]
            composer.add(_word_row(line, composer, rule=start % _ROW == 0))
    composer.add(Gap(3 * UNIT_PT))


def _word_row(line: Sequence[tuple[int, str]], composer: Composer, *, rule: bool) -> Row:
    """Return a line of numbered words; a rule stands above each twelve."""
    wide = composer.sheet.measure_pt / _ACROSS
    columns: list[Column] = []
    with composer.inside("TR"):
        for place, (number, word) in enumerate(line):
            figure = composer.cell(str(number), _NUMBER_PT, LABEL)
            columns.append(Column(place * wide, (figure,)))
            cell = composer.cell(word, wide - _NUMBER_PT, STRONG)
            columns.append(Column(place * wide + _NUMBER_PT, (cell,)))
    return composer.row(*columns, rule=rule)


def _compose_help(code: str, composer: Composer, words: Words) -> None:
    """Set the code beside what to do."""
    left = _CODE_PT + 2 * UNIT_PT
    with composer.inside("P") as block:
        element = block.add("Figure", alt=words.say("sheet_code_alt"))
    picture = Figure(QrCode(code, _CODE_PT), _CODE_PT, _CODE_PT, element)
    width = composer.sheet.measure_pt - left
    pieces: list[Piece] = [
        composer.text(words.say("sheet_help"), width, SUBHEADING, "H2", level=0),
        Gap(UNIT_PT),
    ]
    with composer.inside("L"):
        for line in words.say_lines("sheet_help"):
            pieces += (_help_row(line, width, composer), Gap(UNIT_PT / 2))
    composer.add(composer.row(Column(0, (picture,)), Column(left, tuple(pieces)), rule=True))


def _help_row(line: str, width: float, composer: Composer) -> Row:
    indent = 2.5 * UNIT_PT
    with composer.inside("LI"):
        text = composer.text(line, width - indent, BODY, "LBody")
    columns = (Column(0, (composer.mark(draw_bullet),)), Column(indent, (text,)))
    return Row(columns, width, mirrored=composer.mirrored)


def _compose_strip(composer: Composer, words: Words) -> None:
    """Set the strip: where to cut, and twelve numbered lines to write on."""
    width = composer.sheet.measure_pt
    pieces: list[Piece] = [
        Gap(4 * UNIT_PT),
        Figure(CutLine(width), width, 3 * UNIT_PT),
        composer.text(words.say("sheet_strip"), width, SUBHEADING, "H2", level=0),
        composer.text(words.say("sheet_strip_line"), width, CAPTION),
    ]
    with composer.inside("Table"):
        starts = range(1, _ROW + 1, _ACROSS)
        pieces += [_blank_row(range(start, start + _ACROSS), composer) for start in starts]
    composer.add(*pieces)


def _blank_row(numbers: Sequence[int], composer: Composer) -> Row:
    wide = composer.sheet.measure_pt / _ACROSS
    columns: list[Column] = []
    with composer.inside("TR"):
        for place, number in enumerate(numbers):
            figure = composer.cell(str(number), _NUMBER_PT, LABEL)
            gap = Gap(_STRIP_LINE_PT - LABEL.leading_pt)
            columns.append(Column(place * wide, (gap, figure)))
            blank = Figure(Blank(wide - _NUMBER_PT - UNIT_PT), wide, _STRIP_LINE_PT)
            columns.append(Column(place * wide + _NUMBER_PT, (blank,)))
    return Row(tuple(columns), composer.sheet.measure_pt, mirrored=composer.mirrored)


@dataclass(frozen=True)
class Blank:
    """A line to write on, at the bottom of its box."""

    width_pt: float

    def __call__(self, pen: Pen, corner: Point) -> None:
        """Draw it."""
        x, y = corner[0], corner[1] - _STRIP_LINE_PT + 3
        pen.line((x, y), (x + self.width_pt, y), HAIRLINE_PT, QUIET)


@dataclass(frozen=True)
class CutLine:
    """A dashed line."""

    width_pt: float

    def __call__(self, pen: Pen, corner: Point) -> None:
        """Draw it."""
        x, y = corner
        while x < corner[0] + self.width_pt:
            pen.line((x, y), (x + _DASH_PT, y), HAIRLINE_PT, QUIET)
            x += 2 * _DASH_PT


def _describe(facts: RecoverySheet, words: Words) -> Description:
    app = f"Consent kiosk {facts.app_version}"
    return Description(
        title=words.say("sheet_title"),
        author=facts.clinic_name,
        subject=words.say("sheet_subject"),
        keywords="",
        creator=app,
        producer=app,
        language=words.language,
        made=facts.made,
    )
