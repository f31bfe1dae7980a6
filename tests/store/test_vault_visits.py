"""A visit through the vault: started, kept, finished, documented, found."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import derive_payload_digest
from kiosk.consent.events import (
    KIOSK,
    PATIENT,
    STAFF,
    ConsentWithdrawn,
    ConversationAttested,
    DetailsCorrected,
    DocumentMade,
    EnteredInError,
    PinSet,
    Searched,
    SettingsChanged,
    VisitCancelled,
    VisitExpired,
    VisitPaused,
    VisitStarted,
)
from kiosk.errors import VaultDamaged
from kiosk.store import Draft
from kiosk.visit.booking import Patient
from tests.store.builders import (
    CANARY,
    FEAR,
    SETTINGS,
    booking,
    declined,
    signed,
    started,
    under_age,
)
from tests.store.hurting import tamper


def draft(visit_id="v1", digest="ab" * 32, body=b"{}", updated_at="2026-11-23T07:30:00.000Z"):
    return Draft(
        visit_id=visit_id, form_digest=digest, body=body, flags=(FEAR,), updated_at=updated_at
    )


def sign(vault, visit_id="v1"):
    vault.append(started(), STAFF, visit_id)
    return vault.finish(visit_id, signed(visit_id), PATIENT)


# Finishing


def test_a_signature_is_kept_whole_and_in_its_place(vault):
    receipt = sign(vault)
    assert vault.record("v1") == signed("v1").record
    assert vault.chain_place("v1") == receipt
    assert (receipt.header.seq, receipt.header.kind) == (2, "consent-signed")
    assert receipt.header.actor == PATIENT
    status = vault.verify()
    assert (status.intact, status.count, status.head) == (True, 2, receipt.link)


def test_the_log_is_empty_when_finishing_returns(vault, folder):
    sign(vault)
    assert (folder / "vault.db-wal").stat().st_size == 0


def test_a_visit_that_was_declined_keeps_its_record(vault):
    vault.append(started(), STAFF, "v1")
    vault.finish("v1", declined("v1"), PATIENT)
    assert vault.record("v1") == declined("v1").record
    assert vault.visit("v1").state == "declined"


def test_cancelled_and_under_age_have_a_place_but_no_record(vault):
    vault.append(started(), STAFF, "v1")
    vault.finish("v1", VisitCancelled(), STAFF)
    vault.finish("v2", under_age(), STAFF)
    for visit_id, kind in (("v1", "visit-cancelled"), ("v2", "under-age")):
        assert vault.record(visit_id) is None
        assert vault.chain_place(visit_id).header.kind == kind
    assert vault.documents_owed() == ()


def test_the_same_finish_again_gives_the_same_receipt(vault):
    receipt = sign(vault)
    assert vault.finish("v1", signed("v1"), PATIENT) == receipt
    assert vault.verify().count == 2


@pytest.mark.parametrize("event", [signed("v1", "Other words"), declined("v1"), VisitCancelled()])
def test_a_visit_ends_once(vault, event):
    sign(vault)
    with pytest.raises(ValueError, match="already ended"):
        vault.finish("v1", event, PATIENT)
    assert vault.verify().count == 2


def test_a_record_cannot_be_kept_under_another_visit(vault):
    vault.append(started(), STAFF, "v1")
    with pytest.raises(ValueError, match="another visit"):
        vault.finish("v1", signed("v2"), PATIENT)


def test_a_visit_that_never_started_cannot_be_signed(vault):
    with pytest.raises(ValueError, match="not started"):
        vault.finish("v1", signed("v1"), PATIENT)
    assert vault.verify().count == 0


@pytest.mark.parametrize(
    "event",
    [
        signed("v1"),
        VisitCancelled(),
        PinSet(),
        DocumentMade(document="signed", digest="", renderer=""),
    ],
)
def test_events_with_a_method_of_their_own_cannot_be_appended(vault, event):
    with pytest.raises(ValueError, match="of its own"):
        vault.append(event, KIOSK, "v1")


def test_an_unknown_visit_has_nothing(vault):
    assert vault.visit("v1") is None
    assert vault.record("v1") is None
    assert vault.chain_place("v1") is None
    assert vault.document("v1") is None
    assert vault.events_of("v1") == ()


def test_everything_that_happened_to_a_visit_is_told_in_order(vault):
    vault.append(Searched(by="name", found=0), STAFF)
    sign(vault)
    sign(vault, "v2")
    found = vault.events_of("v1")
    assert [stored.event for stored in found] == [started(), signed("v1")]
    assert [stored.header.seq for stored in found] == [2, 3]


# Documents


def test_a_signed_visit_owes_its_document_until_it_is_stored(vault):
    sign(vault, "v1")
    sign(vault, "v2")
    assert vault.documents_owed() == ("v1", "v2")
    header = vault.store_document("v1", "signed", b"%PDF-1", "r1")
    assert (header.kind, header.actor, header.visit) == ("document-made", KIOSK, "v1")
    assert vault.documents_owed() == ("v2",)
    assert vault.visit("v1").has_document
    kept = vault.document("v1")
    assert (kept.document, kept.content, kept.renderer) == ("signed", b"%PDF-1", "r1")
    assert kept.digest == hashlib.sha256(b"%PDF-1").hexdigest()


def test_a_closed_visit_owes_its_document_too(vault):
    vault.append(started(), STAFF, "v1")
    vault.finish("v1", declined("v1"), PATIENT)
    assert vault.documents_owed() == ("v1",)
    vault.store_document("v1", "closed", b"%PDF-2", "r1")
    assert vault.documents_owed() == ()


def test_the_same_document_again_changes_nothing(vault):
    sign(vault)
    first = vault.store_document("v1", "signed", b"%PDF-1", "r1")
    assert vault.store_document("v1", "signed", b"%PDF-1", "r2") == first
    assert vault.verify().count == 3


def test_a_document_is_never_replaced(vault):
    sign(vault)
    vault.store_document("v1", "signed", b"%PDF-1", "r1")
    with pytest.raises(ValueError, match="another signed document"):
        vault.store_document("v1", "signed", b"%PDF-2", "r1")
    assert vault.document("v1").content == b"%PDF-1"


def test_a_document_needs_its_record(vault):
    vault.append(started(), STAFF, "v1")
    with pytest.raises(ValueError, match="visit is started"):
        vault.store_document("v1", "signed", b"%PDF-1", "r1")
    assert vault.document("v1") is None


# Drafts


def test_a_draft_is_kept_replaced_and_dropped(vault):
    vault.append(started(), STAFF, "v1")
    vault.keep_draft(draft(body=b"one"))
    vault.keep_draft(draft(body=b"two"))
    assert vault.drafts() == (draft(body=b"two"),)
    assert vault.read_draft("v1", "ab" * 32) == draft(body=b"two")
    vault.drop_draft("v1")
    assert vault.drafts() == ()
    assert vault.read_draft("v1", "ab" * 32) is None


def test_live_visits_are_told_with_when_they_were_last_touched(vault):
    first = vault.append(started(), STAFF, "v1")
    vault.append(started(), STAFF, "v2")
    vault.keep_draft(draft("v2", updated_at="2026-11-23T09:00:00.000Z"))
    sign(vault, "v3")
    assert vault.left_visits() == (("v1", first.at), ("v2", "2026-11-23T09:00:00.000Z"))


def test_a_visit_that_expired_leaves_no_answers(vault):
    vault.append(started(), STAFF, "v1")
    vault.keep_draft(draft())
    event = VisitExpired(left_at="2026-11-23T07:30:00.000Z")
    receipt = vault.finish("v1", event, KIOSK)
    assert vault.finish("v1", event, KIOSK) == receipt
    assert (vault.visit("v1").state, vault.drafts(), vault.left_visits()) == ("expired", (), ())
    assert (vault.record("v1"), vault.documents_owed()) == (None, ())


def test_a_draft_of_another_form_is_never_returned(vault):
    vault.append(started(), STAFF, "v1")
    vault.keep_draft(draft())
    assert vault.read_draft("v1", "cd" * 32) is None


def test_the_last_touched_draft_comes_first(vault):
    for visit_id, second in (("v1", 1), ("v2", 3), ("v3", 2)):
        vault.append(started(), STAFF, visit_id)
        vault.keep_draft(draft(visit_id, updated_at=f"2026-11-23T07:30:0{second}.000Z"))
    assert [kept.visit_id for kept in vault.drafts()] == ["v2", "v3", "v1"]


@pytest.mark.parametrize("event", [signed("v1"), declined("v1"), VisitCancelled()])
def test_a_draft_ends_with_its_visit(vault, event):
    vault.append(started(), STAFF, "v1")
    vault.keep_draft(draft())
    vault.finish("v1", event, PATIENT)
    assert vault.drafts() == ()
    with pytest.raises(ValueError, match="not ended"):
        vault.keep_draft(draft())


def test_a_draft_needs_a_visit(vault):
    with pytest.raises(ValueError, match="has started"):
        vault.keep_draft(draft())


# What staff read


def test_flags_are_those_of_the_draft_then_of_the_record(vault):
    vault.append(started(), STAFF, "v1")
    assert vault.visit("v1").flags == ()
    vault.keep_draft(draft())
    assert vault.visit("v1").flags == (FEAR,)
    assert vault.find_by_name(CANARY)[0].flags == (FEAR,)
    vault.append(VisitPaused(), PATIENT, "v1")
    assert (vault.visit("v1").state, vault.visit("v1").flags) == ("paused", (FEAR,))
    vault.drop_draft("v1")
    assert vault.visit("v1").flags == ()
    vault.finish("v1", signed("v1"), PATIENT)
    assert vault.visit("v1").flags == (FEAR,)


def test_a_day_is_the_clinics_own(vault):
    vault.append(started(), STAFF, "utc")
    vault.append(SettingsChanged(settings=SETTINGS), STAFF)
    vault.append(started(), STAFF, "first")
    vault.append(started(), STAFF, "second")
    days = {day: vault.visits_on(date(2026, 11, day)) for day in (22, 23, 24)}
    assert [row.visit_id for row in days[22]] == ["second", "first"]
    assert [row.visit_id for row in days[23]] == ["utc"]
    assert days[24] == ()
    assert vault.events_of("first")[0].header.offset_minutes == -480


NAMES = {"a": "José Müller", "b": "Mary O'Brien-Smith", "c": "JOSEPHINE Li", "d": "王小明"}


@pytest.fixture
def named(vault):
    for visit_id, name in NAMES.items():
        vault.append(started(booking(name)), STAFF, visit_id)
    return vault


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jose", "ca"),
        ("JOSÉ", "ca"),
        ("mül jos", "a"),
        ("mull", "a"),
        ("obrien", "b"),
        ("O’Brien", "b"),
        ("smith mary", "b"),
        ("li", "c"),
        ("王", "d"),
        ("ose", ""),
        ("", ""),
        ("jose AND li", ""),
        ('"', ""),
        ('jose" OR "li', ""),
        ("jose*", "ca"),
        ("NEAR(jose li)", ""),
        ("words:jose", ""),
        ("^jose", "ca"),
        ("jose\x00", "ca"),
        ("'; DROP TABLE visits; --", ""),
    ],
)
def test_a_name_is_found_by_the_start_of_any_word(named, text, found):
    assert [row.visit_id for row in named.find_by_name(text)] == list(found)


def test_a_search_gives_the_newest_up_to_its_limit(named):
    assert [row.visit_id for row in named.find_by_name("jose", limit=1)] == ["c"]
    same = date(1950, 2, 9)
    assert [row.visit_id for row in named.find_by_birth_date(same)] == list("dcba")
    assert [row.visit_id for row in named.find_by_birth_date(same, limit=2)] == list("dc")
    assert named.find_by_birth_date(date(1950, 2, 10)) == ()


def test_visits_are_found_by_how_they_stand(named):
    named.append(VisitPaused(), PATIENT, "b")
    assert [row.visit_id for row in named.find_by_state("started")] == list("dca")
    assert [row.visit_id for row in named.find_by_state("started", limit=2)] == list("dc")
    assert [row.visit_id for row in named.find_by_state("paused")] == ["b"]
    assert named.find_by_state("signed") == ()


def test_clinicians_are_told_once_the_latest_first(vault):
    for visit_id, clinician in enumerate(["Dr A", "Dr B", "Dr A", "Dr C", "Dr B"]):
        vault.append(started(booking(clinician=clinician)), STAFF, str(visit_id))
    assert vault.clinicians() == ("Dr B", "Dr C", "Dr A")


def test_every_row_can_be_derived_again_from_the_events_alone(named):
    from kiosk.store.projection import derive_row

    named.finish("a", signed("a"), PATIENT)
    named.store_document("a", "signed", b"%PDF", "r1")
    named.append(VisitPaused(), PATIENT, "b")
    named.finish("c", VisitCancelled(), STAFF)
    for visit_id in NAMES:
        row = None
        for stored in named.events_of(visit_id):
            assert row is not None or isinstance(stored.event, VisitStarted)
            row = derive_row(row, stored.event, stored.header)
        assert row == named.visit(visit_id)


# After the end


ATTESTED = ConversationAttested(clinician="Dr Aoki", statement="We talked.", flags=(FEAR,))
WITHDRAWN = ConsentWithdrawn(by="patient", how="phone", reason="Changed my mind")
IN_ERROR = EnteredInError(reason="Another patient")


@pytest.mark.parametrize(
    ("event", "state", "owed"),
    [
        (ATTESTED, "discussed", ("v1",)),
        (WITHDRAWN, "withdrawn", ("v1",)),
        (IN_ERROR, "entered-in-error", ("v1",)),
    ],
)
def test_what_follows_changes_the_state_and_not_what_was_signed(vault, event, state, owed):
    receipt = sign(vault)
    payload = vault._db.row("SELECT payload FROM payloads WHERE seq = ?", (receipt.header.seq,))
    vault.append(event, STAFF, "v1")
    row = vault.visit("v1")
    assert (row.state, row.flags, vault.documents_owed()) == (state, (FEAR,), owed)
    assert vault.record("v1") == signed("v1").record
    assert vault.chain_place("v1") == receipt
    assert vault.events_of("v1")[-1].event == event
    again = vault._db.row("SELECT payload FROM payloads WHERE seq = ?", (receipt.header.seq,))
    assert again == payload
    assert vault.verify().intact


def test_each_way_to_stand_has_a_document_and_those_before_stay(vault):
    sign(vault)
    kinds = (("signed", None), ("discussed", ATTESTED), ("withdrawn", WITHDRAWN))
    for kind, event in (*kinds, ("entered-in-error", IN_ERROR)):
        if event is not None:
            vault.append(event, STAFF, "v1")
        assert (vault.documents_owed(), vault.document("v1")) == (("v1",), None)
        vault.store_document("v1", kind, f"%PDF {kind}".encode(), "r1")
        assert (vault.documents_owed(), vault.document("v1").document) == ((), kind)
    kept = [(one.document, one.content) for one in vault.documents("v1")]
    assert kept == [
        (kind, f"%PDF {kind}".encode()) for kind, _ in (*kinds, ("entered-in-error", 0))
    ]
    with pytest.raises(ValueError, match="visit is entered-in-error"):
        vault.store_document("v1", "closed", b"%PDF-9", "r1")


def test_what_became_of_a_record_is_told_in_order_with_its_place(vault):
    sign(vault)
    assert vault.later("v1") == ()
    vault.append(ATTESTED, STAFF, "v1")
    vault.store_document("v1", "discussed", b"%PDF-1", "r1")
    header = vault.append(WITHDRAWN, STAFF, "v1")
    told = vault.later("v1")
    assert [one.event for one in told] == [ATTESTED, WITHDRAWN]
    assert told[-1].header == header
    payload = derive_canonical_bytes(WITHDRAWN)
    digest = derive_payload_digest(bytes.fromhex(told[-1].salt), payload)
    assert digest == header.payload_digest


def test_what_became_of_a_record_is_damaged_where_its_words_are_missing(vault):
    sign(vault)
    vault.append(WITHDRAWN, STAFF, "v1")
    tamper(vault, "DELETE FROM payloads WHERE seq = (SELECT max(seq) FROM payloads)")
    with pytest.raises(VaultDamaged, match="missing"):
        vault.later("v1")


def test_a_visit_without_a_record_that_is_entered_in_error_owes_nothing(vault):
    vault.append(started(), STAFF, "v1")
    vault.finish("v1", VisitCancelled(), STAFF)
    vault.append(IN_ERROR, STAFF, "v1")
    assert (vault.visit("v1").state, vault.documents_owed()) == ("entered-in-error", ())


def test_a_corrected_patient_is_found_by_both_spellings_and_shown_by_the_right_one(vault):
    sign(vault)
    for name in ("Zephirine Quisterman", "Sephirine Quisterman"):
        patient = Patient(name=name, birth_date=date(1951, 2, 9))
        vault.append(DetailsCorrected(patient=patient), STAFF, "v1")
    for words in (CANARY, "zephirine", "sephirine quisterman", "zephy quistermann"):
        (row,) = vault.find_by_name(words)
        assert (row.name, row.birth_date) == ("Sephirine Quisterman", date(1951, 2, 9))
    assert vault.find_by_birth_date(date(1950, 2, 9)) == ()
    assert len(vault.find_by_birth_date(date(1951, 2, 9))) == 1
    assert vault.record("v1").body.booking.patient.name == CANARY


def test_what_does_not_fit_leaves_nothing_behind(vault):
    sign(vault)
    vault.append(IN_ERROR, STAFF, "v1")
    count = vault.verify().count
    for event in (ATTESTED, WITHDRAWN, IN_ERROR):
        with pytest.raises(ValueError, match="entered-in-error"):
            vault.append(event, STAFF, "v1")
    assert vault.verify().count == count
