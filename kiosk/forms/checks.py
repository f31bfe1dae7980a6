"""Whether a form says what its source says, once each risk, in plain sentences.

Owns what may be offered to a patient. Reads no file but through `reader`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.forms.facts import check_facts
from kiosk.forms.model import AcknowledgementPage, ConsentForm
from kiosk.forms.passages import Passage, derive_passages
from kiosk.forms.problems import FormProblem
from kiosk.forms.reader import read_form, read_sources, require_none, words_file
from kiosk.forms.sentences import count_words, derive_sentences
from kiosk.forms.terms import check_terms

__all__ = ["FormProblem", "check_form", "require_form"]

SENTENCE_WORDS = 20
PARAGRAPH_SENTENCES = 3


def check_form(form: ConsentForm) -> tuple[FormProblem, ...]:
    """Return all that keeps `form` from being offered; empty if it may be."""
    passages = derive_passages(form)
    return (
        *check_facts(form, passages),
        *_check_risks(form),
        *_check_length(form, passages),
        *check_terms(form, passages),
    )


def require_form(folder: Path, language: str) -> ConsentForm:
    """Read and check a form in one language.

    Raises:
        FormError: anything is wrong; one line for each problem.
    """
    form = read_form(folder, language)
    require_none(check_form(form), read_sources(folder, language))
    return form


def _check_risks(form: ConsentForm) -> Iterator[FormProblem]:
    """Each risk has exactly one page on which it is acknowledged by itself."""
    risks = {fact.fact_id for fact in form.facts if "R" in fact.flag}
    pages_of: dict[str, list[str]] = {risk: [] for risk in sorted(risks)}
    for page in form.pages:
        if isinstance(page, AcknowledgementPage) and page.topic == "risk":
            told = {fact for block in page.blocks for fact in block.facts} & risks
            for risk in told:
                pages_of[risk].append(page.page_id)
            if len(told) != 1:
                yield FormProblem(
                    file="form.toml",
                    where=f"pages.{page.page_id}",
                    what=f"It acknowledges {len(told)} facts with the flag R, not one.",
                    mend="Give each risk a page of its own.",
                )
    for risk, pages in pages_of.items():
        if len(pages) != 1:
            yield FormProblem(
                file="facts.toml",
                where=risk,
                what=f"The risk is acknowledged on {len(pages)} pages: {', '.join(pages)}.",
                mend="Let exactly one acknowledgement page of topic risk name it.",
            )


def _check_length(form: ConsentForm, passages: tuple[Passage, ...]) -> Iterator[FormProblem]:
    file = words_file(form.language)
    for passage in passages:
        for text in passage.texts:
            sentences = derive_sentences(text)
            if len(sentences) > PARAGRAPH_SENTENCES:
                what = f"The paragraph has {len(sentences)} sentences."
                mend = f"Keep it to {PARAGRAPH_SENTENCES}; make another block."
                yield FormProblem(file=file, where=passage.where, what=what, mend=mend)
            for sentence in sentences:
                if count_words(sentence) > SENTENCE_WORDS:
                    what = f"The sentence has {count_words(sentence)} words: {sentence}"
                    mend = f"Keep it to {SENTENCE_WORDS}; make it two."
                    yield FormProblem(file=file, where=passage.where, what=what, mend=mend)
