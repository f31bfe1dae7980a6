"""A grown vault: finding among very many visits, verifying their chain, and one signing's commit.

The floor of a search is the same question to one bare SQLite file with the same columns and
indexes, read into plain tuples. The floor of a signing is one bare durable commit of the same
bytes; its commit alone is told apart from its proof: log emptied, read back, tip on disk.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.events import PATIENT, STAFF, ConsentSigned, VisitStarted
from kiosk.store.names import derive_question
from kiosk.store.states import VisitState
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

Question: TypeAlias = tuple[Callable[[], object], tuple[str, tuple[object, ...]]]
"""What the vault is asked; the same in SQL with its values."""


def measure(rounds: int) -> tuple[Row, ...]:
    """Fill a vault twice, ask it, verify the larger one, and sign in a small one."""
    rows: list[Row] = []
    for count in COUNTS:
        with TemporaryDirectory() as name:
            rows += _measure_grown(Path(name), count, rounds)
    with TemporaryDirectory() as name:
        return (*rows, *_measure_signing(Path(name), rounds))


def _measure_grown(folder: Path, count: int, rounds: int) -> Iterator[Row]:
    clock = MovingClock()
    vault = Vault.create(folder, _MASTER, clock, "BENCH")
    grown = Multitude(vault, folder / "bare.db", count, clock)
    for kind, questions in _derive_questions(grown, rounds * ASKED_A_ROUND).items():
        ours, floor = list[float](), list[float]()
        for ask, bare in questions:
            floor.append(_time(partial(_ask_bare, grown.bare, *bare)))
            ours.append(_time(ask))
        yield Row(what=f"find by {kind} among {count:,}", unit="ms", of="p99",
                  ours=tuple(ours), floor=tuple(floor), aim=Aim(most=10))  # fmt: skip
    if count == max(COUNTS):
        yield Row(what=f"the chain of {count:,} events verified", unit="ms", of="most",
                  ours=(_time(partial(_verify, vault, count)),), aim=Aim(most=30_000))  # fmt: skip
    grown.close()
    vault.close()


def _derive_questions(grown: Multitude, count: int) -> dict[str, list[Question]]:
    """Return `count` questions of each kind."""
    vault, dice = grown.vault, random.Random(3)
    numbers = [dice.randrange(grown.count) for _ in range(count)]
    words = [name.split()[-1][: dice.randint(2, 6)] for name in islice(draw_names(4), count)]
    born, days = [grown.born(number) for number in numbers], map(grown.day_of, numbers)
    states: list[VisitState] = dice.choices(("signed", "declined", "paper"), k=count)
    newest = f"ORDER BY v.seq DESC LIMIT {_MOST}"
    named = "SELECT v.* FROM names AS n JOIN visits AS v ON v.seq = n.rowid WHERE names MATCH ?"
    plain = "SELECT * FROM visits AS v WHERE"
    return {
        "name": [
            (
                partial(vault.find_by_name, word, _MOST),
                (f"{named} ORDER BY n.rowid DESC LIMIT {_MOST}", (derive_question(word),)),
            )
            for word in words
        ],
        "birth date": [
            (
                partial(vault.find_by_birth_date, day, _MOST),
                (f"{plain} birth_date = ? {newest}", (day.isoformat(),)),
            )
            for day in born
        ],
        "state": [
            (partial(vault.find_by_state, state, _MOST), (f"{plain} state = ? {newest}", (state,)))
            for state in states
        ],
        "day": [
            (
                partial(vault.visits_on, day),
                (f"{plain} day = ? ORDER BY v.seq DESC", (day.isoformat(),)),
            )
            for day in days
        ],
    }


def _ask_bare(disk: sqlite3.Connection, question: str, values: tuple[object, ...]) -> None:
    disk.execute(question, values).fetchall()


def _verify(vault: Vault, count: int) -> None:
    status = vault.verify()
    if not (status.intact and status.count == count):
        raise ValueError(f"the chain does not stand: {status}")


def _measure_signing(folder: Path, rounds: int) -> tuple[Row, ...]:
    """Commit signed records and prove them, with a bare commit of the same bytes before each."""
    committed, proven, floor = list[float](), list[float](), list[float]()
    vault = Vault.create(folder, _MASTER, MovingClock(), "BENCH")
    disk = open_bare_disk(folder)
    start = VisitStarted(booking=BOOKING, form_title="Cryoneurolysis", form_digest="ab" * 32)
    for number in range(2 + 2 * rounds * SIGNINGS_A_ROUND):
        visit_id = f"SIGNING-{number}"
        record = signed(visit_id, pages=60)
        payload = derive_canonical_bytes(record)
        vault.append(start, STAFF, visit_id)
        floor.append(_time(partial(_commit_bare, disk, payload)))
        if number % 2:
            proven.append(_time(partial(vault.finish, visit_id, record, PATIENT)))
        else:
            committed.append(_time(partial(_commit, vault, visit_id, record, payload)))
            vault._advance_tip(durable=True)
            vault._db.truncate_log()
    vault.close()
    disk.close()
    size = f"{len(payload) // 1024} KB"
    return (
        Row(what=f"the commit of one signing of {size}", unit="ms", of="median",
            ours=tuple(committed[1:]), floor=tuple(floor[1:]), aim=Aim(times=3)),
        Row(what="the same with its bytes made, read back and proven", unit="ms", of="median",
            ours=tuple(proven[1:]), floor=tuple(floor[1:])),
    )  # fmt: skip


def _commit(vault: Vault, visit_id: str, record: ConsentSigned, payload: bytes) -> None:
    with vault._commit():
        vault._append(record, PATIENT, visit_id, payload)


def _commit_bare(disk: sqlite3.Connection, payload: bytes) -> None:
    disk.execute("INSERT INTO payloads (payload) VALUES (?)", (payload,))


def _time(turn: Callable[[], object]) -> float:
    began = time.perf_counter()
    turn()
    return (time.perf_counter() - began) * 1000
