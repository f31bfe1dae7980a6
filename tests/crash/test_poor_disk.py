"""A disk that is really full, and one that is really read-only, as a process meets them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.paths import HOME

PERMITTED = 0o755


@pytest.fixture
def folder() -> Iterator[Path]:
    """Make a folder that another user can reach, if the tests run as root."""
    made = Path(tempfile.mkdtemp())
    made.chmod(PERMITTED)
    yield made / "clinic"
    shutil.rmtree(made)


def play(kind: str, folder: Path) -> list[tuple[str, str]]:
    """Return how each tap went: the disk, and what came of it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.poor_disk", kind, str(folder)],
        cwd=HOME, env=os.environ | {"PYTHONPATH": str(HOME)},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = [line.split(" | ") for line in done.stdout.splitlines()]
    return [(disk, went) for disk, went in lines]


def test_a_full_disk_refuses_and_the_same_tap_works_once_there_is_room(folder: Path) -> None:
    played = play("full", folder)
    taps, signing = played[: (at := played.index(("kept", "False")) - 1)], played[at:]
    assert taps[0][1].startswith("StorageFailed")
    assert ("mended", "signature") in taps
    assert {went for disk, went in taps if disk == "mended"} == {"signature"}
    refused = [disk for disk, went in signing if went.startswith("StorageFailed")]
    assert refused[0] == "full at 0"
    kept = [went for disk, went in signing if disk == "kept"]
    assert kept.count("False") < len(refused), "no disk was full only after the commit"
    signed = {went for disk, went in signing if disk not in {"kept", "whole"}}
    assert len([went for went in signed if not went.startswith("StorageFailed")]) == 1
    assert signing[-1] == ("whole", "True")


def test_a_read_only_disk_refuses_until_it_can_be_written_to(folder: Path) -> None:
    (refused, begun) = play("read-only", folder)
    assert refused == (
        "read-only", "StorageFailed: The vault cannot be used: it is read-only."
    )  # fmt: skip
    assert begun == ("mended", "begun")
