"""Whether each fact of the source is told, with its figures and hedges and nothing added."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.forms.model import ConsentForm, Fact
from kiosk.forms.passages import Passage
from kiosk.forms.problems import FormProblem
from kiosk.forms.sentences import derive_numbers, has_phrase


def check_facts(form: ConsentForm, passages: tuple[Passage, ...]) -> Iterator[FormProblem]:
    """Yield each fact that is missing, changed or told too early, and each figure made up."""
    facts = {fact.fact_id: fact for fact in form.facts}
    first = _first_told(passages)
    for fact in form.facts:
        if fact.fact_id not in first:
            what = f"No block that every patient meets carries this fact: {fact.says}"
            mend = "Name it in the block that tells it, on a page without `when`."
            yield FormProblem(file="facts.toml", where=fact.fact_id, what=what, mend=mend)
        elif fact.after in first and first[fact.after] >= first[fact.fact_id]:
            what = f"It is told before {fact.after}."
            mend = f"Tell {fact.after} first."
            yield FormProblem(file="facts.toml", where=fact.fact_id, what=what, mend=mend)
    for passage in passages:
        for fact_id in passage.facts:
            yield from _check_told(facts[fact_id], passage, form.language)
        yield from _check_numbers(passage, facts, form.language)
        yield from _check_figure(passage, facts, form.language)


def _first_told(passages: tuple[Passage, ...]) -> dict[str, tuple[int, int]]:
    """Return where each fact is first told to all: the passage, the place among its facts."""
    first: dict[str, tuple[int, int]] = {}
    for number, passage in enumerate(passages):
        if not passage.for_all:
            continue
        for place, fact_id in enumerate(passage.facts):
            first.setdefault(fact_id, (number, place))
    return first


def _check_told(fact: Fact, passage: Passage, language: str) -> Iterator[FormProblem]:
    file = f"{language}.toml"
    for figure in fact.figures:
        if not has_phrase(passage.text, figure, language):
            what = f'It carries {fact.fact_id}, but "{figure}" does not stand in it.'
            mend = f'Write "{figure}", or take {fact.fact_id} out of it.'
            yield FormProblem(file=file, where=passage.where, what=what, mend=mend)
    if fact.hedges and not any(has_phrase(passage.text, h, language) for h in fact.hedges):
        choices = ", ".join(f'"{hedge}"' for hedge in fact.hedges)
        what = f"It carries {fact.fact_id}, but sounds more certain than the source."
        mend = f"Write one of {choices}."
        yield FormProblem(file=file, where=passage.where, what=what, mend=mend)


def _check_numbers(
    passage: Passage, facts: dict[str, Fact], language: str
) -> Iterator[FormProblem]:
    said = (figure for fact_id in passage.allowed for figure in facts[fact_id].figures)
    allowed = derive_numbers(" ".join(said), language)
    for number in sorted(derive_numbers(passage.text, language) - allowed):
        what = f"The figure {number} belongs to none of its facts."
        mend = "Take it out, or name the fact that it comes from."
        yield FormProblem(file=f"{language}.toml", where=passage.where, what=what, mend=mend)


def _check_figure(passage: Passage, facts: dict[str, Fact], language: str) -> Iterator[FormProblem]:
    """What stands out in large type holds a figure of the source, unit and all."""
    if passage.figure is None:
        return
    figures = [figure for fact_id in passage.facts for figure in facts[fact_id].figures]
    if not any(has_phrase(passage.figure, figure, language) for figure in figures):
        what = f'"{passage.figure}" holds no figure of its facts.'
        mend = "Write a figure as it stands in facts.toml."
        yield FormProblem(file=f"{language}.toml", where=passage.where, what=what, mend=mend)
