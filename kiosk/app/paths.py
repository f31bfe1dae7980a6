"""Where things are: what comes with the kiosk, and where its data lives."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import platformdirs

HOME = Path(__file__).resolve().parents[2]
RESOURCES = HOME / "resources"
FORMS = HOME / "forms"
FONTS = RESOURCES / "fonts"
WORDS = RESOURCES / "words"


class DataPaths(NamedTuple):
    """One kiosk's data."""

    root: Path

    @property
    def vault(self) -> Path:
        """The vault's folder."""
        return self.root / "vault"

    @property
    def key(self) -> Path:
        """The vault's key, where it has no better home."""
        return self.root / "vault.key"

    @property
    def key_home(self) -> Path:
        """Which home the key has."""
        return self.root / "key-home"

    @property
    def copies(self) -> Path:
        """Where copies of documents are saved."""
        return self.root / "copies"


def default_data() -> Path:
    """Return the platform's own folder for this program's data."""
    return Path(platformdirs.user_data_dir("consent-kiosk", appauthor=False))
