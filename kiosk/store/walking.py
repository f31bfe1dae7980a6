"""Walks through a table whose pages may not all be readable, a little at a time.

Owns the way around what cannot be read; knows nothing of what the rows mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.errors import VaultDamaged
from kiosk.store.database import Database, Row

CHUNK = 500
"""Rows read at a time: while a reading lasts, the log cannot be emptied."""


def walk(db: Database, question: str, last: int) -> Iterator[tuple[int, Row | None]]:
    """Yield each row up to `last` with its `seq`; None for one that cannot be read.

    `question` asks for rows with `seq` between two values, in that order.
    """
    for first in range(1, last + 1, CHUNK):
        yield from _walk_between(db, question, first, min(first + CHUNK - 1, last))


def walk_some(db: Database, question: str, last: int) -> Iterator[tuple[str, Row | None]]:
    """Walk through a table that has no row for most values of `seq`, as `walk` does.

    What cannot be read from one row to the next comes out once, as `3-12`.
    """
    unread: list[int] = []
    for seq, row in walk(db, question, last):
        if row is None:
            unread = [*unread[:1], seq]
            continue
        if unread:
            yield f"{unread[0]}-{unread[-1]}", None
            unread = []
        yield str(seq), row
    if unread:
        yield f"{unread[0]}-{unread[-1]}", None


def _walk_between(
    db: Database, question: str, first: int, last: int
) -> Iterator[tuple[int, Row | None]]:
    try:
        # A single row is asked for without a look at the one behind it, which may be unreadable.
        alone = " LIMIT 1" if first == last else ""
        rows = db.rows(f"{question}{alone}", (first, last))
    except VaultDamaged:
        if first == last:
            yield first, None
            return
        middle = (first + last) // 2
        yield from _walk_between(db, question, first, middle)
        yield from _walk_between(db, question, middle + 1, last)
        return
    for row in rows:
        yield row["seq"], row
