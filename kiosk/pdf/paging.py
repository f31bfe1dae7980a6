"""Pieces spread over pages.

Owns where a page ends: a block stays whole unless it is taller than a page, a piece is split only
if it is taller than a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.pdf.pieces import Gap, Piece, Row

Block = tuple[Piece, ...]
"""Pieces that belong on one page: a heading and what it heads, a statement and its signature."""


class Placed(NamedTuple):
    """A piece and how far below the page's head it stands."""

    piece: Piece
    down_pt: float


class _Pages:
    """Pages being filled."""

    def __init__(self, room_pt: float) -> None:
        self.room_pt = room_pt
        self.pages: list[list[Placed]] = [[]]
        self.down_pt = 0.0

    @property
    def left_pt(self) -> float:
        return self.room_pt - self.down_pt

    def turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
            self.down_pt = 0.0

    def put(self, piece: Piece) -> None:
        """Put a piece that fits."""
        if not self.pages[-1]:
            if isinstance(piece, Gap):
                return
            if isinstance(piece, Row):
                piece = piece.without_rule()
        self.pages[-1].append(Placed(piece, self.down_pt))
        self.down_pt += piece.height_pt

    def place(self, piece: Piece) -> None:
        """Put a piece here, on the next page, or split over as many as it needs."""
        while piece.height_pt > self.left_pt:
            if piece.height_pt <= self.room_pt:
                self.turn()
                break
            halves = piece.split(self.left_pt)
            if halves is None and not self.pages[-1]:
                break
            if halves:
                self.put(halves[0])
                piece = halves[1]
            self.turn()
        self.put(piece)


def paginate(blocks: Iterable[Block], room_pt: float) -> tuple[tuple[Placed, ...], ...]:
    """Return the pages of `blocks`, each with `room_pt` of height."""
    pages = _Pages(room_pt)
    for block in blocks:
        height = sum(piece.height_pt for piece in block)
        if pages.left_pt < height <= room_pt:
            pages.turn()
        for piece in block:
            pages.place(piece)
    return tuple(tuple(page) for page in pages.pages if page) or ((),)
