from __future__ import annotations

from datetime import date

import pytest

from kiosk.consent.events import STAFF, Searched
from kiosk.desk.finding import ByBirthDate, ByName, derive_question, read_found, search
from kiosk.store import Vault
from kiosk.store.ledger import read_event
from tests.store.builders import booking, started

TODAY = date(2026, 11, 23)


@pytest.fixture
def filled(vault: Vault) -> Vault:
    for number, (name, born) in enumerate(
        [
            ("Zoë Ōkubo", date(1950, 2, 9)),
            ("Walter Sample", date(1961, 1, 1)),
            ("Zoltan Fictional", date(1950, 2, 9)),
        ]
    ):
        vault.append(started(booking(name, born)), STAFF, f"V{number}")
    return vault


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("", None),
        (" \t", None),
        ("zo", ByName("zo")),
        ("1950-02-09", ByBirthDate(date(1950, 2, 9))),
        (" 1950/2/9 ", ByBirthDate(date(1950, 2, 9))),
        ("1950-13-41", ByName("1950-13-41")),
        ("2031-01-01", ByName("2031-01-01")),
    ],
)
def test_one_field_asks_for_a_name_or_a_date(
    typed: str, question: ByName | ByBirthDate | None
) -> None:
    assert derive_question(typed, TODAY) == question


def test_names_are_found_by_their_starts_without_accents(filled: Vault) -> None:
    assert [row.name for row in read_found(filled, ByName("okub"))] == ["Zoë Ōkubo"]
    assert [row.name for row in read_found(filled, ByName("zo"))] == [
        "Zoltan Fictional",
        "Zoë Ōkubo",
    ]


def test_a_birth_date_finds_everybody_born_then(filled: Vault) -> None:
    found = read_found(filled, ByBirthDate(date(1950, 2, 9)))
    assert [row.name for row in found] == ["Zoltan Fictional", "Zoë Ōkubo"]


@pytest.mark.parametrize(
    ("question", "event"),
    [
        (ByName("Quistermann"), Searched(by="name", found=0)),
        (ByName("walter"), Searched(by="name", found=1)),
        (ByBirthDate(date(1950, 2, 9)), Searched(by="birth-date", found=2)),
    ],
)
def test_a_search_is_on_record_without_its_words(
    filled: Vault, question: ByName | ByBirthDate, event: Searched
) -> None:
    assert len(search(filled, question)) == event.found
    assert read_event(filled._db, filled.verify().count).event == event
