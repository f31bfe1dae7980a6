"""The encrypted database: how it is opened, asked, written and brought safely to disk.

Owns the driver and its faults, which leave here as known errors; knows nothing of what is kept.

SQLite never checkpoints by itself here: the log is emptied as a whole (`truncate_log`) or left
alone. A log that holds commits which the main file has too would be dangerous: damage in it takes
later commits away and lets older pages stand in front of newer ones. While another reads an older
state the log cannot be emptied, and what damage does to it then shows as commits that are missing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import sqlcipher3
from sqlcipher3 import dbapi2

from kiosk.errors import StorageFailed, VaultDamaged, VaultLocked

# sqlite-utils looks for pysqlite3 first: without this it would not catch SQLCipher's exceptions.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

if TYPE_CHECKING:
    import sqlite_utils

Row: TypeAlias = dict[str, Any]

_BUSY_SECONDS = 5.0
"""How long one process waits for another that is writing."""

_LONG_LOG_BYTES = 1 << 20
"""How long the log may grow before a change that does not wait for others empties it."""

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "wal_autocheckpoint=0",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)

Use: TypeAlias = Literal["live", "still", "copy"]
"""`live`: others have it open too; `still`: it is read, and nobody changes it; `copy`: it counts
only once it is whole and has been brought to disk, and until then nobody else knows of it."""

_STILL = ("query_only=ON", "temp_store=MEMORY", "trusted_schema=OFF")
_COPY = (
    *("locking_mode=EXCLUSIVE", "journal_mode=OFF", "synchronous=OFF"),
    *("secure_delete=ON", "temp_store=MEMORY", "trusted_schema=OFF"),
)
_USES: Mapping[Use, tuple[str, str, tuple[str, ...]]] = {
    "live": ("The vault", "mode=rw", _PRAGMAS),
    "still": ("The backup", "mode=ro&immutable=1", _STILL),
    "copy": ("The copy", "mode=rw", _COPY),
}
"""For each use what it is called, how it is opened, and with which pragmas."""

_COPIED_PAGES = 256
"""Pages that are copied at a time."""

# Source: SQLite, Result and Error Codes; the low byte is the primary code.
_PRIMARY = 0xFF
_REFUSALS = {
    5: "another process keeps it busy",
    6: "another process keeps it busy",
    8: "it is read-only",
    10: "reading or writing failed",
    13: "the disk is full",
    14: "a file cannot be opened",
}
_CORRUPT = 11
_NOT_A_DATABASE = 26


@contextmanager
def known_errors(file: str = "The vault") -> Iterator[None]:
    """Turn the driver's faults of disk and file into known errors; the rest are bugs.

    Raises:
        StorageFailed: the disk is full, read-only, failing or kept busy.
        VaultLocked: the key does not open the file.
        VaultDamaged: the file is not as it was written.
    """
    try:
        yield
    except dbapi2.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        if code in _REFUSALS:
            raise StorageFailed(f"{file} cannot be used: {_REFUSALS[code]}.") from error
        if code == _CORRUPT:
            raise VaultDamaged(f"{file}'s file is damaged: a page cannot be read.") from error
        if code == _NOT_A_DATABASE:
            raise VaultLocked(
                "The key does not open the vault, or the first page of the vault's file is "
                "damaged. Put the key back that it was made with."
            ) from error
        raise


def read_ahead() -> None:
    """Read what the first change of a database will need, so that it does not wait for it."""
    import sqlite_utils  # noqa: F401, PLC0415 - for this it is here


class Database:
    """One connection to an encrypted file that exists; it belongs to one thread.

    After a page that cannot be read SQLCipher refuses every other page on the same connection, so
    that the next question outside a transaction is put through a new one.
    """

    def __init__(self, path: Path, key: bytes, use: Use = "live") -> None:
        """Open `path` with the raw 32-byte `key`.

        Raises:
            VaultLocked: the key does not open it.
            VaultDamaged: the page that says what tables there are cannot be read.
            StorageFailed: the file cannot be opened.
        """
        self._path, self._key = path, key
        self._file, self._mode, self._pragmas = _USES[use]
        self._spoilt = False
        self._connection = self._connect()

    def _connect(self) -> dbapi2.Connection:
        with known_errors(self._file):
            connection = dbapi2.connect(
                f"{self._path.absolute().as_uri()}?{self._mode}",
                uri=True,
                isolation_level=None,
                timeout=_BUSY_SECONDS,
            )
            try:
                connection.execute("PRAGMA cipher_log_level=NONE")
                connection.execute(f"PRAGMA key=\"x'{self._key.hex()}'\"")
                connection.execute("PRAGMA schema_version").fetchall()  # the key is tried
                for pragma in self._pragmas:
                    connection.execute(f"PRAGMA {pragma}")
            except BaseException:
                connection.close()
                raise
        return connection

    @contextmanager
    def _asking(self) -> Iterator[dbapi2.Connection]:
        """Give the connection, a new one where the last has met a page that cannot be read."""
        if self._spoilt and not self._connection.in_transaction:
            renewed = self._connect()
            self._connection.close()
            self.__dict__.pop("_tables", None)
            self._connection, self._spoilt = renewed, False
        try:
            with known_errors(self._file):
                yield self._connection
        except VaultDamaged:
            self._spoilt = True
            raise

    @cached_property
    def _tables(self) -> sqlite_utils.Database:
        import sqlite_utils  # noqa: PLC0415 - slow, and not needed to show the first page

        # Nobody else's code, which a plugin is, comes near what is kept.
        return sqlite_utils.Database(self._connection, execute_plugins=False)

    def execute(self, statement: str, values: Sequence[object] = ()) -> None:
        """Run one statement that gives nothing back."""
        with self._asking() as connection:
            connection.execute(statement, tuple(values))

    def rows(self, question: str, values: Sequence[object] = ()) -> list[Row]:
        """Return every row that answers `question`."""
        with self._asking() as connection:
            found = connection.execute(question, tuple(values))
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]

    def row(self, question: str, values: Sequence[object] = ()) -> Row | None:
        """Return the first row that answers `question`, or None."""
        return next(iter(self.rows(question, values)), None)

    def insert(self, table: str, row: Mapping[str, object]) -> None:
        """Add `row` to `table`."""
        with self._asking():
            self._tables.table(table).insert(dict(row))

    def upsert(self, table: str, row: Mapping[str, object], key: str) -> None:
        """Add `row` to `table`, or replace what differs in the row with the same `key`.

        sqlite-utils finds out by a trial whether SQLite can do this; where the disk fails during
        the trial it would from then on lose every row without a word.
        """
        names, marks = ", ".join(row), ", ".join("?" for _ in row)
        changes = ", ".join(f"{name} = excluded.{name}" for name in row if name != key)
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
        self.execute(
            f"{statement} ON CONFLICT ({key}) DO UPDATE SET {changes}", tuple(row.values())
        )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is written inside all or nothing; on leaving it is on disk."""
        with self._asking() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def standstill(self) -> Iterator[None]:
        """Let nobody write meanwhile; what is written inside is undone."""
        with self._asking() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                connection.rollback()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the vault inside, whatever others write meanwhile."""
        with self._asking() as connection:
            connection.execute("BEGIN")
            try:
                yield
            finally:
                connection.rollback()

    def copy_to(self, target: Database, on_pages: Callable[[int, int], None]) -> None:
        """Copy one state of it all into `target`, an empty one of use `copy` with the same key.

        Others go on writing meanwhile. `on_pages` is told how many pages are there and of how many.
        A page that cannot be read is copied as an empty one, without a word: check the copy.

        Raises:
            StorageFailed: one of the two disks refused; the driver does not tell which.
        """
        # Within one reading state, or each change by another would begin the copy anew.
        with self.snapshot():
            self.rows("SELECT 1 FROM sqlite_schema LIMIT 1")
            try:
                self._connection.backup(
                    target._connection,
                    pages=_COPIED_PAGES,
                    progress=lambda _, left, total: on_pages(total - left, total),
                )
            except dbapi2.OperationalError as error:
                # The driver gives no code here, only SQLite's own words.
                raise StorageFailed(f"{target._file} cannot be written: {error}.") from error
        # As a file of its own it needs no log beside it.
        target.rows("PRAGMA journal_mode=OFF")

    def truncate_log(self) -> None:
        """Bring all that is committed into the main file and empty the log.

        While another process reads an older state the log stays: what is committed is safe in it.
        """
        with self._asking() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def trim_log(self) -> None:
        """Empty the log if it has grown long and nobody else is in the way."""
        try:
            length = self._path.with_name(f"{self._path.name}-wal").stat().st_size
        except OSError:
            return
        if length <= _LONG_LOG_BYTES:
            return
        with self._asking() as connection:
            connection.execute("PRAGMA busy_timeout=0")
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                connection.execute(f"PRAGMA busy_timeout={round(_BUSY_SECONDS * 1000)}")

    def close(self) -> None:
        """Let go of the file; the last who does so empties the log."""
        with known_errors(self._file):
            self._connection.close()
