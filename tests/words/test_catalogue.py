"""One catalogue: every key stands once and is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.paths import WORDS
from kiosk.words import Words, read_words


def write(folder: Path, name: str, text: str) -> None:
    (folder / "en").mkdir(exist_ok=True)
    (folder / "en" / f"{name}.toml").write_text(text, encoding="utf-8")


def test_the_files_of_a_language_are_one_catalogue(tmp_path: Path) -> None:
    write(tmp_path, "a", 'hello = "Hello, {name}"')
    write(tmp_path, "b", 'count = "{count} questions"')
    words = read_words(tmp_path, "en")
    assert words.language == "en"
    assert words.say("hello", name="{Zoë}") == "Hello, {Zoë}"
    assert words.say("count", count=2) == "2 questions"


def test_a_key_stands_in_one_file_only(tmp_path: Path) -> None:
    write(tmp_path, "a", 'hello = "Hello"')
    write(tmp_path, "b", 'hello = "Hi"')
    with pytest.raises(ValueError, match=r"b\.toml: the key hello"):
        read_words(tmp_path, "en")


def test_an_unknown_key_or_place_is_a_bug() -> None:
    words = Words("en", {"hello": "Hello, {name}"})
    with pytest.raises(KeyError, match="bye"):
        words.say("bye")
    with pytest.raises(KeyError, match="name"):
        words.say("hello")


def test_numbered_lines_are_said_in_their_order_up_to_the_first_gap() -> None:
    entries = {f"page_line_{number}": f"{number} {{place}}" for number in [*range(1, 12), 13]}
    said = Words("en", entries).say_lines("page", place="x")
    assert said == tuple(f"{number} x" for number in range(1, 12))
    assert Words("en", entries).say_lines("other") == ()


def test_no_entry_is_empty() -> None:
    entries = read_words(WORDS, "en").entries
    assert len(entries) > 200
    assert [key for key, sentence in entries.items() if not sentence.strip()] == []
