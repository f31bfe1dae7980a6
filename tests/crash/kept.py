"""What must be there after the plug was pulled, of each thing that had been acknowledged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.app.paths import DataPaths
from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.inkml import derive_inkml
from kiosk.consent.record import ClosedRecord, SignedRecord
from kiosk.store.vault import Vault
from kiosk.visit.draft import read_draft
from tests.crash.acts import Said, derive_digest
from tests.intake.clinic import DRAWN


@dataclass
class Afterwards:
    """What is there after the plug was pulled, and what had been acknowledged."""

    vault: Vault
    folder: Path
    """The clinic's."""
    said: list[Said] = field(default_factory=list)

    def kinds(self, visit: str) -> list[str]:
        """Return what happened to the visit, in order."""
        return [event.header.kind for event in self.vault.events_of(visit)]

    def answers_said(self, visit: str) -> list[str]:
        """Return the digests of the drafts that were acknowledged, in order."""
        return [one["draft"] for one in self.said if one["visit"] == visit and "draft" in one]


def require_event(kind: str) -> Callable[[Afterwards, Said], None]:
    """Return a check that the visit has an event for each acknowledgement."""

    def check(after: Afterwards, said: Said) -> None:
        alike = [
            one for one in after.said if (one["visit"], one["act"]) == (said["visit"], said["act"])
        ]
        assert after.kinds(said["visit"]).count(kind) >= len(alike) > 0, said

    return check


def require_answer(after: Afterwards, said: Said) -> None:
    """See that what is kept of a live visit is the last acknowledged draft, or a newer one."""
    visit = said["visit"]
    drafts = [draft for draft in after.vault.drafts() if draft.visit_id == visit]
    if after.vault.chain_place(visit) is not None:
        assert drafts == []
        return
    (draft,) = drafts
    assert read_draft(draft.body).visit_id == visit
    assert derive_digest(draft.body) not in after.answers_said(visit)[:-1], said


def require_start(after: Afterwards, said: Said) -> None:
    """See that the visit is there, and its draft."""
    assert after.vault.visit(said["visit"]) is not None
    assert after.kinds(said["visit"])[0] == "visit-started"
    require_answer(after, said)


def require_record(after: Afterwards, said: Said) -> None:
    """See that the record is there byte for byte, in its place in the chain."""
    visit = said["visit"]
    record, place = after.vault.record(visit), after.vault.chain_place(visit)
    assert record is not None, said
    assert place is not None, said
    assert derive_digest(derive_canonical_bytes(record)) == said["record"]
    assert (place.link, str(place.header.seq)) == (said["link"], said["seq"])
    row = after.vault.visit(visit)
    assert row is not None
    assert row.state == ("signed" if isinstance(record, SignedRecord) else "declined")
    if isinstance(record, SignedRecord):
        assert record.signature.inkml == derive_inkml(DRAWN)
    else:
        assert isinstance(record, ClosedRecord)


def require_document(after: Afterwards, said: Said) -> None:
    """See that the document is there byte for byte."""
    kept = after.vault.document(said["visit"])
    assert kept is not None, said
    assert derive_digest(kept.content) == said["document"]


def require_copy(after: Afterwards, said: Said) -> None:
    """See that the copy is there, whole, and its export on record."""
    kept = after.vault.document(said["visit"])
    assert kept is not None, said
    assert (DataPaths(after.folder).copies / said["copy"]).read_bytes() == kept.content
    assert "document-exported" in after.kinds(said["visit"])
