"""Where a patient stands: one immutable value, small enough to be kept after every tap."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

from kiosk.visit.answers import Answer, Exposure, Question
from kiosk.visit.booking import Booking
from kiosk.visit.problems import Problem
from kiosk.visit.route import OwnPage


class Signed(msgspec.Struct, frozen=True, tag="signed"):
    """The patient signed."""


class Paused(msgspec.Struct, frozen=True, tag="paused"):
    """The patient stopped for now; staff can resume."""


class Declined(msgspec.Struct, frozen=True, tag="declined"):
    """The patient would rather not; no reason is asked."""


class OnPaper(msgspec.Struct, frozen=True, tag="paper"):
    """The patient asked for paper."""


class HandedOver(msgspec.Struct, frozen=True, tag="handed-over"):
    """Staff must take over."""

    reason: Literal["identity", "details", "option"]
    page_id: str
    """The page that handed over; for `option`, the choice that did."""


Outcome: TypeAlias = Signed | Paused | Declined | OnPaper | HandedOver


class VisitState(msgspec.Struct, frozen=True, kw_only=True):
    """One patient's run, between two taps. Never changed, only replaced."""

    visit_id: str
    booking: Booking
    language: str
    """BCP 47; the form's first language until the patient has chosen."""
    started_at: datetime
    entered_at: datetime
    """When the present page was entered."""
    page_id: str = OwnPage.LANGUAGE.value
    text_percent: int = 100
    answers: dict[str, Answer] = {}
    questions: tuple[Question, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    reached: frozenset[str] = frozenset()
    """Pages whose last line has been in view."""
    revision: int = 0
    """Grows with every changed answer or question: a signature belongs to one revision."""
    identity_tries: int = 0
    reviewing: bool = False
    """On the way back to the review, to change one answer."""
    problem: Problem | None = None
    outcome: Outcome | None = None
