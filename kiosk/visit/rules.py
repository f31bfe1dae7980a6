"""What a tap is judged by, and where in the route a patient stands."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kiosk.forms.model import ConsentForm
from kiosk.visit.route import Stop, derive_route
from kiosk.visit.state import VisitState
from kiosk.visit.text import MissingCharacters


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The form in each language, and what the document can draw."""

    forms: Mapping[str, ConsentForm]
    missing: MissingCharacters

    def form(self, state: VisitState) -> ConsentForm:
        """Return the form in the patient's language."""
        return self.forms[state.language]

    def knows(self, state: VisitState) -> bool:
        """Return whether the page the patient is on exists; another kiosk may have had others."""
        return any(stop.page_id == state.page_id for stop in self.stops(state))

    def stop(self, state: VisitState) -> Stop:
        """Return the page the patient is on."""
        return self.stops(state)[self.index(state)]

    def stops(self, state: VisitState) -> tuple[Stop, ...]:
        """Return every page of this visit."""
        return derive_route(self.form(state), state.answers)

    def index(self, state: VisitState) -> int:
        """Return where in the route the patient is."""
        ids = [stop.page_id for stop in self.stops(state)]
        return ids.index(state.page_id)
