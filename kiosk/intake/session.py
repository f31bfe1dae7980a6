"""One patient at the kiosk: each tap judged, kept, and at the end made into evidence.

Owns the order of things at the end of a visit: the record is stored and read back before the state
says so. A failure of the disk changes nothing: the same tap can be tried again.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec.structs import replace

from kiosk.clock import format_utc
from kiosk.consent.events import PATIENT, ConsentSigned, VisitClosed, VisitPaused
from kiosk.consent.evidence import Place, derive_closed, derive_unsigned, sign
from kiosk.consent.flags import derive_flags
from kiosk.consent.ink import Ink
from kiosk.forms.digest import derive_digest
from kiosk.forms.model import ConsentForm
from kiosk.intake.equipment import Equipment
from kiosk.store import Draft
from kiosk.visit import actions as do
from kiosk.visit.draft import derive_draft
from kiosk.visit.problems import Problem
from kiosk.visit.state import Declined, HandedOver, OnPaper, Paused, Signed, VisitState
from kiosk.visit.turns import Rules, take_turn
from kiosk.visit.wording import Sources


class _Tap(msgspec.Struct, frozen=True, kw_only=True):
    """All that makes a tap the same as another."""

    before: VisitState
    action: do.Action
    ink: Ink | None


class Session:
    """A visit in progress."""

    def __init__(self, equipment: Equipment, state: VisitState) -> None:
        """Begin, or go on, with `state`; its draft is kept at once."""
        self._equipment = equipment
        self.rules: Rules = equipment.rules(state.booking.form_id)
        self.state = state
        self._ending: tuple[_Tap, datetime] | None = None
        self._digests = {
            language: derive_digest(form) for language, form in self.rules.forms.items()
        }
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
        return self._take(action, None)

    def sign(self, ink: Ink) -> VisitState:
        """Sign with `ink`, store the record, read it back, and only then say so.

        Raises:
            StorageFailed: nothing was signed; the ink can be used again.
        """
        return self._take(do.Sign(), ink)

    def _take(self, action: do.Action, ink: Ink | None) -> VisitState:
        tap = _Tap(before=self.state, action=action, ink=ink)
        at = self._instant_of(tap)
        state = take_turn(self.rules, self.state, action, at)
        if state == self.state:
            return self.state
        if state.outcome == Signed() and ink is not None and ink.is_empty:
            state = replace(self.state, problem=Problem(code="signature-empty"))
        match state.outcome:
            case None:
                self._keep_draft(state)
            case Paused():
                self._keep_draft(state)
                self._equipment.vault.append(VisitPaused(), PATIENT, state.visit_id)
            case outcome:
                self._ending = (tap, at)
                event = self._derive_end(state, outcome, ink, at)
                self._equipment.vault.finish(state.visit_id, event, PATIENT)
        self.state = state
        return state

    def _instant_of(self, tap: _Tap) -> datetime:
        """Return the present; the tap that failed to end the visit keeps its first instant.

        The same tap then makes the same event, which the vault may have kept before it failed.
        """
        if self._ending is not None and self._ending[0] == tap:
            return self._ending[1]
        return self._equipment.clock.now()

    def _keep_draft(self, state: VisitState) -> None:
        equipment = self._equipment
        form = self.rules.form(state)
        equipment.vault.keep_draft(
            Draft(
                visit_id=state.visit_id,
                form_digest=self._digests[state.language],
                body=derive_draft(state),
                flags=derive_flags(form, state, equipment.staff_words),
                updated_at=format_utc(equipment.clock.now()),
            )
        )

    def _derive_end(
        self,
        state: VisitState,
        outcome: Signed | Declined | OnPaper | HandedOver,
        ink: Ink | None,
        ended_at: datetime,
    ) -> ConsentSigned | VisitClosed:
        """Return the event that puts the end of the visit on record."""
        place = self._place(state, ended_at)
        if not isinstance(outcome, Signed):
            return VisitClosed(record=derive_closed(state, outcome, place))
        if ink is None:
            raise ValueError("signing needs ink")
        return ConsentSigned(record=sign(derive_unsigned(state, place), ink, place))

    def _place(self, state: VisitState, ended_at: datetime) -> Place:
        equipment = self._equipment
        return Place(
            sources=equipment.sources(self.rules.form(state), state.booking),
            staff_words=equipment.staff_words,
            ended_at=ended_at,
            app_version=equipment.app_version,
        )
