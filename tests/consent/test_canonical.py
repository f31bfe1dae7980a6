"""Canonical bytes: RFC 8785."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.visit.booking import Patient

SAFE_INTEGERS = st.integers(-(2**53) + 1, 2**53 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | SAFE_INTEGERS
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


def read(content):
    """Read JSON as the standard does: every number is a double."""
    return json.loads(content, parse_int=float)


@given(VALUES)
def test_what_is_written_means_the_same(value):
    assert read(derive_canonical_bytes(value)) == value


@given(st.dictionaries(TEXT, SAFE_INTEGERS), st.randoms())
def test_the_order_of_keys_does_not_matter(value, random):
    items = list(value.items())
    random.shuffle(items)
    assert derive_canonical_bytes(dict(items)) == derive_canonical_bytes(value)


@given(VALUES)
def test_canonical_bytes_are_their_own_canonical_bytes(value):
    once = derive_canonical_bytes(value)
    assert derive_canonical_bytes(read(once)) == once


def test_the_standards_own_example_of_numbers_and_order():
    """RFC 8785, 3.2.2 and 3.2.3."""
    numbers = [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001]
    assert derive_canonical_bytes(numbers) == b"[333333333.3333333,1e+30,4.5,0.002,1e-27]"
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    found = json.loads(derive_canonical_bytes(dict.fromkeys(keys, 0)))
    assert list(found) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_a_struct_becomes_an_object():
    patient = Patient(name="Zoë", birth_date=date(1950, 2, 9))
    expected = '{"birth_date":"1950-02-09","health_number":null,"name":"Zoë"}'
    assert derive_canonical_bytes(patient) == expected.encode()


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 2**53, "\ud800", {"\ud800": 1}, [b"", {1.5: object()}]]
)
def test_what_json_cannot_hold_is_refused(value):
    with pytest.raises((ValueError, TypeError)):
        derive_canonical_bytes(value)
