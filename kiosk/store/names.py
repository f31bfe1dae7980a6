"""Names as words that can be found: letters folded to what a person types in a hurry.

Owns the folding, once for what is kept and once for what is searched; knows nothing of tables.
"""

from __future__ import annotations

import re
import unicodedata

_UNCOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ə": "a", "ŧ": "t"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "ʔ": "", "ʼ": "'", "’": "'"}
)
"""Letters that Unicode does not take apart into a plain one and a mark."""

_JOINTS = re.compile(r"['-]")
_WORD = re.compile(r"[^\W_]+")


def derive_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` without case, accents and marks: letters and figures only."""
    return tuple(_WORD.findall(_fold(text)))


def derive_entry(name: str) -> str:
    """Return what is kept of `name`: its words, and those joined by - or ' as one word too."""
    joined = _WORD.findall(_JOINTS.sub("", _fold(name)))
    return " ".join(dict.fromkeys((*derive_words(name), *joined)))


def derive_question(untrusted: str) -> str | None:
    """Return the full-text question for names that have, for each word, one that starts with it.

    Words are letters and figures in quotation marks, so that nothing typed can be an operator.
    None: there is no word in it.

    Source: SQLite FTS5, Full-text Query Syntax.
    """
    return " ".join(f'"{word}"*' for word in derive_words(untrusted)) or None


def _fold(text: str) -> str:
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_UNCOMPOSED)
    apart = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in apart if unicodedata.category(letter)[0] != "M")
