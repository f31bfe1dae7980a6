"""What a form says to the patient, piece by piece, with the facts that each piece carries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

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
    Pair,
    Paragraph,
    SlotBlock,
    StepList,
)


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a form's words."""

    where: str
    """The keys of its words, such as `pages.needles.blocks.why`."""
    page_id: str = ""
    """"" for what stands on no page."""
    texts: tuple[str, ...]
    """Each a paragraph by itself."""
    facts: tuple[str, ...] = ()
    """The facts it carries: their figures and hedges must stand in it."""
    allowed: tuple[str, ...] = ()
    """The facts whose figures may stand in it."""
    figure: str | None = None
    """The figure that stands out, if any."""
    for_all: bool = True
    """Whether every patient meets it, whatever they answer."""

    @property
    def text(self) -> str:
        """All of it in one."""
        return " ".join(self.texts)


def derive_passages(form: ConsentForm) -> tuple[Passage, ...]:
    """Return all that a patient reads of the form, in order."""
    return tuple(_passages(form))


def _passages(form: ConsentForm) -> Iterator[Passage]:
    for part in form.parts:
        first = part.pages[0].page_id
        yield Passage(where=f"parts.{part.part_id}.title", page_id=first, texts=(part.title,))
        for page in part.pages:
            yield from derive_page_passages(page, form)
    yield Passage(where="intent", texts=(form.intent,))
    for term in form.terms:
        yield Passage(where=f"terms.{term.term_id}.meaning", texts=(term.meaning,))


def derive_page_passages(page: FormPage, form: ConsentForm) -> Iterator[Passage]:
    """Yield a page's title, its blocks, its picture, its options and its summary."""
    place = f"pages.{page.page_id}"
    carried = tuple(fact for block in page.blocks for fact in block.facts)
    title = (page.title,)
    yield Passage(where=f"{place}.title", page_id=page.page_id, texts=title, allowed=carried)
    for block in page.blocks:
        yield Passage(
            where=f"{place}.blocks.{block.block_id.rpartition('.')[2]}",
            page_id=page.page_id,
            texts=derive_texts(block),
            facts=block.facts,
            allowed=block.facts,
            figure=block.figure if isinstance(block, KeyFigure) else None,
            for_all=page.when is None,
        )
    yield from _picture_passages(page, form)
    if isinstance(page, ChoicePage):
        for option in page.options:
            where = f"{place}.options.{option.option_id}"
            text = (option.text,)
            yield Passage(where=where, page_id=page.page_id, texts=text, allowed=carried)
    if isinstance(page, AcknowledgementPage):
        risks = {fact.fact_id for fact in form.facts if "R" in fact.flag}
        stated = carried if page.topic == "safety" else (f for f in carried if f in risks)
        yield Passage(
            where=f"{place}.summary",
            page_id=page.page_id,
            texts=(page.summary,),
            facts=tuple(dict.fromkeys(stated)),
            allowed=carried,
        )


def _picture_passages(page: FormPage, form: ConsentForm) -> Iterator[Passage]:
    """Yield the words of a picture, on the first of the pages that show it."""
    for picture in form.pictures:
        shown = [other for other in form.pages if other.picture == picture.picture_id]
        if shown[0].page_id == page.page_id:
            place = f"pictures.{picture.picture_id}"
            facts = tuple(fact for other in shown for b in other.blocks for fact in b.facts)
            said = {"description": (picture.description,), "key": picture.key}
            for key, texts in said.items():
                where = f"{place}.{key}"
                yield Passage(where=where, page_id=page.page_id, texts=texts, allowed=facts)


def derive_texts(block: Block) -> tuple[str, ...]:
    """Return a block's words, each paragraph, item or figure by itself."""
    match block:
        case Paragraph(text=text):
            return (text,)
        case BulletList(items=items) | StepList(items=items) | Pair(items=items):
            return items
        case KeyFigure(figure=figure, text=text):
            return (figure, text)
        case FeeAmount(text=text, unset=unset):
            return (text, unset)
        case SlotBlock():
            return ()
        case _:
            assert_never(block)
