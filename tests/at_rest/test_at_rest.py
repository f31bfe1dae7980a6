"""A whole visit through the real window: nothing that anybody typed is in any file, or ever was.

What a program maps into memory and writes there strace does not see: of the vault's files that is
the index of its log, which holds numbers of pages, and is gone when the kiosk closes.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.app.paths import HOME, DataPaths
from kiosk.store.keys import derive_keys
from tests.at_rest.disguises import derive_coded, derive_disguises, find_in
from tests.at_rest.trace import NO_TRACE, Written, can_trace, read_opened, read_written, watched
from tests.at_rest.visit_host import TOLD
from tests.crash.killing import make_clinic

TYPED = ("Zephyrine Quistermann", "9876543210", "Violinplaying", "Gardeningsoon")
CANARIES = {word: derive_disguises(word) for text in TYPED for word in text.split()}
PLACES = (
    *("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"),
    *("XDG_STATE_HOME", "XDG_RUNTIME_DIR"),
)
PATIENCE_S = 250


@dataclass(frozen=True)
class Played:
    """A visit that was played, and what is left of it."""

    folder: Path
    """All that the kiosk may write to: its data, its home, its place for what passes."""
    told: str
    """What it said to whoever started it, and what it was started with."""
    written: tuple[Written, ...]
    opened: frozenset[str]

    @property
    def files(self) -> dict[Path, bytes]:
        """Every file there is, with what it holds."""
        return {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    @property
    def elsewhere(self) -> set[str]:
        """Paths outside that something was written to."""
        return {path for path in self.opened if not path.startswith(str(self.folder))}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("kiosk").resolve()
    log = tmp_path_factory.mktemp("trace") / "log"
    make_clinic(folder / "data")
    command = [sys.executable, str(HOME / "tests/at_rest/visit_host.py"), str(folder)]
    done = subprocess.run(
        watched(command, log) if can_trace() else command,
        cwd=folder, env=derive_surroundings(folder), input="|".join(TYPED) + "\n",
        capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Played(
        folder=folder,
        told=done.stdout + done.stderr,
        written=tuple(read_written(log)) if log.exists() else (),
        opened=frozenset(read_opened(log)) if log.exists() else frozenset(),
    )


def derive_surroundings(folder: Path) -> dict[str, str]:
    """Return an environment in which everything has its place inside `folder`, and no keyring."""
    for place in PLACES:
        (folder / place).mkdir(mode=0o700)
    inside = {place: str(folder / place) for place in PLACES}
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    python = {"PYTHONPATH": str(HOME), "PYTHONDONTWRITEBYTECODE": "1"}
    return kept | inside | python | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def find_typed(content: bytes) -> list[str]:
    return [word for word, disguises in CANARIES.items() if find_in(content, disguises)]


def derive_secrets(played: Played) -> frozenset[bytes]:
    master = DataPaths(played.folder / "data").key.read_bytes()
    keys = derive_keys(master)
    return derive_coded((master, keys.database, keys.exports, keys.head_seed))


def test_what_was_typed_is_in_no_file(played: Played) -> None:
    files = played.files
    names = {path.name for path in files}
    assert {"vault.db", "tip", "vault.key"} <= names
    assert any(name.endswith(".qmlc") for name in names), "Qt's cache is elsewhere"
    assert {path: found for path, content in files.items() if (found := find_typed(content))} == {}
    assert not [name for name in names if name.startswith("core")]
    assert find_typed(played.told.encode()) == []


def test_a_word_would_be_found_however_it_is_written(played: Played) -> None:
    name = TYPED[0]
    for number, content in enumerate(disguise(name)):
        assert find_typed(content), content
        (played.folder / "HOME" / f"{number}").write_bytes(content)
    found = [path for path, content in played.files.items() if find_typed(content)]
    for path in found:
        path.unlink()
    assert len(found) == number + 1


def disguise(name: str) -> Iterator[bytes]:
    """Write a name as careless programs do."""
    for coded in (name.encode(), name.encode("utf-16"), name.upper().encode("utf-16-be")):
        yield b"x" * 7 + coded + b"\0\0"
        for before in range(3):
            yield base64.b64encode(bytes(before) + b"patient: " + coded + b" end")
        yield (b"patient: " + coded).hex().encode()


def test_what_was_typed_was_never_written_anywhere(played: Played) -> None:
    assert can_trace(), NO_TRACE
    found = {one.target for one in played.written if find_typed(one.content)}
    assert found == {str(played.folder / "planted")}, "more than what was planted"
    vault = DataPaths(played.folder / "data").vault
    seen = {one.target for one in played.written if one.content}
    assert {str(vault / name) for name in ("vault.db", "vault.db-wal", "tip")} <= seen


def test_nothing_is_written_outside_the_kiosks_own_folders(played: Played) -> None:
    assert can_trace(), NO_TRACE
    assert str(played.folder / "planted") in played.opened
    assert played.elsewhere <= {"/dev/null"}


def test_the_key_is_nowhere_but_in_its_home(played: Played) -> None:
    secrets, home = derive_secrets(played), DataPaths(played.folder / "data").key
    assert find_in(home.read_bytes(), secrets), "the key would not be found"
    holders = [path for path, content in played.files.items() if find_in(content, secrets)]
    assert holders == [home]
    assert not [one.target for one in played.written if find_in(one.content, secrets)]


def test_the_key_is_neither_an_argument_nor_in_the_environment_nor_told(played: Played) -> None:
    started_with = json.loads(played.told.strip().splitlines()[-1])
    assert str(played.folder) in started_with
    assert not find_in(played.told.encode(), derive_secrets(played))
    beside = (played.folder / TOLD).read_bytes()
    assert "make-documents" in json.loads(beside)
    assert not find_in(beside, derive_secrets(played))
    assert find_typed(beside) == []
