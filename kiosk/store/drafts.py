"""What a patient has answered so far, until the visit ends.

Owns the table `drafts`; what a draft's body means is the visit's.
"""

from __future__ import annotations

import msgspec

from kiosk.consent.record import Flag
from kiosk.store.database import Database, Row
from kiosk.store.states import LIVE


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One live visit's answers."""

    visit_id: str
    form_digest: str
    """The form that the answers belong to, to the byte."""
    body: bytes
    """The visit as the visit room wrote it."""
    flags: tuple[Flag, ...]
    """What staff see while the patient is still answering."""
    updated_at: str
    """RFC 3339 UTC, `Z`."""


def keep_draft(db: Database, draft: Draft) -> None:
    """Keep `draft` in place of the visit's earlier one, inside the caller's transaction.

    Raises:
        ValueError: the visit is not live: a draft must not outlive it.
    """
    visit = db.row("SELECT state FROM visits WHERE visit_id = ?", (draft.visit_id,))
    if visit is None or visit["state"] not in LIVE:
        raise ValueError("a draft belongs to a visit that has started and not ended")
    columns = msgspec.structs.asdict(draft)
    flags = msgspec.json.encode(draft.flags).decode()
    db.upsert("drafts", columns | {"flags": flags}, "visit_id")


def drop_draft(db: Database, visit_id: str) -> None:
    """Forget the visit's draft, if it has one."""
    db.execute("DELETE FROM drafts WHERE visit_id = ?", (visit_id,))


def read_draft(db: Database, visit_id: str, form_digest: str) -> Draft | None:
    """Return the visit's draft if it was made on this very form."""
    row = db.row(
        "SELECT * FROM drafts WHERE visit_id = ? AND form_digest = ?", (visit_id, form_digest)
    )
    return None if row is None else _derive_draft(row)


def read_drafts(db: Database) -> tuple[Draft, ...]:
    """Return every draft, the last touched first."""
    rows = db.rows("SELECT * FROM drafts ORDER BY updated_at DESC, visit_id")
    return tuple(_derive_draft(row) for row in rows)


def read_left(db: Database) -> tuple[tuple[str, str], ...]:
    """Return each live visit and when it was last touched (UTC), by id."""
    # Without a document, as every live visit is: so the index of those serves.
    rows = db.rows(
        "SELECT visit_id, coalesce(d.updated_at, v.started_at) AS left_at"
        " FROM visits AS v LEFT JOIN drafts AS d USING (visit_id)"
        " WHERE v.has_document = 0 AND v.state IN (?, ?) ORDER BY visit_id",
        LIVE,
    )
    return tuple((row["visit_id"], row["left_at"]) for row in rows)


def _derive_draft(row: Row) -> Draft:
    return msgspec.convert(
        row | {"flags": msgspec.json.decode(row["flags"])}, Draft, builtin_types=(bytes,)
    )
