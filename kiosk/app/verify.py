"""`verify`: what a document proves, with nothing but the file; each fact with its reason.

Exit status: 0 all good, 1 something is wrong, 2 a file cannot be judged.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.fact_words import describe_fact, describe_unjudged
from kiosk.errors import KioskError, StartError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptography.x509 import Certificate

    from kiosk.app.fact_words import Unjudged
    from kiosk.pdf.verification import Verification
    from kiosk.store.vault import Vault

HELP = "say what a document proves: who sealed it and that no byte has changed since"

_GOOD, _WRONG, _NOT_JUDGED = 0, 1, 2


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a document, as PDF")
    parser.add_argument(
        "--trust",
        type=Path,
        metavar="CERT",
        help="the clinic's certificates as PEM: who may seal; without it, trust is not checked",
    )
    parser.add_argument(
        "--data",
        dest="vault_data",
        type=Path,
        metavar="DIR",
        help="this kiosk's data: also compare with its vault",
    )
    parser.add_argument("--json", action="store_true", help="for programs: facts by stable codes")


def run(options: argparse.Namespace) -> int:
    """Verify each file and say what came of it."""
    try:
        trusted = None if options.trust is None else _read_certificates(options.trust)
        with _opened(options.vault_data) as vault:
            found = [(path, _verify(path, trusted, vault)) for path in options.files]
    except KioskError as error:
        print(f"{error.code}: {error.detail}", file=sys.stderr)
        return _NOT_JUDGED
    if options.json:
        files = [_derive_json(path, one) for path, one in found]
        print(json.dumps({"files": files}, indent=2, ensure_ascii=False))
    else:
        print("\n\n".join(_describe(path, one) for path, one in found))
    states = {_derive_status(one) for _, one in found}
    return min(states - {_GOOD}, default=_GOOD)


@contextmanager
def _opened(data: Path | None) -> Iterator[Vault | None]:
    """Open the vault of the data folder `data` for as long as it is asked; None where none is."""
    if data is None:
        yield None
        return
    from kiosk.app.terminal import open_existing

    vault = open_existing(data)
    try:
        yield vault
    finally:
        vault.close()


def _read_certificates(path: Path) -> Sequence[Certificate]:
    """Return the certificates of a PEM file.

    Raises:
        StartError: there is none in it, or it cannot be read.
    """
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError) as error:
        raise StartError(f"{path} holds no certificate as PEM.") from error


def _verify(
    path: Path, trusted: Sequence[Certificate] | None, vault: Vault | None
) -> Verification | Unjudged:
    from msgspec.structs import replace

    from kiosk.pdf.verification import Verification, verify_document

    try:
        content = path.read_bytes()
    except OSError:
        return "no-file"
    found = verify_document(content, trusted)
    if vault is None or not isinstance(found, Verification):
        return found
    from kiosk.desk.verifying import compare_with_vault

    fact = compare_with_vault(vault, content, found)
    return replace(found, facts=(*found.facts, fact))


def _derive_status(found: Verification | Unjudged) -> int:
    if isinstance(found, str):
        return _NOT_JUDGED
    return _GOOD if found.is_good else _WRONG


def _describe(path: Path, found: Verification | Unjudged) -> str:
    if isinstance(found, str):
        return f"{path}\n{describe_unjudged(found)}"
    verdict = "All is good." if found.is_good else "Do not rely on this document."
    return "\n".join((str(path), *map(describe_fact, found.facts), verdict))


def _derive_json(path: Path, found: Verification | Unjudged) -> dict[str, object]:
    """Return the facts by their codes; `reason` where the file cannot be judged."""
    if isinstance(found, str):
        return {"file": str(path), "verdict": "not-judged", "reason": found}
    import msgspec

    verdict = "good" if found.is_good else "wrong"
    return {"file": str(path), "verdict": verdict, "facts": msgspec.to_builtins(found.facts)}
