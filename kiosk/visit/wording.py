"""The words of one page, once: the screen shows them, the record keeps them.

Owns how a page becomes words for one language and one clinic; knows nothing of pixels.
"""

from __future__ import annotations

from typing import Literal, assert_never

import msgspec

from kiosk.forms.model import (
    AcknowledgementPage,
    Block,
    BulletList,
    ChoicePage,
    ConsentForm,
    FeeAmount,
    FormPage,
    KeyFigure,
    NotePage,
    Pair,
    Paragraph,
    ReadingPage,
    SlotBlock,
    StepList,
)
from kiosk.settings import ClinicSettings
from kiosk.visit.booking import Booking
from kiosk.visit.route import OwnPage, Stop
from kiosk.words import Words


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a page's text."""

    style: Literal["paragraph", "item", "step", "figure", "pair", "amount"]
    text: str
    figure: str = ""
    """The figure that stands out before `text`; only for style `figure`."""
    group: str = ""
    """The block's id; neighbours of one group form one list or pair."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """One answer a page offers."""

    option_id: str
    text: str


class Depiction(msgspec.Struct, frozen=True, kw_only=True):
    """What a picture says to who cannot see it."""

    picture_id: str
    description: str
    key: tuple[str, ...] = ()
    """The words for the marks 1, 2, 3... in the picture."""


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """All that a page says."""

    page_id: str
    part_title: str
    """"" for the pages before the form's first part."""
    title: str
    lines: tuple[Line, ...]
    depiction: Depiction | None = None
    """The picture's words; None where there is no picture."""
    labels: tuple[Label, ...] = ()
    """The answers to choose from."""
    step: str = ""
    """What the main step says."""


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """Where words come from: the form, the interface, the clinic and what staff booked."""

    form: ConsentForm
    words: Words
    clinic: ClinicSettings
    booking: Booking
    languages: tuple[tuple[str, str], ...] = ()
    """BCP 47 and own name of each language that the form is offered in."""


UNDERSTOOD = "understood"
QUESTION = "question"
REJECT = "reject"


def derive_wording(stop: Stop, sources: Sources) -> Wording:
    """Return the words of one page for this patient."""
    page = stop.page
    if isinstance(page, OwnPage):
        title, lines, labels = _own_words(page, sources)
        return Wording(
            page_id=stop.page_id,
            part_title=_part_title(stop, sources),
            title=title,
            lines=lines,
            labels=labels,
            step=sources.words.say(f"step_{page.value}"),
        )
    lines = tuple(line for block in page.blocks for line in _lines(block, sources))
    labels, step = _answers(page, sources.words)
    return Wording(
        page_id=stop.page_id,
        part_title=_part_title(stop, sources),
        title=page.title,
        lines=lines,
        depiction=_depiction(page, sources.form),
        labels=labels,
        step=step,
    )


def derive_site(sources: Sources) -> str:
    """Return the booked place on the body in the form's words."""
    choices = {site.choice_id: site.text for site in sources.form.sites}
    return choices.get(sources.booking.site_id, sources.booking.site_id)


def _depiction(page: FormPage, form: ConsentForm) -> Depiction | None:
    return next(
        (
            Depiction(picture_id=one.picture_id, description=one.description, key=one.key)
            for one in form.pictures
            if one.picture_id == page.picture
        ),
        None,
    )


def _part_title(stop: Stop, sources: Sources) -> str:
    if stop.part == 0:
        return ""
    parts = sources.form.parts
    if stop.part > len(parts):
        return sources.words.say("part_closing")
    return parts[stop.part - 1].title


def _lines(block: Block, sources: Sources) -> tuple[Line, ...]:
    group = block.block_id
    match block:
        case Paragraph(text=text):
            return (Line(style="paragraph", text=text, group=group),)
        case BulletList(items=items):
            return tuple(Line(style="item", text=item, group=group) for item in items)
        case StepList(items=items):
            return tuple(Line(style="step", text=item, group=group) for item in items)
        case Pair(items=items):
            return tuple(Line(style="pair", text=item, group=group) for item in items)
        case KeyFigure(figure=figure, text=text):
            return (Line(style="figure", figure=figure, text=text, group=group),)
        case FeeAmount(text=text, unset=unset):
            amount = (sources.clinic.fee_amount or "").strip()
            said = text.format(amount=amount) if amount else unset
            return (Line(style="amount", text=said, group=group),)
        case SlotBlock():
            return ()
        case _:
            assert_never(block)


def _answers(page: FormPage, words: Words) -> tuple[tuple[Label, ...], str]:
    """Return the answers a form's page offers, and what its main step says."""
    match page:
        case ReadingPage():
            return (), words.say("step_reading")
        case ChoicePage():
            labels = tuple(Label(option_id=o.option_id, text=o.text) for o in page.options)
            return labels, words.say("step_choice")
        case AcknowledgementPage():
            understand = words.say(f"step_{page.topic}")
            question = words.say("answer_question")
            return (
                Label(option_id=UNDERSTOOD, text=understand),
                Label(option_id=QUESTION, text=question),
            ), understand
        case NotePage():
            return (), words.say("step_note")
        case _:
            assert_never(page)


def _own_words(page: OwnPage, sources: Sources) -> tuple[str, tuple[Line, ...], tuple[Label, ...]]:
    words = sources.words
    places = _places(sources)
    texts = words.say_lines(page.value, **places)
    lines = tuple(Line(style="paragraph", text=text) for text in texts)
    title = words.say(f"{page.value}_title", **places)
    match page:
        case OwnPage.LANGUAGE:
            labels = tuple(Label(option_id=code, text=name) for code, name in sources.languages)
            return title, lines, labels
        case OwnPage.DETAILS:
            return title, lines, (Label(option_id=REJECT, text=words.say("details_reject")),)
        case OwnPage.SIGNATURE:
            return title, (Line(style="paragraph", text=sources.form.intent), *lines), ()
        case _:
            return title, lines, ()


def _places(sources: Sources) -> dict[str, str]:
    """Return what the sentences of the kiosk's own pages may name."""
    words, booking = sources.words, sources.booking
    contact = sources.clinic.privacy_contact or words.say("privacy_contact_unset")
    return {
        "clinic": sources.clinic.clinic_name,
        "contact": contact,
        "procedure": sources.form.procedure,
        "name": booking.patient.name,
        "site": derive_site(sources),
        "side": words.say(f"side_{booking.side}"),
        "clinician": booking.clinician,
    }
