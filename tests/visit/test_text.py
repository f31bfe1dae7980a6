"""Untrusted text: what is kept of it, and what is wrong with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.problems import Problem
from kiosk.visit.text import check_text, derive_line, derive_lines, read_birth_date

TODAY = date(2026, 11, 23)
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
any_text = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\u0301\u0327\u200b\u200d\u00ad\ufeff\x00\x0b\x85\u2028\u00a0\ud800e \n\r"),
    )
)


@pytest.mark.parametrize(
    ("untrusted", "kept"),
    [
        ("  Zoe\u0308  Ōshiro ", "Zoë Ōshiro"),
        ("Anna\tMaria\nde la Cruz", "Anna Maria de la Cruz"),
        ("Ng\u200b\u0301", "Nǵ"),
        ("\u202eevil\u202c", "evil"),
        ("a\x00b\ud800c\ue000d", "a bcd"),
        ("\u00a0\u3000", ""),
    ],
)
def test_a_line_keeps_what_can_be_seen(untrusted: str, kept: str) -> None:
    assert derive_line(untrusted) == kept


@pytest.mark.parametrize(
    ("untrusted", "kept"),
    [
        (
            "\n\n I play\tthe violin.  \r\n\r\n\r\n\r\nAnd sing. \n",
            "I play the violin.\n\nAnd sing.",
        ),
        ("one\u2028two\x0bthree", "one\ntwo\nthree"),
        (" \n\u200b\n ", ""),
    ],
)
def test_lines_stay_lines(untrusted: str, kept: str) -> None:
    assert derive_lines(untrusted) == kept


@pytest.mark.parametrize("derive", [derive_line, derive_lines])
@given(untrusted=any_text)
def test_normalising_again_changes_nothing(derive: Callable[[str], str], untrusted: str) -> None:
    once = derive(untrusted)
    assert derive(once) == once
    assert unicodedata.is_normalized("NFC", once)
    for line in once.split("\n"):
        assert not [character for character in line if unicodedata.category(character) in UNSEEN]
        assert line == " ".join(line.split())
    assert "\n\n\n" not in once


@given(any_text)
def test_one_line_has_no_line_break(untrusted: str) -> None:
    assert len(derive_line(untrusted).splitlines()) <= 1


def test_a_text_may_be_as_long_as_it_may_be() -> None:
    def nothing(text: str) -> frozenset[str]:
        return frozenset()

    assert check_text("a" * 5, 5, nothing) is None
    assert check_text("a" * 6, 5, nothing) == Problem(code="too-long", places={"longest": 5})


def test_what_cannot_be_printed_is_named() -> None:
    problem = check_text("a☢b☠", 9, lambda text: frozenset(text) - frozenset("ab"))
    assert problem == Problem(code="cannot-print", places={"characters": "☠ ☢"})


@pytest.mark.parametrize(
    "untrusted",
    ["1950-02-09", "1950/2/9", "1950.02.9", "1950 02 09", "  1950-2-09\n", "١٩٥٠-٠٢-٠٩"],
)
def test_a_birth_date_may_be_written_in_several_ways(untrusted: str) -> None:
    assert read_birth_date(untrusted, TODAY) == date(1950, 2, 9)


@pytest.mark.parametrize(
    ("untrusted", "code"),
    [
        ("", "not-a-date"),
        ("9 February 1950", "not-a-date"),
        ("50-02-09", "not-a-date"),
        ("1950-02-30", "not-a-date"),
        ("1950-13-01", "not-a-date"),
        ("1900-02-29", "not-a-date"),
        ("0000-01-01", "not-a-date"),
        ("1950-02-09 and more", "not-a-date"),
        ("2026-11-24", "date-in-future"),
        ("1895-12-31", "date-too-old"),
    ],
)
def test_a_wrong_birth_date_is_a_problem(untrusted: str, code: str) -> None:
    problem = read_birth_date(untrusted, TODAY)
    assert isinstance(problem, Problem)
    assert problem.code == code


@pytest.mark.parametrize("day", [TODAY, date(1896, 1, 1), date(2000, 2, 29)])
def test_the_edges_of_the_dates_are_dates(day: date) -> None:
    assert read_birth_date(day.isoformat(), TODAY) == day


@given(st.dates(max_value=TODAY, min_value=date(1896, 1, 1)))
def test_every_date_is_read_as_it_is_written(day: date) -> None:
    assert read_birth_date(day.isoformat(), TODAY) == day


@given(any_text)
def test_any_text_is_a_date_or_a_problem(untrusted: str) -> None:
    assert isinstance(read_birth_date(untrusted, TODAY), date | Problem)
