"""Documents follow from records, whenever they can be made."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.consent.record import StoredRecord
from kiosk.errors import DocumentError, StorageFailed, VaultDamaged
from kiosk.intake.documents import Paperwork, make_document, make_owed
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
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

    def draw(record: StoredRecord, *others: object) -> bytes:
        if record.body.visit_id == "V2":
            raise DocumentError("No font draws it.")
        return b"%PDF-" + record.body.visit_id.encode()

    with monkeypatch.context() as broken:
        broken.setattr("kiosk.pdf.document.derive_document", draw)
        with pytest.raises(DocumentError, match="No font"):
            make_owed(equipment)
    assert equipment.vault.documents_owed() == ("V2",)
    assert make_owed(equipment) == 1


def session_ready(equipment: Equipment) -> VisitState:
    return derive_ready(equipment.rules("cryoneurolysis"), equipment.clock)


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
