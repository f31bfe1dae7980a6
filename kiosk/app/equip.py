"""Opens the vault, reads the forms and hands everything over: the composition root without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from kiosk import __version__
from kiosk.app.paths import FONTS, FORMS, WORDS, DataPaths
from kiosk.clock import Clock, SystemClock
from kiosk.devices.key_file import FileHome
from kiosk.devices.key_home import KeyHomeName
from kiosk.devices.key_homes import (
    HOMES,
    KeyPlaces,
    find_credentials,
    find_home,
    read_key,
    settle_key,
)
from kiosk.devices.printing import SystemPrinter
from kiosk.errors import StartError
from kiosk.ids import NewId, new_id
from kiosk.intake.documents import make_owed
from kiosk.intake.equipment import Equipment, MakeOwed
from kiosk.intake.library import read_library
from kiosk.store.restoring import settle_restored
from kiosk.store.vault import Vault
from kiosk.words import Words, read_words

STAFF_LANGUAGE = "en"


def open_vault(paths: DataPaths, clock: Clock, homes: Sequence[KeyHomeName] = HOMES) -> Vault:
    """Open the vault, or make it with its key, in one of `homes`, at the first start.

    Raises:
        StartError: the folder cannot be used.
        VaultError: there is a vault without its key, or it cannot be opened.
    """
    make_folder(paths.root)
    settle_restored(paths.vault)
    if Vault.is_in(paths.vault):
        return Vault.open(paths.vault, read_key(find_places(paths)), clock)
    key = settle_key(find_places(paths), homes, new_id)
    return Vault.create(paths.vault, key, clock, new_id())


def find_places(paths: DataPaths) -> KeyPlaces:
    """Return where the vault's key may be on this machine."""
    return KeyPlaces(paths.key, paths.key_home, find_credentials())


def make_folder(folder: Path) -> None:
    """Make a folder that only this user can read, if it is not there.

    Raises:
        StartError: it cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StartError(f"{folder} cannot be used: {error.strerror}.") from error


def equip(
    data: Path,
    *,
    forms: Path = FORMS,
    clock: Clock | None = None,
    make_id: NewId = new_id,
    homes: Sequence[KeyHomeName] = HOMES,
    make_owed: MakeOwed = make_owed,
) -> Equipment:
    """Return what the kiosk works with, its data in `data`, a fresh key in one of `homes`.

    `make_owed` makes documents: in this process, unless it is told otherwise.
    """
    paths, clock = DataPaths(data), clock or SystemClock()
    vault = open_vault(paths, clock, homes)
    return Equipment(
        vault=vault,
        key_home=find_home(find_places(paths)) or FileHome(paths.key),
        find_library=cache(partial(read_library, forms)),
        words_of=_words_of,
        staff_language=STAFF_LANGUAGE,
        fonts=FONTS,
        printer=SystemPrinter(),
        missing=_find_missing,
        make_owed=make_owed,
        clock=clock,
        new_id=make_id,
        app_version=__version__,
    )


def _find_missing(text: str) -> frozenset[str]:
    from kiosk.pdf.coverage import find_missing_characters  # not needed for the first page

    return find_missing_characters(text, FONTS)


@cache
def _words_of(language: str) -> Words:
    return read_words(WORDS, language)
