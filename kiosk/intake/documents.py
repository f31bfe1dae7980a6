"""Documents follow from records: made when one is owed, never from the screen."""

from __future__ import annotations

import logging
from threading import Lock, Thread

from msgspec.structs import replace

from kiosk.consent.events import DocumentKind
from kiosk.consent.later import derive_document_kind
from kiosk.errors import KioskError, StorageFailed, VaultDamaged
from kiosk.intake.equipment import Equipment
from kiosk.pdf.turns import drawing
from kiosk.store.vault import Vault

_log = logging.getLogger(__name__)
_turns = Lock()
"""Held while documents are made: who comes next finds them made, and starts nothing."""


class Paperwork:
    """Has what is owed made while the window goes on: a thread of its own waits for it.

    The record was committed before; a kiosk that goes down meanwhile still owes the document.
    """

    def __init__(self, equipment: Equipment) -> None:
        """Begin with nothing to do."""
        self._equipment = equipment
        self._threads: list[Thread] = []
        self._fault: KioskError | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being made."""
        return any(thread.is_alive() for thread in self._threads)

    def require_made(self) -> None:
        """Make sure that all was made the last time.

        Raises:
            KioskError: the fault that kept a document from being made.
        """
        if self._fault is not None:
            raise self._fault

    def begin(self) -> None:
        """Make every document that is owed, some time soon."""
        self._fault = None
        thread = Thread(target=self._make, name="paperwork", daemon=True)
        self._threads = [*(one for one in self._threads if one.is_alive()), thread]
        thread.start()

    def finish(self) -> None:
        """Wait until nothing more is being made.

        A window that is closed leaves nobody behind who writes to its data.
        """
        for thread in self._threads:
            thread.join()
        self._threads = []

    def _make(self) -> None:
        try:
            vault = self._equipment.vault.open_again()
            try:
                with _turns:
                    if vault.documents_owed():
                        self._equipment.make_owed(replace(self._equipment, vault=vault))
            finally:
                vault.close()
        except KioskError as error:
            self._fault = error
            _log.warning("document-owed code=%s", error.code)


def make_document(equipment: Equipment, visit_id: str) -> bytes:
    """Return the document of a finished visit: the stored one, else drawn, sealed and stored now.

    It is slow the first time: it is not for the window's thread.

    Raises:
        VaultDamaged: the visit has no record or no place in the chain.
        DocumentError: the record cannot be drawn.
        StorageFailed: the disk refused it, or the visit went on meanwhile; the document stays owed.
    """
    from kiosk.intake.sealing import settle_identity  # noqa: PLC0415
    from kiosk.pdf.document import RENDERER, derive_document  # noqa: PLC0415
    from kiosk.pdf.seal import seal  # noqa: PLC0415

    vault, at = equipment.vault, equipment.clock.now()
    if kept := vault.document(visit_id):
        return kept.content
    record, place = vault.record(visit_id), vault.chain_proof(visit_id)
    if record is None or place is None:
        raise VaultDamaged("A document is owed for a visit without a record.")
    later, identity = vault.later(visit_id), settle_identity(equipment, at)
    with drawing:
        content = derive_document(
            record, place, equipment.staff_words, equipment.fonts, later=later
        )
    kind = derive_document_kind(record, later)
    return _store(vault, visit_id, kind, seal(content, identity, at), RENDERER)


def _store(vault: Vault, visit_id: str, kind: DocumentKind, content: bytes, renderer: str) -> bytes:
    """Keep a document and return its bytes, or those that another thread or process kept first."""
    try:
        vault.store_document(visit_id, kind, content, renderer)
    except ValueError:
        kept = vault.document(visit_id)
        if kept is None:
            raise StorageFailed("The visit went on while its document was made.") from None
        return kept.content
    return content


def make_owed(equipment: Equipment) -> int:
    """Make every document that is owed, and return how many were made.

    Raises:
        KioskError: the first fault; it kept no other document from being made.
    """
    made, faults = 0, list[KioskError]()
    for visit_id in equipment.vault.documents_owed():
        try:
            make_document(equipment, visit_id)
            made += 1
        except KioskError as fault:
            faults.append(fault)
    if faults:
        raise faults[0]
    return made
