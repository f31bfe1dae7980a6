"""An administrator checks the vault, goes on after damage, and rebuilds what staff search."""

from __future__ import annotations

import io

import pytest

from kiosk.app import command
from kiosk.app.equip import open_vault
from kiosk.app.paths import DataPaths
from kiosk.app.terminal import ProgressLine
from kiosk.clock import SystemClock
from kiosk.consent.events import STAFF, LoggedIn
from tests.store.hurting import fill, tamper


@pytest.fixture
def data(tmp_path):
    vault = open_vault(DataPaths(tmp_path), SystemClock(), ("file",))
    fill(vault)
    vault.close()
    return tmp_path


def reopen(data):
    return open_vault(DataPaths(data), SystemClock(), ("file",))


def run(capsys, data, *arguments):
    status = command.main(["--data", str(data), *arguments])
    said = capsys.readouterr()
    return status, said.out + said.err


def test_a_whole_vault_is_called_whole(capsys, data):
    status, said = run(capsys, data, "check")
    assert status == 0
    assert said.count("whole  ") == 8
    assert said.endswith("The vault is whole.\n")
    assert "HURT" not in said


def test_there_is_no_vault_and_none_is_made(capsys, tmp_path):
    for name in ("check", "rebuild"):
        status, said = run(capsys, tmp_path, name)
        assert (status, "There is no vault" in said) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_flipped_byte_is_told_with_what_to_do(capsys, data):
    path = data / "vault" / "vault.db"
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)
    status, said = run(capsys, data, "check")
    assert status == 1
    assert "HURT   1 of " in said
    assert "restore the newest backup" in said


def test_a_list_that_is_not_what_the_events_make_is_rebuilt(capsys, data):
    vault = reopen(data)
    tamper(vault, "DELETE FROM names")
    vault.close()
    status, said = run(capsys, data, "check")
    assert (status, "python main.py rebuild" in said, "restore" in said) == (1, True, False)
    status, said = run(capsys, data, "rebuild")
    assert (status, "was not what the events make" in said) == (1, True)
    status, said = run(capsys, data, "rebuild")
    assert (status, "The same rows" in said) == (0, True)
    assert run(capsys, data, "check")[0] == 0


@pytest.mark.parametrize(("typed", "writes"), [("GO ON", True), ("go on", False), ("", False)])
def test_going_on_needs_the_word(capsys, monkeypatch, data, typed, writes):
    (data / "vault" / "tip").unlink()
    monkeypatch.setattr("builtins.input", lambda _: typed)
    status, said = run(capsys, data, "check", "--go-on")
    assert "`tip`" in said
    assert (status, "puts it on record" in said) == (0 if writes else 1, writes)
    vault = reopen(data)
    assert (vault.damage is None) is writes
    if writes:
        vault.append(LoggedIn(), STAFF)
        assert "Earlier damage was accepted: see event" in run(capsys, data, "check")[1]
    vault.close()


def test_going_on_is_not_offered_where_nothing_is_lost(capsys, data):
    status, said = run(capsys, data, "check", "--go-on")
    assert (status, "nothing to go on from" in said) == (0, True)


def test_many_examples_are_cut_short(capsys, data):
    vault = reopen(data)
    for _ in range(12):
        vault.append(LoggedIn(), STAFF)
    tamper(vault, "UPDATE payloads SET payload = x'00'")
    vault.close()
    status, said = run(capsys, data, "check")
    assert (status, "and more." in said) == (1, True)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_told_once_for_each_percent_and_taken_away():
    terminal = Terminal()
    line = ProgressLine(terminal)
    for done in range(1, 1001):
        line("links", done, 1000)
    line.clear()
    assert terminal.getvalue().count("\r") == 101 + 2
    assert "links: 100 %" in terminal.getvalue()
    silent = io.StringIO()
    line = ProgressLine(silent)
    line("links", 1, 1)
    line.clear()
    assert silent.getvalue() == ""
