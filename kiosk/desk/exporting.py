"""A copy of the stored document in a folder, byte for byte.

Owns the file's name, which holds no patient data, and the order of things: the copy is written
whole, its export goes on record, and only then does it get its name. What a crash left of one is
deleted at the next start.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from kiosk.consent.events import STAFF, DocumentExported
from kiosk.ids import format_record_number
from kiosk.store.vault import Vault

_MOST_COPIES = 100
_UNFINISHED = ".consent-{}.part"


class Saved(msgspec.Struct, frozen=True):
    """The copy is there."""

    path: Path


class NotSaved(msgspec.Struct, frozen=True):
    """No copy was made; nothing is left of the attempt."""

    reason: Literal["no-document", "no-folder", "full", "refused"]

    @property
    def key(self) -> str:
        """The key in the interface's catalogue of the sentence that says why."""
        return f"copy_{self.reason.replace('-', '_')}"


Copy: TypeAlias = Saved | NotSaved


def save_copy(vault: Vault, visit_id: str, folder: Path) -> Copy:
    """Write the visit's newest document into `folder`.

    Raises:
        VaultDamaged: the stored bytes are not those that were written.
        StorageFailed: the export cannot be put on record; no copy is left.
    """
    document = vault.document(visit_id)
    if document is None:
        return NotSaved("no-document")

    def note() -> None:
        vault.append(DocumentExported(digest=document.digest), STAFF, visit_id)

    return save_pdf(document.content, folder, f"consent-{format_record_number(visit_id)}", note)


def save_pdf(
    content: bytes, folder: Path, stem: str, note: Callable[[], None] = lambda: None
) -> Copy:
    """Write `content` into `folder` as `stem`.pdf; `note` puts it on record just before.

    The same bytes are saved once; another file is never replaced.
    """
    if not folder.is_dir():
        return NotSaved("no-folder")
    try:
        return Saved(_write(content, folder, stem, note))
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        return NotSaved("full" if full else "refused")


def drop_unfinished(folder: Path) -> int:
    """Delete what is left in `folder` of copies that were cut short; return how many there were."""
    left = tuple(folder.glob(_UNFINISHED.format("*")))
    for path in left:
        with contextlib.suppress(OSError):
            path.unlink()
    return len(left)


def _write(content: bytes, folder: Path, stem: str, note: Callable[[], None]) -> Path:
    unfinished = folder / _UNFINISHED.format(secrets.token_hex(8))
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path = _choose_path(folder, stem, content)
        note()
        return unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _choose_path(folder: Path, stem: str, content: bytes) -> Path:
    """Return a path that is free or holds the very same bytes; another file is never replaced.

    Raises:
        OSError: there is none, or what is there cannot be read.
    """
    names = [stem, *(f"{stem}-{number}" for number in range(2, _MOST_COPIES))]
    for name in names:
        path = folder / f"{name}.pdf"
        if not path.exists() or path.read_bytes() == content:
            return path
    raise FileExistsError(errno.EEXIST, "every name is taken")
