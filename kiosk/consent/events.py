"""What happens, as a versioned union: the only thing the vault ever adds.

Owns the kinds of events and the header that the chain runs over. A header never holds an answer, a
name or a PIN: those live in the payload, which can one day be purged while the chain still holds.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from kiosk.consent.record import ClosedRecord, SignedRecord
from kiosk.settings import ClinicSettings
from kiosk.visit.booking import Booking


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who did it."""

    role: Literal["patient", "staff", "kiosk"]
    name: str = ""
    """The staff member's name where people have names; "" otherwise. Never a patient's."""


KIOSK = Actor(role="kiosk")
PATIENT = Actor(role="patient")
STAFF = Actor(role="staff")


class VisitStarted(msgspec.Struct, frozen=True, kw_only=True, tag="visit-started"):
    """Staff handed the tablet over."""

    booking: Booking
    form_title: str
    form_digest: str


class ConsentSigned(msgspec.Struct, frozen=True, kw_only=True, tag="consent-signed"):
    """The patient signed."""

    record: SignedRecord


class VisitClosed(msgspec.Struct, frozen=True, kw_only=True, tag="visit-closed"):
    """The visit ended without a signature: declined, on paper, or handed to staff."""

    record: ClosedRecord


class UnderAge(msgspec.Struct, frozen=True, kw_only=True, tag="under-age"):
    """Staff began a visit for somebody under the age of majority; the clinician takes over."""

    booking: Booking
    form_title: str


class VisitPaused(msgspec.Struct, frozen=True, kw_only=True, tag="visit-paused"):
    """The patient stopped for now."""


class VisitResumed(msgspec.Struct, frozen=True, kw_only=True, tag="visit-resumed"):
    """Staff resumed the visit."""


class VisitCancelled(msgspec.Struct, frozen=True, kw_only=True, tag="visit-cancelled"):
    """Staff took back a wrong start."""


class DocumentMade(msgspec.Struct, frozen=True, kw_only=True, tag="document-made"):
    """A document was rendered and stored."""

    document: Literal["signed", "closed"]
    digest: str
    """SHA-256 of the stored bytes, hex."""
    renderer: str


class DocumentExported(msgspec.Struct, frozen=True, kw_only=True, tag="document-exported"):
    """A copy left the vault."""

    digest: str


class RecordViewed(msgspec.Struct, frozen=True, kw_only=True, tag="record-viewed"):
    """Staff opened a record."""


class Searched(msgspec.Struct, frozen=True, kw_only=True, tag="searched"):
    """Staff searched; never the words they typed."""

    by: Literal["name", "birth-date"]
    found: int


class SettingsChanged(msgspec.Struct, frozen=True, kw_only=True, tag="settings-changed"):
    """The clinic's choices, whole."""

    settings: ClinicSettings


class PinSet(msgspec.Struct, frozen=True, kw_only=True, tag="pin-set"):
    """The staff PIN was set; its hash lives outside the chain."""


class LoggedIn(msgspec.Struct, frozen=True, kw_only=True, tag="logged-in"):
    """The PIN was right."""


class LogInFailed(msgspec.Struct, frozen=True, kw_only=True, tag="log-in-failed"):
    """The PIN was wrong."""


Event: TypeAlias = (
    VisitStarted
    | ConsentSigned
    | VisitClosed
    | UnderAge
    | VisitPaused
    | VisitResumed
    | VisitCancelled
    | DocumentMade
    | DocumentExported
    | RecordViewed
    | Searched
    | SettingsChanged
    | PinSet
    | LoggedIn
    | LogInFailed
)

EVENT_VERSION = 1
"""Version of every kind's payload so far."""


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What the chain runs over."""

    seq: int
    """1, 2, 3 without gaps."""
    kind: str
    """The event's tag."""
    version: int
    at: str
    """RFC 3339 UTC, `Z`."""
    offset_minutes: int
    """The clinic's offset from UTC at that instant."""
    actor: Actor
    kiosk: str
    visit: str | None
    """The visit it belongs to; None for the kiosk's own events."""
    previous: str
    """The previous event's link, hex; 64 zeros for the first."""
    payload_digest: str
    """SHA-256 over salt and payload, hex."""
