"""One patient at the kiosk: each tap judged, kept, and at the end made into evidence.

Owns the order of things at the end of a visit: the record is stored and read back before the state
says so. A failure of the disk changes nothing: the same tap can be tried again. Where it came only
after the record was in the vault, the visit has ended, and the next tap says so.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec.structs import replace

from kiosk.clock import format_utc
from kiosk.consent.events import (
    PATIENT,
    STAFF,
    ConsentSigned,
    VisitClosed,
    VisitPaused,
    VisitResumed,
    VisitStarted,
)
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


class _Ending(msgspec.Struct, frozen=True, kw_only=True):
    """An end that was handed to the vault, which may have kept it before a fault."""

    event: ConsentSigned | VisitClosed
    state: VisitState


class Session:
    """A visit in progress."""

    def __init__(
        self, equipment: Equipment, state: VisitState, opening: VisitStarted | VisitResumed
    ) -> None:
        """Begin, or go on, with `state`; `opening` goes on record and its draft is kept at once."""
        self._equipment = equipment
        self.rules: Rules = equipment.rules(state.booking.form_id)
        self.state = state
        self._ending: _Ending | None = None
        self._digests = {
            language: derive_digest(form) for language, form in self.rules.forms.items()
        }
        self._keep_draft(state, opening)

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

    def settle(self) -> VisitState:
        """Return the state; ended, if a fault came only after the vault had kept the end.

        Raises:
            StorageFailed: the fault is still there.
        """
        ending, visit_id = self._ending, self.state.visit_id
        if ending is not None and self._equipment.vault.chain_place(visit_id) is not None:
            self._equipment.vault.finish(visit_id, ending.event, PATIENT)
            self.state = ending.state
        self._ending = None
        return self.state

    def _take(self, action: do.Action, ink: Ink | None) -> VisitState:
        at = self._equipment.clock.now()
        state = take_turn(self.rules, self.settle(), action, at)
        if state == self.state:
            return self.state
        if state.outcome == Signed() and ink is not None and ink.is_empty:
            state = replace(self.state, problem=Problem(code="signature-empty"))
        match state.outcome:
            case None:
                self._keep_draft(state)
            case Paused():
                self._keep_draft(state, VisitPaused())
            case outcome:
                event = self._derive_end(state, outcome, ink, at)
                self._ending = _Ending(event=event, state=state)
                self._equipment.vault.finish(state.visit_id, event, PATIENT)
        self.state, self._ending = state, None
        return state

    def _keep_draft(
        self, state: VisitState, event: VisitStarted | VisitResumed | VisitPaused | None = None
    ) -> None:
        """Keep the answers, and the event that comes with them: both or neither."""
        vault, draft = self._equipment.vault, self._derive_draft(state)
        if event is None:
            vault.keep_draft(draft)
        else:
            actor = PATIENT if isinstance(event, VisitPaused) else STAFF
            vault.append(event, actor, state.visit_id, draft)

    def _derive_draft(self, state: VisitState) -> Draft:
        equipment = self._equipment
        return Draft(
            visit_id=state.visit_id,
            form_digest=self._digests[state.language],
            body=derive_draft(state),
            flags=derive_flags(self.rules.form(state), state, equipment.staff_words),
            updated_at=format_utc(equipment.clock.now()),
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
