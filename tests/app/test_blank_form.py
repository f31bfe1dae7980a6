"""An administrator prints a form for signing on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app import command
from tests.intake.clinic import MovingClock, open_clinic
from tests.pdf.reading import read_pages


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with open_clinic(folder, MovingClock(), fee="CAD 250") as equipment:
        assert equipment.settings()
    return folder


def test_a_blank_form_is_written(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "blank.pdf"
    wish = ["--data", str(data), "blank-form", "cryoneurolysis", "--out", str(out)]
    assert command.main(wish) == 0
    assert "Cryoneurolysis" in capsys.readouterr().out
    pages = read_pages(out.read_bytes())
    assert "Harbour Pain Clinic" in pages[0]
    assert "CAD 250" in " ".join(pages)
    assert command.main([*wish, "--large-print"]) == 0
    assert len(read_pages(out.read_bytes())) > len(pages)


@pytest.mark.parametrize(
    ("form", "out", "said"),
    [
        ("../cryoneurolysis", "blank.pdf", "There is no form"),
        ("cryoneurolysis", "missing/blank.pdf", "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, out: str, said: str
) -> None:
    wish = ["--data", str(data), "blank-form", form, "--out", str(tmp_path / out)]
    assert command.main(wish) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / out).exists()


def test_without_a_vault_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = ["--data", str(tmp_path / "none"), "blank-form", "cryoneurolysis", "--out", "x.pdf"]
    assert command.main(wish) == 1
    assert "There is no vault" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
