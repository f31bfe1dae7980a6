"""What is wrong with an entry, as a value: shown beside the field, never raised."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

ProblemCode: TypeAlias = Literal[
    "needed",
    "too-long",
    "cannot-print",
    "not-a-date",
    "date-in-future",
    "date-too-old",
    "birth-date-differs",
    "read-to-end",
    "answer-needed",
    "signature-empty",
    "number-only",
    "pin-too-short",
    "pin-too-simple",
    "pins-differ",
    "unknown-zone",
    "word-unknown",
    "word-differs",
]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to put right, by a code that the catalogue has a sentence for."""

    code: ProblemCode
    places: dict[str, str | int] = {}
    """Values for the sentence's places, such as the longest length or the letters in the way."""

    @property
    def key(self) -> str:
        """The sentence's key in the interface's catalogue."""
        return f"problem_{self.code.replace('-', '_')}"
