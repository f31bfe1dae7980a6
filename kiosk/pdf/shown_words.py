"""The words of one page as pieces, wherever they are told: in the appendix, on the blank form."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TypeAlias

from kiosk.pdf.composer import MARK_PT, Composer, plain, strong
from kiosk.pdf.drawings import draw_bullet
from kiosk.pdf.pieces import Column, Gap, Piece, Row, Text
from kiosk.pdf.setting import line_width_pt
from kiosk.pdf.sheet import ASIDE, BODY, UNIT_PT
from kiosk.visit.wording import Depiction, Line
from kiosk.words import Words

BREATH_PT = 0.5 * UNIT_PT
"""White between the groups of one page."""
RING_PT = 13
"""From the left of an answer's ring, or of a mark's number, to its words."""

Cell: TypeAlias = tuple[Piece, Text]
"""A mark or number and the words beside it."""


def line_pieces(shown: Iterable[Line], composer: Composer) -> list[Piece]:
    """Return a page's words: paragraphs, lists, steps and figures, group by group."""
    pieces: list[Piece] = []
    for _, lines in groupby(shown, key=lambda line: (line.group, line.style)):
        group = list(lines)
        pieces.append(Gap(BREATH_PT))
        if group[0].style in {"item", "step", "pair"}:
            with composer.inside("L"):
                pieces += [_item(line, number, composer) for number, line in enumerate(group, 1)]
        else:
            pieces += [_paragraph(line, composer) for line in group]
    return pieces


def _paragraph(line: Line, composer: Composer) -> Piece:
    figure = [strong(line.figure + "\n")] if line.figure else []
    return composer.text([*figure, plain(line.text)], composer.width_pt)


def _item(line: Line, number: int, composer: Composer) -> Piece:
    width = composer.width_pt - MARK_PT
    with composer.inside("LI"):
        label: Piece = composer.mark(draw_bullet)
        if line.style == "step":
            label = composer.text(f"{number}.", MARK_PT, BODY, "Lbl")
        text = composer.text(line.text, width, BODY, "LBody")
    columns = (Column(0, (label,)), Column(MARK_PT, (text,)))
    return Row(columns, composer.width_pt, mirrored=composer.mirrored)


def picture_pieces(depiction: Depiction | None, composer: Composer, words: Words) -> list[Piece]:
    """Return in words what a page's picture shows, and what its numbered marks stand for."""
    if depiction is None:
        return []
    description = composer.quote(depiction.description)
    told = words.say("document_shown_picture", description=description)
    text = composer.text(told, composer.width_pt, ASIDE, language=composer.own_language)
    pieces: list[Piece] = [Gap(BREATH_PT), text]
    if depiction.key:
        with composer.inside("L"):
            cells = [_mark_words(*one, composer) for one in enumerate(depiction.key, 1)]
        pieces += pack(cells, composer)
    return pieces


def _mark_words(number: int, text: str, composer: Composer) -> Cell:
    with composer.inside("LI"):
        label = composer.text(f"{number}.", RING_PT, ASIDE, "Lbl")
        return label, composer.text(text, composer.width_pt - RING_PT, ASIDE, "LBody")


def pack(cells: Iterable[Cell], composer: Composer, mark_pt: float = RING_PT) -> list[Piece]:
    """Return rows of cells, as many side by side as fit."""
    rows: list[list[Column]] = [[]]
    used_pt = 0.0
    for mark, text in cells:
        wide_pt = mark_pt + max(line_width_pt(line, text.style) for line in text.lines)
        if rows[-1] and used_pt + wide_pt > composer.width_pt:
            rows.append([])
            used_pt = 0
        rows[-1] += [Column(used_pt, (mark,)), Column(used_pt + mark_pt, (text,))]
        used_pt += wide_pt + 4 * UNIT_PT
    width_pt, mirrored = composer.width_pt, composer.mirrored
    return [Row(tuple(row), width_pt, mirrored=mirrored) for row in rows]
