"""Documents follow from records, whenever they can be made."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.errors import DocumentError, StorageFailed, VaultDamaged
from kiosk.intake.documents import make_document, make_owed
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.visit import actions as do
from tests.intake.clinic import DRAWN
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


def test_a_visit_without_a_record_has_no_document(session: Session, equipment: Equipment) -> None:
    with pytest.raises(VaultDamaged, match="without a record"):
        make_document(equipment, session.state.visit_id)
