"""`backup`: a verified copy of the whole vault in another place, made while the kiosk works."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "write a verified, encrypted copy of the vault to a new file, a folder or a stick"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "target", type=Path, metavar="TARGET", help="a folder (a dated name is given) or a new file"
    )


def run(options: argparse.Namespace) -> int:
    """Make the backup and say what is in it."""
    from kiosk.app.terminal import ProgressLine, open_existing
    from kiosk.consent.events import STAFF

    vault, line = open_existing(options.data), ProgressLine()
    try:
        made = vault.back_up(options.target, STAFF, line)
    finally:
        line.clear()
        vault.close()
    print(f"{made.path}: {made.size / 1e6:.1f} MB, written, read back and verified.")
    print(f"It ends with event {made.head.seq}. Its SHA-256 is {made.digest}.")
    return 0
