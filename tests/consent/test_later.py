"""What became of a record tells which document it has, and when it was put on record."""

from __future__ import annotations

import pytest

from kiosk.consent.events import ConsentWithdrawn, ConversationAttested, EnteredInError
from kiosk.consent.later import Later, LaterEvent, derive_document_kind
from tests.consent.places import build_place
from tests.store.builders import declined, signed

EVENTS: dict[str, LaterEvent] = {
    "discussed": ConversationAttested(clinician="Dr Aoki", statement="We talked."),
    "withdrawn": ConsentWithdrawn(by="patient", how="phone"),
    "entered-in-error": EnteredInError(reason="Another patient"),
}
HEADER = build_place(signed("V1")).header


def test_the_last_that_happened_names_the_document():
    assert derive_document_kind(signed("V1").record, ()) == "signed"
    assert derive_document_kind(declined("V1").record, ()) == "closed"
    later = []
    for kind, event in EVENTS.items():
        later.append(Later(header=HEADER, salt="ab", event=event))
        assert derive_document_kind(signed("V1").record, later) == kind


@pytest.mark.parametrize("event", EVENTS.values())
def test_when_it_was_is_told_in_the_clinics_time_too(event):
    told = Later(header=HEADER, salt="ab", event=event).instant("America/Vancouver")
    assert (told.utc, told.local, told.zone) == (
        "2026-11-23T10:04:06.000Z",
        "2026-11-23T02:04:06-08:00",
        "America/Vancouver",
    )
