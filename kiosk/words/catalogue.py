"""The catalogue of one language: keys to sentences with named places.

Owns reading `resources/words/<language>/*.toml`: flat tables of `key = "sentence {place}"`, one
file for each room that speaks. A key stands in one file only.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count, takewhile
from pathlib import Path

import msgspec


class Words:
    """The sentences of one language."""

    def __init__(self, language: str, entries: Mapping[str, str]) -> None:
        """Keep `entries` for `language` (BCP 47)."""
        self.language = language
        self.entries = dict(entries)

    def say(self, key: str, **places: str | int) -> str:
        """Return the sentence of `key` with its places filled.

        Raises:
            KeyError: the catalogue has no such key, or a place is missing: a bug, not a fault.
        """
        return self.entries[key].format(**places)

    def say_lines(self, key: str, **places: str | int) -> tuple[str, ...]:
        """Return the sentences `key_line_1`, `key_line_2` and so on, as many as there are."""
        numbers = takewhile(lambda number: f"{key}_line_{number}" in self.entries, count(1))
        return tuple(self.say(f"{key}_line_{number}", **places) for number in numbers)


def read_words(folder: Path, language: str) -> Words:
    """Read the catalogue of `language` from its files in `folder`/`language`."""
    entries: dict[str, str] = {}
    for path in sorted((folder / language).glob("*.toml")):
        for key, sentence in msgspec.toml.decode(path.read_bytes(), type=dict[str, str]).items():
            if key in entries:
                raise ValueError(f"{path.name}: the key {key} stands in another file too")
            entries[key] = sentence
    return Words(language, entries)
