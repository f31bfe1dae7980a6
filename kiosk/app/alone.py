"""One window at a time over one kiosk's data.

Owns the lock's file. The system lets go of the lock when its process ends, however it ends; what is
only read or backed up beside the window asks for none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import StartError

_NAME = "window.lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one over the data in `folder`, which is there, until this ends.

    Raises:
        StartError: somebody else is, or the file cannot be made.
    """
    try:
        handle = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StartError(f"{folder} cannot be used: {error.strerror}.") from error
    try:
        _take(handle, folder)
        yield
    finally:
        os.close(handle)


def _take(handle: int, folder: Path) -> None:
    try:
        _lock(handle)
    except OSError as error:
        raise StartError(
            f"The kiosk is open already on the data in {folder}. Use the window that is open, or "
            "close it first; nothing was changed."
        ) from error


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
