"""The words shown, page by page as the patient met them, and how each page was shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from kiosk.consent.record import RecordBody, ShownPage
from kiosk.pdf.composer import MARK_PT, Composer, plain, strong
from kiosk.pdf.drawings import draw_bullet, draw_chosen, draw_option
from kiosk.pdf.phrases import derive_answer
from kiosk.pdf.pieces import Column, Gap, Piece, Row, Text
from kiosk.pdf.setting import line_width_pt
from kiosk.pdf.sheet import ASIDE, BODY, CAPTION, FAINT, STRONG, UNIT_PT
from kiosk.visit.answers import Exposure
from kiosk.visit.wording import Depiction, Line
from kiosk.words import Words

_OPENING_PT = 150
"""Room for the first pages shown, below their heading."""
_ABOVE_PT = 0.8 * UNIT_PT
_BELOW_PT = 1.2 * UNIT_PT
_BREATH_PT = 0.5 * UNIT_PT
"""White between the groups of one page."""
_RING_PT = 13
"""From the left of an answer's ring, or of a mark's number, to its words."""

_Cell: TypeAlias = tuple[Piece, Text]
"""A mark or number and the words beside it."""


def compose_appendix(
    body: RecordBody, composer: Composer, words: Words, *, timed: bool = True
) -> None:
    """Set every page the patient met, and unless told otherwise how long each was on the screen."""
    if not body.pages:
        return
    composer.heading(words.say("document_shown"))
    composer.introduction(words.say("document_shown_note"), FAINT)
    language = body.form.language
    composer.begin_columns(_OPENING_PT, language)
    other = "" if language == composer.root.language else language
    exposures = {exposure.page_id: exposure for exposure in body.exposures}
    for part, pages in groupby(body.pages, key=lambda page: page.wording.part_title):
        with composer.inside("Sect", other):
            if part:
                composer.subheading(part)
            for page in pages:
                exposure = exposures.get(page.wording.page_id)
                times = tuple(_say_exposure(exposure, words)) if timed else ()
                _compose_page(page, derive_answer(page, body), times, composer, words)


def _compose_page(
    page: ShownPage, answer: str, times: tuple[str, ...], composer: Composer, words: Words
) -> None:
    with composer.inside("Sect"):
        title = composer.text(page.wording.title, composer.width_pt, STRONG)
        pieces = [title, *_line_pieces(page, composer)]
        pieces += _picture_pieces(page.wording.depiction, composer, words)
        pieces += _label_pieces(page, answer, composer)
        notes = "  ·  ".join((*_say_ending(page, answer, composer, words), *times))
        own = composer.own_language
        if notes:
            note = composer.text(notes, composer.width_pt, CAPTION, language=own)
            pieces += [Gap(_BREATH_PT), note]
    composer.add(
        Row((Column(0, tuple(pieces)),), composer.width_pt, _ABOVE_PT, _BELOW_PT, rule=True)
    )


def _say_ending(page: ShownPage, answer: str, composer: Composer, words: Words) -> Iterator[str]:
    """Yield what the main step said and, where nothing else tells it, what was answered."""
    step = page.wording.step
    if step:
        yield words.say("document_shown_step", step=composer.quote(step))
    if answer and answer not in {step, *(label.text for label in page.wording.labels)}:
        yield words.say("document_shown_answer", answer=composer.quote(answer))


def _say_exposure(exposure: Exposure | None, words: Words) -> Iterator[str]:
    if exposure is None:
        yield words.say("document_shown_unknown")
        return
    once = exposure.visits == 1
    key = "document_shown_visits_one" if once else "document_shown_visits"
    yield words.say("document_shown_seconds", seconds=f"{exposure.seconds:.0f}")
    yield words.say(key, visits=exposure.visits)
    yield words.say("document_shown_size", percent=exposure.text_percent)


def _line_pieces(page: ShownPage, composer: Composer) -> list[Piece]:
    pieces: list[Piece] = []
    for _, lines in groupby(page.wording.lines, key=lambda line: (line.group, line.style)):
        group = list(lines)
        pieces.append(Gap(_BREATH_PT))
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


def _picture_pieces(depiction: Depiction | None, composer: Composer, words: Words) -> list[Piece]:
    """Return in words what a page's picture shows, and what its numbered marks stand for."""
    if depiction is None:
        return []
    description = composer.quote(depiction.description)
    told = words.say("document_shown_picture", description=description)
    text = composer.text(told, composer.width_pt, ASIDE, language=composer.own_language)
    pieces: list[Piece] = [Gap(_BREATH_PT), text]
    if depiction.key:
        with composer.inside("L"):
            cells = [_mark_words(*one, composer) for one in enumerate(depiction.key, 1)]
        pieces += _pack(cells, composer)
    return pieces


def _mark_words(number: int, text: str, composer: Composer) -> _Cell:
    with composer.inside("LI"):
        label = composer.text(f"{number}.", _RING_PT, ASIDE, "Lbl")
        return label, composer.text(text, composer.width_pt - _RING_PT, ASIDE, "LBody")


def _label_pieces(page: ShownPage, answer: str, composer: Composer) -> list[Piece]:
    """Return the answers that were offered, the chosen one marked."""
    if not page.wording.labels:
        return []
    with composer.inside("L"):
        cells = [_offer(label.text, answer, composer) for label in page.wording.labels]
    return [Gap(_BREATH_PT), *_pack(cells, composer)]


def _offer(text: str, answer: str, composer: Composer) -> _Cell:
    style, drawing = (STRONG, draw_chosen) if text == answer else (BODY, draw_option)
    with composer.inside("LI"):
        words = composer.text(text, composer.width_pt - _RING_PT, style, "LBody")
    return composer.mark(drawing), words


def _pack(cells: Iterable[_Cell], composer: Composer) -> list[Piece]:
    """Return rows of cells, as many side by side as fit."""
    rows: list[list[Column]] = [[]]
    used_pt = 0.0
    for mark, text in cells:
        wide_pt = _RING_PT + max(line_width_pt(line, text.style) for line in text.lines)
        if rows[-1] and used_pt + wide_pt > composer.width_pt:
            rows.append([])
            used_pt = 0
        rows[-1] += [Column(used_pt, (mark,)), Column(used_pt + _RING_PT, (text,))]
        used_pt += wide_pt + 4 * UNIT_PT
    width_pt, mirrored = composer.width_pt, composer.mirrored
    return [Row(tuple(row), width_pt, mirrored=mirrored) for row in rows]
