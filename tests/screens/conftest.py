"""The staff's side over a vault of its own, with and without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.qml.conftest import dressed
from tests.screens.staff_stage import Clinic, StaffStage, open_clinic

__all__ = ["dressed"]


@pytest.fixture
def clinic(tmp_path: Path, qapp: QGuiApplication) -> Iterator[Clinic]:
    """A clinic before its first start."""
    with open_clinic(tmp_path) as opened:
        yield opened


@pytest.fixture
def stage(clinic: Clinic, dressed: QGuiApplication) -> Iterator[StaffStage]:
    """The same in a window."""
    shown = StaffStage(clinic)
    yield shown
    shown.close()
