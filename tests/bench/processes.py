"""Programs started anew: how long each takes to its first painted frame, and what it then holds.

Qt tells of each frame, so that a program is measured as it is.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kiosk.app.paths import HOME

BARE_WINDOW = (str(Path(__file__).parent / "bare" / "window.py"),)
SURROUNDINGS = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_QUICK_BACKEND": "software",
    "QT_QPA_UPDATE_IDLE_TIME": "0",
    "PYTHONPATH": str(HOME),
}
_FRAMES = {"QT_LOGGING_RULES": "qt.scenegraph.time.renderloop.debug=true"}
FIRST_FRAME = "Frame rendered"
_PATIENCE_S = 60


class Failed(RuntimeError):
    """A program did not do what it was started for."""


@contextmanager
def started(arguments: Sequence[str], said: str = FIRST_FRAME) -> Iterator[tuple[int, float]]:
    """Start a Python program; yield its process id and the ms until it has `said`; then end it.

    Raises:
        Failed: it ended before.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=HOME,
        env=os.environ | SURROUNDINGS | (_FRAMES if said == FIRST_FRAME else {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        _wait(process.stdout, said, arguments)
        yield process.pid, (time.perf_counter() - began) * 1000
    finally:
        process.kill()
        process.communicate(timeout=_PATIENCE_S)


def _wait(told: IO[str], said: str, arguments: Sequence[str]) -> None:
    before = []
    for line in told:
        if said in line:
            return
        before.append(line)
    raise Failed(f"{' '.join(arguments)} ended before its time:\n{''.join(before[-20:])}")


def read_memory(process: int) -> dict[str, float]:
    """Return a process's memory in MB: `Rss`, and `Pss` where the system tells it."""
    rollup = Path(f"/proc/{process}/smaps_rollup")
    status = Path(f"/proc/{process}/status")
    found = {}
    for path, key, name in ((status, "VmRSS:", "Rss"), (rollup, "Pss:", "Pss")):
        for line in path.read_text().splitlines() if path.exists() else ():
            if line.startswith(key):
                found[name] = int(line.split()[1]) / 1024
    return found
