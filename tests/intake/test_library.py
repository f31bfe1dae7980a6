"""Which forms a clinic can offer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.app.paths import FORMS
from kiosk.intake.library import read_library


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return a folder with one good form."""
    shutil.copytree(FORMS / "cryoneurolysis", tmp_path / "cryoneurolysis")
    return tmp_path


def break_copy(shelf: Path, name: str, file: str, text: str) -> Path:
    broken = shelf / name
    shutil.copytree(FORMS / "cryoneurolysis", broken)
    form = (broken / "form.toml").read_text(encoding="utf-8")
    own_id = form.replace('id = "cryoneurolysis"', f'id = "{name}"', 1)
    (broken / "form.toml").write_text(own_id, encoding="utf-8")
    (broken / file).write_text(text, encoding="utf-8")
    return broken


def test_the_clinics_own_forms_are_all_offered() -> None:
    library = read_library(FORMS)
    assert "cryoneurolysis" in library.forms
    assert list(library.forms["cryoneurolysis"]) == ["en"]
    assert library.refused == ()


@pytest.mark.parametrize("file", ["form.toml", "en.toml", "facts.toml"])
def test_a_broken_form_is_not_offered_while_the_others_stand(shelf: Path, file: str) -> None:
    break_copy(shelf, "broken", file, "this is = = no form")
    library = read_library(shelf)
    assert list(library.forms) == ["cryoneurolysis"]
    (told,) = library.refused
    assert file in told
    assert library.forms["cryoneurolysis"]["en"].form_id == "cryoneurolysis"


def test_a_form_that_lacks_a_fact_is_not_offered(shelf: Path) -> None:
    form = shelf / "cryoneurolysis" / "form.toml"
    form.write_text(form.read_text(encoding="utf-8").replace('"F88"', '"F87"'), encoding="utf-8")
    library = read_library(shelf)
    assert library.forms == {}
    assert "F88" in library.refused[0]


def test_a_copy_under_another_name_does_not_take_the_forms_place(shelf: Path) -> None:
    shutil.copytree(shelf / "cryoneurolysis", shelf / "another")
    library = read_library(shelf)
    assert list(library.forms) == ["cryoneurolysis"]
    assert len(library.refused) == 1


def test_no_folder_has_no_forms(tmp_path: Path) -> None:
    library = read_library(tmp_path / "nowhere")
    assert (library.forms, library.refused) == ({}, ())
