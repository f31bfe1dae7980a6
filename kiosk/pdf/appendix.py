"""The words shown, page by page as the patient met them, and how each page was shown."""

from __future__ import annotations

from itertools import groupby

from kiosk.consent.record import RecordBody, ShownPage
from kiosk.pdf.composer import MARK_PT, Composer, plain, strong
from kiosk.pdf.drawings import draw_bullet, draw_chosen, draw_option
from kiosk.pdf.phrases import derive_answer
from kiosk.pdf.pieces import Column, Drawing, Gap, Piece, Row
from kiosk.pdf.sheet import BODY, CAPTION, FAINT, LABEL, STRONG, UNIT_PT
from kiosk.visit.answers import Exposure
from kiosk.visit.wording import Line
from kiosk.words import Words


def compose_appendix(body: RecordBody, composer: Composer, words: Words) -> None:
    """Set every page the patient met."""
    composer.heading(words.say("document_shown"))
    composer.introduction(words.say("document_shown_note"), FAINT)
    language = body.form.language
    other = "" if language == composer.root.language else language
    for part, pages in groupby(body.pages, key=lambda page: page.wording.part_title):
        with composer.inside("Sect", other):
            if part:
                composer.subheading(part)
            for page in pages:
                _compose_page(page, body, composer, words)


def _exposure(body: RecordBody, page_id: str) -> Exposure | None:
    return next((e for e in body.exposures if e.page_id == page_id), None)


def _compose_page(page: ShownPage, body: RecordBody, composer: Composer, words: Words) -> None:
    sheet = composer.sheet
    answer = derive_answer(page, body)
    exposure = _exposure(body, page.wording.page_id)
    with composer.inside("Sect"):
        title = composer.text(page.wording.title, sheet.words_pt, STRONG)
        shown = composer.text(_say_exposure(exposure, words), sheet.label_pt - 2 * UNIT_PT, CAPTION)
        pieces = [title, *_line_pieces(page, composer), *_label_pieces(page, answer, composer)]
        pieces += _ending_pieces(page, answer, composer, words)
    margin = Column(0, (Gap(2), shown))
    composer.add(composer.row(margin, Column(sheet.label_pt, tuple(pieces)), rule=True))


def _say_exposure(exposure: Exposure | None, words: Words) -> str:
    if exposure is None:
        return words.say("document_shown_unknown")
    once = exposure.visits == 1
    key = "document_shown_visits_one" if once else "document_shown_visits"
    return "\n".join(
        (
            words.say("document_shown_seconds", seconds=f"{exposure.seconds:.0f}"),
            words.say(key, visits=exposure.visits),
            words.say("document_shown_size", percent=exposure.text_percent),
        )
    )


def _line_pieces(page: ShownPage, composer: Composer) -> list[Piece]:
    pieces: list[Piece] = []
    for _, lines in groupby(page.wording.lines, key=lambda line: (line.group, line.style)):
        group = list(lines)
        pieces.append(Gap(UNIT_PT * 0.6))
        if group[0].style in {"item", "step", "pair"}:
            with composer.inside("L"):
                pieces += [_item(line, number, composer) for number, line in enumerate(group, 1)]
        else:
            pieces += [_paragraph(line, composer) for line in group]
    return pieces


def _paragraph(line: Line, composer: Composer) -> Piece:
    figure = [strong(line.figure + "\n")] if line.figure else []
    return composer.text([*figure, plain(line.text)], composer.sheet.words_pt)


def _item(line: Line, number: int, composer: Composer) -> Piece:
    if line.style == "step":
        with composer.inside("LI"):
            return composer.text(f"{number}. {line.text}", composer.sheet.words_pt, BODY, "LBody")
    return _marked(line.text, draw_bullet, composer)


def _label_pieces(page: ShownPage, answer: str, composer: Composer) -> list[Piece]:
    if not page.wording.labels:
        return []
    pieces: list[Piece] = [Gap(UNIT_PT * 0.6)]
    with composer.inside("L"):
        for label in page.wording.labels:
            mark = draw_chosen if label.text == answer else draw_option
            pieces.append(_marked(label.text, mark, composer))
    return pieces


def _marked(text: str, mark: Drawing, composer: Composer) -> Piece:
    with composer.inside("LI"):
        words = composer.text(text, composer.sheet.words_pt - MARK_PT, BODY, "LBody")
    columns = (Column(0, (composer.mark(mark),)), Column(MARK_PT, (words,)))
    return Row(columns, composer.sheet.words_pt)


def _ending_pieces(page: ShownPage, answer: str, composer: Composer, words: Words) -> list[Piece]:
    """Return what the main step said and, where nothing else tells it, what was answered."""
    sayings: list[str] = []
    if page.wording.step:
        sayings.append(words.say("document_shown_step", step=page.wording.step))
    said = {page.wording.step, *(label.text for label in page.wording.labels)}
    if answer and answer not in said:
        sayings.append(words.say("document_shown_answer", answer=answer))
    if not sayings:
        return []
    ending = "   ·   ".join(sayings)
    return [Gap(UNIT_PT * 0.6), composer.text(ending, composer.sheet.words_pt, LABEL)]
