"""What is done at the tablet, and what is acknowledged of it to whoever stands there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from kiosk.app.paths import DataPaths
from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.desk.exporting import Saved, save_copy
from kiosk.intake.counter import UnderAgeStop, begin, cancel, take_up
from kiosk.intake.documents import make_document
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.store.vault import Vault
from kiosk.visit import actions as do
from kiosk.visit.booking import Patient
from kiosk.visit.draft import derive_draft
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
    folder: Path
    """The clinic's."""
    session: Session | None = None
    visit: str = ""

    def renew(self, vault: Vault) -> None:
        """Go on with `vault`, and with nobody at the tablet."""
        self.equipment, self.session, self.visit = replace(self.equipment, vault=vault), None, ""

    @property
    def here(self) -> Session:
        """The visit that is going on."""
        assert self.session is not None
        return self.session


def derive_digest(content: bytes) -> str:
    """Return the SHA-256 of `content`, hex."""
    return hashlib.sha256(content).hexdigest()


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


def stand_before_pad(player: Player) -> None:
    """Come to the pad with every answer given, none of them kept yet."""
    before = player.here.state
    since = {"started_at": before.started_at, "entered_at": before.entered_at}
    player.here.state = replace(player.ready, visit_id=player.visit, **since)


def answer_all(player: Player) -> Said:
    """Give every answer at once."""
    stand_before_pad(player)
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
    copies = DataPaths(player.folder).copies
    saved = save_copy(player.equipment.vault, player.visit, copies)
    assert isinstance(saved, Saved)
    return {"copy": saved.path.name}


def _tell_record(player: Player) -> Said:
    vault = player.equipment.vault
    record, place = vault.record(player.visit), vault.chain_place(player.visit)
    assert record is not None
    assert place is not None
    digest = derive_digest(derive_canonical_bytes(record))
    return {"record": digest, "link": place.link, "seq": str(place.header.seq)}
