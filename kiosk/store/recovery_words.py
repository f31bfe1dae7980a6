"""The recovery phrase and sheet as words: how they are written down and read back.

Owns the words and their checks. Every four letters name one word, in any case; what is misread is
told with its place. Knows no key that is not wrapped.

Source: BIP-39, English.
"""

from __future__ import annotations

import base64
import binascii
import difflib
import hashlib
import re
from functools import cache
from typing import TypeAlias

import msgspec
from mnemonic import Mnemonic

from kiosk.store.recovery import SHEET_BYTES, UnknownSheet, WrappedKey, decode_sheet

ROW_WORDS = 12
"""Words of the phrase, and of each row of a sheet."""
_ROW_BYTES = 16
_CHECK_BYTES = 4
_LEAST_LETTERS = 4
"""So many letters name one word."""
CODE_PREFIX = "CONSENT-KIOSK-1:"


class MisspeltWord(msgspec.Struct, frozen=True):
    """A word that is in no list."""

    number: int
    """Which one, from 1."""
    typed: str
    nearest: str
    """The listed word that looks most like it; "" if none does."""


class WrongCount(msgspec.Struct, frozen=True):
    """Words are missing, or there are too many."""

    found: int
    expected: int


class WrongChecksum(msgspec.Struct, frozen=True):
    """Every word is in the list, and one of them is not the right one."""

    row: int
    """Which row it is in, from 1; 0 where that cannot be told."""


WordProblem: TypeAlias = MisspeltWord | WrongCount | WrongChecksum
SheetProblem: TypeAlias = WordProblem | UnknownSheet


def derive_phrase() -> str:
    """Return twelve random words, 128 bits."""
    return _language().generate(strength=128)


def read_phrase(untrusted_text: str) -> str | WordProblem:
    """Return the phrase as it was derived, or what is wrong with it."""
    words = _find_words(untrusted_text, ROW_WORDS)
    if not isinstance(words, list):
        return words
    return " ".join(words) if _language().check(" ".join(words)) else WrongChecksum(row=1)


def read_word(untrusted_text: str) -> str | WordProblem:
    """Return the one word that is meant."""
    words = _find_words(untrusted_text, 1)
    return words[0] if isinstance(words, list) else words


def derive_rows(wrapped: WrappedKey) -> tuple[tuple[str, ...], ...]:
    """Return the sheet's words in rows of twelve, each row with its own check."""
    content = _with_check(wrapped.encode())
    starts = range(0, len(content), _ROW_BYTES)
    rows = (_language().to_mnemonic(content[start : start + _ROW_BYTES]) for start in starts)
    return tuple(tuple(row.split()) for row in rows)


def derive_code(wrapped: WrappedKey) -> str:
    """Return the sheet as one line of capitals and figures, for a QR code."""
    return CODE_PREFIX + base64.b32encode(_with_check(wrapped.encode())).decode().rstrip("=")


def derive_check_word(wrapped: WrappedKey) -> str:
    """Return the word that shows that one holds this very sheet."""
    digest = hashlib.sha256(b"check word" + wrapped.encode()).digest()
    words = _language().wordlist
    return words[int.from_bytes(digest[:4], "big") % len(words)]


def read_sheet(untrusted_text: str) -> WrappedKey | SheetProblem:
    """Return what the sheet holds, read from its words or from its code."""
    text = "".join(untrusted_text.split()).upper()
    if text.startswith(CODE_PREFIX):
        return _read_code(text.removeprefix(CODE_PREFIX))
    rows = (SHEET_BYTES + _CHECK_BYTES) // _ROW_BYTES
    words = _find_words(untrusted_text, rows * ROW_WORDS)
    if not isinstance(words, list):
        return words
    content = b""
    for row in range(rows):
        try:
            content += _language().to_entropy(words[row * ROW_WORDS :][:ROW_WORDS])
        except ValueError:
            return WrongChecksum(row=row + 1)
    return _decode(content)


def _read_code(text: str) -> WrappedKey | SheetProblem:
    try:
        content = base64.b32decode(text + "=" * (-len(text) % 8))
    except binascii.Error:
        return WrongChecksum(row=0)
    return _decode(content)


def _decode(content: bytes) -> WrappedKey | SheetProblem:
    sheet = content[:-_CHECK_BYTES]
    if len(sheet) != SHEET_BYTES or _with_check(sheet) != content:
        return WrongChecksum(row=0)
    return decode_sheet(sheet)


def _with_check(content: bytes) -> bytes:
    return content + hashlib.sha256(content).digest()[:_CHECK_BYTES]


def _find_words(untrusted_text: str, expected: int) -> list[str] | MisspeltWord | WrongCount:
    """Return the words of a text; figures and signs between them only number them."""
    typed = re.findall(r"[^\W\d_]+", untrusted_text.lower())
    found = [_find_word(text) for text in typed]
    for number, (text, word) in enumerate(zip(typed, found, strict=True), 1):
        if word is None:
            return MisspeltWord(number=number, typed=text, nearest=_find_nearest(text))
    if len(found) != expected:
        return WrongCount(found=len(found), expected=expected)
    return [word for word in found if word is not None]


def _find_word(text: str) -> str | None:
    words = _language().wordlist
    if text in words:
        return text
    meant = [word for word in words if word.startswith(text)]
    return meant[0] if len(text) >= _LEAST_LETTERS and meant else None


def _find_nearest(text: str) -> str:
    return next(iter(difflib.get_close_matches(text, _language().wordlist, n=1)), "")


@cache
def _language() -> Mnemonic:
    return Mnemonic("english")
