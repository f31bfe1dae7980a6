"""`restore`: a backup becomes the vault, beside whatever was there before.

Owns what is said of it; needs the key in its home already.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.store.backup_file import StepProgress
    from kiosk.store.restoring import Restored

HELP = "make the vault from a backup; the key must be in its home (else: recover)"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("backup", type=Path, metavar="FILE", help="the backup")
    parser.add_argument("--into", type=Path, metavar="DATA", help="the data folder, if not --data")
    parser.add_argument(
        "--replace",
        action="store_true",
        help="move the vault that is there aside; it is kept under another name",
    )


def run(options: argparse.Namespace) -> int:
    """Restore the backup and say what came of it."""
    from kiosk.app.terminal import ProgressLine

    line = ProgressLine()
    try:
        restored = restore_into(
            options.into or options.data, options.backup, line, replace=options.replace
        )
    finally:
        line.clear()
    print(*describe_restored(restored, options.backup), sep="\n")
    return 0


def restore_into(
    data: Path, backup: Path, progress: StepProgress, *, replace: bool = False
) -> Restored:
    """Make the vault of the data folder `data` from `backup`, with the key from its home.

    Raises:
        StartError: the kiosk is open on that data, or the folder cannot be used.
        VaultError: as `kiosk.store.restoring.restore_vault`; or the key is not in its home.
    """
    from kiosk.app.alone import alone
    from kiosk.app.equip import make_folder
    from kiosk.app.paths import DataPaths
    from kiosk.app.terminal import read_existing_key
    from kiosk.clock import SystemClock
    from kiosk.consent.events import STAFF
    from kiosk.store.restoring import restore_vault

    paths = DataPaths(data)
    key = read_existing_key(data)
    make_folder(paths.root)
    with alone(paths.root):
        return restore_vault(
            backup, paths.vault, key, SystemClock(), STAFF, progress, replace=replace
        )


def describe_restored(restored: Restored, backup: Path) -> tuple[str, ...]:
    """Return what is said of it, line by line."""
    seq = restored.head.seq
    lines = [f"The vault goes on from {backup.name}, which ends with event {seq}. It verifies."]
    if restored.aside is not None:
        lines.append(f"What was there before is kept in {restored.aside}.")
    if restored.known is not None and restored.known.seq > seq:
        lines.append(
            f"It had come further, to event {restored.known.seq}: what followed event {seq} in it "
            "is not in this vault. Keep it until somebody has looked."
        )
    lines.append("If another vault goes on from the same backup, close one of the two for good.")
    return tuple(lines)
