"""Every sentence is said somewhere, and everything that is said has its sentence."""

from __future__ import annotations

import string
from pathlib import Path
from typing import get_args, get_type_hints

from kiosk.app.paths import HOME, RESOURCES, WORDS
from kiosk.consent.record import ClosedRecord
from kiosk.desk.exporting import NotSaved
from kiosk.devices.printing import NotPrinted
from kiosk.errors import KioskError
from kiosk.store import VisitState
from kiosk.visit.booking import Side
from kiosk.visit.problems import ProblemCode
from kiosk.visit.route import OwnPage
from kiosk.words import read_words
from tests.words.usage import Usage, read_python, read_qml

ENTRIES = read_words(WORDS, "en").entries
PYTHON = read_python(HOME / "kiosk")
QML = read_qml(RESOURCES / "qml")


def _literals(kind: type, name: str) -> tuple[str, ...]:
    return get_args(get_type_hints(kind)[name])


_OWN = {page.value for page in OwnPage}
_ENDINGS = {"done", "declined", "paused", "paper_end", "desk"}
_LEAVING = {"pause", "decline", "paper", "reject"}
_SIDES = set(get_args(Side))
_CLOSED = {"declined", "paper", "handed_over"}
BUILT = {
    "step_*": _OWN | {"risk", "safety"},
    "*_title": _OWN | _ENDINGS | _LEAVING,
    "*_yes": _LEAVING,
    "*_line": _LEAVING,
    "copy_*": {reason.replace("-", "_") for reason in _literals(NotSaved, "reason")},
    "print_*": {reason.replace("-", "_") for reason in _literals(NotPrinted, "reason")},
    "problem_*": {code.replace("-", "_") for code in get_args(ProblemCode)},
    "side_*": _SIDES,
    "side_label_*": _SIDES,
    "state_*": set(get_args(VisitState)),
    "handed_over_*": {"identity", "details"},
    "theme_*": {"light", "dark", "high-contrast", "black-on-yellow"},
    "document_topic_*": {"risk", "safety"},
    "document_method_*": {"ink"},
    "document_outcome_*": _CLOSED,
    "document_state_*": _CLOSED | {"signed"},
    "document_by_*": {"patient", "representative"},
    "document_how_*": {"in_person", "phone", "writing"},
    "document_side_*": _SIDES,
    "document_month_*": {str(month) for month in range(1, 13)},
}
"""What can stand in the place of `*`, wherever a key is built from pieces."""
_ELSEWHERE = {"*_line_*", "document_*"}
"""Lines are counted by the catalogue itself; the second is built over strings of a table."""

_WHOLE = (
    "problem_*",
    "copy_*",
    "print_*",
    "state_*",
    "theme_*",
    "document_month_*",
    "document_outcome_*",
)
"""Templates whose prefix nothing else may have."""


def derive_built() -> set[str]:
    return {template.replace("*", value) for template, values in BUILT.items() for value in values}


def derive_lines() -> set[str]:
    heads = _OWN | _ENDINGS | {"sheet_help", "receipt_help"}
    parts = {key: key.rpartition("_line_") for key in ENTRIES}
    return {key for key, (head, _, last) in parts.items() if head in heads and last.isdigit()}


def derive_table() -> set[str]:
    """Return the keys that are kept as strings, whole or without the document's prefix."""
    strings = PYTHON.strings | QML.strings | {KioskError.patient_key}
    return strings | {f"document_{text}" for text in strings}


def derive_voices() -> set[str]:
    """Return the keys that say to the patient what the document says otherwise."""
    voices = {key for key in ENTRIES if key.startswith("yours_")}
    return {key for key in voices if key.replace("yours_", "document_", 1) in ENTRIES}


def derive_used() -> set[str]:
    return (
        PYTHON.said | QML.said | derive_built() | derive_lines() | derive_table() | derive_voices()
    )


def test_the_scan_finds_the_words() -> None:
    assert len(ENTRIES) > 200
    assert len(PYTHON.said) > 70
    assert len(QML.said) > 60
    assert len(PYTHON.built) >= 10
    assert len(derive_lines()) > 20


def test_all_that_is_said_has_its_sentence() -> None:
    missing = (PYTHON.said | QML.said | derive_built()) - set(ENTRIES)
    assert missing == set()


def test_every_sentence_is_said() -> None:
    assert set(ENTRIES) - derive_used() == set()


def test_every_way_to_build_a_key_is_known() -> None:
    assert PYTHON.built | QML.built == set(BUILT) | _ELSEWHERE


def test_no_sentence_stands_for_a_value_that_is_not_there() -> None:
    for template in _WHOLE:
        prefix = template.rstrip("*")
        known = {template.replace("*", value) for value in BUILT[template]}
        assert {key for key in ENTRIES if key.startswith(prefix)} - PYTHON.said <= known


def test_outcomes_are_those_of_the_record() -> None:
    assert {outcome.replace("-", "_") for outcome in _literals(ClosedRecord, "outcome")} == _CLOSED


def test_places_are_plain_names() -> None:
    names = [
        name for entry in ENTRIES.values() for _, name, _, _ in string.Formatter().parse(entry)
    ]
    places = {name for name in names if name is not None}
    assert len(places) > 15
    assert all(place.isidentifier() for place in places)


def test_the_scan_sees_what_it_should(tmp_path: Path) -> None:
    (tmp_path / "some.py").write_text('words.say("a"); words.say(f"b_{c}"); D = ("e",)')
    (tmp_path / "Some.qml").write_text('Words.say.f; Words.say["g_" + h]; Words.say["i"]')
    python, qml = read_python(tmp_path), read_qml(tmp_path)
    assert (python.said, python.built) == ({"a"}, {"b_*"})
    assert "e" in python.strings
    assert (qml.said, qml.built) == ({"f", "i"}, {"g_*"})
    assert isinstance(qml, Usage)
