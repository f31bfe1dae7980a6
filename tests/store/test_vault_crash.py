"""The plug is pulled at random instants, and two processes share one vault."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.consent.events import PATIENT, STAFF, LoggedIn
from kiosk.store import Vault
from tests.store.builders import KEY, StepClock, signed, started
from tests.store.crash_signer import document_of

ROOT = Path(__file__).parents[2]
KILLS = 50
LONGEST_SECONDS = 0.1
"""How long a signer may live once it was told to begin: none to a dozen signatures."""


@contextmanager
def signer(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start a signer that waits to be told to begin, and end it in any case."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.crash_signer", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def begin(process: subprocess.Popen[bytes]) -> None:
    process.stdin.write(b"\n")
    process.stdin.flush()


def acknowledgements(process: subprocess.Popen[bytes]) -> list[tuple[str, str]]:
    """Return (word, visit) for each acknowledgement that got out whole before the kill."""
    lines = process.stdout.read().decode().split("\n")[:-1]
    return [tuple(line.split(" ")) for line in lines]


def require_kept(vault: Vault, said: list[tuple[str, str]]) -> None:
    for word, visit_id in said:
        assert vault.record(visit_id) == signed(visit_id, pages=20).record
        assert vault.chain_place(visit_id).header.visit == visit_id
        assert vault.visit(visit_id).state == "signed"
        if word == "stored":
            assert vault.document(visit_id).content == document_of(visit_id)


def require_whole(vault: Vault) -> None:
    """Nothing is half there: chain, rows, drafts and owed documents agree."""
    assert vault.verify().intact
    kept = {row["visit_id"] for row in vault._db.rows("SELECT visit_id FROM documents")}
    ended = vault._db.rows("SELECT visit FROM events WHERE kind = 'consent-signed'")
    assert set(vault.documents_owed()) == {row["visit"] for row in ended} - kept
    for draft in vault.drafts():
        assert vault.visit(draft.visit_id).state == "started"
        assert len(draft.body) == 4000


def test_no_acknowledged_signature_is_ever_lost(vault, folder):
    chance = random.Random(20261123)
    vault.close()
    everything, owed = [], 0
    for _ in range(KILLS):
        with signer(folder) as process:
            begin(process)
            if chance.random() < 0.8:
                everything += [tuple(process.stdout.readline().decode().split())]
            time.sleep(chance.uniform(0, LONGEST_SECONDS))
            process.send_signal(signal.SIGKILL)
            said = acknowledgements(process)
        again = Vault.open(folder, KEY, StepClock())
        require_kept(again, said)
        require_whole(again)
        owed += len(again.documents_owed())
        everything += said
        again.close()
    again = Vault.open(folder, KEY, StepClock())
    require_kept(again, everything)
    assert len(everything) > KILLS
    assert owed, "no kill fell between a signature and its document"
    for visit_id in again.documents_owed():
        again.store_document(visit_id, "signed", document_of(visit_id), "r1")
    assert again.documents_owed() == ()
    again.close()


def test_two_processes_share_one_vault(vault, folder):
    with signer(folder) as process:
        begin(process)
        assert process.stdout.readline().startswith(b"signed")
        for number in range(40):
            vault.append(LoggedIn(), STAFF)
            vault.append(started(), STAFF, f"here-{number}")
            vault.finish(f"here-{number}", signed(f"here-{number}"), PATIENT)
            if number % 10 == 0:
                assert process.stdout.readline(), "the other process gets its turn too"
        process.kill()
        said = acknowledgements(process)
    require_kept(vault, said)
    require_whole(vault)
    assert all(vault.record(f"here-{number}") for number in range(40))
