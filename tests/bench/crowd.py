"""Ten thousand fictional consents in one vault: 40 a day for 250 days, the last of them today.

Every event goes through the vault's own order of things, chained and projected; only the commits
are few, and the documents are small.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from kiosk.consent.events import KIOSK, PATIENT, STAFF, VisitStarted
from kiosk.intake.equipment import Equipment
from kiosk.store import documents
from kiosk.store.vault import Vault
from kiosk.visit.booking import Patient
from tests.intake.clinic import TODAY, MovingClock
from tests.intake.ready import BOOKING
from tests.store.builders import signed

DAYS = 250
A_DAY = 40
COUNT = DAYS * A_DAY
_FIRST = (
    *("Aoife", "Bashir", "Carmen", "Dmitri", "Elodie", "Farouk", "Greta", "Haruki", "Ingrid"),
    *("Jamal", "Katarzyna", "Lorenzo", "Maren", "Nadia", "Oluwaseun", "Priya", "Quentin", "Rosa"),
    *("Sione", "Tomasz", "Ursula", "Vikram", "Wanda", "Xiomara", "Yusuf", "Zoë"),
)
_BEGINNINGS = ("Ander", "Bell", "Carl", "Dun", "Ever", "Fisk", "Gold", "Hart", "Iver", "Jack")
_MIDDLES = ("a", "e", "en", "er", "i", "in", "o", "or", "u", "un")
_ENDINGS = ("berg", "croft", "dale", "feld", "man", "more", "son", "ton", "well", "wood")


def draw_names(seed: int = 1) -> Iterator[str]:
    """Yield made-up names without end, the same for the same seed."""
    dice = random.Random(seed)
    while True:
        last = dice.choice(_BEGINNINGS) + dice.choice(_MIDDLES) + dice.choice(_ENDINGS)
        yield f"{dice.choice(_FIRST)} {last}"


def make_crowd(equipment: Equipment, clock: MovingClock) -> None:
    """Put the consents into the vault, and leave the clock on the last day."""
    names, numbers = draw_names(), iter(range(COUNT))
    for ago in range(DAYS - 1, -1, -1):
        clock.set_to(TODAY - timedelta(days=ago))
        with equipment.vault._change():
            for _ in range(A_DAY):
                _sign(equipment.vault, f"CROWD-{next(numbers):05}", next(names))
    equipment.vault._db.truncate_log()


def _sign(vault: Vault, visit_id: str, name: str) -> None:
    """Add one patient's visit from its start to its document, inside the caller's transaction."""
    born = date(1930, 1, 1) + timedelta(days=sum(visit_id.encode()) * 37 % 25_000)
    booking = replace(BOOKING, patient=Patient(name=name, birth_date=born))
    start = VisitStarted(booking=booking, form_title="Cryoneurolysis", form_digest="ab" * 32)
    vault._append(start, STAFF, visit_id)
    vault._append(signed(visit_id, pages=1), PATIENT, visit_id)
    content = b"%PDF-" + visit_id.encode() * 100
    made = documents.derive_document_made("signed", content, "bench")
    header = vault._append(made, KIOSK, visit_id).header
    documents.keep_document(vault._db, header, "signed", content)
