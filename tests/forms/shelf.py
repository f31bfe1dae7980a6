"""Where the forms stand."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "forms" / "cryoneurolysis"
