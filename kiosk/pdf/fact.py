"""One thing that a verification looked at, and what it found."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

FactName: TypeAlias = Literal[
    "bytes", "sealer", "trust", "record", "form", "chain", "head", "later", "vault"
]
State: TypeAlias = Literal["good", "wrong", "unchecked"]
"""`unchecked`: it could not be looked at, or nobody asked; that is no failure."""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One fact and its reason."""

    name: FactName
    state: State
    reason: str
    """A stable code, such as `changed`."""
    details: dict[str, str] = {}
    """What was found, by stable keys."""


def good(name: FactName, reason: str, **details: str) -> Fact:
    """Return what is as it should be."""
    return Fact(name=name, state="good", reason=reason, details=details)


def wrong(name: FactName, reason: str, **details: str) -> Fact:
    """Return what is not as it should be."""
    return Fact(name=name, state="wrong", reason=reason, details=details)


def unchecked(name: FactName, reason: str) -> Fact:
    """Return what was not looked at."""
    return Fact(name=name, state="unchecked", reason=reason)
