from __future__ import annotations

import pytest

from kiosk.forms.sentences import count_words, derive_numbers, derive_sentences, has_phrase
from kiosk.forms.source import derive_lines


def test_sentences_end_where_they_end() -> None:
    assert derive_sentences("Is it? “Yes.” It is: 9.5 mm.") == (
        "Is it?",
        "“Yes.",
        "It is:",
        "9.5 mm.",
    )
    assert derive_sentences("") == ()


def test_words_are_counted() -> None:
    assert count_words("The nerve’s x-ray, 20 minutes.") == 5


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Twenty minutes, or twenty-four hours", "en", {"20", "24"}),
        ("Two words", "en-CA", {"2"}),
        ("One of them", "en", set()),
        ("Deux, 2,5 et 10", "fr", {"2,5", "10"}),
    ],
)
def test_numbers_are_found(text: str, language: str, numbers: set[str]) -> None:
    assert derive_numbers(text, language) == numbers


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("It May happen.", "may", True),
        ("Maybe.", "may", False),
        ("Minus sixty degrees", "minus 60", True),
        ("1 mm a day", "1 m", False),
        ("11 mm a day", "1 mm", False),
        ("for 1\nto 2 weeks", "1 to 2 weeks", True),
    ],
)
def test_phrases_are_whole_words(text: str, phrase: str, found: bool) -> None:
    assert has_phrase(text, phrase, "en") is found


def test_lines_are_those_of_the_keys() -> None:
    text = 'id = "x"\n[[parts.pages]]\nid = "a"\nblocks = [\n  { id = "b" },\n]\n[words.a]\nc.d = 1'
    assert derive_lines(text) == {
        "id": 1, "parts.pages": 2, "pages.a": 3, "pages.a.blocks": 4, "pages.a.blocks.b": 5,
        "words.a": 7, "words.a.c.d": 8,
    }  # fmt: skip
