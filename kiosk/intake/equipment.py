"""What the patient's side works with, handed in once by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import msgspec

from kiosk.clock import Clock
from kiosk.devices.key_home import KeyHome
from kiosk.devices.printing import Printer
from kiosk.errors import VaultError
from kiosk.forms.model import ConsentForm
from kiosk.ids import NewId
from kiosk.intake.library import Library
from kiosk.settings import ClinicSettings
from kiosk.store.vault import Vault
from kiosk.visit.booking import Booking
from kiosk.visit.text import MissingCharacters
from kiosk.visit.turns import Rules
from kiosk.visit.wording import Sources
from kiosk.words import Words

MakeOwed: TypeAlias = Callable[["Equipment"], object]
"""Makes every document that is owed, here or in a process beside; raises the first KioskError.

What it raised for stays owed. Not for the window's thread.
"""


class Equipment(msgspec.Struct, frozen=True, kw_only=True):
    """The vault and its key's home, the forms, the words, the fonts, the printer and the time."""

    vault: Vault
    key_home: KeyHome
    find_library: Callable[[], Library]
    """Reads the forms when they are first asked for, and gives the same ones from then on."""
    words_of: Callable[[str], Words]
    """Gives the interface's catalogue in a language."""
    staff_language: str
    fonts: Path
    printer: Printer
    missing: MissingCharacters
    make_owed: MakeOwed
    clock: Clock
    new_id: NewId
    app_version: str

    @property
    def library(self) -> Library:
        """The forms."""
        return self.find_library()

    @property
    def staff_words(self) -> Words:
        """The catalogue in the language of staff."""
        return self.words_of(self.staff_language)

    def settings(self) -> ClinicSettings:
        """Return the clinic's settings.

        Raises:
            VaultError: the clinic has not been set up.
        """
        settings = self.vault.settings()
        if settings is None:
            raise VaultError("The clinic has not been set up on this kiosk.")
        return settings

    def rules(self, form_id: str) -> Rules:
        """Return what the taps of a visit with this form are judged by."""
        return Rules(forms=self.library.forms[form_id], missing=self.missing)

    def sources(self, form: ConsentForm, booking: Booking) -> Sources:
        """Return where the words of a visit come from."""
        languages = tuple(
            (code, self.words_of(code).say("language_name"))
            for code in self.library.forms[form.form_id]
        )
        return Sources(
            form=form,
            words=self.words_of(form.language),
            clinic=self.settings(),
            booking=booking,
            languages=languages,
        )
