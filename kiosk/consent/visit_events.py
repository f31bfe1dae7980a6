"""What happens to one visit and to the record that it leaves.

Owns the kinds and their payloads. What a visit's state allows is the projection's to judge.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import msgspec

from kiosk.consent.record import ClosedRecord, Flag, SignedRecord
from kiosk.visit.answers import Question
from kiosk.visit.booking import Booking, Patient

DocumentKind: TypeAlias = Literal[
    "signed", "discussed", "withdrawn", "closed", "entered-in-error"
]  # fmt: skip
"""Which document of a record: each way in which it stands has its own."""

# Until the visit ends


class VisitStarted(msgspec.Struct, frozen=True, kw_only=True, tag="visit-started"):
    """Staff handed the tablet over."""

    booking: Booking
    form_title: str
    form_digest: str


class VisitPaused(msgspec.Struct, frozen=True, kw_only=True, tag="visit-paused"):
    """The patient stopped for now."""


class VisitResumed(msgspec.Struct, frozen=True, kw_only=True, tag="visit-resumed"):
    """Staff resumed the visit."""


# Its end


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


class VisitCancelled(msgspec.Struct, frozen=True, kw_only=True, tag="visit-cancelled"):
    """Staff took back a wrong start."""


class VisitExpired(msgspec.Struct, frozen=True, kw_only=True, tag="visit-expired"):
    """Nobody came back in time: the draft was wiped, answers and all."""

    left_at: str
    """When the visit left the screen, RFC 3339 UTC, `Z`."""


# What follows


class ConversationAttested(msgspec.Struct, frozen=True, kw_only=True, tag="conversation-attested"):
    """The clinician says that the conversation took place."""

    clinician: str
    statement: str
    """The sentence that the clinician confirmed."""
    flags: tuple[Flag, ...] = ()
    """Those that were discussed."""
    questions: tuple[Question, ...] = ()
    """Those that were answered."""


class ConsentWithdrawn(msgspec.Struct, frozen=True, kw_only=True, tag="consent-withdrawn"):
    """The consent was taken back; what was signed stays as it is."""

    by: Literal["patient", "representative"]
    how: Literal["in-person", "phone", "writing"]
    reason: str = ""
    """In the words of whoever took it back; nobody has to give one."""


class DetailsCorrected(msgspec.Struct, frozen=True, kw_only=True, tag="details-corrected"):
    """A misspelt name, birth date or number was put right; the signed words stay as they are."""

    patient: Patient
    """The details from now on, whole."""


class EnteredInError(msgspec.Struct, frozen=True, kw_only=True, tag="entered-in-error"):
    """The record should not be there, as on the wrong patient's name; it is never relied on."""

    reason: str


class DocumentMade(msgspec.Struct, frozen=True, kw_only=True, tag="document-made"):
    """A document was rendered and stored."""

    document: DocumentKind
    digest: str
    """SHA-256 of the stored bytes, hex."""
    renderer: str


class DocumentExported(msgspec.Struct, frozen=True, kw_only=True, tag="document-exported"):
    """A copy left the vault."""

    digest: str


class DocumentPrinted(msgspec.Struct, frozen=True, kw_only=True, tag="document-printed"):
    """A copy went to the printer."""

    digest: str


class RecordViewed(msgspec.Struct, frozen=True, kw_only=True, tag="record-viewed"):
    """Staff opened a record."""


# Its keeping


class LegalHoldSet(msgspec.Struct, frozen=True, kw_only=True, tag="legal-hold-set"):
    """The record must be kept beyond its time."""

    reason: str


class LegalHoldLifted(msgspec.Struct, frozen=True, kw_only=True, tag="legal-hold-lifted"):
    """The record may go when its time has come."""

    reason: str


class RecordPurged(msgspec.Struct, frozen=True, kw_only=True, tag="record-purged"):
    """The certificate of a purge: what was deleted, under which rule, and by which two people.

    The first person is the header's actor.
    """

    witness: str
    """The second person's name."""
    rule: str
    """The retention rule in words, with its source."""
    kept_until: date
    seqs: tuple[int, ...]
    """The events of the visit whose payloads, and documents, were deleted."""
    digest: str
    """SHA-256 over the canonical bytes of those events' links in order, hex."""
