from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.forms.checks import require_form
from kiosk.forms.model import ConsentForm
from tests.forms.shelf import FOLDER


@pytest.fixture(scope="session")
def cryo() -> ConsentForm:
    """The form that the kiosk offers."""
    return require_form(FOLDER, "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the form to break."""
    return Path(shutil.copytree(FOLDER, tmp_path / FOLDER.name))
