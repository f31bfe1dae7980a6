"""The disk refuses at each write of a visit: nothing is lost, and the same tap works later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from kiosk.app.equip import equip
from kiosk.clock import SystemClock
from kiosk.consent.record import SignedRecord
from kiosk.errors import StorageFailed
from kiosk.store import Draft
from kiosk.visit import actions as do
from kiosk.visit.state import VisitState
from tests.crash.acts import Player, Said, stand_before_pad, tap
from tests.crash.faults import KINDS, Disk, Fault, breakable_disk
from tests.crash.flows import ALL_ANSWERED, CHECKS, VISITS, Act, play
from tests.crash.kept import Afterwards, require_answer
from tests.crash.killing import make_clinic
from tests.crash.restart import ENDS, read_rows
from tests.intake.clinic import FORM_ID
from tests.intake.ready import derive_ready

LAST_TAPS = (
    Act("back", tap(do.Back()), require_answer),
    Act("on", tap(do.Continue()), require_answer),
)
SLOW_S = 0.005
BEGAN = SystemClock().now()


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is in the vault."""

    events: int
    drafts: tuple[Draft, ...]
    owed: tuple[str, ...]
    ended: int
    """How many visits have ended."""


@pytest.fixture
def disk() -> Iterator[Disk]:
    with breakable_disk() as made:
        yield made


@pytest.fixture
def player(disk: Disk, tmp_path: Path) -> Iterator[Player]:
    equipment = make_clinic(tmp_path)
    equipment = replace(equipment, vault=equip(tmp_path).vault)
    ready = derive_ready(equipment.rules(FORM_ID), equipment.clock)
    made = Player(equipment, ready, tmp_path)
    # The first document of all brings what later ones need.
    for act in VISITS[1]:
        play(act, made)
    yield made
    equipment.vault.close()


def endure(act: Act, player: Player, disk: Disk, fault: Fault) -> tuple[Said, int]:
    """Do `act` with the disk refusing at each of its writes in turn, then with none.

    Where it refuses only after a visit's end was kept, it does so from the first write on again.
    Return what was acknowledged at last, and how often the disk refused before.
    """
    nth, refused, is_kept = 1, 0, False
    while True:
        before, state = look(player)
        disk.break_at(nth, fault)
        try:
            return play(act, player), refused
        except StorageFailed:
            refused += 1
        finally:
            disk.mend()
        assert disk.fired
        after, still = look(player)
        assert still == state, "the tap was taken though it was refused"
        assert after == before or after.ended == before.ended + 1, act.name
        nth = nth + 1 if after == before or is_kept else 1
        is_kept |= after != before


def look(player: Player) -> tuple[Kept, VisitState | None]:
    """Return what a vault that is opened anew holds, and what stands on the screen."""
    vault = player.equipment.vault.open_again()
    try:
        status = vault.verify()
        assert status.intact
        kept = Kept(
            events=status.count,
            drafts=vault.drafts(),
            owed=vault.documents_owed(),
            ended=sum(row.state in ENDS for row in read_rows(player.equipment, BEGAN)),
        )
    finally:
        vault.close()
    return kept, player.session.state if player.session else None


def acts_of(flow: tuple[Act, ...], player: Player) -> Iterator[Act]:
    """Yield the acts of a flow; all answers at once are two taps here."""
    for act in flow:
        if act == ALL_ANSWERED:
            stand_before_pad(player)
            yield from LAST_TAPS
        else:
            yield act


@pytest.mark.parametrize("fault", KINDS, ids=lambda fault: fault.name)
def test_each_write_may_fail_and_nothing_is_lost(fault: Fault, disk: Disk, player: Player) -> None:
    after = Afterwards(player.equipment.vault, player.folder)
    for flow in VISITS:
        player.session, player.visit = None, ""
        for act in acts_of(flow, player):
            said, refused = endure(act, player, disk, fault)
            after.said.append(said)
            assert refused >= 3, f"{act.name} is not written in a transaction"
            for one in after.said:
                CHECKS.get(one["act"], require_answer)(after, one)


def test_a_slow_disk_only_takes_its_time(disk: Disk, player: Player) -> None:
    disk.slow_s = SLOW_S
    for act in acts_of(VISITS[0], player):
        play(act, player)
    record = player.equipment.vault.record(player.visit)
    assert isinstance(record, SignedRecord)
