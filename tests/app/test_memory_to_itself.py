"""What is in the kiosk's memory reaches no file, even where the kiosk crashes."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

from kiosk.app.paths import HOME

RAISED = "import resource as r; most = r.getrlimit(r.RLIMIT_CORE)[1]; "
RAISE = f"{RAISED}r.setrlimit(r.RLIMIT_CORE, (most, most)); "
KEEP = "from kiosk.app.startup import keep_memory_to_itself; keep_memory_to_itself(); "
CRASH = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
TELL = "from pathlib import Path; print(Path('/proc/self/limits').read_text()); import ctypes; "
TELL += "print('dumpable', ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"


def crash(program: str, folder: Path) -> tuple[int, bool]:
    """Return the signal that ended the program, and whether its memory was dumped."""
    process = subprocess.Popen(
        [sys.executable, "-c", program], cwd=folder, env=os.environ | {"PYTHONPATH": str(HOME)}
    )
    _, status = os.waitpid(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return os.WTERMSIG(status), os.WCOREDUMP(status)


def test_a_crash_leaves_no_memory_on_disk(tmp_path: Path) -> None:
    assert crash(RAISE + KEEP + CRASH, tmp_path) == (11, False)
    assert list(tmp_path.iterdir()) == []
    if resource.getrlimit(resource.RLIMIT_CORE)[1]:
        assert crash(RAISE + CRASH, tmp_path) == (11, True), "this machine dumps nothing anyway"


def test_the_system_is_told_so() -> None:
    told = subprocess.run(
        [sys.executable, "-c", RAISE + KEEP + TELL],
        cwd=HOME, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert re.search(r"Max core file size +0 +0 ", told)
    assert "dumpable 0" in told
