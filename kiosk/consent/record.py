"""A consent as evidence: what was shown, what was answered, how it was signed.

Owns the record's shape and how it is derived. Unsigned and signed are different types, so that
nothing can store the first.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from kiosk.visit.answers import Answer, Exposure, Question
from kiosk.visit.booking import Booking
from kiosk.visit.wording import Wording


class FormReference(msgspec.Struct, frozen=True, kw_only=True):
    """Which form, to the byte."""

    form_id: str
    version: str
    language: str
    digest: str
    """SHA-256 of the form in this language, hex."""
    title: str
    procedure: str
    site: str
    """The booked site in the form's words."""


class Instant(msgspec.Struct, frozen=True, kw_only=True):
    """One moment, told twice."""

    utc: str
    """RFC 3339, `Z`."""
    local: str
    """RFC 3339 with the clinic's offset."""
    zone: str
    """IANA name."""


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """What staff must see first."""

    kind: str
    """`answer`, `note`, `questions` or `handed-over`."""
    text: str
    """In the words of staff."""
    page_id: str | None = None


class Acknowledgement(msgspec.Struct, frozen=True, kw_only=True):
    """One truth and what the patient said to it."""

    page_id: str
    topic: Literal["risk", "safety"]
    summary: str
    understood: bool
    """False: the patient has a question about it instead."""


class ShownPage(msgspec.Struct, frozen=True, kw_only=True):
    """The very words of one page."""

    wording: Wording
    answer: str | None
    """In the words of the button or of the patient. None where nothing was answered, and for a page
    that other answers took out of the form again."""


class RecordBody(msgspec.Struct, frozen=True, kw_only=True):
    """Everything but the way the visit ended."""

    schema: Literal[1] = 1
    visit_id: str
    booking: Booking
    form: FormReference
    clinic_name: str
    kiosk_id: str
    app_version: str
    started: Instant
    ended: Instant
    flags: tuple[Flag, ...]
    answers: dict[str, Answer]
    acknowledgements: tuple[Acknowledgement, ...]
    questions: tuple[Question, ...]
    pages: tuple[ShownPage, ...]
    """Every page the patient met, in order."""
    exposures: tuple[Exposure, ...]
    slots: tuple[tuple[str, str], ...]
    """Label and content of each clinic-filled slot of the document; "" while nobody filled it."""


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """How the record was signed."""

    method: Literal["ink"]
    intent: str
    """The sentence that stood beside the pad."""
    meaning: str
    """What the signature is, honestly: a simple electronic signature."""
    printed_name: str
    inkml: str
    """W3C InkML, X, Y and F channels, no times."""
    signed: Instant


class UnsignedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A finished form that waits for its signature; never stored."""

    body: RecordBody


class SignedRecord(msgspec.Struct, frozen=True, kw_only=True, tag="signed"):
    """A signed consent."""

    body: RecordBody
    signature: Signature


class ClosedRecord(msgspec.Struct, frozen=True, kw_only=True, tag="closed"):
    """A visit that ended without a signature, and why."""

    body: RecordBody
    outcome: Literal["declined", "paper", "handed-over"]
    reason: str
    """Staff words; "" where the patient gave none and none was asked."""


StoredRecord: TypeAlias = SignedRecord | ClosedRecord
