"""The process that makes documents is killed, or the kiosk that waits for it: nothing is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.app.equip import equip
from kiosk.app.paths import HOME
from kiosk.intake.documents import Paperwork
from tests.crash.killing import make_clinic
from tests.crash.restart import Restarts
from tests.intake.clinic import DRAWN, FORM_ID
from tests.intake.ready import derive_ready, stand

KILLS = 10
CHILD = (sys.executable, str(HOME / "main.py"), "--data")
KIOSK = """
import sys, time
from pathlib import Path
from kiosk.app.beside import make_owed_beside
from kiosk.app.equip import equip
from kiosk.intake.documents import Paperwork
folder = Path(sys.argv[1])
paperwork = Paperwork(equip(folder, make_owed=lambda _: make_owed_beside(folder)))
paperwork.begin()
print("begun", flush=True)
time.sleep(600)
"""


def start_child(folder: Path) -> subprocess.Popen[str]:
    """Start the process that makes documents."""
    return subprocess.Popen([*CHILD, str(folder), "make-documents"], cwd=HOME, text=True)


def start_kiosk(folder: Path) -> subprocess.Popen[str]:
    """Start a process that has documents made, and return once it has begun to."""
    kiosk = subprocess.Popen(
        [sys.executable, "-c", KIOSK, str(folder)], cwd=HOME, text=True, stdout=subprocess.PIPE
    )
    assert kiosk.stdout is not None
    assert kiosk.stdout.readline() == "begun\n"
    return kiosk


@pytest.mark.parametrize("start", [start_child, start_kiosk])
def test_a_document_is_made_once_whoever_is_killed(
    start: Callable[[Path], subprocess.Popen[str]], tmp_path: Path
) -> None:
    closed, chance = make_clinic(tmp_path), random.Random(20261126)
    restarts = Restarts(tmp_path, closed)
    ready = derive_ready(closed.rules(FORM_ID), closed.clock)
    left_owed = 0
    for number in range(KILLS):
        equipment = replace(closed, vault=equip(tmp_path).vault)
        try:
            stand(equipment, ready, f"V{number}").sign(DRAWN)
            with start(tmp_path) as process:
                time.sleep(chance.uniform(0, 1.5))
                process.kill()
            left_owed += len(equipment.vault.documents_owed())
            paperwork = Paperwork(equipment)
            paperwork.begin()
            paperwork.finish()
            paperwork.require_made()
            kinds = [event.header.kind for event in equipment.vault.events_of(f"V{number}")]
            assert kinds.count("document-made") == 1
            assert equipment.vault.documents_owed() == ()
        finally:
            equipment.vault.close()
        restarts.restart([])
    assert left_owed, "no kill left anything to do"
