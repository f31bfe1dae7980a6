"""`recover`: the recovery sheet and its phrase give a vault its key back, here or elsewhere.

Owns the order of things and what is said of it; the sheet and the phrase come from whoever holds
them.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.recovery_questions import ask_master, ask_sheet, read_sheet_file
from kiosk.errors import StartError, VaultError

if TYPE_CHECKING:
    from kiosk.app.paths import DataPaths
    from kiosk.devices.key_home import KeyHome

HELP = "open a backup, or a vault whose key is gone, with the recovery sheet and its phrase"


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
    sheet = read_sheet_file(options.sheet_file) if options.sheet_file else ask_sheet()
    master = ask_master(sheet)
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
