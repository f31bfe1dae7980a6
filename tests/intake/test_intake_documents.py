"""Documents follow from records, whenever they can be made."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.consent.events import DocumentMade
from kiosk.consent.record import StoredRecord
from kiosk.desk.verifying import compare_with_vault
from kiosk.errors import DocumentError, StorageFailed, VaultDamaged
from kiosk.intake.documents import Paperwork, make_document, make_owed
from kiosk.intake.equipment import Equipment
from kiosk.intake.sealing import settle_identity
from kiosk.intake.session import Session
from kiosk.pdf.document import derive_document
from kiosk.pdf.identity import read_identity
from kiosk.pdf.seal_shape import Seal, read_seal
from kiosk.pdf.verification import Verification, verify_document
from kiosk.visit import actions as do
from kiosk.visit.state import VisitState
from tests.intake.clinic import DRAWN
from tests.intake.ready import derive_ready, stand
from tests.intake.test_session import failing_disk


def test_a_signed_visit_owes_a_document_until_it_is_made(
    session: Session, equipment: Equipment
) -> None:
    session.sign(DRAWN)
    assert make_owed(equipment) == 1
    document = equipment.vault.document("V1")
    assert document is not None
    assert document.document == "signed"
    assert make_owed(equipment) == 0


def test_a_declined_visit_has_a_document_too(session: Session, equipment: Equipment) -> None:
    session.act(do.Leave("declined"))
    content = make_document(equipment, "V1")
    document = equipment.vault.document("V1")
    assert document is not None
    assert (document.document, document.content) == ("closed", content)
    assert make_document(equipment, "V1") == content


def test_a_document_that_cannot_be_made_stays_owed(
    session: Session, equipment: Equipment, tmp_path: Path
) -> None:
    session.sign(DRAWN)
    with pytest.raises(DocumentError):
        make_owed(replace(equipment, fonts=tmp_path))
    with failing_disk(equipment.vault), pytest.raises(StorageFailed):
        make_owed(equipment)
    assert equipment.vault.documents_owed() == ("V1",)
    assert make_owed(equipment) == 1


def test_one_document_that_cannot_be_made_keeps_no_other_from_being_made(
    session: Session, equipment: Equipment, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = ["V1", "V2", "V3"]
    session.sign(DRAWN)
    for visit_id in visits[1:]:
        stand(equipment, session_ready(equipment), visit_id).sign(DRAWN)

    def draw(record: StoredRecord, *others: Any, **named: Any) -> bytes:
        if record.body.visit_id == "V2":
            raise DocumentError("No font draws it.")
        return derive_document(record, *others, **named)

    with monkeypatch.context() as broken:
        broken.setattr("kiosk.pdf.document.derive_document", draw)
        with pytest.raises(DocumentError, match="No font"):
            make_owed(equipment)
    assert equipment.vault.documents_owed() == ("V2",)
    assert make_owed(equipment) == 1


def session_ready(equipment: Equipment) -> VisitState:
    return derive_ready(equipment.rules("cryoneurolysis"), equipment.clock)


def test_what_is_stored_is_the_drawn_document_under_a_seal(
    session: Session, equipment: Equipment
) -> None:
    session.sign(DRAWN)
    sealed = make_document(equipment, "V1")
    stored, made = equipment.vault.document("V1"), equipment.vault.events_of("V1")[-1].event
    assert stored is not None
    assert isinstance(made, DocumentMade)
    assert made.digest == stored.digest == hashlib.sha256(sealed).hexdigest()
    record, place = equipment.vault.record("V1"), equipment.vault.chain_proof("V1")
    assert record is not None
    assert place is not None
    drawn = derive_document(record, place, equipment.staff_words, equipment.fonts)
    seal = read_seal(sealed)
    assert isinstance(seal, Seal)
    assert sealed[: seal.first] == drawn
    found = verify_document(sealed)
    assert isinstance(found, Verification)
    assert found.is_good
    assert compare_with_vault(equipment.vault, sealed, found).state == "good"


def test_a_document_is_made_once_and_handed_out_from_then_on(
    session: Session, equipment: Equipment, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.sign(DRAWN)
    first = make_document(equipment, "V1")
    with monkeypatch.context() as late:  # as if another process had not seen the first one yet
        answers = iter((None, equipment.vault.document("V1")))
        late.setattr(equipment.vault, "document", lambda _: next(answers))
        assert make_document(equipment, "V1") == first
    assert len(equipment.vault.events_of("V1")) == 3


def test_the_kiosk_seals_with_one_identity_until_it_ends(
    session: Session, equipment: Equipment
) -> None:
    at = equipment.clock.now()
    made = settle_identity(equipment, at)
    assert settle_identity(equipment, at + timedelta(days=1000)) == made
    renewed = settle_identity(equipment, at + timedelta(days=1200))
    assert renewed.certificate != made.certificate
    assert renewed.issuers == made.issuers
    kept = equipment.vault.seal_identity()
    assert kept is not None
    assert read_identity(kept) == renewed


def test_the_identity_that_was_kept_first_is_the_one(
    session: Session, equipment: Equipment, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = equipment.clock.now()
    made = settle_identity(equipment, at)
    text = equipment.vault.seal_identity()
    answers = iter((None, text))
    monkeypatch.setattr(equipment.vault, "seal_identity", lambda: next(answers))
    assert settle_identity(equipment, at) == made


def test_a_visit_without_a_record_has_no_document(session: Session, equipment: Equipment) -> None:
    with pytest.raises(VaultDamaged, match="without a record"):
        make_document(equipment, session.state.visit_id)


def test_paperwork_is_done_beside_the_window(session: Session, equipment: Equipment) -> None:
    session.sign(DRAWN)
    paperwork = Paperwork(equipment)
    for _ in range(3):
        paperwork.begin()
    paperwork.finish()
    assert equipment.vault.documents_owed() == ()
    assert equipment.vault.verify().intact
    assert len(equipment.vault.events_of("V1")) == 3
    stored = equipment.vault.document("V1")
    assert stored is not None
    assert make_document(equipment, "V1") == stored.content


def test_a_window_may_go_on_while_paperwork_is_done(session: Session, equipment: Equipment) -> None:
    session.sign(DRAWN)
    paperwork = Paperwork(equipment)
    paperwork.begin()
    others = [f"W{number}" for number in range(5)]
    for visit_id in others:
        stand(equipment, session_ready(equipment), visit_id).sign(DRAWN)
        paperwork.begin()
    paperwork.finish()
    assert equipment.vault.documents_owed() == ()
    assert equipment.vault.verify().intact


def test_paperwork_that_fails_stays_owed_and_tells_no_words(
    session: Session, equipment: Equipment, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    session.sign(DRAWN)
    failing = Paperwork(replace(equipment, fonts=tmp_path))
    failing.begin()
    failing.finish()
    assert "document-owed code=" in caplog.text
    assert "Maren" not in caplog.text
    assert equipment.vault.documents_owed() == ("V1",)
