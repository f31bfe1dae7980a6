"""The plug is pulled while patients sign: what was said to be signed is there after a restart."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.consent.inkml import derive_inkml
from kiosk.consent.record import SignedRecord
from kiosk.intake.counter import take_up
from kiosk.intake.documents import make_owed
from kiosk.intake.equipment import Equipment
from kiosk.store.vault import Vault
from kiosk.visit import actions as do
from kiosk.visit.state import Signed
from tests.intake.clinic import DRAWN, MovingClock, open_clinic

ROOT = Path(__file__).parents[2]
KILLS = 50
LONGEST_SECONDS = 0.3
"""How long a process may live: none to three visits with their documents."""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.intake.crash_host", str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as process:
        yield process
        process.kill()


def kill_one(host: subprocess.Popen[str], says: Path, seconds: float) -> list[tuple[str, str]]:
    """Let one process sign for so long, pull the plug, and return what it said whole."""
    assert host.stdin is not None
    assert host.stdout is not None
    says.touch()
    host.stdin.write(f"{says}\n")
    host.stdin.flush()
    process = int(host.stdout.readline())
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    lines = says.read_text(encoding="utf-8").split("\n")[:-1]
    return [(word, visit_id) for word, visit_id in (line.split(" ") for line in lines)]


def require_kept(vault: Vault, word: str, visit_id: str) -> None:
    record = vault.record(visit_id)
    if word == "started":
        row = vault.visit(visit_id)
        assert row is not None
        assert row.state in ("started", "signed")
        return
    assert isinstance(record, SignedRecord)
    assert record.body.visit_id == visit_id
    assert record.signature.inkml == derive_inkml(DRAWN)
    assert len(record.body.acknowledgements) == 14
    if word == "documented":
        assert vault.document(visit_id) is not None


def restart(equipment: Equipment, seen: Counter[str]) -> None:
    """Do what a start does: make what is owed; then staff take up what was interrupted."""
    vault = equipment.vault
    assert vault.verify().intact
    for draft in vault.drafts():
        session = take_up(equipment, draft.visit_id)
        assert session is not None
        session.act(do.Continue())
        assert session.sign(DRAWN).outcome == Signed()
        seen["taken up"] += 1
    owed = vault.documents_owed()
    assert make_owed(equipment) == len(owed)
    assert vault.documents_owed() == ()
    assert all(vault.document(visit_id) for visit_id in owed)
    seen["owed"] += len(owed)


def test_no_signature_that_was_acknowledged_is_lost(
    tmp_path: Path, host: subprocess.Popen[str]
) -> None:
    chance = random.Random(20261123)
    seen: Counter[str] = Counter()
    everything: list[tuple[str, str]] = []
    for number in range(KILLS):
        said = kill_one(host, tmp_path / f"{number}.said", chance.uniform(0, LONGEST_SECONDS))
        with open_clinic(tmp_path, MovingClock()) as equipment:
            for word, visit_id in said:
                require_kept(equipment.vault, word, visit_id)
                seen[word] += 1
            restart(equipment, seen)
        everything += said
    with open_clinic(tmp_path, MovingClock()) as equipment:
        for word, visit_id in everything:
            require_kept(equipment.vault, word, visit_id)
    wanted = ("started", "signed", "documented", "owed", "taken up")
    assert all(seen[word] for word in wanted), seen
