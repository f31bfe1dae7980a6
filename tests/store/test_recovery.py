"""The recovery sheet and its phrase: nothing but both together opens the key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic
from msgspec.structs import replace

from kiosk.store.recovery import (
    Costs,
    UnknownSheet,
    WrappedKey,
    WrongPhrase,
    decode_sheet,
    unwrap,
    wrap,
)
from kiosk.store.recovery_words import (
    CODE_PREFIX,
    MisspeltWord,
    WrongChecksum,
    WrongCount,
    derive_check_word,
    derive_code,
    derive_phrase,
    derive_rows,
    read_phrase,
    read_sheet,
    read_word,
)

MASTER = bytes(range(32))
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
SHEET = WrappedKey(salt=bytes(range(16)), wrapped=bytes(range(40, 80)))
LISTED = Mnemonic("english").wordlist


def text(sheet: WrappedKey) -> str:
    return " ".join(word for row in derive_rows(sheet) for word in row)


def swap(words: str, number: int, word: str) -> str:
    pieces = words.split()
    pieces[number - 1] = word
    return " ".join(pieces)


def test_sheet_and_phrase_give_the_key_back() -> None:
    phrase = derive_phrase()
    assert len(phrase.split()) == 12
    assert derive_phrase() != phrase
    sheet = wrap(MASTER, phrase)
    assert MASTER not in sheet.encode()
    assert unwrap(sheet, phrase) == MASTER
    assert unwrap(sheet, derive_phrase()) == WrongPhrase()
    assert unwrap(wrap(bytes(32), phrase), phrase) == bytes(32)


def test_two_sheets_of_one_phrase_differ() -> None:
    one, other = wrap(MASTER, PHRASE), wrap(MASTER, PHRASE)
    assert one.salt != other.salt
    assert one.wrapped != other.wrapped


def test_the_costs_are_those_of_the_sheet() -> None:
    sheet = wrap(MASTER, PHRASE)
    assert sheet.costs == Costs(passes=3, memory_log2_kib=16, lanes=4)
    cheaper = replace(sheet, costs=Costs(passes=1, memory_log2_kib=10, lanes=1))
    assert unwrap(cheaper, PHRASE) == WrongPhrase()


@given(salt=st.binary(min_size=16, max_size=16), wrapped=st.binary(min_size=40, max_size=40))
def test_a_sheet_is_read_back_from_its_words_and_from_its_code(salt: bytes, wrapped: bytes) -> None:
    sheet = WrappedKey(salt=salt, wrapped=wrapped)
    assert [len(row) for row in derive_rows(sheet)] == [12, 12, 12, 12]
    assert read_sheet(text(sheet)) == sheet
    assert read_sheet(derive_code(sheet)) == sheet


def test_the_code_suits_a_qr_code() -> None:
    assert set(derive_code(SHEET)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:")
    assert len(derive_code(SHEET)) < 122


def test_words_are_read_as_people_write_them() -> None:
    words = text(SHEET).split()
    numbered = "\n".join(f"{number}. {word.upper()}" for number, word in enumerate(words, 1))
    assert read_sheet(numbered) == SHEET
    assert read_sheet(" ".join(word[:4] for word in words)) == SHEET
    assert read_phrase(f"  {PHRASE.title()}\n") == PHRASE
    assert read_phrase(" ".join(word[:4] for word in PHRASE.split())) == PHRASE
    lowered = derive_code(SHEET).lower()
    assert read_sheet(f"{lowered[:50]}\n {lowered[50:]}") == SHEET
    assert read_word(" Abou ") == "about"


def test_four_letters_name_one_word() -> None:
    assert len({word[:4] for word in LISTED}) == len(LISTED)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("saussage", "sausage"),
        ("yaer", "year"),
        ("wor", "work"),
        ("qqqqqq", ""),
        ("größe", "grief"),
    ],
)
def test_a_misspelt_word_is_told_with_its_place(typed: str, nearest: str) -> None:
    found = read_phrase(swap(PHRASE, 6, typed))
    assert isinstance(found, MisspeltWord)
    assert (found.number, found.typed) == (6, typed)
    assert found.nearest == nearest
    found_in_sheet = read_sheet(swap(text(SHEET), 40, typed))
    assert isinstance(found_in_sheet, MisspeltWord)
    assert found_in_sheet.number == 40


def test_missing_words_are_counted() -> None:
    assert read_phrase("legal winner") == WrongCount(found=2, expected=12)
    assert read_phrase("") == WrongCount(found=0, expected=12)
    assert read_word("legal winner") == WrongCount(found=2, expected=1)
    assert read_sheet(text(SHEET) + " about") == WrongCount(found=49, expected=48)


def test_a_phrase_with_another_word_in_it_does_not_add_up() -> None:
    assert read_phrase(swap(PHRASE, 12, "zoo")) == WrongChecksum(row=1)


@pytest.mark.parametrize("row", [1, 2, 3, 4])
def test_the_row_of_a_wrong_word_is_told(row: int) -> None:
    words = text(SHEET)
    outcomes = {read_sheet(swap(words, row * 12 - 5, word)) for word in LISTED[:60]}
    assert WrongChecksum(row=row) in outcomes
    assert outcomes <= {WrongChecksum(row=row), WrongChecksum(row=0)}


def test_rows_in_the_wrong_order_do_not_add_up() -> None:
    first, second, *others = derive_rows(SHEET)
    mixed = " ".join(word for row in (second, first, *others) for word in row)
    assert read_sheet(mixed) == WrongChecksum(row=0)


@pytest.mark.parametrize("code", ["", "A", "!", "ABCDEFGH", derive_code(SHEET)[16:-4] + "AAAA"])
def test_a_code_that_was_misread_does_not_add_up(code: str) -> None:
    assert read_sheet(CODE_PREFIX + code) == WrongChecksum(row=0)


@pytest.mark.parametrize(
    "costs",
    [
        Costs(passes=0),
        Costs(passes=17),
        Costs(memory_log2_kib=9),
        Costs(memory_log2_kib=23),
        Costs(lanes=0),
        Costs(lanes=17),
    ],
)
def test_a_sheet_that_asks_for_too_much_is_no_sheet(costs: Costs) -> None:
    assert read_sheet(derive_code(replace(SHEET, costs=costs))) == UnknownSheet()


def test_a_newer_sheet_is_told() -> None:
    assert decode_sheet(b"\x02" + SHEET.encode()[1:]) == UnknownSheet()


def test_the_check_word_belongs_to_one_sheet() -> None:
    sheets = [replace(SHEET, salt=bytes([number]) * 16) for number in range(20)]
    words = {derive_check_word(sheet) for sheet in sheets}
    assert words <= set(LISTED)
    assert len(words) > 15
    assert derive_check_word(SHEET) == derive_check_word(replace(SHEET))


def test_a_key_wrapped_long_ago_still_opens() -> None:
    """A sheet lies in a safe for years: its format never changes under version 1."""
    sheet = read_sheet(OLD_SHEET)
    assert isinstance(sheet, WrappedKey)
    assert unwrap(sheet, PHRASE) == MASTER


OLD_SHEET = (
    "absurd blush abuse cluster sketch siren "
    "mobile century onion claim mercy game "
    "corn broom jelly thank denial champion "
    "plunge trumpet erupt attack please industry "
    "memory program negative chalk either hole "
    "reduce vacuum misery dilemma inhale assist "
    "outer shaft obvious hobby spare dress "
    "vote meat marine surface false jump "
)
