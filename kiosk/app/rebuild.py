"""`rebuild`: what staff search is made again from the events alone, and compared."""

from __future__ import annotations

import argparse

HELP = "make the list that staff search again from the events alone, and compare"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add no arguments."""


def run(options: argparse.Namespace) -> int:
    """Rebuild, and say whether the same came out."""
    from kiosk.app.terminal import ProgressLine, open_existing

    vault, line = open_existing(options.data), ProgressLine()
    try:
        rebuilt = vault.rebuild(line)
    finally:
        line.clear()
        vault.close()
    print(f"{rebuilt.events} events make {rebuilt.visits} visits.")
    if rebuilt.same:
        print("The same rows and the same words to search by came out.")
        return 0
    print(
        f"The list was not what the events make: {rebuilt.missing} visits were missing or "
        f"otherwise, {rebuilt.stray} were too many or otherwise, and {rebuilt.words} words to "
        "search by were. It is now what the events make."
    )
    return 1
