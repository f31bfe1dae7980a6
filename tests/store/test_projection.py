"""What one event does to a visit's row."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from kiosk.consent.events import (
    STAFF,
    DocumentExported,
    DocumentMade,
    Header,
    LoggedIn,
    RecordViewed,
    VisitCancelled,
    VisitPaused,
    VisitResumed,
)
from kiosk.store.projection import derive_row
from tests.store.builders import CANARY, FEAR, booking, declined, signed, started, under_age

HEADER = Header(
    seq=1,
    kind="visit-started",
    version=1,
    at="2026-11-23T07:30:00.000Z",
    offset_minutes=-480,
    actor=STAFF,
    kiosk="K1",
    visit="v1",
    previous="0" * 64,
    payload_digest="ab" * 32,
)
MADE = DocumentMade(document="signed", digest="ab" * 32, renderer="r1")
CLOSED_MADE = DocumentMade(document="closed", digest="ab" * 32, renderer="r1")


def after(*events):
    row = None
    for event in events:
        row = derive_row(row, event, HEADER)
    return row


def test_a_start_makes_a_row_on_the_clinics_own_day():
    row = after(started())
    assert (row.visit_id, row.name, row.birth_date) == ("v1", CANARY, booking().patient.birth_date)
    assert (row.state, row.day, row.ended_at) == ("started", date(2026, 11, 22), None)


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((started(), VisitPaused()), "paused"),
        ((started(), VisitPaused(), VisitResumed()), "started"),
        ((started(), VisitCancelled()), "cancelled"),
        ((started(), VisitPaused(), VisitCancelled()), "cancelled"),
        ((started(), signed("v1")), "signed"),
        ((started(), declined("v1")), "declined"),
        ((under_age(),), "under-age"),
        ((started(), signed("v1"), RecordViewed(), DocumentExported(digest="")), "signed"),
    ],
)
def test_events_lead_to_a_state(events, state):
    row = after(*events)
    assert row.state == state
    assert (row.ended_at is None) == (state in {"started", "paused"})
    assert row.flags == ((FEAR,) if state in {"signed", "declined"} else ())
    assert not row.has_document


@pytest.mark.parametrize(("end", "made"), [(signed("v1"), MADE), (declined("v1"), CLOSED_MADE)])
def test_a_document_of_the_record_is_noted(end, made):
    assert after(started(), end, made).has_document


@pytest.mark.parametrize(
    "events",
    [
        (started(), started()),
        (VisitPaused(),),
        (signed("v1"),),
        (started(), signed("v1"), VisitPaused()),
        (started(), signed("v1"), signed("v1")),
        (started(), signed("v1"), VisitCancelled()),
        (started(), VisitCancelled(), declined("v1")),
        (under_age(), VisitResumed()),
        (MADE,),
        (started(), MADE),
        (started(), signed("v1"), CLOSED_MADE),
        (started(), declined("v1"), MADE),
        (under_age(), CLOSED_MADE),
    ],
)
def test_what_does_not_fit_is_refused(events):
    with pytest.raises(ValueError, match="visit"):
        after(*events)


def test_a_visit_has_an_id_of_its_own():
    nameless = msgspec.structs.replace(HEADER, visit=None)
    with pytest.raises(ValueError, match="its own id"):
        derive_row(None, started(), nameless)


def test_the_kiosks_own_events_concern_no_visit():
    assert after(LoggedIn()) is None
