"""Forks patients that sign and say so, so that somebody can pull the plug on them.

Usage: crash_host.py FOLDER. For each line it is given, it forks one process, tells its number and
lets it sign visit after visit until it is killed. What a process says goes to the file that the
line names, one line for each thing done, after it was done.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from msgspec.structs import replace

import kiosk.pdf.document  # noqa: F401 - read once here, not by each process that is forked
from kiosk.devices.key_file import FileHome
from kiosk.intake.documents import make_document
from kiosk.intake.equipment import Equipment
from kiosk.store.vault import Vault
from kiosk.visit import actions as do
from kiosk.visit.state import Signed, VisitState
from tests.intake.clinic import DRAWN, MovingClock, open_clinic
from tests.intake.ready import derive_ready, stand


def main() -> None:
    folder = Path(sys.argv[1])
    with open_clinic(folder, MovingClock()) as equipment:
        ready = derive_ready(equipment.rules("cryoneurolysis"), equipment.clock)
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            sign_for_ever(folder, equipment, ready, Path(line.strip()))
        print(process, flush=True)
        os.waitpid(process, 0)


def sign_for_ever(folder: Path, equipment: Equipment, ready: VisitState, says: Path) -> None:
    key = FileHome(folder / "vault.key").read()
    assert key is not None
    vault = Vault.open(folder / "vault", key, equipment.clock)
    equipment = replace(equipment, vault=vault)
    with says.open("a", encoding="utf-8") as told:
        for number in count():
            visit_id = f"{os.getpid()}-{number}"
            session = stand(equipment, ready, visit_id)
            print("started", visit_id, file=told, flush=True)
            for action in (do.Back(), do.Continue()) * 3:
                session.act(action)
            assert session.sign(DRAWN).outcome == Signed()
            print("signed", visit_id, file=told, flush=True)
            make_document(equipment, visit_id)
            print("documented", visit_id, file=told, flush=True)


if __name__ == "__main__":
    main()
