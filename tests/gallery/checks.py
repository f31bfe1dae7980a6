"""The rules of a page, each a pure function over what is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from itertools import combinations

from tests.gallery.shown import Box, Fault, Piece, Shown

SLACK = 1.5
"""Px by which rounding may move an edge."""
TARGET_MM, BIG_TARGET_MM = 12.0, 20.0
WORDS_SHARE = 0.5
KEY_SHARE = 0.85
"""Of an even share of the page's width: gaps and wider keys take the rest."""
BIG = ("back", "step", "second")
"""Targets that must be as high as `BIG_TARGET_MM`, with the answer cards."""
MAY_OVERLAP = ({"words", "pad"}, {"row", "bar"})
"""A pad has its "x", and a list as wide as the page its bar beside the words of its rows."""

Faults = Iterator[Fault]
Check = Callable[[Shown], Faults]


def check_whole(shown: Shown) -> Faults:
    """No words are elided or broken inside a word."""
    for piece in shown.words:
        if piece.truncated:
            yield Fault("cut short", str(piece))
        if piece.broken_word:
            yield Fault("word broken", str(piece), f"at “{piece.broken_word}”")


def check_inside(shown: Shown) -> Faults:
    """Nothing reaches past the window, what clips it, or what can be scrolled to."""
    for piece in shown.pieces:
        past = _past(piece.box, piece.reach)
        if past:
            yield Fault("out of view", str(piece), past)


def check_in_holder(shown: Shown) -> Faults:
    """Words stay inside the button or field that holds them."""
    for piece in shown.words:
        past = _past(piece.box, piece.holder) if piece.holder else ""
        if past:
            yield Fault("spills out", str(piece), past)


def check_apart(shown: Shown) -> Faults:
    """Nothing lies over anything else: words, things to touch, bars of pages that scroll."""
    for one, other in combinations(shown.pieces, 2):
        if {one.role, other.role} in MAY_OVERLAP or _related(one, other):
            continue
        if one.seen.shares(other.seen, SLACK):
            common = one.seen.within(other.seen)
            yield Fault("overlap", f"{one} and {other}", f"at {common}")


def check_targets(shown: Shown) -> Faults:
    """Everything to touch is large enough for a finger that trembles."""
    for piece in shown.targets:
        if piece.role != "key":
            least = BIG_TARGET_MM if _is_big(piece) else TARGET_MM
            yield from _small(piece, "high", piece.box.height, least, shown.px_per_mm)
            yield from _small(piece, "wide", piece.box.width, TARGET_MM, shown.px_per_mm)


def check_keys(shown: Shown) -> Faults:
    """The smallest key is as high as any target, and as wide or as its share of the page."""
    keys = [piece for piece in shown.targets if piece.role == "key"]
    if not keys:
        return
    share = shown.window.width / shown.px_per_mm / max(key.in_row for key in keys)
    low = min(keys, key=lambda key: key.box.height)
    narrow = min(keys, key=lambda key: key.box.width)
    yield from _small(low, "high", low.box.height, TARGET_MM, shown.px_per_mm)
    least = min(TARGET_MM, KEY_SHARE * share)
    yield from _small(narrow, "wide", narrow.box.width, least, shown.px_per_mm)


def check_figures(shown: Shown) -> Faults:
    """Figures to press ascend from the left in every direction of reading, 0 after 9."""
    rows: dict[int, list[Piece]] = defaultdict(list)
    for piece in shown.targets:
        if piece.says in set("0123456789"):
            rows[round(piece.box.top)].append(piece)
    for row in rows.values():
        row.sort(key=lambda piece: piece.box.left)
        found = [(int(piece.says) - 1) % 10 for piece in row]
        if found != sorted(found):
            yield Fault("figures out of order", " ".join(piece.says for piece in row))


def check_problem(shown: Shown) -> Faults:
    """What is wrong with an answer is in view, whole."""
    for piece in shown.words:
        if piece.name == "problem":
            past = _past(piece.box, piece.view)
            if past:
                yield Fault("problem out of view", str(piece), past)


def check_main_step(shown: Shown, allowed: Collection[int]) -> Faults:
    """As many highlighted main steps are shown as the page may have."""
    found = [piece for piece in shown.targets if piece.highlighted]
    if len(found) not in allowed:
        names = ", ".join(str(piece) for piece in found) or "none"
        wanted = " or ".join(str(count) for count in sorted(allowed))
        yield Fault("main steps", names, f"{len(found)}, not {wanted}")


def check_words_share(shown: Shown) -> Faults:
    """The area of the words has at least half of the height."""
    if shown.typing or shown.covered:
        return
    if shown.body is None:
        yield Fault("words' share", "body", "there is none")
    elif shown.body.height < WORDS_SHARE * shown.window.height - SLACK:
        share = shown.body.height / shown.window.height
        yield Fault("words' share", "body", f"{share:.0%} of the height")


def check_picture(pixels: bytes, ink: bytes) -> Faults:
    """The picture has more than one colour, and pixels in the colour of words.

    `pixels` has 4 bytes to a pixel, `ink` is one of them.
    """
    if pixels.count(pixels[:4]) == len(pixels) // 4:
        yield Fault("blank", "picture", "one colour")
    elif pixels.count(ink) < 20:
        yield Fault("blank", "picture", "no words")


CHECKS: tuple[Check, ...] = (
    check_whole,
    check_inside,
    check_in_holder,
    check_apart,
    check_targets,
    check_keys,
    check_figures,
    check_problem,
)


def check_page(
    shown: Shown, *, main_steps: Collection[int], is_patients: bool
) -> tuple[Fault, ...]:
    """Return everything that is wrong with a page."""
    faults = [fault for check in CHECKS for fault in check(shown)]
    faults += check_main_step(shown, main_steps)
    if is_patients:
        faults += check_words_share(shown)
    return tuple(faults)


def _past(box: Box, limit: Box) -> str:
    """Return by how much `box` reaches past `limit`, side by side; "" if it does not."""
    sides = {
        "left": limit.left - box.left,
        "top": limit.top - box.top,
        "right": box.right - limit.right,
        "bottom": box.bottom - limit.bottom,
    }
    return ", ".join(f"{side} by {px:.0f} px" for side, px in sides.items() if px > SLACK)


def _related(one: Piece, other: Piece) -> bool:
    return one.place in other.around or other.place in one.around


def _is_big(piece: Piece) -> bool:
    return piece.name in BIG or piece.name.startswith("option-")


def _small(piece: Piece, side: str, px: float, least_mm: float, px_per_mm: float) -> Faults:
    if px < least_mm * px_per_mm - SLACK:
        yield Fault("too small", str(piece), f"{px / px_per_mm:.1f} mm {side}, not {least_mm:.1f}")
