"""Whether the facts of a form's source are well written down, in every language of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kiosk.forms.files import FactFile
from kiosk.forms.problems import FormProblem

FLAGS = "RSCEQ$"
"""Risk, safety, candidacy, expectation, question, fee."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def check_ledger(
    facts: Mapping[str, FactFile], languages: tuple[str, ...]
) -> Iterator[FormProblem]:
    """Yield what is wrong with the facts."""
    for fact_id, fact in facts.items():
        if not fact.says.strip():
            yield _problem(f"{fact_id}.says", "It is empty.", "Say the fact in your own words.")
        for letter in fact.flag.strip(FLAGS):
            what = f"There is no flag {letter}."
            yield _problem(f"{fact_id}.flag", what, f"Use letters of {FLAGS}.")
        if fact.after is not None and (fact.after not in facts or fact.after == fact_id):
            what = f"There is no other fact {fact.after}."
            yield _problem(f"{fact_id}.after", what, "Name the fact that is told first.")
        yield from _check_languages(f"{fact_id}.figures", fact.figures, languages)
        yield from _check_languages(f"{fact_id}.hedges", fact.hedges, languages)
        yield from _check_numbers(f"{fact_id}.figures", fact.figures)


def _problem(where: str, what: str, mend: str) -> FormProblem:
    return FormProblem(file="facts.toml", where=where, what=what, mend=mend)


def _check_languages(
    where: str, said: Mapping[str, tuple[str, ...]], languages: tuple[str, ...]
) -> Iterator[FormProblem]:
    """A figure or hedge of one language stands in every other, or a translation could drop it."""
    for language in sorted(set(languages) - set(said)) if said else ():
        yield _problem(where, f"There is nothing in {language}.", f"Add {where}.{language}.")
    for language in sorted(set(said) - set(languages)):
        what = f"The form is not offered in {language}."
        yield _problem(f"{where}.{language}", what, "Take it out, or add the language.")
    for language, phrases in said.items():
        if not phrases or not all(phrase.strip() for phrase in phrases):
            yield _problem(f"{where}.{language}", "It is empty.", "Write it, or take it out.")


def _check_numbers(where: str, figures: Mapping[str, tuple[str, ...]]) -> Iterator[FormProblem]:
    numbers = {tuple(sorted(_NUMBER.findall(" ".join(said)))) for said in figures.values()}
    if len(numbers) > 1:
        yield _problem(where, "The languages tell different numbers.", "Make them the same.")
