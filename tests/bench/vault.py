"""A grown vault: finding among very many visits, verifying their chain, and one signing's commit.

The floor of a search is the same question to one bare SQLite file with the same columns and
indexes, read into plain tuples. The floor of a signing is one bare durable commit of the same bytes.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.events import PATIENT, STAFF, VisitStarted
from kiosk.store.names import derive_question
from kiosk.store.vault import Vault
from tests.bench.crowd import draw_names
from tests.bench.figures import Aim, Row
from tests.bench.multitude import Multitude
from tests.bench.signing import open_bare_disk
from tests.intake.clinic import MovingClock
from tests.intake.ready import BOOKING
from tests.store.builders import signed

COUNTS = (100_000, 1_000_000)
ASKED_A_ROUND = 100
SIGNINGS_A_ROUND = 10
_MOST = 50
_MASTER = bytes(range(32))

Question: TypeAlias = tuple[Callable[[], object], str, tuple[object, ...]]
"""What the vault is asked; the same in SQL with its values."""


def measure(rounds: int) -> tuple[Row, ...]:
    """Fill a vault twice, ask it, verify the larger one, and sign in a small one."""
    rows: list[Row] = []
    for count in COUNTS:
        with TemporaryDirectory() as name:
            rows += _measure_grown(Path(name), count, rounds)
    with TemporaryDirectory() as name:
        rows.append(_measure_signing(Path(name), rounds))
    return tuple(rows)


def _measure_grown(folder: Path, count: int, rounds: int) -> Iterator[Row]:
    clock = MovingClock()
    vault = Vault.create(folder, _MASTER, clock, "BENCH")
    grown = Multitude(vault, folder / "bare.db", count, clock)
    for kind, questions in _derive_questions(grown, rounds * ASKED_A_ROUND).items():
        ours, floor = list[float](), list[float]()
        for ask, sql, values in questions:
            floor.append(_time(lambda sql=sql, values=values: grown.bare.execute(sql, values).fetchall()))  # type: ignore[misc]
            ours.append(_time(ask))
        yield Row(what=f"find by {kind} among {count:,}", unit="ms", of="p99",
                  ours=tuple(ours), floor=tuple(floor), aim=Aim(most=10))  # fmt: skip
    if count == max(COUNTS):
        yield Row(what=f"the chain of {count:,} events verified", unit="ms", of="most",
                  ours=(_time(lambda: _verify(vault, count)),), aim=Aim(most=30_000))  # fmt: skip
    grown.close()
    vault.close()


def _derive_questions(grown: Multitude, count: int) -> dict[str, list[Question]]:
    """Return `count` questions of each kind."""
    vault, dice = grown.vault, random.Random(3)
    numbers = [dice.randrange(grown.count) for _ in range(count)]
    words = [name.split()[-1][: dice.randint(2, 6)] for name in islice(draw_names(4), count)]
    named = "SELECT v.* FROM names AS n JOIN visits AS v ON v.seq = n.rowid WHERE names MATCH ?"
    plain = "SELECT * FROM visits WHERE"
    newest = f"ORDER BY seq DESC LIMIT {_MOST}"
    return {
        "name": [
            (
                lambda word=word: vault.find_by_name(word, _MOST),  # type: ignore[misc]
                f"{named} ORDER BY n.rowid DESC LIMIT {_MOST}",
                (derive_question(word),),
            )
            for word in words
        ],
        "birth date": [
            (
                lambda number=number: vault.find_by_birth_date(grown.born(number), _MOST),  # type: ignore[misc]
                f"{plain} birth_date = ? {newest}",
                (grown.born(number).isoformat(),),
            )
            for number in numbers
        ],
        "state": [
            (
                lambda state=state: vault.find_by_state(state, _MOST),  # type: ignore[misc]
                f"{plain} state = ? {newest}",
                (state,),
            )
            for state in dice.choices(("signed", "declined", "paper"), k=count)
        ],
        "day": [
            (
                lambda number=number: vault.visits_on(grown.day_of(number)),  # type: ignore[misc]
                f"{plain} day = ? ORDER BY seq DESC",
                (grown.day_of(number).isoformat(),),
            )
            for number in numbers
        ],
    }


def _verify(vault: Vault, count: int) -> None:
    status = vault.verify()
    if not (status.intact and status.count == count):
        raise ValueError(f"the chain does not stand: {status}")


def _measure_signing(folder: Path, rounds: int) -> Row:
    """Commit signed records, with a bare commit of the same bytes before each."""
    ours, floor = list[float](), list[float]()
    vault = Vault.create(folder, _MASTER, MovingClock(), "BENCH")
    disk = open_bare_disk(folder)
    start = VisitStarted(booking=BOOKING, form_title="Cryoneurolysis", form_digest="ab" * 32)
    for number in range(1 + rounds * SIGNINGS_A_ROUND):
        visit_id = f"SIGNING-{number}"
        record = signed(visit_id, pages=60)
        payload = derive_canonical_bytes(record)
        vault.append(start, STAFF, visit_id)
        floor.append(_time(lambda payload=payload: _commit(disk, payload)))  # type: ignore[misc]
        ours.append(_time(lambda: vault.finish(visit_id, record, PATIENT)))  # noqa: B023 - at once
    vault.close()
    disk.close()
    return Row(what=f"one signing of {len(payload) // 1024} KB, on disk and read back", unit="ms",
               of="median", ours=tuple(ours[1:]), floor=tuple(floor[1:]), aim=Aim(times=3))  # fmt: skip


def _commit(disk: sqlite3.Connection, payload: bytes) -> None:
    disk.execute("INSERT INTO payloads (payload) VALUES (?)", (payload,))


def _time(turn: Callable[[], object]) -> float:
    began = time.perf_counter()
    turn()
    return (time.perf_counter() - began) * 1000
