"""What an administrator's commands share: the vault that is there, and the way told while it lasts.

Owns the terminal; knows nothing of what a command does.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from kiosk.app.paths import DataPaths
from kiosk.clock import SystemClock
from kiosk.errors import StartError
from kiosk.store.vault import Vault


def open_existing(data: Path) -> Vault:
    """Open the vault of the data folder `data`; none is made.

    Raises:
        StartError: there is none.
        VaultError: it cannot be opened.
    """
    paths = DataPaths(data)
    if not Vault.is_in(paths.vault):
        raise StartError(f"There is no vault in {paths.vault}. Name its data folder with --data.")
    return Vault.open(paths.vault, read_existing_key(data), SystemClock())


def read_existing_key(data: Path) -> bytes:
    """Return the master key of the data folder `data`, from its home.

    Raises:
        VaultLocked: it is not there.
    """
    from kiosk.app.equip import find_places
    from kiosk.devices.key_homes import read_key

    return read_key(find_places(DataPaths(data)))


class ProgressLine:
    """One line that tells how far long work has come; nothing where nobody watches."""

    def __init__(self, out: TextIO = sys.stderr) -> None:
        """Write to `out` if it is a terminal."""
        self._out = out if out.isatty() else None
        self._told = ""

    def __call__(self, what: str, done: int, count: int) -> None:
        """Tell that of `what`, `done` of `count` are done."""
        text = f"{what}: {100 * done // max(count, 1)} %"
        if self._out and text != self._told:
            print(f"\r{text:<40}", end="", file=self._out, flush=True)
            self._told = text

    def clear(self) -> None:
        """Take the line away."""
        if self._out:
            print(f"\r{'':<40}\r", end="", file=self._out, flush=True)
