"""How a visit stands, and what may happen to it as it stands.

Owns the states and the table of what each of them allows. Nothing else decides it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

from kiosk.consent.events import (
    ConsentSigned,
    ConsentWithdrawn,
    ConversationAttested,
    DetailsCorrected,
    DocumentExported,
    DocumentKind,
    DocumentMade,
    DocumentPrinted,
    EnteredInError,
    LegalHoldLifted,
    LegalHoldSet,
    RecordPurged,
    RecordViewed,
    VisitCancelled,
    VisitClosed,
    VisitExpired,
    VisitPaused,
    VisitResumed,
)

VisitState: TypeAlias = Literal[
    "started",
    "paused",
    "signed",
    "discussed",
    "withdrawn",
    "declined",
    "paper",
    "handed-over",
    "under-age",
    "cancelled",
    "expired",
    "entered-in-error",
]

LIVE: tuple[VisitState, ...] = ("started", "paused")
"""The states in which a visit may still be signed and has a draft."""

CLOSED: tuple[VisitState, ...] = ("declined", "paper", "handed-over")
"""The states in which a visit ended without a signature, with a record that says so."""

OWED: Mapping[VisitState, DocumentKind] = {
    "signed": "signed",
    "discussed": "discussed",
    "withdrawn": "withdrawn",
    "declined": "closed",
    "paper": "closed",
    "handed-over": "closed",
    "entered-in-error": "entered-in-error",
}
"""The document that a visit with a record owes as it stands, until that is made."""

OWING: tuple[VisitState, ...] = tuple(OWED)
"""The states in which a record's document is owed until it is made."""

ANY: tuple[VisitState, ...] = get_args(VisitState)
ENDED: tuple[VisitState, ...] = tuple(state for state in ANY if state not in LIVE)
STANDING: tuple[VisitState, ...] = tuple(state for state in ENDED if state != "entered-in-error")
"""The states of an ended visit whose record is relied on."""

FollowingEvent: TypeAlias = (
    VisitPaused
    | VisitResumed
    | VisitCancelled
    | VisitExpired
    | ConsentSigned
    | VisitClosed
    | ConversationAttested
    | ConsentWithdrawn
    | DetailsCorrected
    | EnteredInError
    | DocumentMade
    | DocumentExported
    | DocumentPrinted
    | RecordViewed
    | LegalHoldSet
    | LegalHoldLifted
    | RecordPurged
)
"""What can happen to a visit once it is there."""

ALLOWED: Mapping[type[FollowingEvent], tuple[VisitState, ...]] = {
    VisitPaused: LIVE,
    VisitResumed: LIVE,
    VisitCancelled: LIVE,
    VisitExpired: LIVE,
    ConsentSigned: LIVE,
    VisitClosed: LIVE,
    ConversationAttested: ("signed",),
    ConsentWithdrawn: ("signed", "discussed"),
    DetailsCorrected: STANDING,
    EnteredInError: STANDING,
    DocumentMade: OWING,
    DocumentExported: ENDED,
    DocumentPrinted: ENDED,
    RecordViewed: ANY,
    LegalHoldSet: ENDED,
    LegalHoldLifted: ENDED,
    RecordPurged: ENDED,
}
"""For each event the states in which it may happen."""


def require_allowed(event: FollowingEvent, state: VisitState) -> None:
    """Make sure that `event` may happen to a visit that stands so.

    Raises:
        ValueError: it may not: a bug, not a fault.
    """
    kind = type(event)
    if state not in ALLOWED[kind]:
        raise ValueError(f"the visit is {state}: {kind.__name__} does not fit it")
