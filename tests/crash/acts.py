"""What can be interrupted: each thing that is done at the tablet, and what must be left of it.

An act of its own for each thing that is acknowledged to somebody; a new one is one more line in
`FLOWS`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.inkml import derive_inkml
from kiosk.consent.record import ClosedRecord, SignedRecord
from kiosk.desk.exporting import Saved, save_copy
from kiosk.intake.counter import UnderAgeStop, begin, cancel, take_up
from kiosk.intake.documents import make_document
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.store.vault import Vault
from kiosk.visit import actions as do
from kiosk.visit.booking import Patient
from kiosk.visit.draft import derive_draft, read_draft
from kiosk.visit.state import VisitState
from tests.intake.clinic import DRAWN
from tests.intake.ready import BOOKING

Said: TypeAlias = Mapping[str, str]
"""What is acknowledged of one act: always its `act` and its `visit`."""


@dataclass
class Player:
    """Who plays visits at the tablet until the plug is pulled."""

    equipment: Equipment
    ready: VisitState
    """Before the pad, every answer given."""
    copies: Path
    session: Session | None = None
    visit: str = ""

    @property
    def here(self) -> Session:
        """The visit that is going on."""
        assert self.session is not None
        return self.session


@dataclass
class Afterwards:
    """What is there after the plug was pulled, and what had been acknowledged."""

    vault: Vault
    copies: Path
    said: list[Said] = field(default_factory=list)

    def kinds(self, visit: str) -> list[str]:
        """Return what happened to the visit, in order."""
        return [event.header.kind for event in self.vault.events_of(visit)]

    def answers_said(self, visit: str) -> list[str]:
        """Return the digests of the drafts that were acknowledged, in order."""
        return [one["draft"] for one in self.said if one["visit"] == visit and "draft" in one]


@dataclass(frozen=True)
class Act:
    """One thing that is done, and acknowledged once it is."""

    name: str
    play: Callable[[Player], Said]
    """Does it, and returns what is acknowledged of it."""
    require_kept: Callable[[Afterwards, Said], None]
    """Sees that what was acknowledged is there."""


def play(act: Act, player: Player) -> Said:
    """Do it, and return its acknowledgement."""
    said = act.play(player)
    return {"act": act.name, "visit": player.visit, **said}


def derive_digest(content: bytes) -> str:
    """Return the SHA-256 of `content`, hex."""
    return hashlib.sha256(content).hexdigest()


# What is done


def start(player: Player) -> Said:
    """Begin a visit at the counter."""
    begun = begin(player.equipment, BOOKING)
    assert isinstance(begun, Session)
    player.session, player.visit = begun, begun.state.visit_id
    return {"draft": derive_digest(derive_draft(begun.state))}


def tap(action: do.Action) -> Callable[[Player], Said]:
    """Return an act that takes one turn."""

    def play(player: Player) -> Said:
        before = player.here.state
        after = player.here.act(action)
        assert after != before
        return {"draft": derive_digest(derive_draft(after))}

    return play


def answer_all(player: Player) -> Said:
    """Stand before the pad with every answer given; what an answer is worth, `tap` shows."""
    state = player.here.state
    player.here.state = replace(
        player.ready,
        visit_id=player.visit,
        started_at=state.started_at,
        entered_at=state.entered_at,
    )
    return tap(do.Back())(player) and tap(do.Continue())(player)


def resume(player: Player) -> Said:
    """Take the paused visit up again."""
    player.session = take_up(player.equipment, player.visit)
    return {"draft": derive_digest(derive_draft(player.here.state))}


def sign(player: Player) -> Said:
    """Sign with ink."""
    assert player.here.sign(DRAWN).outcome is not None
    return _tell_record(player)


def leave(player: Player) -> Said:
    """Decline."""
    player.here.act(do.Leave("declined"))
    return _tell_record(player)


def take_back(player: Player) -> Said:
    """Take back a wrong start."""
    cancel(player.equipment, player.here)
    return {}


def meet_a_child(player: Player) -> Said:
    """Begin with somebody whose signature the kiosk does not take."""
    child = Patient(name="Pim Fictional", birth_date=date.today().replace(day=1))  # noqa: DTZ011
    stop = begin(player.equipment, replace(BOOKING, patient=child))
    assert isinstance(stop, UnderAgeStop)
    player.visit = stop.visit_id
    return {}


def document(player: Player) -> Said:
    """Make the document."""
    return {"document": derive_digest(make_document(player.equipment, player.visit))}


def export(player: Player) -> Said:
    """Save a copy of it."""
    saved = save_copy(player.equipment.vault, player.visit, player.copies)
    assert isinstance(saved, Saved)
    return {"copy": saved.path.name}


def _tell_record(player: Player) -> Said:
    vault = player.equipment.vault
    record, place = vault.record(player.visit), vault.chain_place(player.visit)
    assert record is not None
    assert place is not None
    digest = derive_digest(derive_canonical_bytes(record))
    return {"record": digest, "link": place.link, "seq": str(place.header.seq)}


# What must be left of it


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
    assert (after.copies / said["copy"]).read_bytes() == kept.content
    assert "document-exported" in after.kinds(said["visit"])


STARTED = Act("started", start, require_start)
READ = Act("read", tap(do.ReachEnd()), require_answer)
ALL_ANSWERED = Act("all answered", answer_all, require_answer)
FLOWS: tuple[tuple[Act, ...], ...] = (
    (
        STARTED,
        READ,
        Act("language chosen", tap(do.ChooseLanguage("en")), require_answer),
        Act("question asked", tap(do.Ask("How soon can I garden?")), require_answer),
        Act("paused", tap(do.Leave("paused")), require_event("visit-paused")),
        Act("resumed", resume, require_event("visit-resumed")),
        ALL_ANSWERED,
        Act("signed", sign, require_record),
        Act("documented", document, require_document),
        Act("exported", export, require_copy),
    ),
    (
        STARTED,
        ALL_ANSWERED,
        Act("declined", leave, require_record),
        Act("documented", document, require_document),
    ),
    (STARTED, READ, Act("cancelled", take_back, require_event("visit-cancelled"))),
    (Act("sent away", meet_a_child, require_event("under-age")),),
)
"""Each a way through a visit, from nobody at the tablet to nobody at it."""
