"""Whether the words of one language fit the structure: nothing missing, nothing left over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from string import Formatter
from typing import Any

from kiosk.forms.files import (
    AcknowledgementFile,
    BlockFile,
    BlockKind,
    BlockWords,
    ChoiceFile,
    FormFile,
    NoteFile,
    PageFile,
    PageWords,
    WordsFile,
)
from kiosk.forms.problems import FormProblem

_TABLES: Mapping[BlockKind, frozenset[str]] = {
    "figure": frozenset(("figure", "text")),
    "amount": frozenset(("text", "unset")),
}
_MANY: Collection[BlockKind] = ("list", "steps", "pair")
_SHAPES: Mapping[BlockKind, str] = {
    "paragraph": '"..."',
    "list": '["...", "..."]',
    "steps": '["...", "..."]',
    "pair": '["...", "..."]',
    "figure": '{ figure = "...", text = "..." }',
    "amount": '{ text = "... {amount} ...", unset = "..." }',
}


def check_vocabulary(form: FormFile, words: WordsFile, file: str) -> Iterator[FormProblem]:
    """Yield what is wrong with the words; `file` is the name of theirs."""
    for problem in _problems(form, words):
        where, what, mend = problem
        yield FormProblem(file=file, where=where, what=what, mend=mend)


_Found = tuple[str, str, str]
"""Where, what and mend."""


def _problems(form: FormFile, words: WordsFile) -> Iterator[_Found]:
    said = {"title": words.title, "procedure": words.procedure, "intent": words.intent}
    yield from _check_said("", said)
    yield from _check_keys("sites", words.sites, {site.id for site in form.sites})
    yield from _check_keys("slots", words.slots, {slot.id for slot in form.slots})
    yield from _check_keys("parts", words.parts, {part.id for part in form.parts})
    yield from _check_keys("terms", words.terms, {term.id for term in form.terms})
    yield from _check_keys("pictures", words.pictures, form.picture_ids)
    yield from _check_keys("pages", words.pages, {page.id for page in form.pages})
    yield from _check_said("sites.", words.sites)
    yield from _check_said("slots.", words.slots)
    for key, part in words.parts.items():
        yield from _check_said(f"parts.{key}.", {"title": part.title})
    for key, term in words.terms.items():
        yield from _check_said(f"terms.{key}.", {"word": term.word, "meaning": term.meaning})
    for key, picture in words.pictures.items():
        marks = {f"key.{number}": text for number, text in enumerate(picture.key, start=1)}
        yield from _check_said(f"pictures.{key}.", {"description": picture.description, **marks})
    for page in form.pages:
        if page.id in words.pages:
            yield from _check_page(f"pages.{page.id}", page, words.pages[page.id])


def _check_keys(where: str, said: Mapping[str, Any], wanted: Collection[str]) -> Iterator[_Found]:
    for key in sorted(set(wanted) - set(said)):
        place = f"{where}.{key}"
        yield place, f"There are no words for {key}.", f"Add {place}."
    for key in sorted(set(said) - set(wanted)):
        yield f"{where}.{key}", f"form.toml has no {key} here.", "Take it out, or mend its name."


def _check_said(where: str, said: Mapping[str, str]) -> Iterator[_Found]:
    for key, text in said.items():
        if not text.strip():
            yield f"{where}{key}", "It is empty.", "Write the words."


def _check_page(place: str, page: PageFile, words: PageWords) -> Iterator[_Found]:
    options = page.options if isinstance(page, ChoiceFile) else ()
    flags = {option.id for option in options if option.flag}
    reasons = {option.id for option in options if option.hands_over}
    written = {block.id: block for block in page.blocks if block.kind != "slot"}
    yield from _check_keys(f"{place}.blocks", words.blocks, written)
    yield from _check_keys(f"{place}.options", words.options, {option.id for option in options})
    yield from _check_keys(f"{place}.flags", words.flags, flags)
    yield from _check_keys(f"{place}.reasons", words.reasons, reasons)
    for table in ("options", "flags", "reasons"):
        yield from _check_said(f"{place}.{table}.", getattr(words, table))
    yield from _check_said(f"{place}.", {"title": words.title})
    risk = isinstance(page, AcknowledgementFile)
    yield from _check_single(f"{place}.summary", words.summary, wanted=risk)
    note = isinstance(page, NoteFile) and page.flag
    yield from _check_single(f"{place}.flag", words.flag, wanted=note)
    for block_id in written.keys() & words.blocks.keys():
        where = f"{place}.blocks.{block_id}"
        yield from _check_block(where, written[block_id], words.blocks[block_id])


def _check_single(where: str, said: str | None, *, wanted: bool) -> Iterator[_Found]:
    if wanted and not (said and said.strip()):
        yield where, "There are no words.", f"Add {where}."
    if said is not None and not wanted:
        yield where, "This page does not use it.", "Take it out."


def _check_block(where: str, block: BlockFile, said: BlockWords) -> Iterator[_Found]:
    shape = f"Write {_SHAPES[block.kind]}."
    texts = _texts(block.kind, said)
    if texts is None:
        yield where, f"These are not the words of a {block.kind}.", shape
        return
    if not all(text.strip() for text in texts):
        yield where, "Some of it is empty.", "Write the words."
    if block.kind in {"list", "steps"} and len(texts) < 2:
        yield where, "It needs two items at least.", shape
    if block.kind == "pair" and len(texts) != 2:
        yield where, "A pair is exactly two.", shape
    if isinstance(said, dict) and block.kind == "amount" and _places(said["text"]) != ["amount"]:
        yield f"{where}", "It must hold {amount} once and no other brace.", shape


def _texts(kind: BlockKind, said: BlockWords) -> tuple[str, ...] | None:
    """Return the texts, or None if they are not in the shape of their kind."""
    match said:
        case str() if kind == "paragraph":
            return (said,)
        case tuple() if kind in _MANY:
            return said
        case dict() if _TABLES.get(kind) == said.keys():
            return tuple(said.values())
        case _:
            return None


def _places(text: str) -> list[str]:
    """Return the names of the places in `text`; something else if its braces do not match."""
    try:
        return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return []
