"""Whether each medical word is explained on the first page on which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.forms.model import ConsentForm
from kiosk.forms.passages import Passage
from kiosk.forms.problems import FormProblem


def check_terms(form: ConsentForm, passages: tuple[Passage, ...]) -> Iterator[FormProblem]:
    """Yield each word of the glossary that the form does not use, or uses before it explains."""
    on_pages = tuple(passage for passage in passages if passage.page_id)
    words = tuple(term.word.casefold() for term in form.terms)
    for term in form.terms:
        word = term.word.casefold()
        longer = tuple(other for other in words if word in other and other != word)
        first = next((p.page_id for p in on_pages if _stands(word, p.text, longer)), None)
        if first != term.page_id:
            place = "nowhere" if first is None else f"first on the page {first}"
            what = f'"{term.word}" stands {place}, but is explained on {term.page_id}.'
            mend = "Explain it where it first stands, and name that page here."
            where = f"terms.{term.term_id}"
            yield FormProblem(file="form.toml", where=where, what=what, mend=mend)


def _stands(word: str, text: str, longer: tuple[str, ...]) -> bool:
    """Return whether `word` stands in `text`, and not only within a longer word."""
    text = text.casefold()
    for other in longer:
        text = text.replace(other, "")
    return re.search(rf"(?<!\w){re.escape(word)}(?:e?s)?(?!\w)", text) is not None
