"""A disk that refuses: each thing that is written can be made to fail, once or from then on.

It stands between the vault and the driver: what reaches the vault is an error of the driver's.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from sqlcipher3 import dbapi2

WRITES = (
    *("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "INSERT", "UPDATE", "DELETE", "REPLACE"),
    *("CREATE", "DROP", "PRAGMA WAL_CHECKPOINT"),
)
"""How a statement begins that writes or asks for the right to."""


@dataclass(frozen=True)
class Fault:
    """How a write fails."""

    name: str
    code: int
    """Source: SQLite, Result and Error Codes."""
    stays: bool
    """Whether every later write fails too, until the fault is mended."""
    rolls_back: bool = False
    """Whether the database itself takes the transaction back at once, as it may."""


KINDS = (
    Fault("full", 13, stays=True, rolls_back=True),
    Fault("read-only", 8, stays=True),
    Fault("I/O error on write", 10 | 3 << 8, stays=False, rolls_back=True),
    Fault("I/O error on sync", 10 | 4 << 8, stays=False),
    Fault("busy", 5, stays=False),
)


class Disk:
    """Counts what is written through every connection, and refuses as it is told."""

    def __init__(self) -> None:
        self.slow_s = 0.0
        self.fired = False
        self.writes = 0
        self._fault: Fault | None = None
        self._nth = 0
        self._those = ""

    def break_at(self, nth: int, fault: Fault, those: str = "") -> None:
        """Let the `nth` write from now on fail, counted from 1; only `those` that begin so."""
        self._nth, self._fault, self.fired, self.writes = nth, fault, False, 0
        self._those = those

    def mend(self) -> None:
        """Let everything be written again."""
        self._fault = None

    def meet(self, statement: str, connection: dbapi2.Connection) -> None:
        """Let `statement` pass, or fail as the disk does."""
        began = statement.lstrip().upper()
        if not began.startswith(WRITES) or not began.startswith(self._those):
            return
        self.writes += 1
        time.sleep(self.slow_s)
        fault = self._fault
        if fault is None or self.writes < self._nth or (self.fired and not fault.stays):
            return
        self.fired = True
        if fault.rolls_back:
            connection.rollback()
        error = dbapi2.OperationalError(fault.name)
        error.sqlite_errorcode = fault.code
        raise error


@contextmanager
def breakable_disk() -> Iterator[Disk]:
    """Let every connection that is opened meanwhile write to a disk that can refuse."""
    disk, connect = Disk(), dbapi2.connect

    class Connection(dbapi2.Connection):  # type: ignore[misc]
        def execute(self, statement: str, *values: Any) -> dbapi2.Cursor:
            disk.meet(statement, self)
            return super().execute(statement, *values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dbapi2, "connect", lambda *a, **k: connect(*a, factory=Connection, **k))
        yield disk
