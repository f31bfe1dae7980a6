"""Names as words: found however they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.store.names import derive_entry, derive_question, derive_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("José Müller", ("jose", "muller")),
        ("O\u2019Brien-Smith", ("o", "brien", "smith")),
        ("Søren Łukasz Đặng", ("soren", "lukasz", "dang")),
        ("STRASSE straße", ("strasse", "strasse")),
        ("İzmir ısı", ("izmir", "isi")),
        ("Æsir Œuvre Þór", ("aesir", "oeuvre", "thor")),
        ("王小明", ("王小明",)),
        ("ﬁona", ("fiona",)),
        ("_a_", ("a",)),
        ("", ()),
    ],
)
def test_words_are_folded(name, words):
    assert derive_words(name) == words


def test_a_joined_name_is_kept_as_one_word_too():
    assert derive_entry("Mary O'Brien-Smith") == "mary o brien smith obriensmith"


@pytest.mark.parametrize("nothing", ["", "  ", '"*()', "'", "-", "́"])
def test_no_word_is_no_question(nothing):
    assert derive_question(nothing) is None


@given(st.text())
def test_a_question_holds_no_operator(untrusted):
    question = derive_question(untrusted)
    if question is not None:
        for part in question.split(" "):
            assert part.startswith('"')
            assert part.endswith('"*')
            assert part[1:-2].isalnum()


@given(st.text(), st.randoms())
def test_a_name_is_found_by_the_start_of_each_of_its_words(name, random):
    entry = derive_entry(name).split(" ")
    for word in derive_words(name):
        start = word[: random.randint(1, len(word))]
        assert any(kept.startswith(start) for kept in entry)
