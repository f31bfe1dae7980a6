"""A small vault that has a little of everything, and the ways to hurt a copy of it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from kiosk.consent.events import PATIENT, STAFF, DocumentExported, LoggedIn, SettingsChanged
from kiosk.errors import VaultDamaged, VaultLocked
from kiosk.store import Draft, Vault
from kiosk.store.report import PartName, Report
from tests.store.builders import KEY, SETTINGS, StepClock, declined, signed, started

FILES = ("vault.db", "vault.db-wal", "tip")
TABLES = ("events", "payloads", "heads", "documents")


def fill(vault: Vault, first: int = 0, visits: int = 3) -> None:
    """Let patients sign and one decline; the last is still answering."""
    vault.append(SettingsChanged(settings=SETTINGS), STAFF)
    for number in range(first, first + visits):
        name = f"v{number}"
        vault.append(started(), STAFF, name)
        vault.finish(name, declined(name) if number == 1 else signed(name), PATIENT)
        if number == 0:
            vault.store_document(name, "signed", b"%PDF-1" * 900, "r1")
            vault.append(DocumentExported(digest="ab" * 32), STAFF, name)
    vault.append(started(), STAFF, f"live-{first}")
    keep_draft(vault, f"live-{first}", b"{}" * 900)


def keep_draft(vault: Vault, visit_id: str, body: bytes) -> None:
    vault.keep_draft(Draft(visit_id=visit_id, form_digest="d", body=body, flags=(), updated_at=""))


def make_pulled(folder: Path, pulled: Path) -> None:
    """Make a vault in `folder`, and in `pulled` the files as they stood when the plug was pulled.

    The log of the latter holds the newest changes.
    """
    vault = Vault.create(folder, KEY, StepClock(), "K1")
    fill(vault)
    vault.append(LoggedIn(), STAFF)
    vault.append(started(), STAFF, "last")
    keep_draft(vault, "last", b"{}" * 300)
    copy(folder, pulled)
    vault.close()


def copy(folder: Path, to: Path) -> None:
    """Copy the vault's files as they stand."""
    to.mkdir()
    for name in FILES:
        if (folder / name).exists():
            shutil.copy(folder / name, to / name)


def flip(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with one bit or one byte at a random place changed."""
    place = chance.randrange(len(content))
    mask = chance.choice((1 << chance.randrange(8), chance.randrange(1, 256)))
    return content[:place] + bytes((content[place] ^ mask,)) + content[place + 1 :]


def find_hurt(folder: Path) -> str | None:
    """Return what opening and the full check find, or None if they find nothing."""
    try:
        vault = Vault.open(folder, KEY, StepClock())
    except (VaultDamaged, VaultLocked) as error:
        return error.code
    try:
        if vault.damage:
            return vault.damage.kind
        report = vault.check(ignore)
        return None if report.intact else ", ".join(hurt_parts(report))
    finally:
        vault.close()


def hurt_parts(report: Report) -> list[PartName]:
    return [part.name for part in report.parts if part.hurt]


def ignore(_part: PartName, _done: int, _all: int) -> None:
    """Care for no progress."""


def tamper(vault: Vault, statement: str, *values: object) -> None:
    """Change what only grows, as somebody could who holds the key."""
    for table in TABLES:
        for change in ("UPDATE", "DELETE", "replace"):
            vault._db.execute(f"DROP TRIGGER IF EXISTS {table}_no_{change}")
    vault._db.execute("PRAGMA foreign_keys=OFF")
    vault._db.execute(statement, values)
