"""One patient at the kiosk: every tap kept, and no end that the disk does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.consent.inkml import derive_inkml
from kiosk.consent.record import ClosedRecord, SignedRecord
from kiosk.errors import StorageFailed
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.store.database import Database
from kiosk.store.vault import Vault
from kiosk.visit import actions as do
from kiosk.visit.draft import read_draft
from kiosk.visit.problems import Problem
from kiosk.visit.state import Declined, Paused, Signed, VisitState
from tests.intake.clinic import DRAWN, EMPTY


@contextmanager
def failing_disk(vault: Vault) -> Iterator[None]:
    """Let nothing be written."""
    vault._db.execute("PRAGMA query_only=ON")
    try:
        yield
    finally:
        vault._db.execute("PRAGMA query_only=OFF")


def fail(_: Database) -> None:
    raise StorageFailed("no room to empty the log")


def kept_draft(equipment: Equipment) -> VisitState:
    (draft,) = equipment.vault.drafts()
    return read_draft(draft.body)


def kinds(equipment: Equipment) -> list[str]:
    return [event.header.kind for event in equipment.vault.events_of("V1")]


def test_every_tap_is_kept(session: Session, equipment: Equipment) -> None:
    session.act(do.Back())
    session.act(do.Change("needles"))
    session.act(do.Choose("a-lot"))
    assert kept_draft(equipment) == session.state
    row = equipment.vault.visit("V1")
    assert row is not None
    assert [flag.page_id for flag in row.flags] == ["needles"]


def test_a_tap_that_changes_nothing_writes_nothing(session: Session, equipment: Equipment) -> None:
    before = session.state
    with failing_disk(equipment.vault):
        assert session.act(do.ReachEnd()) is before
        assert session.act(do.Choose("odd")) is before


def test_signing_is_kept_before_it_is_said(session: Session, equipment: Equipment) -> None:
    assert session.sign(DRAWN).outcome == Signed()
    record = equipment.vault.record("V1")
    assert isinstance(record, SignedRecord)
    assert record.signature.inkml == derive_inkml(DRAWN)
    assert equipment.vault.drafts() == ()
    assert equipment.vault.documents_owed() == ("V1",)


def test_empty_ink_is_a_problem(session: Session, equipment: Equipment) -> None:
    state = session.sign(EMPTY)
    assert (state.problem, state.outcome) == (Problem(code="signature-empty"), None)
    assert equipment.vault.record("V1") is None
    assert session.sign(DRAWN).outcome == Signed()


def test_ink_elsewhere_signs_nothing(session: Session, equipment: Equipment) -> None:
    review = session.act(do.Back())
    for ink in (DRAWN, EMPTY):
        assert session.sign(ink) is review
    assert equipment.vault.record("V1") is None


def test_signing_without_ink_is_a_bug(session: Session, equipment: Equipment) -> None:
    before = session.state
    with pytest.raises(ValueError, match="needs ink"):
        session.act(do.Sign())
    assert session.state is before
    assert equipment.vault.record("V1") is None


def test_a_second_tap_on_sign_changes_nothing(session: Session, equipment: Equipment) -> None:
    signed = session.sign(DRAWN)
    for again in (session.sign(DRAWN), session.sign(EMPTY), session.act(do.Leave("declined"))):
        assert again is signed
    assert kinds(equipment) == ["visit-started", "consent-signed"]


def test_a_failing_disk_leaves_all_as_it_was_and_signing_works_afterwards(
    session: Session, equipment: Equipment
) -> None:
    before = session.state
    with failing_disk(equipment.vault):
        for _ in range(2):
            with pytest.raises(StorageFailed):
                session.sign(DRAWN)
            assert session.state is before
    assert equipment.vault.record("V1") is None
    assert kept_draft(equipment) == before
    assert session.sign(DRAWN).outcome == Signed()
    assert equipment.vault.verify().intact
    assert kinds(equipment) == ["visit-started", "consent-signed"]


@pytest.mark.parametrize(
    "action",
    [do.Back(), do.Ask("Why?"), do.Leave("paused"), do.Leave("declined"), do.Leave("paper")],
)
def test_a_failing_disk_takes_any_tap_back(
    session: Session, equipment: Equipment, action: do.Action
) -> None:
    before = session.state
    with failing_disk(equipment.vault), pytest.raises(StorageFailed):
        session.act(action)
    assert session.state is before
    assert kept_draft(equipment) == before
    assert session.act(action) != before


def test_a_fault_after_the_commit_is_not_said_and_the_same_tap_finds_it(
    session: Session, equipment: Equipment, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = session.state
    with monkeypatch.context() as broken:
        broken.setattr(Database, "truncate_log", fail)
        for _ in range(2):
            with pytest.raises(StorageFailed):
                session.sign(DRAWN)
            assert session.state is before
    assert session.sign(DRAWN).outcome == Signed()
    assert kinds(equipment) == ["visit-started", "consent-signed"]
    record = equipment.vault.record("V1")
    assert isinstance(record, SignedRecord)
    assert record.body.ended == record.signature.signed


@pytest.mark.parametrize("action", [do.Leave("declined"), do.Leave("paused"), do.Back(), None])
def test_whatever_follows_a_fault_after_the_commit_finds_the_visit_signed(
    session: Session,
    equipment: Equipment,
    monkeypatch: pytest.MonkeyPatch,
    action: do.Action | None,
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Database, "truncate_log", fail)
        with pytest.raises(StorageFailed):
            session.sign(DRAWN)
        with pytest.raises(StorageFailed):
            session.settle()
    state = session.settle() if action is None else session.act(action)
    assert state is session.state
    assert state.outcome == Signed()
    assert kinds(equipment) == ["visit-started", "consent-signed"]


def test_there_is_nothing_to_settle_where_the_vault_kept_nothing(session: Session) -> None:
    before = session.state
    with failing_disk(session._equipment.vault), pytest.raises(StorageFailed):
        session.sign(DRAWN)
    assert session.settle() is before


def test_declining_may_be_tried_again_as_well(
    session: Session, equipment: Equipment, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Database, "truncate_log", fail)
        with pytest.raises(StorageFailed):
            session.act(do.Leave("declined"))
    assert session.act(do.Leave("declined")).outcome == Declined()
    assert kinds(equipment) == ["visit-started", "visit-closed"]
    assert isinstance(equipment.vault.record("V1"), ClosedRecord)


def test_another_tap_after_a_failed_end_has_an_instant_of_its_own(
    session: Session, equipment: Equipment
) -> None:
    with failing_disk(equipment.vault), pytest.raises(StorageFailed):
        session.sign(DRAWN)
    session.act(do.Leave("declined"))
    record = equipment.vault.record("V1")
    assert isinstance(record, ClosedRecord)
    assert (record.outcome, session.state.outcome) == ("declined", Declined())


def test_pausing_keeps_the_draft(session: Session, equipment: Equipment) -> None:
    assert session.act(do.Leave("paused")).outcome == Paused()
    assert kept_draft(equipment) == session.state
    row = equipment.vault.visit("V1")
    assert row is not None
    assert row.state == "paused"


def test_a_session_knows_its_form_and_words(session: Session) -> None:
    assert session.form.form_id == session.sources.form.form_id == "cryoneurolysis"
    assert session.sources.languages == (("en", "English"),)
