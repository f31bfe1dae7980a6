"""Very many fictional visits in one vault and, beside it, in one bare SQLite file.

The rows and the chain are such as the vault itself would have written, 40 started on each day up to
today; they are put there without its order of things, which would take an hour.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import msgspec
from msgspec.structs import replace

from kiosk.clock import Clock
from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import GENESIS, derive_bytes_link, derive_header, derive_payload_digest
from kiosk.consent.events import STAFF, VisitStarted
from kiosk.store.names import derive_entry
from kiosk.store.projection import VisitRow, derive_row
from kiosk.store.states import VisitState
from kiosk.store.vault import Vault
from kiosk.store.visits import _derive_columns
from tests.bench.crowd import A_DAY, draw_names
from tests.intake.ready import BOOKING

_CHUNK = 10_000
_SALT = bytes(32)
_STATES: tuple[VisitState, ...] = ("signed",) * 17 + ("declined", "paper", "cancelled")
_FIRST_BIRTH = date(1930, 1, 1)
_BIRTHS = 25_000
"""Different days of birth."""

_sorted = msgspec.json.Encoder(order="sorted")


class Multitude:
    """So many visits in a vault and in a bare file with the same columns and indexes."""

    def __init__(self, vault: Vault, bare: Path, count: int, clock: Clock) -> None:
        """Write them, `count` a multiple of 40."""
        self.count, self.vault, self._clock = count, vault, clock
        self.last_day = clock.now().date()
        self.bare = sqlite3.connect(bare, isolation_level=None)
        _copy_tables(vault, self.bare)
        events, rows = self._events(), self._rows()
        with vault._change():
            while chunk := list(islice(rows, _CHUNK)):
                _put_rows(vault._db._connection, chunk)
                _put_events(vault._db._connection, islice(events, len(chunk)))
                self.bare.execute("BEGIN")
                _put_rows(self.bare, chunk)
                self.bare.execute("COMMIT")
        vault._db.truncate_log()

    def close(self) -> None:
        """Close the bare file."""
        self.bare.close()

    def day_of(self, number: int) -> date:
        """Return the day on which a visit starts."""
        return self.last_day - timedelta(days=(self.count - 1 - number) // A_DAY)

    def born(self, number: int) -> date:
        """Return the day on which a patient was born."""
        return _FIRST_BIRTH + timedelta(days=number * 7919 % _BIRTHS)

    def _rows(self) -> Iterator[tuple[tuple[object, ...], tuple[int, str]]]:
        """Yield for each visit the columns of its row and of its name."""
        first = _derive_first(self._clock)
        for number, name in enumerate(islice(draw_names(), self.count)):
            day = self.day_of(number)
            row = replace(
                first,
                visit_id=f"MULTITUDE-{number:07}",
                name=name,
                birth_date=self.born(number),
                day=day,
                started_at=f"{day}T17:00:00.000Z",
                state=_STATES[number % len(_STATES)],
                has_document=True,
            )
            columns = {"seq": number + 1, **_derive_columns(row)}
            yield tuple(columns[name] for name in _COLUMNS), (number + 1, derive_entry(name))

    def _events(self) -> Iterator[tuple[int, str, str, bytes]]:
        """Yield a chain of as many starts."""
        start = VisitStarted(booking=BOOKING, form_title="Cryoneurolysis", form_digest="ab" * 32)
        payload = derive_canonical_bytes(start)
        digest, link = derive_payload_digest(_SALT, payload), GENESIS
        first = derive_header(
            start, seq=1, at=self._clock.now(), offset=timedelta(), actor=STAFF,
            kiosk=self.vault.kiosk_id, visit="", previous=link, payload_digest=digest,
        )  # fmt: skip
        assert _sorted.encode(first) == derive_canonical_bytes(first)
        for number in range(self.count):
            visit = f"MULTITUDE-{number:07}"
            header = _sorted.encode(replace(first, seq=number + 1, visit=visit, previous=link))
            link = derive_bytes_link(header)
            yield number + 1, header.decode(), link, payload


_COLUMNS = ("seq", *VisitRow.__struct_fields__)


def _derive_first(clock: Clock) -> VisitRow:
    """Return the row that the vault makes of a start."""
    start = VisitStarted(booking=BOOKING, form_title="Cryoneurolysis", form_digest="ab" * 32)
    header = derive_header(
        start, seq=1, at=clock.now(), offset=timedelta(), actor=STAFF, kiosk="",
        visit="MULTITUDE", previous=GENESIS, payload_digest=hashlib.sha256().hexdigest(),
    )  # fmt: skip
    row = derive_row(None, start, header)
    assert row is not None
    return row


def _copy_tables(vault: Vault, bare: sqlite3.Connection) -> None:
    """Make in `bare` the vault's tables of what staff search, and their indexes."""
    bare.execute("PRAGMA journal_mode=WAL")
    for row in vault._db.rows(
        "SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'visits' AND sql IS NOT NULL"
    ):
        bare.execute(row["sql"])
    bare.execute(
        "CREATE VIRTUAL TABLE names USING fts5 (words, content='', detail=none,"
        " prefix='1 2 3 4 5', tokenize='unicode61 remove_diacritics 0')"
    )


def _put_rows(
    disk: sqlite3.Connection, rows: Sequence[tuple[tuple[object, ...], tuple[int, str]]]
) -> None:
    marks = ", ".join("?" * len(_COLUMNS))
    disk.executemany(
        f"INSERT INTO visits ({', '.join(_COLUMNS)}) VALUES ({marks})",  # noqa: S608 - our own names
        [columns for columns, _ in rows],
    )
    disk.executemany("INSERT INTO names (rowid, words) VALUES (?, ?)", [name for _, name in rows])


def _put_events(disk: sqlite3.Connection, events: Iterator[tuple[int, str, str, bytes]]) -> None:
    chunk = list(events)
    disk.executemany(
        "INSERT INTO events (seq, header, link) VALUES (?, ?, ?)", [one[:3] for one in chunk]
    )
    disk.executemany(
        "INSERT INTO payloads (seq, salt, payload) VALUES (?, ?, ?)",
        [(one[0], _SALT, one[3]) for one in chunk],
    )
