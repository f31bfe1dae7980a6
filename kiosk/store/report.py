"""What a full check of the vault found, as separate facts.

Owns the values; what they mean in words is the command's that prints them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

import msgspec

from kiosk.store.damage import VaultDamage

PartName: TypeAlias = Literal[
    "pages", "links", "payloads", "heads", "documents", "visits", "drafts", "tip"
]
"""`pages` of the file; `links` of the chain; `payloads`, what the events say; signed `heads`;
stored `documents`; the list of `visits` that staff search; `drafts`; the `tip` outside."""

Progress: TypeAlias = Callable[[PartName, int, int], None]
"""Is told the part, how many were looked at, and of how many."""

_EXAMPLES = 10


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the vault."""

    name: PartName
    count: int
    """How many were looked at."""
    hurt: int = 0
    """How many of them are missing or not as they were written."""
    examples: tuple[str, ...] = ()
    """The first ten that are hurt: a page, an event's sequence or a visit's id."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All parts."""

    parts: tuple[Part, ...]
    damage: VaultDamage | None
    """Why nothing is written to the vault; None where it is."""
    accepted: tuple[int, ...]
    """The events by which an administrator went on after earlier damage."""

    @property
    def intact(self) -> bool:
        """Whether every part is whole."""
        return not any(part.hurt for part in self.parts)

    def part(self, name: PartName) -> Part:
        """Return one part."""
        return next(part for part in self.parts if part.name == name)


class Tally:
    """Counts one part while it is looked through."""

    def __init__(self, name: PartName) -> None:
        """Begin at none."""
        self._name = name
        self.count = self._hurt = 0
        self._examples: list[str] = []

    def note(self, which: object, *, whole: bool) -> None:
        """Count one more, `which` being how it is found again."""
        self.count += 1
        if whole:
            return
        self._hurt += 1
        if len(self._examples) < _EXAMPLES:
            self._examples.append(str(which))

    def part(self) -> Part:
        """Return what was counted."""
        return Part(
            name=self._name, count=self.count, hurt=self._hurt, examples=tuple(self._examples)
        )
