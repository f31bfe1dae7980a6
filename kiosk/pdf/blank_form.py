"""A form on paper: the words of every page, boxes to tick, lines to write on. It names no patient.

Owns what replaces a tap: a box, a line, a sentence where the tablet would have gone another way.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import assert_never

from kiosk import __version__
from kiosk.forms.digest import derive_digest
from kiosk.forms.model import (
    AcknowledgementPage,
    ChoicePage,
    ConsentForm,
    FormPage,
    NotePage,
    ReadingPage,
)
from kiosk.pdf.archive import Archive
from kiosk.pdf.blank_signing import compose_clinician, compose_decision
from kiosk.pdf.blank_writing import boxes, compose_blank, compose_boxes, writing_lines
from kiosk.pdf.composer import Composer
from kiosk.pdf.fonts import read_typeface
from kiosk.pdf.margins import Margins, derive_short_hash
from kiosk.pdf.pieces import Gap, Piece
from kiosk.pdf.press import draw_pages
from kiosk.pdf.setting import Setter
from kiosk.pdf.sheet import ASIDE, CAPTION, LEAD, TITLE, UNIT_PT, Sheet
from kiosk.pdf.shown_words import BREATH_PT, line_pieces
from kiosk.pdf.xmp import Description
from kiosk.settings import ClinicSettings
from kiosk.visit.booking import Booking, Patient
from kiosk.visit.route import OwnPage, derive_all_stops
from kiosk.visit.wording import Sources, derive_wording
from kiosk.words import Words

_NOBODY = Patient(name="", birth_date=date.min)
_NOTE_LINES = 3
_QUESTION_LINES = 5


def derive_blank_form(
    form: ConsentForm,
    clinic: ClinicSettings,
    words: Words,
    fonts: Path,
    sheet: Sheet,
    made: datetime,
) -> bytes:
    """Return `form` for signing on paper at `clinic`, as PDF; `made` stands in the file.

    Raises:
        DocumentError: a font is missing, or no font draws one of the characters.
    """
    composer = Composer(Setter(read_typeface(fonts)), sheet, form.language)
    _compose_head(form, clinic, composer, words)
    _compose_pages(form, clinic, composer, words)
    _compose_terms(form, composer, words)
    composer.heading(words.say("blank_questions"))
    composer.add(writing_lines(_QUESTION_LINES, composer))
    compose_decision(form, composer, words)
    compose_clinician(form, composer, words)
    archive = Archive(sheet, _describe(form, clinic, made, words))
    digest = derive_short_hash(derive_digest(form))
    margins = Margins(
        head=words.say("blank_head"),
        record=words.say("blank_foot", form=form.form_id, version=form.version),
        form=words.say("blank_foot_digest", digest=digest),
    )
    draw_pages(composer, archive.pen, margins, words)
    return archive.close(composer.root, ())


def _compose_head(
    form: ConsentForm, clinic: ClinicSettings, composer: Composer, words: Words
) -> None:
    width = composer.sheet.measure_pt
    composer.add(
        composer.text(clinic.clinic_name, width, CAPTION),
        composer.text(words.say("blank_title", form=form.title), width, TITLE, "H1"),
        Gap(UNIT_PT),
        composer.text(words.say("blank_lead"), width, LEAD),
        Gap(UNIT_PT),
    )
    with composer.table():
        for key in ("patient", "birth_date", "health_number", "clinician"):
            compose_blank(words.say(f"document_{key}"), composer)
        compose_boxes(words.say("document_site"), [site.text for site in form.sites], composer)
        if any(site.has_side for site in form.sites):
            sides = [words.say(f"document_side_{side}") for side in ("left", "right", "both")]
            compose_boxes(words.say("document_side"), sides, composer)


def _compose_pages(
    form: ConsentForm, clinic: ClinicSettings, composer: Composer, words: Words
) -> None:
    """Set every page of the form, part by part."""
    nothing = Booking(
        patient=_NOBODY, form_id=form.form_id, site_id="", side="none", clinician=""
    )  # fmt: skip
    sources = Sources(form=form, words=words, clinic=clinic, booking=nothing)
    titles = {page.page_id: page for part in form.parts for page in part.pages}
    part = 0
    for stop in derive_all_stops(form):
        if isinstance(stop.page, OwnPage):
            continue
        if stop.part != part:
            part = stop.part
            composer.heading(form.parts[part - 1].title)
        composer.subheading(stop.page.title)
        wording = derive_wording(stop, sources)
        notes = [
            composer.text(note, composer.width_pt, ASIDE)
            for note in _say_conditions(stop.page, titles, words)
        ]
        answers = _answer_pieces(stop.page, composer, words)
        composer.flow([*notes, *line_pieces(wording.lines, composer), *answers])


def _say_conditions(page: FormPage, pages: dict[str, FormPage], words: Words) -> Iterator[str]:
    """Yield for whom a page is, and which answer staff must hear of at once."""
    if page.when is not None:
        before = pages[page.when.page]
        options = before.options if isinstance(before, ChoicePage) else ()
        chosen = " / ".join(o.text for o in options if o.option_id in page.when.options)
        yield words.say("blank_only_if", option=chosen, title=before.title)
    if isinstance(page, ChoicePage):
        for option in page.options:
            if option.hands_over is not None:
                yield words.say("blank_tell_staff", option=option.text)


def _answer_pieces(page: FormPage, composer: Composer, words: Words) -> list[Piece]:
    """Return what a page is answered on."""
    match page:
        case ReadingPage():
            return []
        case ChoicePage(options=options):
            return [Gap(BREATH_PT), *boxes([option.text for option in options], composer)]
        case AcknowledgementPage(topic=topic):
            offered = [words.say(f"step_{topic}"), words.say("answer_question")]
            return [Gap(BREATH_PT), *boxes(offered, composer)]
        case NotePage():
            return [writing_lines(_NOTE_LINES, composer)]
        case _:
            assert_never(page)


def _compose_terms(form: ConsentForm, composer: Composer, words: Words) -> None:
    """Set what the tablet explains at a touch."""
    if not form.terms:
        return
    composer.heading(words.say("blank_terms"))
    with composer.table():
        for term in form.terms:
            composer.labelled(term.word, term.meaning)


def _describe(
    form: ConsentForm, clinic: ClinicSettings, made: datetime, words: Words
) -> Description:
    return Description(
        title=words.say("blank_title", form=form.title),
        author=clinic.clinic_name,
        subject=words.say("blank_lead"),
        keywords=f"{form.form_id} {form.version}",
        creator=f"Consent kiosk {__version__}",
        producer="Consent kiosk",
        language=form.language,
        made=made,
    )
