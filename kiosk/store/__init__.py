"""The vault: the only room that knows how anything is kept."""

from kiosk.store.documents import StoredDocument
from kiosk.store.drafts import Draft
from kiosk.store.finishing import FinishingEvent
from kiosk.store.ledger import Receipt, StoredEvent
from kiosk.store.projection import VisitRow
from kiosk.store.states import VisitState
from kiosk.store.vault import Vault

__all__ = [
    "Draft",
    "FinishingEvent",
    "Receipt",
    "StoredDocument",
    "StoredEvent",
    "Vault",
    "VisitRow",
    "VisitState",
]
