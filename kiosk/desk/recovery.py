"""A recovery sheet being made: phrase, sheet, and the proof that both can be read.

Owns the order of things: the phrase is written down before there is a sheet, and nothing goes on
record until part of both was typed back. The phrase is never kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.consent.events import STAFF, RecoverySheetMade
from kiosk.desk.exporting import Copy, save_pdf
from kiosk.devices.key_home import KeyHome
from kiosk.errors import VaultLocked
from kiosk.pdf.turns import drawing
from kiosk.settings import ClinicSettings
from kiosk.store.vault import Vault
from kiosk.visit.problems import Problem
from kiosk.words import Words

CHECK_WORD = "check_word"
"""The field for the word that stands on the sheet."""
_ASKED = 3


@dataclass(frozen=True, repr=False)
class Recovery:
    """What one sheet and its phrase are; never kept, never told."""

    phrase: tuple[str, ...]
    """Twelve words."""
    asked: tuple[int, ...]
    """Which of them are to be typed back, from 1."""
    check_word: str
    made: datetime
    """In the clinic's time."""
    pdf: bytes

    @property
    def fields(self) -> dict[str, str]:
        """The words to be typed back, by the name of their field."""
        asked = {f"word_{number}": self.phrase[number - 1] for number in self.asked}
        return asked | {CHECK_WORD: self.check_word}


def derive_phrase() -> tuple[str, ...]:
    """Return a fresh phrase, twelve words."""
    from kiosk.store import recovery_words  # noqa: PLC0415 - needed once in a kiosk's life

    return tuple(recovery_words.derive_phrase().split())


def make_recovery(
    phrase: tuple[str, ...],
    home: KeyHome,
    settings: ClinicSettings,
    now: datetime,
    app_version: str,
    words: Words,
    fonts: Path,
) -> Recovery:
    """Return the sheet that belongs to `phrase`.

    Raises:
        VaultLocked: the key's home does not give it now.
        DocumentError: the sheet cannot be drawn.
    """
    # Slow to read, and needed once in a kiosk's life.
    from kiosk.pdf.recovery_sheet import (  # noqa: PLC0415
        RecoverySheet,
        derive_recovery_sheet,
    )
    from kiosk.store.recovery import wrap  # noqa: PLC0415
    from kiosk.store.recovery_words import (  # noqa: PLC0415
        derive_check_word,
        derive_code,
        derive_rows,
    )

    master = home.read()
    if master is None:
        raise VaultLocked(home.lost)
    wrapped = wrap(master, " ".join(phrase))
    sheet = RecoverySheet(
        clinic_name=settings.clinic_name,
        kiosk_id=settings.kiosk_id,
        made=now.astimezone(settings.zone),
        app_version=app_version,
        words=tuple(word for row in derive_rows(wrapped) for word in row),
        code=derive_code(wrapped),
        check_word=derive_check_word(wrapped),
    )
    with drawing:
        pdf = derive_recovery_sheet(sheet, words, fonts)
    asked = secrets.SystemRandom().sample(range(1, len(phrase) + 1), _ASKED)
    return Recovery(
        phrase=phrase,
        asked=tuple(sorted(asked)),
        check_word=sheet.check_word,
        made=sheet.made,
        pdf=pdf,
    )


def save_sheet(recovery: Recovery, folder: Path) -> Copy:
    """Save the sheet into `folder`, which is made if only it is missing."""
    with contextlib.suppress(OSError):  # saving says what is wrong with it
        folder.mkdir(mode=0o700, exist_ok=True)
    return save_pdf(recovery.pdf, folder, f"recovery-sheet-{recovery.made:%Y-%m-%d}")


def check_typed_back(recovery: Recovery, untrusted: Mapping[str, str]) -> dict[str, Problem]:
    """Return what is wrong with the words that were typed back, by field; empty if they match."""
    checked = {
        field: _check_word(untrusted.get(field, ""), word)
        for field, word in recovery.fields.items()
    }
    return {field: problem for field, problem in checked.items() if problem is not None}


def finish_recovery(vault: Vault, recovery: Recovery) -> None:
    """Put on record that the sheet was made and can be read.

    Raises:
        StorageFailed: the disk refused it; it may be tried again.
    """
    digest = hashlib.sha256(recovery.pdf).hexdigest()
    vault.append(RecoverySheetMade(digest=digest), STAFF)


def _check_word(untrusted_text: str, word: str) -> Problem | None:
    from kiosk.store.recovery_words import read_word  # noqa: PLC0415 - as above

    if not untrusted_text.strip():
        return Problem(code="needed")
    typed = read_word(untrusted_text)
    if not isinstance(typed, str):
        return Problem(code="word-unknown")
    return None if typed == word else Problem(code="word-differs")
