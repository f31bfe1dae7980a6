"""A lost tablet: its backup is opened on another machine with the sheet and the phrase."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.app.equip import find_places, open_vault
from kiosk.app.paths import FONTS, HOME, WORDS, DataPaths
from kiosk.app.recovery_questions import describe_problem
from kiosk.app.terminal import open_existing
from kiosk.clock import SystemClock
from kiosk.consent.events import PATIENT, STAFF, SettingsChanged
from kiosk.desk.care import confirm_disk, read_care
from kiosk.desk.recovery import derive_phrase, finish_recovery, make_recovery
from kiosk.devices.key_homes import find_home
from kiosk.store.recovery import UnknownSheet
from kiosk.store.recovery_words import (
    MisspeltWord,
    SheetProblem,
    WrongChecksum,
    WrongCount,
)
from kiosk.store.recovery_words import (
    derive_phrase as derive_phrase_text,
)
from kiosk.words import read_words
from tests.pdf.reading import read_pages
from tests.store.builders import CANARY, SETTINGS, booking, signed, started

VISIT = "ABCDEFGHJKMNPQRSTUVWXYZ234"


class Lost(NamedTuple):
    """What is left of a kiosk, and where it was."""

    data: Path
    backup: Path
    sheet: str
    phrase: str


@pytest.fixture
def lost(tmp_path: Path) -> Lost:
    data = tmp_path / "old"
    paths = DataPaths(data)
    vault = open_vault(paths, SystemClock(), ("file",))
    home = find_home(find_places(paths))
    assert home is not None
    vault.append(SettingsChanged(settings=SETTINGS), STAFF)
    vault.append(started(booking(CANARY)), STAFF, VISIT)
    vault.finish(VISIT, signed(VISIT), PATIENT)
    phrase = derive_phrase()
    now = SystemClock().now()
    recovery = make_recovery(phrase, home, SETTINGS, now, "0", read_words(WORDS, "en"), FONTS)
    finish_recovery(vault, recovery)
    confirm_disk(vault, home)
    backup = tmp_path / "kept.backup"
    vault.back_up(backup, STAFF, lambda *_: None)
    vault.close()
    (page,) = read_pages(recovery.pdf)
    start = page.index("1 ", page.index("48 words"))
    sheet = " ".join(page[start:].split()[:96])
    return Lost(data, backup, sheet, " ".join(phrase))


def recover(typed: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, HOME / "main.py", "recover", *map(str, arguments)],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONWARNINGS": "error"},
    )


def read_all(data: Path) -> tuple[int, bool, str]:
    vault = open_existing(data)
    try:
        status = vault.verify()
        row = vault.visit(VISIT)
        assert row is not None
        assert vault.record(VISIT) is not None
        return status.count, status.intact, row.name
    finally:
        vault.close()


def test_a_backup_opens_on_another_machine(lost: Lost, tmp_path: Path) -> None:
    new = tmp_path / "elsewhere" / "data"
    typed = f"{lost.sheet}\n\n{lost.phrase}\n"
    done = recover(typed, "--backup", lost.backup, "--into", new)
    assert (done.returncode, done.stderr) == (0, "")
    assert "It verifies." in done.stdout
    assert "the chain verifies" in done.stdout
    assert "in a file beside the vault" in done.stdout
    count, intact, name = read_all(new)
    assert (intact, name) == (True, CANARY)
    assert count > 4
    assert lost.phrase[:20] not in done.stdout
    assert (new / "vault.key").read_bytes() == (lost.data / "vault.key").read_bytes()
    assert (new / "vault.key").stat().st_mode & 0o777 == 0o600


def test_on_the_new_machine_the_disk_is_asked_about_again(lost: Lost, tmp_path: Path) -> None:
    new = tmp_path / "new"
    typed = f"{lost.sheet}\n\n{lost.phrase}\n"
    assert recover(typed, "--backup", lost.backup, "--into", new).returncode == 0
    home = find_home(find_places(DataPaths(new)))
    assert home is not None
    assert home.entry != json.loads((lost.data / "key-home").read_text())["entry"]
    vault = open_existing(new)
    care = read_care(vault, home)
    vault.close()
    assert care.key_is_bare
    assert care.sheet_made is not None


def test_a_vault_whose_key_is_gone_gets_it_back(lost: Lost, tmp_path: Path) -> None:
    before = read_all(lost.data)
    key = (lost.data / "vault.key").read_bytes()
    (lost.data / "vault.key").unlink()
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(lost.sheet)
    done = recover(f"{lost.phrase}\n", "--into", lost.data, "--sheet-file", sheet)
    assert (done.returncode, done.stderr) == (0, "")
    assert (lost.data / "vault.key").read_bytes() == key
    assert read_all(lost.data) == before


def test_what_is_misread_is_told_and_asked_again(lost: Lost, tmp_path: Path) -> None:
    words = [word for word in lost.sheet.split() if not word.isdigit()]
    other = derive_phrase_text()
    typed = "\n".join(
        [
            " ".join([*words[:6], "qqqqq", *words[7:]]),
            "",
            " ".join(words[:40]),
            "",
            " ".join(word[:4].upper() for word in words),
            "",
            "legal winner",
            other,
            lost.phrase,
            "",
        ]
    )
    done = recover(typed, "--backup", lost.backup, "--into", tmp_path / "new")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "Word 7, qqqqq, is not in the list. Please try again.",
        "There are 40 words instead of 48. Please try again.",
        "There are 2 words instead of 12. Please try again.",
        "This phrase belongs to another sheet. Please try again.",
    ]


def test_without_the_phrase_nothing_is_changed(lost: Lost, tmp_path: Path) -> None:
    new = tmp_path / "new"
    wrong = "\n".join(derive_phrase_text() for _ in range(5))
    for phrases in (wrong, ""):
        typed = f"{lost.sheet}\n\n{phrases}\n"
        done = recover(typed, "--backup", lost.backup, "--into", new)
        assert done.returncode == 1
        assert "Nothing was changed." in done.stderr
        assert not new.exists()


def test_nothing_is_replaced(lost: Lost, tmp_path: Path) -> None:
    before = (lost.data / "vault" / "vault.db").read_bytes()
    typed = f"{lost.sheet}\n\n{lost.phrase}\n"
    done = recover(typed, "--backup", lost.backup, "--into", lost.data)
    assert done.returncode == 1
    assert "nothing is replaced" in done.stderr
    assert (lost.data / "vault" / "vault.db").read_bytes() == before

    new = tmp_path / "new"
    new.mkdir()
    (new / "vault.key").write_bytes(bytes(32))
    (new / "vault.key").chmod(0o600)
    done = recover(typed, "--backup", lost.backup, "--into", new)
    assert done.returncode == 1
    assert "another key" in done.stderr
    assert (new / "vault.key").read_bytes() == bytes(32)
    assert not (new / "vault").exists()


def test_another_kiosks_backup_is_refused(lost: Lost, tmp_path: Path) -> None:
    other = open_vault(DataPaths(tmp_path / "other"), SystemClock(), ("file",))
    other.append(SettingsChanged(settings=SETTINGS), STAFF)
    backup = tmp_path / "other.backup"
    other.back_up(backup, STAFF, lambda *_: None)
    other.close()
    new = tmp_path / "new"
    typed = f"{lost.sheet}\n\n{lost.phrase}\n"
    done = recover(typed, "--backup", backup, "--into", new)
    assert done.returncode == 1
    assert "another kiosk's" in done.stderr
    assert not (new / "vault.key").exists()
    assert not (new / "vault").exists()


def test_what_is_missing_is_asked_for(lost: Lost, tmp_path: Path) -> None:
    done = recover("", "--into", tmp_path / "new")
    assert "Name a backup" in done.stderr
    done = recover("", "--backup", tmp_path / "none", "--into", tmp_path / "new")
    assert "no backup at" in done.stderr
    done = recover(
        "", "--backup", lost.backup, "--into", tmp_path / "new", "--sheet-file", tmp_path / "none"
    )
    assert "cannot be read as text" in done.stderr
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("legal winner")
    done = recover("", "--backup", lost.backup, "--into", tmp_path / "new", "--sheet-file", sheet)
    assert "2 words instead of 48" in done.stderr


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (MisspeltWord(3, "abuot", "about"), "Word 3, abuot, is not in the list. Is it about?"),
        (WrongCount(2, 12), "There are 2 words instead of 12."),
        (WrongChecksum(2), "One of the words 13 to 24 is not the right one."),
        (
            WrongChecksum(0),
            "A word or a letter is not the right one, or the rows are not in order.",
        ),
        (UnknownSheet(), "A newer kiosk made this sheet. Install that one, and try again."),
    ],
)
def test_every_problem_has_its_sentence(problem: SheetProblem, said: str) -> None:
    assert describe_problem(problem) == said
