"""The chain, event by event: is each linked to the one before, and does it say what it said?

Owns two facts that are told apart: links, and payloads. A payload that is hurt breaks no link, and
an event that cannot be read leaves those after it verified against the link that they name.
"""

from __future__ import annotations

import msgspec

from kiosk.consent.chain import GENESIS, ChainRow, verify_row
from kiosk.consent.events import Header
from kiosk.errors import VaultDamaged
from kiosk.store.database import Database, Row
from kiosk.store.ledger import SELECT_CHAIN, derive_chain_row
from kiosk.store.report import Part, Progress, Tally
from kiosk.store.walking import walk

_WHOLE = f"{SELECT_CHAIN} WHERE e.seq BETWEEN ? AND ? ORDER BY e.seq"
_HEADER = "SELECT seq, header, link, NULL AS salt, NULL AS payload FROM events WHERE seq = ?"
_PURGED = (
    "SELECT 1 FROM events AS e JOIN events AS p ON p.visit = e.visit"
    " WHERE e.seq = ? AND p.kind = 'record-purged' AND p.seq > e.seq"
)


def check_chain(db: Database, last: int, progress: Progress) -> tuple[Part, Part]:
    """Return what stands of the links and of the payloads of the events 1 to `last`."""
    links, payloads = Tally("links"), Tally("payloads")
    expected = 1
    previous: str | None = GENESIS
    for seq, row in walk(db, _WHOLE, last):
        for missing in range(expected, seq):
            links.note(missing, whole=False)
        known = previous if seq == expected else None
        expected = seq + 1
        found = row or _read_header(db, seq)
        if found is None:
            links.note(seq, whole=False)
            previous = None
        else:
            event = derive_chain_row(found)
            damage = verify_row(event, _name_previous(event) if known is None else known)
            links.note(seq, whole=damage in {None, "payload"})
            payloads.note(seq, whole=_is_said(db, row, event) and damage != "payload")
            previous = event.link
        progress("links", seq, last)
    return links.part(), payloads.part()


def _read_header(db: Database, seq: int) -> Row | None:
    """Return an event without what it says; None if that cannot be read either."""
    try:
        return db.row(_HEADER, (seq,))
    except VaultDamaged:
        return None


def _name_previous(event: ChainRow) -> str:
    """Return the link that an event names, where the one before it cannot be asked."""
    try:
        return msgspec.json.decode(event.header, type=Header).previous
    except msgspec.DecodeError:
        return GENESIS


def _is_said(db: Database, row: Row | None, event: ChainRow) -> bool:
    """Whether the payload can be read, or was purged under the retention rule."""
    if row is None or event.payload is not None:
        return row is not None
    try:
        return db.row(_PURGED, (event.seq,)) is not None
    except VaultDamaged:
        return False
