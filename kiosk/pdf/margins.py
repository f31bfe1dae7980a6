"""Head and foot of every page: whose record, which page, and what proves it."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.consent.record import StoredRecord
from kiosk.ids import format_record_number
from kiosk.pdf.direction import is_right_to_left, isolate
from kiosk.pdf.pen import Pen
from kiosk.pdf.phrases import say_day
from kiosk.pdf.setting import Setter, line_width_pt
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
        head=words.say(
            "document_head",
            name=isolate(patient.name, around=is_right_to_left(words.language)),
            born=say_day(patient.birth_date, words),
        ),
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
    margin = _Margin(pen, setter, is_right_to_left(words.language))
    wide = sheet.measure_pt
    page = words.say("document_page", page=number[0], pages=number[1])
    with pen.artifact("Pagination"):
        _rule(pen, sheet, sheet.bottom_pt - 14)
        page_pt = margin.draw(page, sheet.bottom_pt - 17, 120, PAGE, at_end=True)
        margin.draw(margins.record, sheet.bottom_pt - 17, wide - page_pt - 12)
        if margins.form:
            margin.draw(margins.form, sheet.bottom_pt - 28, wide)
        if number[0] > 1:
            margin.draw(margins.head, sheet.height_pt - sheet.top_pt + 22, wide)
            _rule(pen, sheet, sheet.height_pt - sheet.top_pt + 9)


class _Margin(NamedTuple):
    """Where single lines stand round a page's words."""

    pen: Pen
    setter: Setter
    mirrored: bool

    def draw(
        self, text: str, top: float, room_pt: float, style: Style = CAPTION, *, at_end: bool = False
    ) -> float:
        """Draw a line where lines begin, or end, as much of it as fits; return its width."""
        style = self.pen.sheet.legible(style)
        line = self.setter.fit(text, style, room_pt, right_to_left=self.mirrored)
        width_pt = line_width_pt(line, style)
        sheet = self.pen.sheet
        spare_pt = sheet.measure_pt - width_pt if at_end != self.mirrored else 0
        self.pen.words(sheet.side_pt + spare_pt, top, (line,), style)
        return width_pt


def _rule(pen: Pen, sheet: Sheet, y: float) -> None:
    pen.line((sheet.side_pt, y), (sheet.side_pt + sheet.measure_pt, y), HAIRLINE_PT, HAIR)
