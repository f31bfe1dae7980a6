"""What the patient acknowledged, asked and answered, each as a line of its own."""

from __future__ import annotations

from kiosk.consent.record import Acknowledgement, RecordBody, ShownPage
from kiosk.pdf.composer import MARK_PT, Composer
from kiosk.pdf.drawings import draw_none, draw_question, draw_tick
from kiosk.pdf.phrases import derive_answer, derive_page_title, say_question
from kiosk.pdf.pieces import Column
from kiosk.pdf.sheet import ALERT, BODY, FAINT, Style
from kiosk.visit.answers import Read
from kiosk.words import Words

_ANSWER_PT = 132
_NARROW_ANSWER_PT = 80


def compose_responses(body: RecordBody, composer: Composer, words: Words) -> None:
    """Set the acknowledgements, the questions and the answers."""
    _compose_acknowledgements(body, composer, words)
    _compose_questions(body, composer, words)
    _compose_answers(body, composer, words)


def _compose_acknowledgements(body: RecordBody, composer: Composer, words: Words) -> None:
    composer.heading(words.say("document_acknowledgements"))
    if not body.acknowledgements:
        composer.paragraph(words.say("document_acknowledgements_none"), FAINT)
    for topic in ("risk", "safety"):
        some = [a for a in body.acknowledgements if a.topic == topic]
        if some:
            composer.subheading(words.say(f"document_topic_{topic}"))
            with composer.table():
                for acknowledgement in some:
                    _compose_acknowledgement(acknowledgement, body, composer, words)


def _compose_acknowledgement(
    acknowledgement: Acknowledgement, body: RecordBody, composer: Composer, words: Words
) -> None:
    """Set one row; a page that was met and left has neither been understood nor asked about."""
    asked = any(question.page_id == acknowledgement.page_id for question in body.questions)
    style: Style
    if acknowledgement.understood:
        mark, key, style = draw_tick, "document_understood", BODY
    elif asked:
        mark, key, style = draw_question, "document_has_question", ALERT
    else:
        mark, key, style = draw_none, "document_not_acknowledged", FAINT
    measure = composer.sheet.measure_pt
    answer_pt = _NARROW_ANSWER_PT if composer.sheet.is_narrow else _ANSWER_PT
    with composer.inside("TR"):
        summary = composer.cell(
            acknowledgement.summary, measure - 2 * MARK_PT - answer_pt, tag="TH"
        )
        answer = composer.cell(words.say(key), answer_pt, style)
    composer.add(
        composer.row(
            Column(0, (composer.mark(mark),)),
            Column(MARK_PT, (summary,)),
            Column(measure - answer_pt, (answer,)),
            rule=True,
        )
    )


def _compose_questions(body: RecordBody, composer: Composer, words: Words) -> None:
    composer.heading(words.say("document_questions"))
    if not body.questions:
        composer.paragraph(words.say("document_questions_none"), FAINT)
        return
    with composer.table():
        for question in body.questions:
            title = derive_page_title(body, question.page_id)
            composer.labelled(title, say_question(question, words))


def _compose_answers(body: RecordBody, composer: Composer, words: Words) -> None:
    composer.heading(words.say("document_answers"))
    pages = [page for page in body.pages if _is_answer(page, body)]
    if not pages:
        composer.paragraph(words.say("document_answers_none"), FAINT)
        return
    with composer.table():
        for page in pages:
            composer.labelled(page.wording.title, derive_answer(page, body))


def _is_answer(page: ShownPage, body: RecordBody) -> bool:
    """Return whether a page asked for more than to be read or acknowledged."""
    page_id = page.wording.page_id
    acknowledged = {acknowledgement.page_id for acknowledgement in body.acknowledgements}
    read = isinstance(body.answers.get(page_id), Read)
    return bool(page.answer) and page_id not in acknowledged and not read
