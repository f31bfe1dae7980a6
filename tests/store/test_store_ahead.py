"""What the first change of a vault needs can be read before."""

from __future__ import annotations

import sys

import pytest

from kiosk.store.database import read_ahead


def test_what_writing_needs_is_there_after_reading_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sqlite_utils", raising=False)
    read_ahead()
    assert "sqlite_utils" in sys.modules
