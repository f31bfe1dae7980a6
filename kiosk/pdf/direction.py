"""Which way words run: levels of their characters, and the direction of a paragraph.

Owns the bidirectional algorithm's place in the document. Embeddings and overrides have no effect,
so that no word can reorder what stands round it; marks and isolates work.

Source: Unicode Standard Annex 9.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LEFT_ISOLATE, _RIGHT_ISOLATE = "\u2066", "\u2067"
_EMBEDDINGS = dict.fromkeys(range(0x202A, 0x202F), "\u2060")
_ISOLATED = re.compile("[\u2066-\u2068][^\u2069]*\u2069?")
_FIGURE = re.compile(
    "\\+?[0-9]+(?:[-\u2010-\u2013\u2212.,:/+\u00d7 \u00a0][0-9]+)*"
    "(?:[ \u00a0]?[A-Za-z\u00b5\u03bc]+(?:/[A-Za-z]+)?)?"
)
"""A number, what parts its digits, and the Latin unit behind it: `2-3`, `9000 001`, `5 mg/kg`."""
CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Tell the direction and are never drawn."""
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_LEVELS = re.compile(r"Level\(\s*(\d+),?\s*\)")


def is_right_to_left(language: str) -> bool:
    """Return whether `language` (BCP 47) is written from right to left."""
    return language.partition("-")[0] in _RIGHT_TO_LEFT


def has_right_to_left(text: str) -> bool:
    """Return whether some of `text` is written from right to left."""
    return not text.isascii() and _RIGHT.search(text) is not None


def derive_direction(text: str, *, around: bool) -> bool:
    """Return whether the paragraph `text` runs from right to left.

    It runs as what stands `around` it (True for right to left), unless both its first letter and
    most of its letters run the other way; what is isolated in it does not count.
    """
    if not around and not has_right_to_left(text):
        return False
    text = _ISOLATED.sub("", text)
    strong = [side for side in map(unicodedata.bidirectional, text) if side in {"L", "R", "AL"}]
    if not strong:
        return around
    against = [(side == "L") == around for side in strong]
    return around != (against[0] and 2 * sum(against) > len(against))


def isolate(text: str, *, around: bool) -> str:
    """Return `text` so that it leaves the order of what stands `around` it as it is."""
    right = derive_direction(text, around=around)
    if right == around and not has_right_to_left(text):
        return text
    return f"{_RIGHT_ISOLATE if right else _LEFT_ISOLATE}{text}\u2069"


def derive_levels(text: str, *, right_to_left: bool) -> tuple[int, ...]:
    """Return the embedding level of each character of a paragraph; odd is right to left.

    A figure and its unit stay together, as UAX 9, 4.3 HL3 allows: a dose is never turned round.
    """
    from bidi import get_display  # noqa: PLC0415 - few documents need it

    calm = text.translate(_EMBEDDINGS)
    told = str(get_display(calm, base_dir="R" if right_to_left else "L", debug=True))
    _, _, rest = told.rpartition("\n    levels: [")
    of_bytes = [int(level) for level in _LEVELS.findall(rest.partition("\n    ],")[0])]
    levels: list[int] = []
    place = 0
    for character in calm:
        levels.append(of_bytes[place])
        place += len(character.encode())
    for figure in _FIGURE.finditer(text):
        start, end = figure.span()
        levels[start:end] = [levels[end - 1]] * (end - start)
    return tuple(levels)


def derive_visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indices of runs of these levels from left to right."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
