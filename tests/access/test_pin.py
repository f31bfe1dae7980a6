"""The staff PIN: none that is easy to guess, and its hash tells nothing."""

from __future__ import annotations

import pytest

from kiosk.access.pin import check_new_pin, derive_pin_hash, verify_pin

GOOD = "270481"


@pytest.mark.parametrize("pin", [GOOD, "0" * 5 + "1", "918273645"])
def test_a_good_pin_has_nothing_wrong(pin: str) -> None:
    assert check_new_pin(pin, pin) is None


@pytest.mark.parametrize(
    ("pin", "again", "code"),
    [
        ("", "", "needed"),
        ("27048a", "27048a", "number-only"),
        ("٢٧٠٤٨١", "٢٧٠٤٨١", "number-only"),
        ("27 0481", "27 0481", "number-only"),
        ("27048", "27048", "pin-too-short"),
        ("111111", "111111", "pin-too-simple"),
        ("345678", "345678", "pin-too-simple"),
        ("890123", "890123", "pin-too-simple"),
        ("876543", "876543", "pin-too-simple"),
        ("210987", "210987", "pin-too-simple"),
        ("123123", "123123", "pin-too-simple"),
        (GOOD, "", "pins-differ"),
        (GOOD, "270482", "pins-differ"),
    ],
)
def test_a_pin_that_will_not_do_says_why(pin: str, again: str, code: str) -> None:
    problem = check_new_pin(pin, again)
    assert problem is not None
    assert problem.code == code


def test_only_the_very_pin_opens() -> None:
    hashed = derive_pin_hash(GOOD)
    assert verify_pin(hashed, GOOD)
    for other in ("270482", "", f"{GOOD} ", f" {GOOD}", "2704811"):
        assert not verify_pin(hashed, other)


def test_the_hash_is_argon2id_salted_and_holds_no_pin() -> None:
    one, other = derive_pin_hash(GOOD), derive_pin_hash(GOOD)
    assert one.startswith("$argon2id$")
    assert one != other
    assert GOOD not in one
