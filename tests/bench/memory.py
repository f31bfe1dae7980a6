"""What the process holds after a whole visit through the window, started anew each time."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import Aim, Row
from tests.bench.processes import BARE_WINDOW, read_memory, started

VISIT = str(Path(__file__).with_name("visit_host.py"))


def measure(rounds: int) -> tuple[Row, ...]:
    """Hold the kiosk after a visit against a bare window, in turns."""
    ours, floor = list[dict[str, float]](), list[dict[str, float]]()
    for _ in range(max(1, rounds // 2)):
        with started(BARE_WINDOW) as (process, _):
            floor.append(read_memory(process))
        with TemporaryDirectory() as folder, started((VISIT, folder), "forgotten") as (process, _):
            ours.append(read_memory(process))
    return tuple(
        Row(
            what=f"memory after a whole visit, {name}",
            unit="MB",
            of="median",
            ours=tuple(one[key] for one in ours),
            floor=tuple(one[key] for one in floor),
            aim=Aim(times=2.2) if key == "Rss" else Aim(),
        )
        for key, name in (("Rss", "resident"), ("Pss", "its share of what is shared"))
        if all(key in one for one in (*ours, *floor))
    )
