"""Head and foot of every page: whose record, which page, and what proves it."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.consent.record import StoredRecord
from kiosk.ids import format_record_number
from kiosk.pdf.pen import Pen
from kiosk.pdf.phrases import say_day
from kiosk.pdf.setting import Line, Setter, line_width_pt
from kiosk.pdf.sheet import CAPTION, HAIR, HAIRLINE_PT, PAGE, Sheet, Style
from kiosk.words import Words

_SHORT = 16
"""Hex characters of a hash that are printed."""


class Margins(NamedTuple):
    """What stands round the words of each page."""

    head: str
    record: str
    form: str


def derive_short_hash(link: str) -> str:
    """Return the part of a hash that is printed and read aloud."""
    return link[:_SHORT]


def derive_margins(
    record: StoredRecord, seq: int, link: str, renderer: str, words: Words
) -> Margins:
    """Return the head and foot for `record`."""
    body = record.body
    patient = body.booking.patient
    return Margins(
        head=words.say("document_head", name=patient.name, born=say_day(patient.birth_date, words)),
        record=words.say(
            "document_foot_record",
            number=format_record_number(body.visit_id),
            seq=seq,
            link=derive_short_hash(link),
        ),
        form=words.say(
            "document_foot_form",
            form=body.form.form_id,
            version=body.form.version,
            digest=derive_short_hash(body.form.digest),
            kiosk=body.kiosk_id[:8],
            app=body.app_version,
            renderer=renderer,
        ),
    )


def draw_margins(
    pen: Pen, setter: Setter, margins: Margins, number: tuple[int, int], words: Words
) -> None:
    """Draw the head (from the second page on) and the foot of page `number` (page, of pages)."""
    sheet = pen.sheet
    page = setter.fit(words.say("document_page", page=number[0], pages=number[1]), PAGE, 120)
    page_pt = line_width_pt(page, PAGE)
    wide = sheet.measure_pt
    record = setter.fit(margins.record, CAPTION, wide - page_pt - 12)
    with pen.artifact("Pagination"):
        _rule(pen, sheet, sheet.bottom_pt - 14)
        _draw(pen, record, sheet.side_pt, sheet.bottom_pt - 17)
        _draw(pen, page, sheet.side_pt + wide - page_pt, sheet.bottom_pt - 17, PAGE)
        _draw(pen, setter.fit(margins.form, CAPTION, wide), sheet.side_pt, sheet.bottom_pt - 28)
        if number[0] > 1:
            head = setter.fit(margins.head, CAPTION, wide)
            _draw(pen, head, sheet.side_pt, sheet.height_pt - 32)
            _rule(pen, sheet, sheet.height_pt - 45)


def _draw(pen: Pen, line: Line, x: float, top: float, style: Style = CAPTION) -> None:
    pen.words(x, top, (line,), style)


def _rule(pen: Pen, sheet: Sheet, y: float) -> None:
    pen.line((sheet.side_pt, y), (sheet.side_pt + sheet.measure_pt, y), HAIRLINE_PT, HAIR)
