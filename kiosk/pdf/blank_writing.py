"""What a pen writes on: boxes to tick and lines to fill."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.pdf.composer import Composer
from kiosk.pdf.drawings import WritingLines, draw_box
from kiosk.pdf.pieces import Column, Figure, Gap, Piece, Row
from kiosk.pdf.sheet import BODY, LABEL, UNIT_PT, Style
from kiosk.pdf.shown_words import pack

_LINE_PT = 22
"""From one line to write on to the next."""
_BOX_PT = 15
"""From the left of a box to its words."""


def boxes(texts: Sequence[str], composer: Composer, style: Style = BODY) -> list[Piece]:
    """Return a box for each of `texts`, as many side by side as fit."""
    width = composer.width_pt - _BOX_PT
    with composer.inside("L"):
        cells = []
        for text in texts:
            with composer.inside("LI"):
                words = composer.text(text, width, style, "LBody")
            cells.append((composer.mark(draw_box), words))
    return pack(cells, composer, _BOX_PT)


def writing_lines(count: int, composer: Composer) -> Figure:
    """Return lines to write on over the whole column."""
    width = composer.width_pt
    return Figure(WritingLines(width, _LINE_PT, count), width, count * _LINE_PT + UNIT_PT)


def compose_blank(label: str, composer: Composer) -> None:
    """Set a table's row: a label and a line to write on."""
    sheet = composer.sheet
    width = sheet.measure_pt - sheet.label_pt
    with composer.inside("TR") as row:
        head = composer.cell(label, sheet.label_pt - 2 * UNIT_PT, LABEL, "TH")
        row.add("TD")
    line = Figure(WritingLines(width, _LINE_PT - UNIT_PT), width, _LINE_PT - UNIT_PT)
    columns = (Column(0, (Gap(UNIT_PT), head)), Column(sheet.label_pt, (line,)))
    composer.add(Row(columns, sheet.measure_pt, UNIT_PT, mirrored=composer.mirrored))


def compose_boxes(label: str, texts: Sequence[str], composer: Composer) -> None:
    """Set a table's row: a label and a box for each of `texts`."""
    sheet = composer.sheet
    with composer.inside("TR"):
        head = composer.cell(label, sheet.label_pt - 2 * UNIT_PT, LABEL, "TH")
        outer, composer.width_pt = composer.width_pt, sheet.measure_pt - sheet.label_pt
        with composer.inside("TD"):
            cells = boxes(texts, composer)
        composer.width_pt = outer
    columns = (Column(0, (head,)), Column(sheet.label_pt, tuple(cells)))
    composer.add(Row(columns, sheet.measure_pt, 1.5 * UNIT_PT, mirrored=composer.mirrored))
