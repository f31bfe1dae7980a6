"""What staff search, derived from events alone.

Owns how one event changes one visit's row. Pure, so that every row can be derived again from the
first event on.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import assert_never

import msgspec
from msgspec.structs import replace

from kiosk.clock import read_utc
from kiosk.consent.events import (
    ConsentSigned,
    ConsentWithdrawn,
    ConversationAttested,
    DetailsCorrected,
    DocumentExported,
    DocumentMade,
    DocumentPrinted,
    EnteredInError,
    Event,
    Header,
    KioskEvent,
    LegalHoldLifted,
    LegalHoldSet,
    RecordPurged,
    RecordViewed,
    UnderAge,
    VisitCancelled,
    VisitClosed,
    VisitExpired,
    VisitPaused,
    VisitResumed,
    VisitStarted,
)
from kiosk.consent.record import Flag
from kiosk.store.states import (
    LIVE,
    OWED,
    FollowingEvent,
    VisitState,
    require_allowed,
)
from kiosk.visit.booking import Booking, Patient, Side


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
    last_entry: date
    """The clinic's calendar day of the last thing that was put on record; looks do not count."""
    started_at: str
    """RFC 3339 UTC, `Z`."""
    ended_at: str | None = None
    """RFC 3339 UTC, `Z`; None while it is live."""
    flags: tuple[Flag, ...] = ()
    has_document: bool = False
    """Whether the document is there that tells how the visit stands."""
    held: bool = False
    """Under a legal hold: it is kept whatever its age."""
    former_names: tuple[str, ...] = ()
    """How the name was spelt before it was corrected; the patient is found by these too."""


def derive_row(row: VisitRow | None, event: Event, header: Header) -> VisitRow | None:
    """Return a visit's row after `event`; None where no visit is concerned or it was purged.

    Raises:
        ValueError: the event does not fit the visit's state: a bug, not a fault.
    """
    match event:
        case VisitStarted(booking=booking, form_title=title):
            return _derive_new(row, header, booking, title, "started")
        case UnderAge(booking=booking, form_title=title):
            return _derive_new(row, header, booking, title, "under-age")
        case _ if isinstance(event, KioskEvent):
            return row
        case _:
            return _derive_next(_require_there(row), event, header)


def _derive_next(row: VisitRow, event: FollowingEvent, header: Header) -> VisitRow | None:
    """Return the row of a visit that is there after what follows its start."""
    require_allowed(event, row.state)
    match event:
        case VisitPaused():
            return _derive_entry(row, header, "paused")
        case VisitResumed():
            return _derive_entry(row, header, "started")
        case VisitCancelled():
            return _derive_ended(row, header, "cancelled")
        case VisitExpired():
            return _derive_ended(row, header, "expired")
        case ConsentSigned(record=record):
            return _derive_ended(row, header, "signed", record.body.flags)
        case VisitClosed(record=record):
            return _derive_ended(row, header, record.outcome, record.body.flags)
        case ConversationAttested():
            return _derive_restated(row, header, "discussed")
        case ConsentWithdrawn():
            return _derive_restated(row, header, "withdrawn")
        case EnteredInError():
            return _derive_restated(row, header, "entered-in-error")
        case DetailsCorrected(patient=patient):
            return _derive_corrected(_derive_entry(row, header, row.state), patient)
        case DocumentMade():
            return _derive_documented(row, event)
        case LegalHoldSet() | LegalHoldLifted():
            return _derive_held(row, held=isinstance(event, LegalHoldSet))
        case RecordPurged():
            _require_free(row)
            return None
        case RecordViewed() | DocumentExported() | DocumentPrinted():
            return row
        case _:
            assert_never(event)


def _derive_new(
    row: VisitRow | None, header: Header, booking: Booking, title: str, state: VisitState
) -> VisitRow:
    if row is not None or header.visit is None:
        raise ValueError("a visit starts once, under its own id")
    day = _local_day(header)
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
        day=day,
        last_entry=day,
        started_at=header.at,
        ended_at=None if state in LIVE else header.at,
    )


def _derive_entry(row: VisitRow, header: Header, state: VisitState) -> VisitRow:
    """Return the row with one more entry; a clock set back never makes the last one earlier."""
    return replace(row, state=state, last_entry=max(row.last_entry, _local_day(header)))


def _derive_ended(
    row: VisitRow, header: Header, state: VisitState, flags: tuple[Flag, ...] = ()
) -> VisitRow:
    return replace(_derive_entry(row, header, state), ended_at=header.at, flags=flags)


def _derive_restated(row: VisitRow, header: Header, state: VisitState) -> VisitRow:
    """Return the row of a record that stands otherwise now: its document tells of before."""
    return replace(_derive_entry(row, header, state), has_document=False)


def _derive_corrected(row: VisitRow, patient: Patient) -> VisitRow:
    names = dict.fromkeys((*row.former_names, row.name))
    return replace(
        row,
        name=patient.name,
        birth_date=patient.birth_date,
        health_number=patient.health_number,
        former_names=tuple(name for name in names if name != patient.name),
    )


def _derive_documented(row: VisitRow, made: DocumentMade) -> VisitRow:
    if made.document != OWED[row.state]:
        raise ValueError(f"the visit is {row.state}: it owes no {made.document} document")
    return replace(row, has_document=True)


def _derive_held(row: VisitRow, *, held: bool) -> VisitRow:
    if row.held is held:
        raise ValueError("the visit's hold is set once and lifted once")
    return replace(row, held=held)


def _require_free(row: VisitRow) -> None:
    if row.held:
        raise ValueError("the visit is under a legal hold")


def _require_there(row: VisitRow | None) -> VisitRow:
    if row is None:
        raise ValueError("the visit has not started, or it was purged")
    return row


def _local_day(header: Header) -> date:
    return (read_utc(header.at) + timedelta(minutes=header.offset_minutes)).date()
