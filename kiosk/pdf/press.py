"""Composed pages under the pen: every piece in its place, every page with its margins."""

from __future__ import annotations

from kiosk.pdf.composer import Composer
from kiosk.pdf.margins import Margins, draw_margins
from kiosk.pdf.paging import paginate
from kiosk.pdf.pen import Pen
from kiosk.words import Words


def draw_pages(composer: Composer, pen: Pen, margins: Margins, words: Words) -> None:
    """Draw all that was composed, on as many pages as it takes."""
    sheet = composer.sheet
    pages = paginate(composer.close(), sheet.room_pt)
    for number, page in enumerate(pages, 1):
        if number > 1:
            pen.next_page()
        for piece, column, down_pt in page:
            x = sheet.side_pt + column * (sheet.column_pt + sheet.gutter_pt)
            piece.draw(pen, x, sheet.height_pt - sheet.top_pt - down_pt)
        draw_margins(pen, composer.setter, margins, (number, len(pages)), words)
