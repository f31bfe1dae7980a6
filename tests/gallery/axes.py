"""What every page is shown in: sizes, sizes of text, colours, and languages, some of them mirrored.

A full set is every combination. The pairwise set has every pair of two values of different axes at
least once; each page is then dealt to one combination of every cell, a cell being one size of text
and one orientation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TypeAlias

SIZES = ((1280, 800), (800, 1280), (1920, 1080), (768, 1024))
TEXT_PERCENTS = (100, 200, 300)
THEMES = ("light", "dark", "high-contrast", "black-on-yellow")


@dataclass(frozen=True, order=True)
class Tongue:
    """A language of the form, in its own direction or turned round to try the composition."""

    language: str
    """BCP 47."""
    mirrored: bool = False

    def __str__(self) -> str:
        return f"{self.language}-mirrored" if self.mirrored else self.language


@dataclass(frozen=True, order=True)
class Combination:
    """One way of showing a page."""

    size: tuple[int, int]
    """Of the window, in px."""
    text_percent: int
    theme: str
    tongue: Tongue

    def __str__(self) -> str:
        width, height = self.size
        return f"{width}x{height} {self.text_percent}% {self.theme} {self.tongue}"

    @property
    def file_name(self) -> str:
        return str(self).replace("%", "").replace(" ", "_")

    @property
    def cell(self) -> Cell:
        return self.text_percent, self.size[0] > self.size[1]


Cell: TypeAlias = tuple[int, bool]
"""Size of text in %, and whether the window is wider than high."""
Values: TypeAlias = tuple[object, ...]


def derive_tongues(languages: Sequence[str]) -> tuple[Tongue, ...]:
    """Return every language in its own direction, and the first one mirrored."""
    return (*(Tongue(language) for language in languages), Tongue(languages[0], mirrored=True))


def derive_all(tongues: Sequence[Tongue]) -> tuple[Combination, ...]:
    """Return every combination."""
    return tuple(Combination(*values) for values in product(SIZES, TEXT_PERCENTS, THEMES, tongues))


def derive_pairwise(full: Sequence[Combination]) -> tuple[Combination, ...]:
    """Return few of `full` that hold every pair that `full` holds; the same ones each time."""
    missing = {pair for one in full for pair in pairs_of(one)}
    chosen: list[Combination] = []
    while missing:
        best = max(full, key=lambda one: len(missing.intersection(pairs_of(one))))
        missing.difference_update(pairs_of(best))
        chosen.append(best)
    return tuple(chosen)


def pairs_of(one: Combination) -> Iterator[Values]:
    """Yield every pair of values, with the axes they are of."""
    values = (one.size, one.text_percent, one.theme, one.tongue)
    for (first, a), (second, b) in combinations(enumerate(values), 2):
        yield first, a, second, b


def deal(
    shots: Sequence[str], combinations_: Sequence[Combination]
) -> dict[Combination, tuple[str, ...]]:
    """Deal every shot to one combination of each cell."""
    dealt: dict[Combination, list[str]] = {one: [] for one in combinations_}
    for cell in {one.cell for one in combinations_}:
        players = [one for one in combinations_ if one.cell == cell]
        for number, shot in enumerate(shots):
            dealt[players[number % len(players)]].append(shot)
    return {one: tuple(names) for one, names in dealt.items()}
