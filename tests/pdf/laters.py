"""What may become of a fictional record after it was kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import derive_header, derive_payload_digest
from kiosk.consent.events import (
    Actor,
    ConsentWithdrawn,
    ConversationAttested,
    EnteredInError,
)
from kiosk.consent.later import Later, LaterEvent
from tests.pdf.builders import build_body

_SALT = bytes(range(7, 39))
ATTESTED = ConversationAttested(
    clinician="Dr. Sample Fictional",
    statement="I talked with the patient about the condition, the procedure, its benefits, its "
    "risks and the alternatives, and answered the questions.",
    flags=build_body().flags[:2],
    questions=build_body().questions,
)
WITHDRAWN = ConsentWithdrawn(by="patient", how="phone", reason="I want to wait until spring.")
IN_ERROR = EnteredInError(reason="Booked under the name of another patient")


def build_later(*events: LaterEvent) -> tuple[Later, ...]:
    """The events one day after the other, from the day after the visit on."""
    return tuple(_build(event, number) for number, event in enumerate(events, 1))


def mute(events: Iterable[Later]) -> tuple[Later, ...]:
    """The same, put on record by nobody who is named."""
    return tuple(
        replace(one, header=replace(one.header, actor=Actor(role="staff"))) for one in events
    )


def _build(event: LaterEvent, days: int) -> Later:
    body = build_body()
    header = derive_header(
        event,
        seq=17 + 3 * days,
        at=datetime(2026, 11, 23, 17, 12, 30, tzinfo=UTC) + timedelta(days=days),
        offset=timedelta(hours=-8),
        actor=Actor(role="staff", name="Pat Sample"),
        kiosk=body.kiosk_id,
        visit=body.visit_id,
        previous="cd" * 32,
        payload_digest=derive_payload_digest(_SALT, derive_canonical_bytes(event)),
    )
    return Later(header=header, salt=_SALT.hex(), event=event)
