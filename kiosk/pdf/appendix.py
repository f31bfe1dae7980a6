"""The words shown, page by page as the patient met them, and how each page was shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kiosk.consent.record import RecordBody, ShownPage
from kiosk.pdf.composer import Composer
from kiosk.pdf.drawings import draw_chosen, draw_option
from kiosk.pdf.phrases import derive_answer
from kiosk.pdf.pieces import Column, Gap, Piece, Row
from kiosk.pdf.sheet import BODY, CAPTION, FAINT, STRONG, UNIT_PT
from kiosk.pdf.shown_words import BREATH_PT, RING_PT, Cell, line_pieces, pack, picture_pieces
from kiosk.visit.answers import Exposure
from kiosk.words import Words

_OPENING_PT = 150
"""Room for the first pages shown, below their heading."""
_ABOVE_PT = 0.8 * UNIT_PT
_BELOW_PT = 1.2 * UNIT_PT


def compose_appendix(
    body: RecordBody, composer: Composer, words: Words, *, timed: bool = True
) -> None:
    """Set every page the patient met; if `timed`, with its button and how long it was shown."""
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
                answer = derive_answer(page, body)
                exposure = exposures.get(page.wording.page_id)
                own = (*_say_ending(page, answer, composer, words), *_say_exposure(exposure, words))
                _compose_page(page, answer, own if timed else (), composer, words)


def _compose_page(
    page: ShownPage, answer: str, notes: tuple[str, ...], composer: Composer, words: Words
) -> None:
    with composer.inside("Sect"):
        title = composer.text(page.wording.title, composer.width_pt, STRONG)
        pieces = [title, *line_pieces(page.wording.lines, composer)]
        pieces += picture_pieces(page.wording.depiction, composer, words)
        pieces += _label_pieces(page, answer, composer)
        if notes:
            told, own = "  ·  ".join(notes), composer.own_language
            note = composer.text(told, composer.width_pt, CAPTION, language=own)
            pieces += [Gap(BREATH_PT), note]
    if composer.sheet.columns > 1:
        column = Column(0, tuple(pieces))
        composer.add(Row((column,), composer.width_pt, _ABOVE_PT, _BELOW_PT, rule=True))
    else:
        composer.flow([Gap(_ABOVE_PT + _BELOW_PT), *pieces])


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


def _label_pieces(page: ShownPage, answer: str, composer: Composer) -> list[Piece]:
    """Return the answers that were offered, the chosen one marked."""
    if not page.wording.labels:
        return []
    with composer.inside("L"):
        cells = [_offer(label.text, answer, composer) for label in page.wording.labels]
    return [Gap(BREATH_PT), *pack(cells, composer)]


def _offer(text: str, answer: str, composer: Composer) -> Cell:
    style, drawing = (STRONG, draw_chosen) if text == answer else (BODY, draw_option)
    with composer.inside("LI"):
        words = composer.text(text, composer.width_pt - RING_PT, style, "LBody")
    return composer.mark(drawing), words
