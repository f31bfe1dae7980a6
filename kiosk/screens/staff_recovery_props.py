"""What the two pages of the recovery sheet show. Pure: knows nothing of Qt.

The phrase is shown on the first page alone; the second asks for part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from msgspec import Struct

from kiosk.desk.exporting import Copy, Saved
from kiosk.desk.recovery import CHECK_WORD, Recovery
from kiosk.screens.staff_telling import derive_sentences
from kiosk.visit.problems import Problem
from kiosk.words import Words


class PhraseWordProps(TypedDict):
    """One word of the phrase."""

    number: str
    text: str
    spoken: str


class AskedProps(TypedDict):
    """One word to be typed back."""

    field: str
    label: str


class RecoveryProps(Struct, frozen=True, kw_only=True):
    """Both pages as they are shown; empty while none is."""

    phrase: tuple[PhraseWordProps, ...] = ()
    again_line: str = ""
    """What becomes of an earlier sheet; "" for the first."""
    saved_line: str = ""
    not_saved: str = ""
    asked: tuple[AskedProps, ...] = ()
    entries: dict[str, str] = {}
    problems: dict[str, str] = {}


def derive_phrase_props(phrase: tuple[str, ...], words: Words, *, is_again: bool) -> RecoveryProps:
    """Return the page that shows the phrase."""
    return RecoveryProps(
        phrase=tuple(
            PhraseWordProps(
                number=str(number),
                text=text,
                spoken=words.say("recovery_word", number=number, word=text),
            )
            for number, text in enumerate(phrase, 1)
        ),
        again_line=words.say("recovery_again") if is_again else "",
    )


def derive_typing_props(
    recovery: Recovery,
    copy: Copy,
    entries: Mapping[str, str],
    problems: Mapping[str, Problem],
    words: Words,
) -> RecoveryProps:
    """Return the page that says where the sheet is and asks for part of phrase and sheet."""
    asked = [(f"word_{number}", number) for number in recovery.asked]
    labels = [(field, words.say("typing_word", number=number)) for field, number in asked]
    fields = (*labels, (CHECK_WORD, words.say("typing_check_word")))
    names = tuple(field for field, _ in fields)
    saved_line, not_saved = _say_copy(copy, words)
    return RecoveryProps(
        saved_line=saved_line,
        not_saved=not_saved,
        asked=tuple(AskedProps(field=field, label=label) for field, label in fields),
        entries={name: entries.get(name, "") for name in names},
        problems=derive_sentences(problems, names, words),
    )


def _say_copy(copy: Copy, words: Words) -> tuple[str, str]:
    """Return where the sheet is, or why it could not be saved; the other is ""."""
    if isinstance(copy, Saved):
        return words.say("recovery_saved", path=str(copy.path)), ""
    return "", words.say("recovery_not_saved", reason=words.say(copy.key))
