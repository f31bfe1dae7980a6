"""What a window shows, as plain values: every piece of words and everything that can be touched.

All lengths are px in the coordinates of the window. Knows no Qt, so that the checks need none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["words", "bar", "button", "row", "key", "field", "pad"]
"""`bar` shows how far a page is scrolled, `row` is a whole line of a list, `key` is a button of the
on-screen keyboard, `pad` is drawn on. Words and bars are not touched."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def within(self, other: Box) -> Box:
        """Return what of this lies in `other`; its width or height is 0 or less if nothing does."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def shares(self, other: Box, slack: float = 0) -> bool:
        """Return whether the two share more than `slack` in both directions."""
        common = self.within(other)
        return common.width > slack and common.height > slack

    def __str__(self) -> str:
        return f"{self.left:.0f},{self.top:.0f} to {self.right:.0f},{self.bottom:.0f}"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is seen."""

    place: int
    """Its number in the order of painting."""
    around: frozenset[int]
    """The places of everything that holds it."""
    role: Role
    name: str
    """Its object name; "" for most words."""
    says: str
    box: Box
    """For words what is painted, for all else what can be touched."""
    view: Box
    """Where it can be seen: the window and everything around it that clips."""
    reach: Box
    """What can be seen by scrolling as well; equal to `view` where nothing scrolls."""
    holder: Box | None = None
    """The button or field that holds these words."""
    truncated: bool = False
    broken_word: str = ""
    """A word that does not fit its line and is broken."""
    highlighted: bool = False
    in_row: int = 1
    """How many keys stand in its row."""

    @property
    def seen(self) -> Box:
        return self.box.within(self.view)

    def __str__(self) -> str:
        says = self.says if len(self.says) <= 40 else f"{self.says[:39]}…"
        return f"{self.name or self.role} “{says}”" if says else self.name or self.role


@dataclass(frozen=True, slots=True)
class Shown:
    """One page as it stands in the window."""

    window: Box
    px_per_mm: float
    pieces: tuple[Piece, ...]
    """In the order of painting; nothing that something modal covers."""
    body: Box | None = None
    """The area of a patient's words, if there is one."""
    typing: bool = False
    """Whether the on-screen keyboard is open."""
    covered: bool = False
    """Whether something modal lies over the page."""

    @property
    def targets(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.role not in {"words", "bar"})

    @property
    def words(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.role == "words")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a page."""

    rule: str
    item: str
    figures: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.item} {self.figures}".rstrip()
