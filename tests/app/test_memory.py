"""The kiosk holds no more than it needs."""

from __future__ import annotations

import subprocess
import sys

from kiosk.app.paths import HOME

SOURCES = """
import linecache, sys, traceback
from kiosk.app.memory import keep_no_sources
if sys.argv[1] == "without":
    keep_no_sources()
from kiosk.app import window
print(len(linecache.cache) > 50)
try:
    window.show_window(None)
except AttributeError:
    print("window.setGeometry(" in traceback.format_exc())
"""


def run(how: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SOURCES, how], cwd=HOME, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_no_program_text_is_kept_and_a_traceback_has_it_all_the_same() -> None:
    assert run("with") == ["True", "True"], "PySide6 no longer reads it: nothing is to be kept away"
    assert run("without") == ["False", "True"]
