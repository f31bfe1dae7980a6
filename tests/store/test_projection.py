"""What one event does to a visit's row."""

from __future__ import annotations

from datetime import date
from typing import get_args

import msgspec
import pytest

from kiosk.consent.events import (
    STAFF,
    ConsentSigned,
    ConsentWithdrawn,
    ConversationAttested,
    DetailsCorrected,
    DocumentExported,
    DocumentMade,
    DocumentPrinted,
    EnteredInError,
    Header,
    LegalHoldLifted,
    LegalHoldSet,
    LoggedIn,
    RecordPurged,
    RecordViewed,
    UnderAge,
    VisitCancelled,
    VisitClosed,
    VisitEvent,
    VisitExpired,
    VisitPaused,
    VisitResumed,
    VisitStarted,
)
from kiosk.store.projection import derive_row
from kiosk.store.states import ALLOWED, ANY, LIVE, OWED, OWING
from kiosk.visit.booking import Patient
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
ATTESTED = ConversationAttested(clinician="Dr Aoki", statement="We talked.", flags=(FEAR,))
WITHDRAWN = ConsentWithdrawn(by="patient", how="phone")
IN_ERROR = EnteredInError(reason="Another patient's visit")
EXPIRED = VisitExpired(left_at="2026-11-23T07:00:00.000Z")
HELD, LIFTED = LegalHoldSet(reason="A claim"), LegalHoldLifted(reason="It is over")
CORRECTED = DetailsCorrected(
    patient=Patient(name="Zephyrin Quisterman", birth_date=date(1951, 2, 9))
)
PURGED = RecordPurged(
    witness="B", rule="16 years", kept_until=date(2042, 11, 22), seqs=(1, 2), digest="ab" * 32
)

WAYS = {
    "started": (started(),),
    "paused": (started(), VisitPaused()),
    "signed": (started(), signed("v1")),
    "discussed": (started(), signed("v1"), ATTESTED),
    "withdrawn": (started(), signed("v1"), WITHDRAWN),
    "declined": (started(), declined("v1")),
    "paper": (started(), declined("v1", "paper")),
    "handed-over": (started(), declined("v1", "handed-over")),
    "under-age": (under_age(),),
    "cancelled": (started(), VisitCancelled()),
    "expired": (started(), EXPIRED),
    "entered-in-error": (started(), signed("v1"), IN_ERROR),
}
"""The shortest way to each state."""

EXAMPLES = {
    type(event): event
    for event in (
        *(VisitPaused(), VisitResumed(), VisitCancelled(), EXPIRED, signed("v1"), declined("v1")),
        *(ATTESTED, WITHDRAWN, CORRECTED, IN_ERROR, MADE, RecordViewed(), HELD, LIFTED, PURGED),
        *(DocumentExported(digest=""), DocumentPrinted(digest="")),
    )
}
"""One of each kind that can follow a start."""

NEXT = {
    VisitPaused: "paused",
    VisitResumed: "started",
    VisitCancelled: "cancelled",
    VisitExpired: "expired",
    ConsentSigned: "signed",
    VisitClosed: "declined",
    ConversationAttested: "discussed",
    ConsentWithdrawn: "withdrawn",
    EnteredInError: "entered-in-error",
}
"""The state that each kind leads to; the others leave it as it is."""


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
        ((started(), signed("v1"), ATTESTED, WITHDRAWN), "withdrawn"),
    ],
)
def test_events_lead_to_a_state(events, state):
    row = after(*events)
    assert row.state == state
    assert (row.ended_at is None) == (state in {"started", "paused"})
    assert row.flags == ((FEAR,) if state in {"signed", "declined", "withdrawn"} else ())
    assert not row.has_document


@pytest.mark.parametrize(("end", "made"), [(signed("v1"), MADE), (declined("v1"), CLOSED_MADE)])
def test_a_document_of_the_record_is_noted(end, made):
    assert after(started(), end, made).has_document


@pytest.mark.parametrize("state", OWING)
def test_each_way_to_stand_owes_a_document_of_its_own(state):
    row = after(*WAYS[state])
    assert not row.has_document
    for kind in OWED.values():
        made = msgspec.structs.replace(MADE, document=kind)
        if kind == OWED[state]:
            assert derive_row(row, made, HEADER).has_document
        else:
            with pytest.raises(ValueError, match=f"visit is {state}"):
                derive_row(row, made, HEADER)


@pytest.mark.parametrize("event", [ATTESTED, WITHDRAWN, IN_ERROR])
def test_a_document_of_how_a_visit_stood_before_is_not_of_how_it_stands(event):
    assert not after(*WAYS["signed"], MADE, event).has_document


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


def test_every_state_can_be_reached_and_every_kind_is_judged():
    assert tuple(WAYS) == ANY
    for state, way in WAYS.items():
        assert after(*way).state == state
    assert set(ALLOWED) == set(EXAMPLES) == set(get_args(VisitEvent)) - {VisitStarted, UnderAge}


@pytest.mark.parametrize("state", ANY)
@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_kind_follows_the_states_that_the_table_allows_and_no_other(kind, state):
    before = after(*WAYS[state])
    if kind is LegalHoldLifted:
        before = msgspec.structs.replace(before, held=True)
    event = EXAMPLES[kind]
    if kind is DocumentMade and state in OWING:
        event = msgspec.structs.replace(MADE, document=OWED[state])
    if state not in ALLOWED[kind]:
        with pytest.raises(ValueError, match=f"the visit is {state}"):
            derive_row(before, event, HEADER)
        return
    row = derive_row(before, event, HEADER)
    if kind is RecordPurged:
        assert row is None
    else:
        assert row.state == NEXT.get(kind, state)


def test_what_is_entered_in_error_is_only_looked_at_kept_and_purged():
    kinds = {kind for kind, states in ALLOWED.items() if "entered-in-error" in states}
    looks = {RecordViewed, DocumentMade, DocumentExported, DocumentPrinted}
    assert kinds == looks | {LegalHoldSet, LegalHoldLifted, RecordPurged}


def test_a_live_visit_only_goes_on_or_ends():
    kinds = {kind for kind, states in ALLOWED.items() if set(states) & set(LIVE)}
    ends = {ConsentSigned, VisitClosed, VisitCancelled, VisitExpired}
    assert kinds == ends | {VisitPaused, VisitResumed, RecordViewed}


def test_a_corrected_patient_is_shown_and_the_old_spelling_kept():
    row = after(*WAYS["signed"], CORRECTED)
    assert (row.name, row.birth_date, row.health_number) == (
        "Zephyrin Quisterman",
        date(1951, 2, 9),
        None,
    )
    assert (row.former_names, row.state, row.flags) == ((CANARY,), "signed", (FEAR,))
    back = DetailsCorrected(patient=booking().patient)
    assert after(*WAYS["signed"], CORRECTED, back).former_names == ("Zephyrin Quisterman",)
    assert after(*WAYS["signed"], back).former_names == ()


def test_entries_move_the_last_entry_on_and_looks_do_not():
    later = msgspec.structs.replace(HEADER, at="2027-03-01T07:30:00.000Z")
    row = after(*WAYS["signed"])
    assert row.last_entry == date(2026, 11, 22)
    for look in (MADE, RecordViewed(), DocumentExported(digest=""), HELD):
        assert derive_row(row, look, later).last_entry == row.last_entry
    for entry in (ATTESTED, WITHDRAWN, CORRECTED, IN_ERROR):
        assert derive_row(row, entry, later).last_entry == date(2027, 2, 28)
    again = derive_row(derive_row(row, ATTESTED, later), WITHDRAWN, HEADER)
    assert again.last_entry == date(2027, 2, 28)


def test_a_hold_is_set_once_lifted_once_and_keeps_from_purging():
    held = after(*WAYS["signed"], HELD)
    assert held.held
    assert not derive_row(held, LIFTED, HEADER).held
    for event in (HELD, PURGED):
        with pytest.raises(ValueError, match="hold"):
            derive_row(held, event, HEADER)
    with pytest.raises(ValueError, match="hold"):
        after(*WAYS["signed"], LIFTED)


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        (ConversationAttested, {"signed"}),
        (ConsentWithdrawn, {"signed", "discussed"}),
        (VisitExpired, {"started", "paused"}),
        (DetailsCorrected, set(ANY) - {"started", "paused", "entered-in-error"}),
        (EnteredInError, set(ANY) - {"started", "paused", "entered-in-error"}),
        (RecordPurged, set(ANY) - {"started", "paused"}),
    ],
)
def test_the_table_says_what_the_law_and_the_clinic_expect(kind, states):
    assert set(ALLOWED[kind]) == states
