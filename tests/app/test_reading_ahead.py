"""What is slow is read after the first page: nothing of it before; what draws is never read."""

from __future__ import annotations

import subprocess
import sys

from kiosk.app.paths import HOME

SLOW = ("uharfbuzz", "pypdfium2", "sqlite_utils", "reportlab", "pyhanko", "lxml")


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=HOME, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


def test_the_window_comes_without_what_is_slow_and_has_it_afterwards() -> None:
    told = run(
        "import gc, sys, tempfile\n"
        "from pathlib import Path\n"
        "from kiosk.app.equip import equip\n"
        "from kiosk.app.reading_ahead import ReadingAhead\n"
        "from kiosk.app.window import KioskWindow, make_application\n"
        f"slow = {SLOW!r}\n"
        "app = make_application(['test'])\n"
        "with tempfile.TemporaryDirectory() as name:\n"
        "    equip(Path(name)).vault.close()\n"
        "    for module in [one for one in sys.modules if one.startswith('sqlite_utils')]:\n"
        "        del sys.modules[module]\n"
        "    equipment = equip(Path(name))\n"
        "    window = KioskWindow(equipment, Path(name))\n"
        "    window.show((1280, 800))\n"
        "    app.processEvents()\n"
        "    print([one for one in slow if one in sys.modules])\n"
        "    print(gc.get_freeze_count() > 0)\n"
        "    reading = ReadingAhead(equipment)\n"
        "    reading.begin()\n"
        "    reading.finish()\n"
        "    print([one for one in slow if one in sys.modules])\n"
        "    print(gc.get_freeze_count() > 10_000)\n"
        "    window.close()\n"
        "    equipment.vault.close()\n"
    )
    assert told.splitlines() == ["[]", "False", "['uharfbuzz', 'sqlite_utils']", "True"]
