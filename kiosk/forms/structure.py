"""Whether the structure of a form holds together: its ids, its route, its blocks.

Owns the rules of `form.toml` that a shape cannot say; words are for `vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kiosk.forms.files import (
    AcknowledgementFile,
    BlockFile,
    ChoiceFile,
    FormFile,
    PageFile,
    WhenFile,
)
from kiosk.forms.problems import FormProblem

RESERVED_PAGE_IDS = frozenset(
    ("language", "notice", "identity", "details", "tablet", "questions", "review", "signature")
)
"""The pages that the kiosk itself adds to every visit."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def check_structure(form: FormFile, folder: str, facts: Collection[str]) -> Iterator[FormProblem]:
    """Yield what is wrong with a form's structure; `folder` is the name of its folder."""
    if form.id != folder:
        yield _problem("id", f"The id {form.id} is not the folder's name.", f'Write "{folder}".')
    yield from _check_ids(form)
    yield from _check_filled(form)
    yield from _check_terms(form)
    for index, page in enumerate(form.pages):
        place = f"pages.{page.id}"
        yield from _check_when(place, page.when, form.pages[:index])
        yield from _check_page(place, page)
        for block in page.blocks:
            yield from _check_block(f"{place}.blocks.{block.id}", block, form, facts)


def _problem(where: str, what: str, mend: str) -> FormProblem:
    return FormProblem(file="form.toml", where=where, what=what, mend=mend)


def _check_ids(form: FormFile) -> Iterator[FormProblem]:
    yield from _check_unique("languages", form.languages, _LANGUAGE)
    yield from _check_unique("parts", (part.id for part in form.parts))
    yield from _check_unique("sites", (site.id for site in form.sites))
    yield from _check_unique("slots", (slot.id for slot in form.slots))
    yield from _check_unique("terms", (term.id for term in form.terms))
    yield from _check_unique("pages", (page.id for page in form.pages))
    for page in form.pages:
        if page.id in RESERVED_PAGE_IDS:
            what = "The kiosk has a page of its own with this id."
            yield _problem(f"pages.{page.id}", what, "Choose another id.")
        if page.picture is not None:
            yield from _check_unique(f"pages.{page.id}.picture", (page.picture,))
        yield from _check_unique(f"pages.{page.id}.blocks", (block.id for block in page.blocks))
        if isinstance(page, ChoiceFile):
            options = (option.id for option in page.options)
            yield from _check_unique(f"pages.{page.id}.options", options)


def _check_unique(
    where: str, ids: Iterable[str], shape: re.Pattern[str] = _ID
) -> Iterator[FormProblem]:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            yield _problem(f"{where}.{one}", f"The id {one} stands twice.", "Rename one of them.")
        if not shape.fullmatch(one):
            mend = "Use small letters, figures and hyphens; for a language its code, such as en."
            yield _problem(f"{where}.{one}", f'"{one}" is not an id.', mend)
        seen.add(one)


def _check_filled(form: FormFile) -> Iterator[FormProblem]:
    """Nothing that a form cannot do without is empty."""
    lists = {"languages": form.languages, "sites": form.sites, "parts": form.parts}
    lists |= {f"parts.{part.id}.pages": part.pages for part in form.parts}
    for where, entries in lists.items():
        if not entries:
            yield _problem(where, "The list is empty.", "Add at least one entry.")


def _check_terms(form: FormFile) -> Iterator[FormProblem]:
    pages = {page.id for page in form.pages}
    for term in form.terms:
        if term.page not in pages:
            what = f"There is no page {term.page}."
            yield _problem(f"terms.{term.id}", what, "Name the page that explains the word.")


def _check_when(
    place: str, when: WhenFile | None, earlier: tuple[PageFile, ...]
) -> Iterator[FormProblem]:
    if when is None:
        return
    choices = {page.id: page for page in earlier if isinstance(page, ChoiceFile)}
    choice = choices.get(when.page)
    where = f"{place}.when"
    if choice is None:
        what = f"No earlier choice page is called {when.page}."
        yield _problem(where, what, "Name a page of kind choice that stands before this one.")
        return
    if not when.options:
        yield _problem(where, "It names no option.", "Name at least one.")
    for option in sorted(set(when.options) - {option.id for option in choice.options}):
        what = f"The page {when.page} has no option {option}."
        yield _problem(where, what, "Name one of its options.")


def _check_page(place: str, page: PageFile) -> Iterator[FormProblem]:
    if not isinstance(page, ChoiceFile) and all(block.kind == "slot" for block in page.blocks):
        what = "The page has nothing to read."
        yield _problem(place, what, "Add a block that is not a slot.")
    if isinstance(page, AcknowledgementFile) and page.topic == "risk" and page.when:
        what = "A risk is told to everyone."
        yield _problem(f"{place}.when", what, "Take `when` out.")
    if isinstance(page, ChoiceFile) and len(page.options) < 2:
        what = "A choice needs two options at least."
        yield _problem(f"{place}.options", what, "Add one, or make it a reading page.")


def _check_block(
    where: str, block: BlockFile, form: FormFile, facts: Collection[str]
) -> Iterator[FormProblem]:
    for fact in block.facts:
        if fact not in facts:
            what = f"facts.toml has no fact {fact}."
            yield _problem(where, what, "Add it there, or mend the id.")
    on_pages = {slot.id for slot in form.slots if slot.shown == "page"}
    if block.kind == "slot" and block.slot not in on_pages:
        what = f'No slot with shown = "page" is called {block.slot}.'
        yield _problem(where, what, "Name one of the slots: slot = ....")
    if block.kind == "slot" and block.facts:
        yield _problem(where, "A slot tells no fact.", "Take `facts` out.")
    if block.kind != "slot" and block.slot is not None:
        yield _problem(where, "Only a block of kind slot names a slot.", "Take `slot` out.")
