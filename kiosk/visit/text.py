"""Where untrusted text comes in: normalised, bounded, and checked for what can be printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from kiosk.visit.problems import Problem

MissingCharacters: TypeAlias = Callable[[str], frozenset[str]]
"""Tells which characters of a text no font of the document can draw."""

NAME_LENGTH = 120
NOTE_LENGTH = 1000
NUMBER_LENGTH = 20
_OLDEST_YEARS = 130
_DATE = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")


def derive_line(untrusted: str) -> str:
    """Return one line: NFC, control and format characters out, runs of white space to one space."""
    return " ".join(_without_controls(untrusted).split())


def derive_lines(untrusted: str) -> str:
    """Return several lines, each normalised as `derive_line` does, at most one empty between."""
    lines = [derive_line(line) for line in untrusted.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def check_text(text: str, longest: int, missing: MissingCharacters) -> Problem | None:
    """Return what stands in the way of keeping `text`, or None."""
    if len(text) > longest:
        return Problem(code="too-long", places={"longest": longest})
    if strange := missing(text):
        return Problem(code="cannot-print", places={"characters": " ".join(sorted(strange))})
    return None


def read_birth_date(untrusted: str, today: date) -> date | Problem:
    """Return the date of `1950-02-09` (also with / . or spaces), or what is wrong with it."""
    match = _DATE.fullmatch(derive_line(untrusted))
    if match is None:
        return Problem(code="not-a-date")
    try:
        day = date(*(int(group) for group in match.groups()))
    except ValueError:
        return Problem(code="not-a-date")
    if day > today:
        return Problem(code="date-in-future")
    if today.year - day.year > _OLDEST_YEARS:
        return Problem(code="date-too-old")
    return day


def _without_controls(untrusted: str) -> str:
    """Return NFC text; a control becomes a space, an unseen format or lone surrogate vanishes.

    What vanishes may have stood between a letter and its accent, so NFC comes last.
    """
    kept: list[str] = []
    for character in untrusted:
        category = unicodedata.category(character)
        if category == "Cc" or category in {"Zl", "Zp"}:
            kept.append(" ")
        elif category not in {"Cf", "Cs", "Co", "Cn"}:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))
