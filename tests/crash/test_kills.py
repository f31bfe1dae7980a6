"""The plug is pulled at random instants of the whole flow, and two processes share one vault."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.app.equip import equip
from kiosk.store import migrations, schema
from tests.crash.acts import Player
from tests.crash.flows import FLOWS, VISITS, play
from tests.crash.killing import (
    PLACES,
    Killer,
    begin,
    hear,
    hear_the_end,
    host_on,
    make_clinic,
)
from tests.crash.restart import Restarts
from tests.intake.clinic import FORM_ID
from tests.intake.ready import derive_ready

KILLS = 60
"""`python -m tests.crash --kills 500` pulls the plug more often."""
VISITS_HERE = 20


@pytest.fixture(autouse=True)
def formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let newer formats be known in these tests alone."""
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION)


def test_nothing_that_was_acknowledged_is_lost_and_nothing_is_there_by_halves(
    tmp_path: Path,
) -> None:
    killer = Killer(tmp_path, seed=20261123)
    killer.kill(KILLS)
    killer.check_everything()
    acts = {act.name for flow in FLOWS for act in flow}
    assert len(PLACES) * 2 <= KILLS
    assert len(killer.killed) > len(acts) / 2, "most acts were never interrupted"
    assert acts <= set(killer.seen), "an act was never acknowledged"
    for mended in ("owed, made", "interrupted, resumed"):
        assert killer.seen[mended], f"no kill left anything {mended}"


def test_two_processes_share_one_vault(tmp_path: Path) -> None:
    equipment = make_clinic(tmp_path)
    restarts = Restarts(tmp_path, equipment)
    player = Player(
        equipment=replace(equipment, vault=equip(tmp_path).vault),
        ready=derive_ready(equipment.rules(FORM_ID), equipment.clock),
        folder=tmp_path,
    )
    with host_on(tmp_path, len(VISITS)) as host:
        process = begin(host, 0)
        said = [hear(host)]
        for number in range(VISITS_HERE):
            said += [play(act, player) for act in FLOWS[1]]
            if number % 5 == 0:
                said.append(hear(host))
        os.kill(process, signal.SIGKILL)
        said += hear_the_end(host)
    player.equipment.vault.close()
    restarts.restart(said)
    assert restarts.seen["declined"] >= VISITS_HERE
    assert restarts.seen["language chosen"], "the other process got its turn too"
