"""The staff PIN: what a good one is, its hash, and whether one matches.

A PIN only opens the desk; it never becomes a key. Source: NIST SP 800-63B, ASVS 6.2 and 11.4.2.
"""

from __future__ import annotations

from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from kiosk.visit.problems import Problem

PIN_LENGTH = 6
_COMMON = frozenset(
    {"123123", "121212", "112233", "101010", "123321", "654321", "696969", "159753", "147258"}
)
_hasher = PasswordHasher()


def check_new_pin(pin: str, again: str) -> Problem | None:
    """Return what is wrong with a new PIN, or None."""
    if not (pin.isascii() and pin.isdigit()):
        return Problem(code="needed") if not pin else Problem(code="number-only")
    if len(pin) < PIN_LENGTH:
        return Problem(code="pin-too-short")
    if _is_simple(pin):
        return Problem(code="pin-too-simple")
    return None if pin == again else Problem(code="pins-differ")


def derive_pin_hash(pin: str) -> str:
    """Return the Argon2id hash of a PIN, with its salt and costs, as one string."""
    return _hasher.hash(pin)


def verify_pin(pin_hash: str, untrusted_pin: str) -> bool:
    """Return whether the PIN is the one that was hashed."""
    try:
        return _hasher.verify(pin_hash, untrusted_pin)
    except VerifyMismatchError:
        return False


def _is_simple(pin: str) -> bool:
    """Return whether a PIN is common, one repeated figure, or a run such as 345678."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return pin in _COMMON or steps in ({0}, {1}, {9})
