"""Plays a visit on a disk that is really full or read-only, and says how each tap went.

Usage: poor_disk.py full|read-only FOLDER. One line for each tap: the disk, and "StorageFailed" or
what the tap led to.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

import kiosk.pdf.document  # noqa: F401 - another user may not be able to read it later
from kiosk.app.equip import equip
from kiosk.errors import StorageFailed
from kiosk.intake.counter import cancel
from kiosk.intake.equipment import Equipment
from kiosk.store.database import read_ahead
from kiosk.visit import actions as do
from kiosk.visit.state import VisitState
from tests.crash.acts import Player, sign, start
from tests.crash.killing import make_clinic
from tests.intake.clinic import FORM_ID
from tests.intake.ready import derive_ready, stand

NOBODY = 65534
LIMITS = (0, 512, 4096, *range(16_000, 400_000, 16_000))
"""In bytes: how long a file may get, from nothing at all to long enough for all but the last."""


def main(kind: str, folder: Path) -> None:
    """Play."""
    equipment = make_clinic(folder)
    ready = derive_ready(equipment.rules(FORM_ID), equipment.clock)
    read_ahead()
    if kind == "full":
        play_on_full(replace(equipment, vault=equip(folder).vault), ready)
    else:
        play_on_read_only(folder, equipment, ready)


def play_on_full(equipment: Equipment, ready: VisitState) -> None:
    """Tap on and sign while no file may get longer than so much."""
    session = stand(equipment, ready, "V1")
    player = Player(equipment, ready, Path(), session, "V1")
    for limit in LIMITS:
        with no_longer_than(limit):
            tell(f"full at {limit}", lambda: session.act(do.Back()).page_id)
        tell("mended", lambda: session.act(do.Continue()).page_id)
    # The end of another visit empties the log: the next commit fits where a checkpoint does not.
    cancel(equipment, stand(equipment, ready, "V2"))
    for limit in LIMITS:
        with no_longer_than(limit):
            tell(f"full at {limit}", lambda: sign(player)["record"])
        tell("kept", lambda: str(equipment.vault.record("V1") is not None))
    tell("mended", lambda: sign(player)["record"])
    tell("whole", lambda: str(equipment.vault.verify().intact))


def play_on_read_only(folder: Path, equipment: Equipment, ready: VisitState) -> None:
    """Become somebody whom the files of the vault can only be read by; then let them be written."""
    there = [folder, *folder.rglob("*")]
    if os.geteuid() == 0:  # who may write to anything
        for path in there:
            os.chown(path, NOBODY, NOBODY)
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    modes = {path: path.stat().st_mode for path in there}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)

    def begin() -> str:
        vault = equip(folder).vault
        try:
            return (
                start(Player(replace(equipment, vault=vault), ready, Path()))["draft"] and "begun"
            )
        finally:
            vault.close()

    tell("read-only", begin)
    for path, mode in modes.items():
        path.chmod(mode)
    tell("mended", begin)


@contextmanager
def no_longer_than(limit: int) -> Iterator[None]:
    """Let nothing be written past `limit` bytes of any file."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def tell(disk: str, tapped: Callable[[], str]) -> None:
    """Tap, and say how it went."""
    try:
        went = tapped()
    except StorageFailed as refusal:
        went = f"StorageFailed: {refusal.detail}"
    # A pipe has no length.
    os.write(1, f"{disk} | {went}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
