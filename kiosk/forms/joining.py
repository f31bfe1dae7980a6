"""Structure, facts and words become one form. Pure; everything fits by the time it comes here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never, cast

from kiosk.forms import model
from kiosk.forms.files import (
    AcknowledgementFile,
    BlockFile,
    BlockWords,
    ChoiceFile,
    FactFile,
    FormFile,
    NoteFile,
    OptionFile,
    PageFile,
    PageWords,
    ReadingFile,
    WhenFile,
    WordsFile,
)


def derive_form(
    form: FormFile,
    facts: Mapping[str, FactFile],
    words: WordsFile,
    drawings: Mapping[str, str],
    language: str,
) -> model.ConsentForm:
    """Return the form in `language`; `drawings` holds the SVG of each picture by its id."""
    return model.ConsentForm(
        form_id=form.id,
        version=form.version,
        language=language,
        title=words.title,
        procedure=words.procedure,
        source=form.source,
        intent=words.intent,
        sites=tuple(
            model.Choice(choice_id=site.id, text=words.sites[site.id], has_side=site.has_side)
            for site in form.sites
        ),
        parts=_parts(form, words),
        facts=tuple(_fact(fact_id, fact, language) for fact_id, fact in facts.items()),
        terms=_terms(form, words),
        slots=tuple(
            model.Slot(
                slot_id=slot.id,
                label=words.slots[slot.id],
                filled_by=slot.filled_by,
                shown=slot.shown,
            )
            for slot in form.slots
        ),
        pictures=tuple(
            model.Picture(
                picture_id=picture_id,
                description=words.pictures[picture_id].description,
                key=words.pictures[picture_id].key,
                svg=drawings[picture_id],
            )
            for picture_id in form.picture_ids
        ),
        approved_by=form.approved_by,
        approved_on=form.approved_on,
        expires_on=form.expires_on,
    )


def _parts(form: FormFile, words: WordsFile) -> tuple[model.Part, ...]:
    return tuple(
        model.Part(
            part_id=part.id,
            title=words.parts[part.id].title,
            pages=tuple(_page(page, words.pages[page.id]) for page in part.pages),
        )
        for part in form.parts
    )


def _terms(form: FormFile, words: WordsFile) -> tuple[model.Term, ...]:
    return tuple(
        model.Term(
            term_id=term.id,
            word=words.terms[term.id].word,
            meaning=words.terms[term.id].meaning,
            page_id=term.page,
        )
        for term in form.terms
    )


def _fact(fact_id: str, fact: FactFile, language: str) -> model.Fact:
    return model.Fact(
        fact_id=fact_id,
        says=fact.says,
        figures=fact.figures.get(language, ()),
        hedges=fact.hedges.get(language, ()),
        flag=fact.flag,
        after=fact.after,
    )


def _page(page: PageFile, words: PageWords) -> model.FormPage:
    blocks = tuple(_block(page.id, block, words) for block in page.blocks)
    when = _when(page.when)
    match page:
        case ChoiceFile():
            return model.ChoicePage(
                page_id=page.id,
                title=words.title,
                blocks=blocks,
                options=tuple(_option(option, words) for option in page.options),
                picture=page.picture,
                when=when,
            )
        case AcknowledgementFile():
            return model.AcknowledgementPage(
                page_id=page.id,
                title=words.title,
                blocks=blocks,
                topic=page.topic,
                summary=words.summary or "",
                picture=page.picture,
                when=when,
            )
        case NoteFile():
            return model.NotePage(
                page_id=page.id,
                title=words.title,
                blocks=blocks,
                flag=words.flag,
                picture=page.picture,
                when=when,
            )
        case ReadingFile():
            return model.ReadingPage(
                page_id=page.id,
                title=words.title,
                blocks=blocks,
                picture=page.picture,
                when=when,
            )
        case _:
            assert_never(page)


def _when(when: WhenFile | None) -> model.When | None:
    return None if when is None else model.When(page=when.page, options=when.options)


def _option(option: OptionFile, words: PageWords) -> model.Option:
    return model.Option(
        option_id=option.id,
        text=words.options[option.id],
        flag=words.flags.get(option.id),
        asks=option.asks,
        hands_over=words.reasons.get(option.id),
    )


def _block(page_id: str, block: BlockFile, words: PageWords) -> model.Block:
    """Return a block; its id is unique in the form: `needles.why`."""
    block_id, facts = f"{page_id}.{block.id}", block.facts
    if block.kind == "slot":
        return model.SlotBlock(block_id=block_id, facts=facts, slot=block.slot or "")
    said = words.blocks[block.id]
    match block.kind:
        case "paragraph":
            return model.Paragraph(block_id=block_id, facts=facts, text=cast("str", said))
        case "list":
            return model.BulletList(block_id=block_id, facts=facts, items=_items(said))
        case "steps":
            return model.StepList(block_id=block_id, facts=facts, items=_items(said))
        case "pair":
            return model.Pair(block_id=block_id, facts=facts, items=_items(said))
        case "figure":
            return model.KeyFigure(block_id=block_id, facts=facts, **_table(said))
        case "amount":
            return model.FeeAmount(block_id=block_id, facts=facts, **_table(said))
        case _:
            assert_never(block.kind)


def _items(said: BlockWords) -> tuple[str, ...]:
    return cast("tuple[str, ...]", said)


def _table(said: BlockWords) -> dict[str, str]:
    return cast("dict[str, str]", said)
