"""Who may come behind the counter: one PIN, and a wait that grows with each wrong one.

Owns the order of things at the door: what was tried is on record before the answer is given. Every
wrong PIN, whatever its shape, costs the same work and gets the same answer.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TypeAlias

import msgspec

from kiosk.access.lockout import derive_wait
from kiosk.access.pin import verify_pin
from kiosk.clock import Clock, read_utc
from kiosk.consent.events import STAFF, LoggedIn, LogInFailed
from kiosk.errors import VaultError
from kiosk.store.vault import Vault

_LONGEST_PIN = 64
"""Figures of a PIN that are looked at; nobody types more by accident."""


class Admitted(msgspec.Struct, frozen=True):
    """The PIN is right."""


class WrongPin(msgspec.Struct, frozen=True):
    """The PIN is wrong; the next try is open after `wait`."""

    wait: timedelta


class TooSoon(msgspec.Struct, frozen=True):
    """Nothing was tried: the wait after wrong PINs is not over."""

    wait: timedelta


Admission: TypeAlias = Admitted | WrongPin | TooSoon


def derive_waiting(vault: Vault, clock: Clock) -> timedelta:
    """Return how long until a PIN may be tried."""
    failures, last = vault.failed_log_ins()
    return derive_wait(failures, read_utc(last) if last else None, clock.now())


def log_in(vault: Vault, clock: Clock, untrusted_pin: str) -> Admission:
    """Try a PIN.

    Raises:
        VaultError: no PIN has been set, or the try cannot be put on record; nobody is admitted.
    """
    if wait := derive_waiting(vault, clock):
        return TooSoon(wait)
    pin_hash = vault.pin_hash()
    if pin_hash is None:
        raise VaultError("No staff PIN has been set on this kiosk.")
    if verify_pin(pin_hash, untrusted_pin[:_LONGEST_PIN]):
        vault.append(LoggedIn(), STAFF)
        return Admitted()
    vault.append(LogInFailed(), STAFF)
    return WrongPin(derive_waiting(vault, clock))
