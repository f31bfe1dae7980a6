"""A fact with its label, as staff read it. Pure: knows nothing of Qt."""

from __future__ import annotations

from typing import TypedDict

from kiosk.words import Words


class FactProps(TypedDict):
    """One fact."""

    label: str
    text: str


def derive_facts(words: Words, *facts: tuple[str, str]) -> tuple[FactProps, ...]:
    """Return (key of the label, text) as they are shown; what is empty is left out."""
    return tuple(FactProps(label=words.say(key), text=text) for key, text in facts if text)
