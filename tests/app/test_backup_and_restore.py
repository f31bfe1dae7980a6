"""An administrator backs up and restores by the commands, each a process of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.app.against import describe_kinship
from kiosk.app.equip import open_vault
from kiosk.app.paths import HOME, DataPaths
from kiosk.app.restore import describe_restored
from kiosk.clock import SystemClock
from kiosk.consent.events import STAFF, LoggedIn
from kiosk.consent.head import Head
from kiosk.store import Vault
from kiosk.store.kinship import Kinship, Relation
from kiosk.store.restoring import Restored
from tests.store.hurting import fill


class Answer(NamedTuple):
    """What a command gave back."""

    status: int
    said: str


def run(data: Path, *arguments: str | Path) -> Answer:
    done = subprocess.run(
        [sys.executable, str(HOME / "main.py"), "--data", str(data), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=timedelta(minutes=2).total_seconds(),
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Answer(done.returncode, done.stdout + done.stderr)


def reopen(data: Path) -> Vault:
    return open_vault(DataPaths(data), SystemClock(), ("file",))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A clinic's data."""
    vault = reopen(tmp_path / "data")
    fill(vault)
    vault.close()
    return tmp_path / "data"


@pytest.fixture
def backup(data: Path, tmp_path: Path) -> Path:
    """A backup that the command made in a folder."""
    stick = tmp_path / "stick"
    stick.mkdir()
    assert run(data, "backup", stick).status == 0
    (made,) = stick.iterdir()
    return made


def give_key(data: Path, other: Path) -> None:
    other.mkdir()
    for name in ("vault.key", "key-home"):
        shutil.copy(data / name, other / name)


def test_a_backup_is_made_checked_and_restored_elsewhere(
    data: Path, backup: Path, tmp_path: Path
) -> None:
    assert run(data, "check", "--backup", backup).said.endswith("is whole.\n")
    other = tmp_path / "other"
    give_key(data, other)
    done = run(data, "restore", backup, "--into", other)
    assert (done.status, "It verifies." in done.said) == (0, True)
    assert run(other, "check").status == 0
    vault, first = reopen(other), reopen(data)
    assert vault.kiosk_id == first.kiosk_id
    vault.append(LoggedIn(), STAFF)
    assert vault.damage is None
    for one in (vault, first):
        one.close()
    # The first one goes on too: the two have forked, and each way of asking tells.
    assert run(data, "backup", tmp_path / "later").status == 0
    for file in (tmp_path / "later", data / "vault" / "tip"):
        done = run(other, "check", "--against", file)
        assert done.status == 1
        assert "Forked" in done.said
    done = run(other, "check", "--against", backup)
    assert (done.status, "is newer than" in done.said) == (0, True)


def test_a_vault_is_replaced_only_if_asked_and_then_kept_aside(data: Path, backup: Path) -> None:
    refused = run(data, "restore", backup)
    assert (refused.status, "--replace" in refused.said) == (1, True)
    done = run(data, "restore", backup, "--replace")
    assert done.status == 0
    (aside,) = data.glob("vault-aside-*")
    assert str(aside) in done.said
    assert "It had come further" in done.said
    assert run(data, "check", "--against", aside / "tip").status == 1


def test_a_damaged_backup_is_refused_with_a_sentence(data: Path, backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    checked = run(data, "check", "--backup", backup)
    assert (checked.status, "is damaged" in checked.said) == (1, True)
    assert "HURT   1 of" in checked.said
    refused = run(data, "restore", backup, "--replace")
    assert (refused.status, "is damaged" in refused.said) == (1, True)
    assert run(data, "check").status == 0


def test_what_cannot_be_done_is_said(data: Path, backup: Path, tmp_path: Path) -> None:
    for arguments, sentence in (
        (("backup", backup), "already"),
        (("backup", tmp_path / "gone" / "x"), "no folder"),
        (("check", "--backup", tmp_path / "gone"), "There is no backup"),
        (("check", "--against", tmp_path / "gone"), "There is no file"),
        (("restore", backup, "--into", tmp_path / "new"), "recovery sheet"),
    ):
        done = run(data, *arguments)
        assert (done.status, sentence in done.said) == (1, True), done.said
    done = run(tmp_path / "new", "backup", tmp_path)
    assert (done.status, "There is no vault" in done.said) == (1, True)


def head(seq: int, kiosk: str = "K1") -> Head:
    return Head(kiosk=kiosk, seq=seq, link="ab" * 32, commits=seq, at="2026-11-23T07:30:00.000Z")


@pytest.mark.parametrize(
    ("relation", "here", "there", "common", "sentence"),
    [
        ("same", 5, 5, 5, "end with the same event, 5"),
        ("newer", 6, 5, 5, "by 1 event,"),
        ("older", 5, 9, 5, "older than tip by 4 events: events 6 to 9 are missing"),
        ("older", 5, 6, 5, "by 1 event: event 6 is missing"),
        ("ahead", 5, 9, None, "4 events further"),
        ("forked", 9, 8, 5, "Forked after event 5"),
        ("forked", 9, 8, None, "event 8 of tip is not the event 8"),
        ("stranger", 9, 8, None, "another kiosk's"),
    ],
)
def test_each_outcome_of_a_comparison_is_said(
    relation: Relation, here: int, there: int, common: int | None, sentence: str
) -> None:
    found = Kinship(relation=relation, vault=head(here), other=head(there), common=common)
    assert sentence in describe_kinship(found, Path("tip"))


def test_what_was_known_of_the_vault_before_is_said_where_it_had_come_further() -> None:
    for known, told in ((None, False), (head(5), False), (head(7), True)):
        restored = Restored(head=head(5), aside=Path("vault-aside"), known=known)
        assert ("further" in " ".join(describe_restored(restored, Path("b")))) == told
