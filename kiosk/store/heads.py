"""Signed heads, and the state of the vault that a head vouches for.

Owns the table `heads` and the counter of commits. A head is signed in the transaction of the event
that it names, so that neither is ever there without the other.
"""

from __future__ import annotations

from kiosk.consent.chain import GENESIS
from kiosk.consent.events import Header
from kiosk.consent.head import Head, SignedHead, derive_head_bytes, read_head, sign_head
from kiosk.errors import VaultDamaged
from kiosk.store.database import Database

SIGNED_KINDS = frozenset(
    ("consent-signed", "visit-closed", "document-exported", "backup-made", "damage-accepted")
)
"""The kinds of events that a head is signed with."""

_COMMITS = "commits"


def count_commit(db: Database, count: int = 1) -> None:
    """Count one more commit, or `count`, inside the transaction that it is of."""
    db.execute("UPDATE meta SET value = value + ? WHERE name = ?", (count, _COMMITS))


def keep_commits(db: Database, count: int) -> None:
    """Let the counter stand at `count`, inside the caller's transaction."""
    db.upsert("meta", {"name": _COMMITS, "value": str(count)}, "name")


def derive_head(db: Database, kiosk: str) -> Head:
    """Return how far the chain and the vault have come.

    Raises:
        VaultDamaged: the newest event or the counter cannot be read.
    """
    counter = db.row("SELECT value FROM meta WHERE name = ?", (_COMMITS,))
    if counter is None:
        raise VaultDamaged("The vault's counter of changes is missing.")
    commits = int(counter["value"])
    last = db.row("SELECT seq, link, at FROM events ORDER BY seq DESC LIMIT 1")
    if last is None:
        return Head(kiosk=kiosk, seq=0, link=GENESIS, commits=commits, at="")
    return Head(kiosk=kiosk, seq=last["seq"], link=last["link"], commits=commits, at=last["at"])


def keep_head_with(db: Database, header: Header, seed: bytes) -> None:
    """Sign the head with the event `header`, just appended, if its kind asks for one."""
    if header.kind in SIGNED_KINDS:
        signed = sign_head(derive_head(db, header.kiosk), seed)
        content = derive_head_bytes(signed).decode()
        db.execute("INSERT INTO heads (seq, head) VALUES (?, ?)", (header.seq, content))


def read_newest_head(db: Database, public_key: bytes) -> SignedHead | None:
    """Return the newest signed head, verified; None before the first.

    Raises:
        VaultDamaged: it is not as it was signed, or the chain is another than it vouches for.
    """
    row = db.row("SELECT seq FROM heads ORDER BY seq DESC LIMIT 1")
    return None if row is None else read_head_of(db, row["seq"], public_key)


def read_head_of(db: Database, seq: int, public_key: bytes) -> SignedHead:
    """Return the head that was signed with the event `seq`, verified.

    Raises:
        VaultDamaged: it is missing, not as it was signed, or the chain is another one.
    """
    row = db.row("SELECT head, link FROM heads LEFT JOIN events USING (seq) WHERE seq = ?", (seq,))
    signed = read_head(row["head"].encode(), public_key) if row else None
    if row is None or signed is None:
        raise VaultDamaged(f"The signed head of event {seq} is missing or not as it was signed.")
    if (signed.head.seq, signed.head.link) != (seq, row["link"]):
        raise VaultDamaged(f"Event {seq} is not the one that its signed head vouches for.")
    return signed
