"""`seal`: the certificate that documents are sealed with: look at it, renew it, bring your own."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import StartError

if TYPE_CHECKING:
    from kiosk.pdf.pkcs12 import ImportProblem
    from kiosk.store.vault import Vault

HELP = "look at the certificate that documents are sealed with, renew it, or bring the clinic's own"

_NOT_TAKEN: Mapping[ImportProblem, str] = {
    "unreadable": "The passphrase is wrong, or the file is no PKCS #12.",
    "no-key": "There is no secret key in it.",
    "no-certificate": "There is no certificate in it.",
    "key-too-weak": "Its key is too weak: RSA needs 2048 bits or more.",
    "key-unknown": "Its key is of a kind that does not seal here: it takes RSA or ECDSA.",
    "not-its-key": "Its key and its certificate do not belong together.",
    "wrong-usage": "Its certificate is not for signing.",
    "not-valid-now": "Its certificate has ended or is not valid yet.",
}


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    wishes = parser.add_mutually_exclusive_group()
    wishes.add_argument(
        "--renew", action="store_true", help="a new key and certificate of the kiosk's own"
    )
    wishes.add_argument(
        "--import",
        dest="bring",
        type=Path,
        metavar="FILE",
        help="the clinic's own, as PKCS #12; its passphrase is asked for",
    )
    wishes.add_argument(
        "--export",
        type=Path,
        metavar="FILE",
        help="write what `verify --trust` takes: who issued the certificates, old ones too",
    )


def run(options: argparse.Namespace) -> int:
    """Do what is wished, and say what documents are sealed with."""
    from kiosk.app.terminal import open_existing
    from kiosk.clock import SystemClock

    vault, at = open_existing(options.data), SystemClock().now()
    try:
        if options.bring is not None and not _bring(vault, options.bring, at):
            return 1
        if options.renew:
            from kiosk.desk.sealing import renew

            renew(vault, at)
        if options.export is not None:
            _export(vault, options.export)
        print(_describe(vault, at))
        return 0
    finally:
        vault.close()


def _bring(vault: Vault, file: Path, at: datetime) -> bool:
    from kiosk.desk.sealing import bring

    try:
        content = file.read_bytes()
    except OSError as error:
        raise StartError(f"{file} cannot be read: {error.strerror}.") from error
    found = bring(vault, content, getpass.getpass("Passphrase of the file: "), at)
    if isinstance(found, str):
        print(f"{file.name} was not taken. {_NOT_TAKEN[found]} Nothing was changed.")
        return False
    return True


def _export(vault: Vault, file: Path) -> None:
    from kiosk.desk.sealing import read_trust_file

    content = read_trust_file(vault)
    if content is None:
        raise StartError("There is no certificate yet; it is made with the first document.")
    try:
        with file.open("xb") as new:
            new.write(content)
    except OSError as error:
        raise StartError(f"{file} cannot be written: {error.strerror}.") from error


def _describe(vault: Vault, at: datetime) -> str:
    from kiosk.desk.sealing import read_standing

    standing = read_standing(vault, at)
    if standing is None:
        return "There is no certificate yet; it is made with the first document."
    facts = standing.facts
    lines = [
        f"Documents are sealed by {facts.subject}",
        f"issued by                {facts.issuer}",
        f"valid                    {facts.begins:%Y-%m-%d} to {facts.ends:%Y-%m-%d}",
        f"certificate's SHA-256    {facts.digest}",
    ]
    match standing.ending:
        case "good":
            pass
        case "ends-soon":
            lines.append("It ends soon. Renew it: python main.py seal --renew")
        case "ended":
            lines.append("It is not valid now; the next document brings a new one of the kiosk's.")
    return "\n".join(lines)
