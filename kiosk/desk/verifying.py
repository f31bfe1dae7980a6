"""Whether the vault tells of a document what the document tells of itself."""

from __future__ import annotations

import hashlib

from kiosk.consent.events import DocumentMade
from kiosk.errors import VaultDamaged
from kiosk.pdf.fact import Fact, good, unchecked, wrong
from kiosk.pdf.verification import Verification
from kiosk.store.vault import Vault


def compare_with_vault(vault: Vault, content: bytes, found: Verification) -> Fact:
    """Return whether the vault holds the events that the document tells of, and its digest."""
    place = found.place
    if place is None:
        return unchecked("vault", "no-place")
    visit_id = place.header.visit
    if place.header.kiosk != vault.kiosk_id or visit_id is None:
        return wrong("vault", "other-kiosk", kiosk=vault.kiosk_id)
    try:
        if vault.chain_proof(visit_id) != place:
            return wrong("vault", "no-such-event", seq=str(place.seq))
        if vault.later(visit_id)[: len(found.later)] != found.later:
            return wrong("vault", "no-such-event", seq=str(found.later[-1].header.seq))
        events = vault.events_of(visit_id)
    except VaultDamaged:
        if vault.visit(visit_id) is None:
            return unchecked("vault", "purged")
        return wrong("vault", "damaged", seq=str(place.seq))
    digest = hashlib.sha256(content).hexdigest()
    for stored in events:
        if isinstance(stored.event, DocumentMade) and stored.event.digest == digest:
            return good("vault", "same", seq=str(stored.header.seq), digest=digest)
    return wrong("vault", "other-document", digest=digest)
