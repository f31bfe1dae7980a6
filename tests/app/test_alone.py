"""One window over one kiosk's data: the second is refused, and a crash leaves no lock behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.app.alone import alone
from kiosk.app.equip import open_vault
from kiosk.app.paths import HOME, DataPaths
from kiosk.clock import SystemClock
from kiosk.errors import StartError
from kiosk.store.vault import Vault

PATIENCE_S = 60


def test_only_one_at_a_time_and_the_next_after_it(tmp_path: Path) -> None:
    with (
        alone(tmp_path),
        pytest.raises(StartError, match=r"open already.*nothing was changed"),
        alone(tmp_path),
    ):
        pass
    with alone(tmp_path):
        (lock,) = tmp_path.iterdir()
        assert lock.stat().st_mode & 0o777 == 0o600


def test_other_data_are_another_kiosk(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with alone(tmp_path), alone(tmp_path / "other"):
        pass


def test_a_folder_that_cannot_hold_a_lock_is_told(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="cannot be used"), alone(tmp_path / "nowhere"):
        pass


@contextmanager
def window_on(data: Path) -> Iterator[subprocess.Popen[str]]:
    """Open the kiosk as its owner does, and end it by pulling the plug."""
    with subprocess.Popen(
        [sys.executable, "main.py", "--data", str(data), "--size", "1280x800"],
        cwd=HOME, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def wait_for(done: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.05)


def test_a_second_window_is_refused_and_a_killed_one_is_followed(tmp_path: Path) -> None:
    data = DataPaths(tmp_path / "data")
    with window_on(data.root) as first:
        wait_for(lambda: Vault.is_in(data.vault), first)
        with window_on(data.root) as second:
            told = second.communicate(timeout=PATIENCE_S)
        assert (second.returncode, told[0]) == (1, "")
        assert told[1].startswith("start: The kiosk is open already")
        assert first.poll() is None
        open_vault(data, SystemClock()).close()
    with alone(data.root):
        pass


def test_what_a_crash_left_of_a_copy_goes_with_the_next_start(tmp_path: Path) -> None:
    data = DataPaths(tmp_path)
    data.copies.mkdir()
    left = data.copies / ".consent-0123456789abcdef.part"
    left.touch()
    with window_on(data.root) as window:
        wait_for(lambda: not left.exists(), window)
