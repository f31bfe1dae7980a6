"""The plug is pulled while backups are made and restored: none is there by halves."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.app.equip import open_vault
from kiosk.app.paths import DataPaths
from kiosk.app.restore import restore_into
from kiosk.clock import SystemClock
from kiosk.consent.events import STAFF
from kiosk.store.backup_file import Step, check_backup
from kiosk.store.keys import derive_keys
from kiosk.store.vault import Vault
from tests.store.hurting import fill

KILLS = 12
FIRST_GUESS_S = 0.05
REACH = 1.3


def quiet(step: Step, done: int, number: int) -> None:
    """Be told and say nothing."""


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
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def kill_while(work: Callable[[], object], after_s: float) -> None:
    """Let a process of its own `work` again and again, and kill it `after_s` it began."""
    receive, send = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.write(send, b".")
            while True:
                work()
        finally:
            os._exit(1)
    os.read(receive, 1)
    time.sleep(after_s)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    os.close(receive)
    os.close(send)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, "it did not wait for the plug"


def test_a_backup_that_is_cut_short_is_no_backup(data: Path, stick: Path) -> None:
    chance, keys = random.Random(20261123), derive_keys((data / "vault.key").read_bytes())
    usual_s, cut_short = FIRST_GUESS_S, 0

    def back_up() -> None:
        vault = reopen(data)
        vault.back_up(stick, STAFF, quiet)
        vault.close()

    for _ in range(KILLS):
        kill_while(back_up, chance.uniform(0, REACH * usual_s))
        cut_short += any(path.suffix != ".backup" for path in stick.iterdir())
        for path in stick.glob("*.backup"):
            assert check_backup(path, keys, quiet).intact
            path.unlink()
        began = time.monotonic()
        vault = reopen(data)
        assert vault.damage is None
        assert vault.check(quiet).intact
        vault.back_up(stick, STAFF, quiet)
        vault.close()
        usual_s = time.monotonic() - began
        assert [path.suffix for path in stick.iterdir()] == [".backup"]
    assert cut_short, "no backup was ever cut short"


def test_a_restoring_that_is_cut_short_leaves_a_whole_vault(data: Path, stick: Path) -> None:
    chance = random.Random(20261123)
    vault = reopen(data)
    backup = vault.back_up(stick, STAFF, quiet).path
    vault.close()
    usual_s, cut_short = FIRST_GUESS_S, 0
    for _ in range(KILLS):
        kill_while(
            lambda: restore_into(data, backup, quiet, replace=True),
            chance.uniform(0, REACH * usual_s),
        )
        cut_short += any(data.glob("vault.*ing")) or any(data.glob("vault.restored"))
        began = time.monotonic()
        restored = reopen(data)
        assert restored.damage is None
        assert restored.check(quiet).intact
        restored.close()
        restore_into(data, backup, quiet, replace=True)
        usual_s = time.monotonic() - began
        assert not [*data.glob("vault.rest*")]
        for aside in data.glob("vault-aside-*"):
            old = Vault.open(aside, (data / "vault.key").read_bytes(), SystemClock())
            assert old.damage is None
            old.close()
    assert cut_short, "no restoring was ever cut short"
