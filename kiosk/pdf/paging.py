"""Pieces spread over pages and the columns on them.

Owns where a page ends: a block stays whole unless it is taller than a page, a piece is split only
if it is taller than a page, and no heading stands without what it heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiosk.pdf.pieces import Gap, Piece, Row, Text

_LEAST_PT = 60
"""Room for the beginning of a piece that is taller than a page."""
_STEP_PT = 6
"""How finely the columns of the last page are evened out."""


class Block(NamedTuple):
    """Pieces that belong on one page: a heading and what it heads, a statement and its ink."""

    pieces: tuple[Piece, ...]
    after_pt: float = 0
    """Room that must be left below."""

    @property
    def height_pt(self) -> float:
        """Height of all pieces but the white at their end, which may lie below the page."""
        pieces = self.pieces[:-1] if isinstance(self.pieces[-1], Gap) else self.pieces
        return sum(piece.height_pt for piece in pieces)


class Flow(NamedTuple):
    """Blocks one after the other, in one column or several of one width."""

    blocks: Sequence[Block]
    columns: int = 1
    mirrored: bool = False
    """Whether the first column is the rightmost."""
    fresh: bool = False
    """Whether it begins a page."""


class Placed(NamedTuple):
    """A piece, its column and how far below the page's head it stands."""

    piece: Piece
    column: int
    """From the left."""
    down_pt: float


class _Pages:
    """Pages being filled; a frame is the part of a column that a flow has on one page."""

    def __init__(self, room_pt: float, columns: int = 1, head_pt: float = 0) -> None:
        self.room_pt = room_pt
        self.pages: list[list[Placed]] = [[]]
        self.mirrored = False
        self.begin(columns, head_pt)

    def begin(self, columns: int, head_pt: float) -> None:
        """Begin a flow `head_pt` below the page's head."""
        self.columns = columns
        self.column = 0
        self.head_pt = self.down_pt = head_pt
        self.bare = True

    @property
    def fresh(self) -> bool:
        """Whether the whole height of a page is free."""
        return self.bare and not self.head_pt

    @property
    def left_pt(self) -> float:
        return self.room_pt - self.down_pt

    def turn(self) -> None:
        """Go to the next frame."""
        if self.column + 1 < self.columns:
            self.column += 1
            self.down_pt = self.head_pt
            self.bare = True
        else:
            self.pages.append([])
            self.begin(self.columns, 0)

    def put(self, piece: Piece) -> None:
        """Put a piece that fits, or white that need not."""
        if self.bare:
            if isinstance(piece, Gap):
                return
            if isinstance(piece, Row):
                piece = piece.without_rule()
        self.bare = False
        column = self.columns - 1 - self.column if self.mirrored else self.column
        self.pages[-1].append(Placed(piece, column, self.down_pt))
        self.down_pt += piece.height_pt

    def place(self, piece: Piece) -> None:
        """Put a piece here, in the next frame, or split over as many as it needs."""
        while piece.height_pt > self.left_pt and not isinstance(piece, Gap):
            halves = piece.split(self.left_pt) if piece.height_pt > self.room_pt else None
            if halves:
                self.put(halves[0])
                piece = halves[1]
            elif self.fresh:
                break
            self.turn()
        self.put(piece)

    def place_block(self, block: Block) -> None:
        """Put a block where it stays whole, or at least its headings with what they head."""
        needed = block.height_pt + block.after_pt
        if needed > self.room_pt:
            needed = _derive_least(block.pieces, self.room_pt)
        while needed > self.left_pt and not self.fresh:
            self.turn()
        for piece in block.pieces:
            self.place(piece)


def paginate(flows: Iterable[Flow], room_pt: float) -> tuple[tuple[Placed, ...], ...]:
    """Return the pages of `flows`, each with `room_pt` of height.

    Only the last flow may have columns; where it ends they are of one height.
    """
    pages = _Pages(room_pt)
    for flow in flows:
        if flow.fresh:
            pages.pages.append([])
        pages.begin(flow.columns, 0 if flow.fresh else pages.down_pt)
        pages.mirrored = flow.mirrored
        first, head_pt = 0, pages.head_pt
        for number, block in enumerate(flow.blocks):
            before = len(pages.pages)
            pages.place_block(block)
            if len(pages.pages) > before:
                first, head_pt = number, 0
        if flow.columns > 1:
            even = _even_out(flow._replace(blocks=flow.blocks[first:]), room_pt, head_pt)
            kept = [placed for placed in pages.pages[-1] if placed.down_pt < head_pt]
            pages.pages[-1] = kept + even if even else pages.pages[-1]
    return tuple(tuple(page) for page in pages.pages if page) or ((),)


def _even_out(flow: Flow, room_pt: float, head_pt: float) -> list[Placed] | None:
    """Return a page's last flow in the lowest columns that hold it; None where nothing does."""
    heights = [block.height_pt for block in flow.blocks]
    lowest = head_pt + max([0, sum(heights) / flow.columns, *heights])
    for step in range(max(0, int((room_pt - lowest) / _STEP_PT))):
        trial = _Pages(lowest + step * _STEP_PT, flow.columns, head_pt)
        trial.mirrored = flow.mirrored
        for block in flow.blocks:
            trial.place_block(block)
        if len(trial.pages) == 1:
            return trial.pages[0]
    return None


def _derive_least(pieces: Sequence[Piece], room_pt: float) -> float:
    """Return the height of the leading headings and of what must stand with them."""
    least = 0.0
    for piece in pieces:
        if not (isinstance(piece, Gap) or (isinstance(piece, Text) and piece.is_heading)):
            return least + (piece.height_pt if piece.height_pt <= room_pt - least else _LEAST_PT)
        least += piece.height_pt
    return least
