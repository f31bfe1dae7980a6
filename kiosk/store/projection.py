"""What staff search, derived from events alone.

Owns how one event changes one visit's row. Pure, so that every row can be derived again from the
first event on.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, TypeAlias, assert_never

import msgspec

from kiosk.clock import read_utc
from kiosk.consent.events import (
    ConsentSigned,
    DocumentExported,
    DocumentMade,
    Event,
    Header,
    LoggedIn,
    LogInFailed,
    PinSet,
    RecordViewed,
    Searched,
    SettingsChanged,
    UnderAge,
    VisitCancelled,
    VisitClosed,
    VisitPaused,
    VisitResumed,
    VisitStarted,
)
from kiosk.consent.record import Flag
from kiosk.visit.booking import Booking, Side

VisitState: TypeAlias = Literal[
    "started",
    "paused",
    "signed",
    "declined",
    "paper",
    "handed-over",
    "under-age",
    "cancelled",
]

LIVE: tuple[VisitState, ...] = ("started", "paused")
"""The states in which a visit may still be signed and has a draft."""

CLOSED: tuple[VisitState, ...] = ("declined", "paper", "handed-over")
"""The states in which a visit ended without a signature and owes a document that says so."""


class VisitRow(msgspec.Struct, frozen=True, kw_only=True):
    """One visit as staff see it in a list."""

    visit_id: str
    name: str
    birth_date: date
    health_number: str | None
    form_id: str
    form_title: str
    site_id: str
    side: Side
    clinician: str
    state: VisitState
    day: date
    """The clinic's calendar day on which it started."""
    started_at: str
    """RFC 3339 UTC, `Z`."""
    ended_at: str | None = None
    """RFC 3339 UTC, `Z`; None while it is live."""
    flags: tuple[Flag, ...] = ()
    has_document: bool = False


def derive_row(row: VisitRow | None, event: Event, header: Header) -> VisitRow | None:
    """Return a visit's row after `event`; None where no visit is concerned.

    Raises:
        ValueError: the event does not fit the visit's state: a bug, not a fault.
    """
    match event:
        case VisitStarted(booking=booking, form_title=title):
            return _derive_new(row, header, booking, title, "started")
        case UnderAge(booking=booking, form_title=title):
            return _derive_new(row, header, booking, title, "under-age")
        case VisitPaused():
            return msgspec.structs.replace(_require_live(row), state="paused")
        case VisitResumed():
            return msgspec.structs.replace(_require_live(row), state="started")
        case VisitCancelled():
            return _derive_ended(row, header, "cancelled", ())
        case ConsentSigned(record=record):
            return _derive_ended(row, header, "signed", record.body.flags)
        case VisitClosed(record=record):
            return _derive_ended(row, header, record.outcome, record.body.flags)
        case DocumentMade(document=document):
            return _derive_documented(row, document)
        case (
            DocumentExported()
            | RecordViewed()
            | Searched()
            | SettingsChanged()
            | PinSet()
            | LoggedIn()
            | LogInFailed()
        ):
            return row
        case _:
            assert_never(event)


def _derive_new(
    row: VisitRow | None, header: Header, booking: Booking, title: str, state: VisitState
) -> VisitRow:
    if row is not None or header.visit is None:
        raise ValueError("a visit starts once, under its own id")
    local = read_utc(header.at) + timedelta(minutes=header.offset_minutes)
    return VisitRow(
        visit_id=header.visit,
        name=booking.patient.name,
        birth_date=booking.patient.birth_date,
        health_number=booking.patient.health_number,
        form_id=booking.form_id,
        form_title=title,
        site_id=booking.site_id,
        side=booking.side,
        clinician=booking.clinician,
        state=state,
        day=local.date(),
        started_at=header.at,
        ended_at=None if state in LIVE else header.at,
    )


def _derive_ended(
    row: VisitRow | None, header: Header, state: VisitState, flags: tuple[Flag, ...]
) -> VisitRow:
    return msgspec.structs.replace(_require_live(row), state=state, ended_at=header.at, flags=flags)


def _derive_documented(row: VisitRow | None, document: Literal["signed", "closed"]) -> VisitRow:
    wanted = ("signed",) if document == "signed" else CLOSED
    if row is None or row.state not in wanted:
        raise ValueError(f"the visit has no {document} record to make a document of")
    return msgspec.structs.replace(row, has_document=True)


def _require_live(row: VisitRow | None) -> VisitRow:
    if row is None or row.state not in LIVE:
        raise ValueError("the visit has not started or has already ended")
    return row
