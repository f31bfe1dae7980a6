"""`make-documents`: makes every document that is owed, and ends.

The window has it done so, in a process beside its own: what drawing and sealing need is gone with
the process.
"""

from __future__ import annotations

import argparse
import os
import sys

HELP = "make the documents that are owed, as the window does by itself"

_NICER = 10


def describe(parser: argparse.ArgumentParser) -> None:
    """Add no argument: the data folder says all."""


def run(options: argparse.Namespace) -> int:
    """Make them, behind whatever else this machine is asked for.

    Raises:
        StartError: there is no vault.
        KioskError: the first fault; it kept no other document from being made.
    """
    if sys.platform != "win32":
        os.nice(_NICER)
    from kiosk.app.bugs import watch_for_bugs
    from kiosk.app.equip import equip
    from kiosk.app.terminal import open_existing
    from kiosk.intake.documents import make_owed

    watch_for_bugs(lambda: None)
    open_existing(options.data).close()
    equipment = equip(options.data)
    try:
        make_owed(equipment)
    finally:
        equipment.vault.close()
    return 0
