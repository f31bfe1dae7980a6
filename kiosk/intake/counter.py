"""Where a visit begins, is resumed and is taken back: what staff do before the tablet changes hands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from kiosk.clock import Clock, local_day
from kiosk.consent.events import STAFF, UnderAge, VisitCancelled, VisitResumed, VisitStarted
from kiosk.forms.digest import derive_digest
from kiosk.ids import NewId
from kiosk.intake.library import Library
from kiosk.intake.session import Session
from kiosk.settings import AGE_OF_MAJORITY, ClinicSettings
from kiosk.store.vault import Vault
from kiosk.visit.booking import Booking, Patient, Side, age_on
from kiosk.visit.draft import read_draft
from kiosk.visit.problems import Problem
from kiosk.visit.state import VisitState
from kiosk.visit.text import (
    NAME_LENGTH,
    NUMBER_LENGTH,
    MissingCharacters,
    check_text,
    derive_line,
    read_birth_date,
)
from kiosk.visit.turns import Rules, resume
from kiosk.words import Words


class UntrustedBooking(msgspec.Struct, frozen=True, kw_only=True):
    """What staff typed and picked, before it is checked."""

    form_id: str
    name: str
    birth_date: str
    health_number: str = ""
    site_id: str
    side: Side | None
    clinician: str


class Counter:
    """Begins visits on one kiosk."""

    def __init__(
        self,
        *,
        vault: Vault,
        library: Library,
        words: Callable[[str], Words],
        missing: MissingCharacters,
        document_maker: DocumentMaker,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        """Keep what a visit needs; `words` gives the catalogue of a language."""
