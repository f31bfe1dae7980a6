"""The command line answers plainly, and refuses without a traceback."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.app.command import main, read_size
from kiosk.app.demo import DOCUMENT_WIDTH_PX
from kiosk.app.equip import open_vault
from kiosk.app.paths import FORMS, HOME, DataPaths
from kiosk.app.staff_script import PATIENT
from kiosk.clock import SystemClock
from kiosk.pdf.preview import count_pages


def run(*arguments: str, timeout: int = 200) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=HOME,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    told = capsys.readouterr().out
    assert all(word in told for word in ("demo", "check-forms", "--data"))


@pytest.mark.parametrize(("text", "size"), [("1280x800", (1280, 800)), ("800x1280", (800, 1280))])
def test_a_size_is_read(text: str, size: tuple[int, int]) -> None:
    assert read_size(text) == size


@pytest.mark.parametrize(
    "text", ["", "big", "1280", "1280x", "x800", "-5x800", "20x20", "1e3x800", "9999999x800"]
)
def test_an_odd_size_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        read_size(text)


def test_every_form_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-forms"]) == 0
    assert "cryoneurolysis" in capsys.readouterr().out


def test_a_broken_form_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(FORMS / "cryoneurolysis", tmp_path / "forms" / "cryoneurolysis")
    words = folder / "en.toml"
    words.write_text(words.read_text().replace("at least 24 hours", "a day"))
    assert main(["check-forms", "--folder", str(tmp_path / "forms")]) == 1
    assert "en.toml" in capsys.readouterr().err


def test_no_form_at_all_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-forms", "--folder", str(tmp_path)]) == 1
    assert "no form" in capsys.readouterr().err


def test_the_demo_plays_a_whole_visit(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    played = run("demo", "--out", str(out))
    assert played.returncode == 0, played.stderr
    assert "read back and verified" in played.stdout
    assert played.stderr == ""
    assert count_pages((out / "consent.pdf").read_bytes()) > 5
    assert QImage(str(out / "consent.png")).width() == DOCUMENT_WIDTH_PX
    assert len(list((out / "pages").glob("*.png"))) > 65
    vault = open_vault(DataPaths(out / "data"), SystemClock())
    try:
        (row,) = vault.find_by_name(PATIENT)
        assert row.state == "signed"
        assert vault.verify().intact
    finally:
        vault.close()


@pytest.mark.parametrize(
    ("wish", "complaint"),
    [
        (("--form", "unknown"), "no form unknown"),
        (("--language", "tlh"), "not there in tlh"),
    ],
)
def test_a_demo_that_cannot_be_played_says_why(
    wish: tuple[str, str], complaint: str, tmp_path: Path
) -> None:
    refused = run("demo", "--out", str(tmp_path / "demo"), *wish)
    assert refused.returncode == 1
    assert complaint in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_wish_that_cannot_be_met_leaves_an_earlier_demo_alone(tmp_path: Path) -> None:
    (tmp_path / ".consent-kiosk-demo").touch()
    kept = tmp_path / "consent.pdf"
    kept.write_text("an earlier demo's")
    assert run("demo", "--out", str(tmp_path), "--form", "unknown").returncode == 1
    assert kept.read_text() == "an earlier demo's"


@pytest.mark.parametrize("command", [("demo", "--out"), ("--size", "800x800", "--data")])
def test_a_folder_that_cannot_be_used_is_told(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    refused = run(*command, str(tmp_path / "file" / "folder"))
    assert refused.returncode == 1
    assert "cannot be used" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_demo_never_touches_other_data(tmp_path: Path) -> None:
    kept = tmp_path / "letter.txt"
    kept.write_text("mine")
    refused = run("demo", "--out", str(tmp_path))
    assert refused.returncode == 1
    assert "not a demo" in refused.stderr
    assert kept.read_text() == "mine"
