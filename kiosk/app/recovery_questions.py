"""What `recover` asks at the terminal: the sheet and its phrase, and what is wrong with them."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from kiosk.errors import StartError, VaultLocked

if TYPE_CHECKING:
    from kiosk.store.recovery import WrappedKey
    from kiosk.store.recovery_words import SheetProblem

_TRIES = 5
_ROW = 12


def read_sheet_file(file: Path) -> WrappedKey:
    """Return the sheet whose words or code `file` holds.

    Raises:
        StartError: the file cannot be read.
        VaultLocked: what it holds is no sheet.
    """
    from kiosk.store.recovery import WrappedKey
    from kiosk.store.recovery_words import read_sheet

    try:
        found = read_sheet(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise StartError(f"{file} cannot be read as text.") from error
    if not isinstance(found, WrappedKey):
        raise VaultLocked(describe_problem(found))
    return found


def ask_sheet() -> WrappedKey:
    """Ask until the sheet can be read, a few times.

    Raises:
        VaultLocked: it could not be.
    """
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


def ask_master(sheet: WrappedKey) -> bytes:
    """Ask until the phrase opens the sheet, a few times, and return the master key.

    Raises:
        VaultLocked: it does not.
    """
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
