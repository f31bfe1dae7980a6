"""Documents follow from records: made when one is owed, never from the screen."""

from __future__ import annotations

from kiosk.consent.record import SignedRecord
from kiosk.errors import KioskError, VaultDamaged
from kiosk.intake.equipment import Equipment
from kiosk.pdf.document import RENDERER, ChainPlace, derive_document


def make_document(equipment: Equipment, visit_id: str) -> bytes:
    """Render the document of a finished visit, store it and return its bytes.

    Raises:
        VaultDamaged: the visit has no record or no place in the chain.
        DocumentError: the record cannot be drawn.
        StorageFailed: the disk refused it; the document stays owed.
    """
    vault = equipment.vault
    record = vault.record(visit_id)
    receipt = vault.chain_place(visit_id)
    if record is None or receipt is None:
        raise VaultDamaged("A document is owed for a visit without a record.")
    place = ChainPlace(seq=receipt.header.seq, link=receipt.link)
    content = derive_document(record, place, equipment.staff_words, equipment.fonts)
    if isinstance(record, SignedRecord):
        vault.store_document(visit_id, "signed", content, RENDERER)
    else:
        vault.store_document(visit_id, "closed", content, RENDERER)
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
