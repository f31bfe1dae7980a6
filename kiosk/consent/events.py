"""What happens, as a versioned union: the only thing the vault ever adds.

Owns the union, who did it, and the header that the chain runs over. A header never holds an answer,
a patient's name or a PIN: those live in the payload, which can one day be purged while the chain
still holds.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from kiosk.consent.kiosk_events import (
    BackupMade,
    BackupRestored,
    ClockJumped,
    DamageAccepted,
    DiskEncryptionConfirmed,
    FormApproved,
    LoggedIn,
    LogInFailed,
    PinSet,
    RecoverySheetMade,
    SealCertificateChosen,
    Searched,
    SettingsChanged,
)
from kiosk.consent.visit_events import (
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
    UnderAge,
    VisitCancelled,
    VisitClosed,
    VisitExpired,
    VisitPaused,
    VisitResumed,
    VisitStarted,
)

__all__ = [
    "EVENT_VERSION",
    "KIOSK",
    "PATIENT",
    "STAFF",
    "Actor",
    "BackupMade",
    "BackupRestored",
    "ClockJumped",
    "ConsentSigned",
    "ConsentWithdrawn",
    "ConversationAttested",
    "DamageAccepted",
    "DetailsCorrected",
    "DiskEncryptionConfirmed",
    "DocumentExported",
    "DocumentKind",
    "DocumentMade",
    "DocumentPrinted",
    "EnteredInError",
    "Event",
    "FormApproved",
    "Header",
    "KioskEvent",
    "LegalHoldLifted",
    "LegalHoldSet",
    "LogInFailed",
    "LoggedIn",
    "PinSet",
    "RecordPurged",
    "RecordViewed",
    "RecoverySheetMade",
    "SealCertificateChosen",
    "Searched",
    "SettingsChanged",
    "UnderAge",
    "VisitCancelled",
    "VisitClosed",
    "VisitEvent",
    "VisitExpired",
    "VisitPaused",
    "VisitResumed",
    "VisitStarted",
]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who did it."""

    role: Literal["patient", "staff", "kiosk"]
    name: str = ""
    """The staff member's name where people have names; "" otherwise. Never a patient's."""


KIOSK = Actor(role="kiosk")
PATIENT = Actor(role="patient")
STAFF = Actor(role="staff")


VisitEvent: TypeAlias = (
    VisitStarted
    | VisitPaused
    | VisitResumed
    | ConsentSigned
    | VisitClosed
    | UnderAge
    | VisitCancelled
    | VisitExpired
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
"""What belongs to one visit."""

KioskEvent: TypeAlias = (
    LoggedIn
    | LogInFailed
    | PinSet
    | Searched
    | SettingsChanged
    | FormApproved
    | DiskEncryptionConfirmed
    | RecoverySheetMade
    | SealCertificateChosen
    | ClockJumped
    | BackupMade
    | BackupRestored
    | DamageAccepted
)
"""What belongs to no visit."""

Event: TypeAlias = VisitEvent | KioskEvent

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
