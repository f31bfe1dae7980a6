"""Starts the process in which owed documents are made, waits for it, and hears what went wrong.

Owns how the command `make-documents` is started and what is believed of its words. It is given the
name of the data folder and nothing else: the vault's key it reads from the key's home, by itself.
"""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.app.paths import HOME
from kiosk.errors import (
    DocumentError,
    KioskError,
    StartError,
    StorageFailed,
    VaultDamaged,
    VaultError,
    VaultLocked,
    VaultTooNew,
)

_log = logging.getLogger(__name__)

PATIENCE_S = 120
_PROGRAM = (sys.executable, str(HOME / "main.py"))
_UNTOLD = "The document could not be made, and nobody was told why. It stays owed: try again."
_SLOW = "The document was not made in time. It stays owed: try again."
_BUG = re.compile(r"bug kind=\w+ at=[\w.]+(:\d+)?")
"""How a bug is told of without its words."""
_FAULTS: dict[str, type[KioskError]] = {
    fault.code: fault
    for fault in (
        *(DocumentError, StartError, StorageFailed, VaultDamaged),
        *(VaultError, VaultLocked, VaultTooNew),
    )
}
"""What the command may say; anything else may hold a patient's words and is not repeated."""


def make_owed_beside(
    data: Path, *, program: Sequence[str] = _PROGRAM, patience_s: float = PATIENCE_S
) -> None:
    """Have every owed document made over the data folder `data`, and wait for it.

    Not for the window's thread.

    Raises:
        KioskError: the fault that kept a document from being made; it stays owed.
    """
    try:
        done = subprocess.run(  # noqa: S603 - its words are no shell's
            [*program, "--data", str(data), "make-documents"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=patience_s,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise DocumentError(_SLOW) from None
    except OSError as error:
        raise StartError(f"No process could be started: {error.strerror}.") from None
    if done.returncode:
        raise _read_fault(done.stderr.decode(errors="replace"))


def _read_fault(told: str) -> KioskError:
    """Return the known fault that the last line names, or one that says nothing of it."""
    last = told.rstrip().rpartition("\n")[2]
    if _BUG.fullmatch(last):
        _log.error(last)
    code, _, detail = last.partition(": ")
    fault = _FAULTS.get(code)
    return fault(detail) if fault else DocumentError(_UNTOLD)
