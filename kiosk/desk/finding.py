"""Search by name or birth date in one field; that it happened goes on record, its words do not."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import msgspec

from kiosk.consent.events import STAFF, Searched
from kiosk.store.projection import VisitRow
from kiosk.store.vault import Vault
from kiosk.visit.problems import Problem
from kiosk.visit.text import derive_line, read_birth_date

MOST_FOUND = 50
"""As many as a person looks through."""


class ByName(msgspec.Struct, frozen=True):
    """Names that have a word starting with each word of `untrusted_text`."""

    untrusted_text: str


class ByBirthDate(msgspec.Struct, frozen=True):
    """Patients born on `day`."""

    day: date


Question: TypeAlias = ByName | ByBirthDate


def derive_question(untrusted: str, today: date) -> Question | None:
    """Return what is asked for: a date if it can be read as one, else a name; None if empty."""
    text = derive_line(untrusted)
    if not text:
        return None
    born = read_birth_date(text, today)
    return ByName(text) if isinstance(born, Problem) else ByBirthDate(born)


def read_found(vault: Vault, question: Question) -> tuple[VisitRow, ...]:
    """Return the newest visits that answer the question, at most `MOST_FOUND`."""
    match question:
        case ByName(untrusted_text=text):
            return vault.find_by_name(text, MOST_FOUND)
        case ByBirthDate(day=day):
            return vault.find_by_birth_date(day, MOST_FOUND)


def search(vault: Vault, question: Question) -> tuple[VisitRow, ...]:
    """Return the visits that answer the question, and put on record that somebody asked."""
    found = read_found(vault, question)
    count = len(found)
    match question:
        case ByName():
            vault.append(Searched(by="name", found=count), STAFF)
        case ByBirthDate():
            vault.append(Searched(by="birth-date", found=count), STAFF)
    return found
