"""What the kiosk seals with: made before the first document, and never left to run out.

A certificate that has ended keeps no document waiting: the kiosk goes on with one of its own, and
puts it on record.
"""

from __future__ import annotations

from datetime import datetime

from kiosk.consent.events import KIOSK
from kiosk.intake.equipment import Equipment
from kiosk.pdf.authority import make_identity, renew_identity
from kiosk.pdf.certificate import derive_ending
from kiosk.pdf.identity import SealIdentity, derive_chosen, read_identity, write_identity


def settle_identity(equipment: Equipment, at: datetime) -> SealIdentity:
    """Return what to seal with at the instant `at`; it is made or renewed if it must be.

    Raises:
        VaultError: the clinic has not been set up.
        StorageFailed: the disk refused it; it may be tried again.
    """
    vault, clinic = equipment.vault, equipment.settings().clinic_name
    before = vault.seal_identity()
    if before is None:
        made = make_identity(clinic, vault.kiosk_id, at)
        event = derive_chosen(made, "made")
    else:
        kept = read_identity(before)
        if derive_ending(kept.certificate, at) != "ended":
            return kept
        made = renew_identity(kept, clinic, vault.kiosk_id, at)
        event = derive_chosen(made, "renewed")
    if vault.keep_seal_identity(write_identity(made), event, KIOSK, before):
        return made
    return settle_identity(equipment, at)  # another thread or process was faster
