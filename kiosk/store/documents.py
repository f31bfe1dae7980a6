"""The documents made of records: kept once, byte for byte.

Owns the table `documents`. A document's digest and renderer stand in the event that was appended
with it, so that the chain covers them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import msgspec

from kiosk.consent.events import (
    ConsentWithdrawn,
    ConversationAttested,
    DocumentKind,
    DocumentMade,
    EnteredInError,
    Header,
)
from kiosk.consent.later import Later, LaterEvent
from kiosk.errors import VaultDamaged
from kiosk.store.database import Database
from kiosk.store.ledger import read_event, read_event_of, read_row
from kiosk.store.states import OWED

_LATER: Mapping[str, type[LaterEvent]] = {
    "conversation-attested": ConversationAttested,
    "consent-withdrawn": ConsentWithdrawn,
    "entered-in-error": EnteredInError,
}


class StoredDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it was stored, verified."""

    document: DocumentKind
    content: bytes
    digest: str
    """SHA-256 of `content`, hex."""
    renderer: str


def derive_document_made(document: DocumentKind, content: bytes, renderer: str) -> DocumentMade:
    """Return the event that tells of `content`."""
    digest = hashlib.sha256(content).hexdigest()
    return DocumentMade(document=document, digest=digest, renderer=renderer)


def find_stored(
    db: Database, visit_id: str, document: DocumentKind, content: bytes
) -> Header | None:
    """Return the header under which the very same document is kept, or None if none is.

    Raises:
        ValueError: other bytes are kept: a document is never replaced.
    """
    row = db.row(
        "SELECT seq, content FROM documents WHERE visit_id = ? AND document = ?",
        (visit_id, document),
    )
    if row is None:
        return None
    if row["content"] != content:
        raise ValueError(f"another {document} document is kept for this visit")
    return read_event(db, row["seq"]).header


def keep_document(db: Database, header: Header, document: DocumentKind, content: bytes) -> None:
    """Keep `content` under the event `header`, inside the caller's transaction."""
    columns = {"seq": header.seq, "visit_id": header.visit, "document": document}
    db.insert("documents", columns | {"content": content})


def read_document(db: Database, visit_id: str) -> StoredDocument | None:
    """Return the document that tells how the visit stands; None while it is owed.

    Raises:
        VaultDamaged: the bytes are not those that the chain tells of.
    """
    row = db.row(
        "SELECT d.seq, v.state FROM documents AS d JOIN visits AS v USING (visit_id)"
        " WHERE visit_id = ? ORDER BY d.seq DESC LIMIT 1",
        (visit_id,),
    )
    if row is None:
        return None
    kept = read_kept(db, row["seq"])
    return kept if kept.document == OWED.get(row["state"]) else None


def read_documents(db: Database, visit_id: str) -> tuple[StoredDocument, ...]:
    """Return every document of the visit in the order made: those of how it stood before, too.

    Raises:
        VaultDamaged: the bytes are not those that the chain tells of.
    """
    rows = db.rows("SELECT seq FROM documents WHERE visit_id = ? ORDER BY seq", (visit_id,))
    return tuple(read_kept(db, row["seq"]) for row in rows)


def read_later(db: Database, visit_id: str) -> tuple[Later, ...]:
    """Return what became of the visit's record, in order.

    Raises:
        VaultDamaged: an event is not as it was written.
    """
    rows = db.rows(
        "SELECT seq, kind FROM events WHERE visit = ?"
        " AND kind IN (SELECT value FROM json_each(?)) ORDER BY seq",
        (visit_id, json.dumps(tuple(_LATER))),
    )
    return tuple(_read_later(db, row["seq"], _LATER[row["kind"]]) for row in rows)


def _read_later(db: Database, seq: int, kind: type[LaterEvent]) -> Later:
    row = read_row(db, seq)
    if row.salt is None:
        raise VaultDamaged(f"The payload of event {seq} is missing.")
    header, event = read_event(db, seq).header, read_event_of(db, seq, kind)
    return Later(header=header, salt=row.salt.hex(), event=event)


def read_kept(db: Database, seq: int) -> StoredDocument:
    """Return the document that was kept under the event `seq`.

    Raises:
        VaultDamaged: it is missing, or its bytes are not those that the chain tells of.
    """
    row = db.row("SELECT visit_id, document, content FROM documents WHERE seq = ?", (seq,))
    stored = read_event(db, seq)
    match row, stored.event:
        case (
            {"visit_id": visit_id, "document": document, "content": content},
            DocumentMade(document=made, digest=digest, renderer=renderer),
        ) if (visit_id, document, hashlib.sha256(content).hexdigest()) == (
            stored.header.visit,
            made,
            digest,
        ):
            return StoredDocument(document=made, content=content, digest=digest, renderer=renderer)
    raise VaultDamaged(f"The document of event {seq} is not as it was written.")
