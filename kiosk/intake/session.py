"""One patient at the kiosk: each tap judged, kept, and at the end made into evidence.

Owns the order of things at the end of a visit: the record is stored and read back before the state
says so. A failure of the disk changes nothing: the same tap can be tried again.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from kiosk.clock import format_utc
from kiosk.consent.events import PATIENT, ConsentSigned, VisitClosed, VisitPaused
from kiosk.consent.evidence import Place, derive_closed, derive_unsigned, sign
from kiosk.consent.flags import derive_flags
from kiosk.consent.ink import Ink
from kiosk.forms.digest import derive_digest
from kiosk.forms.model import ConsentForm
from kiosk.intake.equipment import Equipment
from kiosk.store.vault import Draft
from kiosk.visit import actions as do
from kiosk.visit.draft import derive_draft
from kiosk.visit.problems import Problem
from kiosk.visit.state import Paused, Signed, VisitState
from kiosk.visit.turns import Rules, take_turn
from kiosk.visit.wording import Sources


class Session:
    """A visit in progress."""

    def __init__(self, equipment: Equipment, state: VisitState) -> None:
        """Begin, or go on, with `state`; its draft is kept at once."""
        self._equipment = equipment
        self.rules: Rules = equipment.rules(state.booking.form_id)
        self.state = state
        self._keep_draft(state)

    @property
    def form(self) -> ConsentForm:
        """The form in the patient's language."""
        return self.rules.form(self.state)

    @property
    def sources(self) -> Sources:
        """Where this visit's words come from."""
        return self._equipment.sources(self.form, self.state.booking)

    def act(self, action: do.Action) -> VisitState:
        """Take one turn and keep what came of it.

        Raises:
            StorageFailed: nothing could be kept; the state is as it was before the tap.
        """
        now = self._equipment.clock.now()
        state = take_turn(self.rules, self.state, action, now)
        if state is self.state:
            return state
        if state.outcome is None or state.outcome == Paused():
            self._keep_draft(state)
        if state.outcome is not None:
            self._finish(state, None, now)
        self.state = state
        return state

    def sign(self, ink: Ink) -> VisitState:
        """Sign with `ink`, store the record, read it back, and only then say so.

        Raises:
            StorageFailed: nothing was signed; the ink can be used again.
        """
        if ink.is_empty:
            self.state = replace(self.state, problem=Problem(code="signature-empty"))
            return self.state
        now = self._equipment.clock.now()
        state = take_turn(self.rules, self.state, do.Sign(), now)
        if state.outcome == Signed():
            self._finish(state, ink, now)
        self.state = state
        return state

    def _keep_draft(self, state: VisitState) -> None:
        equipment = self._equipment
        form = self.rules.form(state)
        equipment.vault.keep_draft(
            Draft(
                visit_id=state.visit_id,
                form_digest=derive_digest(form),
                body=derive_draft(state),
                flags=derive_flags(form, state, equipment.staff_words),
                updated_at=format_utc(equipment.clock.now()),
            )
        )

    def _finish(self, state: VisitState, ink: Ink | None, ended_at: datetime) -> None:
        """Put the end of the visit on record."""
        vault, visit_id = self._equipment.vault, state.visit_id
        place = self._place(state, ended_at)
        match state.outcome:
            case None:
                raise ValueError("only a visit that ended is finished")
            case Paused():
                vault.append(VisitPaused(), PATIENT, visit_id)
            case Signed():
                if ink is None:
                    raise ValueError("signing needs ink")
                record = sign(derive_unsigned(state, place), ink, place)
                vault.finish(visit_id, ConsentSigned(record=record), PATIENT)
            case outcome:
                closed = derive_closed(state, outcome, place)
                vault.finish(visit_id, VisitClosed(record=closed), PATIENT)

    def _place(self, state: VisitState, ended_at: datetime) -> Place:
        equipment = self._equipment
        return Place(
            sources=equipment.sources(self.rules.form(state), state.booking),
            staff_words=equipment.staff_words,
            ended_at=ended_at,
            app_version=equipment.app_version,
        )
