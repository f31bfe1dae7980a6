"""From the start of a process to what it paints first, each process started anew.

The kiosk's first frame is an empty page in its own colour; its welcome page comes after that.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from kiosk.app.equip import open_vault
from kiosk.app.paths import DataPaths
from kiosk.clock import SystemClock
from kiosk.desk.setup import set_up
from kiosk.settings import ClinicSettings
from tests.bench.figures import Aim, Row
from tests.bench.processes import BARE_WINDOW, started

PROCESSES_A_ROUND = 2
WELCOME = str(Path(__file__).with_name("welcome_host.py"))
_NEW = "start to set-up page, new vault"
_ROWS = ("first frame", "start to welcome page, set-up vault", _NEW)


def measure(rounds: int) -> tuple[Row, ...]:
    """Start the bare window and the kiosk, to its first frame and to its first pages, in turns."""
    times: dict[str, list[float]] = {"floor": [], **{what: [] for what in _ROWS}}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_clinic(folder / "clinic")
        for number in range(1 + rounds * PROCESSES_A_ROUND):
            for what, taken in times.items():
                new = folder / f"{what}-{number}"
                taken.append(time_start(what, folder / "clinic" if what != _NEW else new))
    # The first of each finds no file in the system's memory and no compiled page.
    _, *floor = times["floor"]
    return tuple(
        Row(what=what, unit="ms", of="median", ours=tuple(times[what][1:]), floor=tuple(floor),
            aim=Aim(times=1.5) if what != _NEW else Aim())
        for what in _ROWS
    )  # fmt: skip


def make_clinic(folder: Path) -> None:
    """Make a vault that is set up."""
    vault = open_vault(DataPaths(folder), SystemClock(), ("file",))
    settings = ClinicSettings(
        clinic_name="Fictional Clinic", time_zone="America/Vancouver", kiosk_id=vault.kiosk_id
    )
    set_up(vault, settings, "284961")
    vault.close()


def time_start(what: str, data: Path) -> float:
    """Return the ms from a program's start until it has painted what is wanted."""
    kiosk = ("--data", str(data), "--size", "1280x800")
    match what:
        case "floor":
            starting = started(BARE_WINDOW)
        case "first frame":
            starting = started(("main.py", *kiosk))
        case _:
            starting = started((WELCOME, *kiosk), "welcome painted")
    with starting as (_, painted_ms):
        return painted_ms
