"""Sentences, numbers and phrases in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SENTENCE_END = re.compile(r"(?<=[.!?…:])[”’\")]*\s+")
_WORD = re.compile(r"\w[\w’'-]*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SMALL = "two three four five six seven eight nine ten eleven twelve"
_NUMBER_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        **{word: str(number) for number, word in enumerate(_SMALL.split(), start=2)},
        "twenty": "20",
        "twenty-four": "24",
        "thirty": "30",
        "forty": "40",
        "fifty": "50",
        "sixty": "60",
        "hundred": "100",
        "thousand": "1000",
    }
}
"""Numbers in words; one is missing, since it is also a pronoun. Other languages: none yet."""


def derive_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of `text`; what introduces a list ends in a colon."""
    return tuple(sentence for sentence in _SENTENCE_END.split(text) if sentence)


def count_words(text: str) -> int:
    """Return how many words `text` has."""
    return len(_WORD.findall(text))


def derive_plain(text: str, language: str) -> str:
    """Return `text` in small letters with number words as figures, to look phrases up in."""
    words = _NUMBER_WORDS.get(language.partition("-")[0], {})
    small = " ".join(text.casefold().replace("’", "'").split())
    return _WORD.sub(lambda found: words.get(found[0], found[0]), small)


def derive_numbers(text: str, language: str) -> frozenset[str]:
    """Return every number in `text`, as figures."""
    return frozenset(_NUMBER.findall(derive_plain(text, language)))


def has_phrase(text: str, phrase: str, language: str) -> bool:
    """Return whether `phrase` stands in `text` as whole words, whatever the case."""
    plain = re.escape(derive_plain(phrase, language))
    return re.search(rf"(?<!\w){plain}(?!\w)", derive_plain(text, language)) is not None
