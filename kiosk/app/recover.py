"""`recover`: the recovery sheet and its phrase give a vault its key back, here or elsewhere.

Owns the questions and what is said; the sheet and the phrase come from whoever holds them.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from kiosk.errors import StartError, VaultError, VaultLocked

if TYPE_CHECKING:
    from kiosk.app.paths import DataPaths
    from kiosk.devices.key_home import KeyHome
    from kiosk.store.recovery import WrappedKey
    from kiosk.store.recovery_words import SheetProblem

HELP = "open a backup, or a vault whose key is gone, with the recovery sheet and its phrase"

_TRIES = 5
_ROW = 12


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--backup", type=Path, metavar="FILE", help="without it the vault that is there is opened"
    )
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="the data folder, if not --data"
    )
    parser.add_argument(
        "--sheet-file",
        type=Path,
        metavar="FILE",
        help="the sheet's words or what its code says, as text; else they are asked for",
    )
    parser.add_argument(
        "--key-file", action="store_true", help="keep the key in a file, whatever else there is"
    )


def run(options: argparse.Namespace) -> int:
    """Ask for sheet and phrase, put key and vault in place, and say what came of it."""
    from kiosk.app.paths import DataPaths

    paths = DataPaths(options.into or options.data)
    _require_place(paths, options.backup)
    sheet = _read_sheet(options.sheet_file) if options.sheet_file else _ask_sheet()
    master = _ask_master(sheet)
    home, said = _recover(paths, options.backup, master, key_file=options.key_file)
    print(*said, sep="\n")
    print(_describe_home(home))
    return 0


def _require_place(paths: DataPaths, backup: Path | None) -> None:
    from kiosk.store.vault import Vault

    there = Vault.is_in(paths.vault)
    if there and backup is not None:
        raise VaultError(
            f"There is a vault in {paths.vault} already; nothing is replaced. Choose an empty "
            "folder, or leave --backup out to give that vault its key back."
        )
    if not there and backup is None:
        raise StartError(f"There is no vault in {paths.vault}. Name a backup with --backup.")
    if backup is not None and not backup.is_file():
        raise StartError(f"There is no backup at {backup}.")


def _recover(
    paths: DataPaths, backup: Path | None, master: bytes, *, key_file: bool
) -> tuple[KeyHome, tuple[str, ...]]:
    """Put the vault in place if it comes from a backup, then its key, and open it with both.

    Raises:
        VaultLocked: sheet and phrase belong to another vault, or there is another key.
        VaultError: the backup or the vault is not whole.
    """
    from kiosk.app.alone import alone
    from kiosk.app.equip import find_places, make_folder
    from kiosk.app.restore import describe_restored
    from kiosk.app.terminal import ProgressLine, open_existing
    from kiosk.clock import SystemClock
    from kiosk.consent.events import STAFF
    from kiosk.devices.key_homes import HOMES, put_key, require_no_other_key
    from kiosk.ids import new_id
    from kiosk.store.restoring import restore_vault
    from kiosk.store.vault import Vault

    places, line, clock = find_places(paths), ProgressLine(), SystemClock()
    make_folder(paths.root)
    with alone(paths.root):
        require_no_other_key(places, master)
        if backup is None:
            Vault.open(paths.vault, master, clock).close()
            said: tuple[str, ...] = ("Sheet and phrase open the vault that is there.",)
        else:
            try:
                restored = restore_vault(backup, paths.vault, master, clock, STAFF, line)
            finally:
                line.clear()
            said = describe_restored(restored, backup)
        home = put_key(places, ("file",) if key_file else HOMES, new_id, master)
        vault = open_existing(paths.root)
        try:
            status = vault.verify()
        finally:
            vault.close()
    whole = (
        "and the chain verifies" if status.intact else "but the chain does NOT verify: run check"
    )
    return home, (
        *said,
        f"Opened again with the key from its home: {status.count} events, {whole}.",
    )


def _read_sheet(file: Path) -> WrappedKey:
    from kiosk.store.recovery import WrappedKey
    from kiosk.store.recovery_words import read_sheet

    try:
        found = read_sheet(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise StartError(f"{file} cannot be read as text.") from error
    if not isinstance(found, WrappedKey):
        raise VaultLocked(describe_problem(found))
    return found


def _ask_sheet() -> WrappedKey:
    """Ask until the sheet can be read, a few times."""
    from kiosk.store.recovery import WrappedKey
    from kiosk.store.recovery_words import CODE_PREFIX, read_sheet

    for left in range(_TRIES, 0, -1):
        print("Type the 48 words of the sheet, or what its code says. End with an empty line.")
        lines: list[str] = []
        while line := _read_line("> ").strip():
            lines.append(line)
            if line.upper().startswith(CODE_PREFIX):
                break
        found = read_sheet("\n".join(lines))
        if isinstance(found, WrappedKey):
            return found
        _tell(describe_problem(found), left)
    raise VaultLocked("The sheet could not be read. Nothing was changed.")


def _ask_master(sheet: WrappedKey) -> bytes:
    """Ask until the phrase opens the sheet, a few times."""
    from kiosk.store.recovery import WrongPhrase, unwrap
    from kiosk.store.recovery_words import read_phrase

    for left in range(_TRIES, 0, -1):
        phrase = read_phrase(_read_secret("The twelve words of the phrase (not shown): "))
        if isinstance(phrase, str):
            master = unwrap(sheet, phrase)
            if not isinstance(master, WrongPhrase):
                return master
            _tell("This phrase belongs to another sheet.", left)
        else:
            _tell(describe_problem(phrase), left)
    raise VaultLocked("The phrase does not open the sheet. Nothing was changed.")


def describe_problem(problem: SheetProblem) -> str:
    """Return what is wrong with a sheet or a phrase, and where."""
    from kiosk.store.recovery import UnknownSheet
    from kiosk.store.recovery_words import MisspeltWord, WrongChecksum, WrongCount

    match problem:
        case MisspeltWord(number, typed, nearest):
            meant = f" Is it {nearest}?" if nearest else ""
            return f"Word {number}, {typed}, is not in the list.{meant}"
        case WrongCount(found, expected):
            return f"There are {found} words instead of {expected}."
        case WrongChecksum(0):
            return "A word or a letter is not the right one, or the rows are not in order."
        case WrongChecksum(row):
            return f"One of the words {(row - 1) * _ROW + 1} to {row * _ROW} is not the right one."
        case UnknownSheet():
            return "A newer kiosk made this sheet. Install that one, and try again."
        case _:
            assert_never(problem)


def _describe_home(home: KeyHome) -> str:
    match home.name:
        case "credential":
            return "The key is the credential that the service was given."
        case "keyring":
            return "The key is in this user's keyring."
        case "file":
            return (
                "The key is in a file beside the vault: see that this machine's disk is encrypted."
            )


def _tell(problem: str, left: int) -> None:
    print(problem if left == 1 else f"{problem} Please try again.", file=sys.stderr)


def _read_secret(prompt: str) -> str:
    return getpass.getpass(prompt) if sys.stdin.isatty() else _read_line("")


def _read_line(prompt: str) -> str:
    """Return one line.

    Raises:
        VaultLocked: there is no more to read.
    """
    try:
        return input(prompt)
    except EOFError as error:
        raise VaultLocked("Sheet and phrase were not given. Nothing was changed.") from error
