"""Owed documents are made in a process of their own, told no secret and believed little."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.app.beside import make_owed_beside
from kiosk.app.equip import equip
from kiosk.app.paths import HOME, DataPaths
from kiosk.errors import DocumentError, KioskError, StartError, StorageFailed
from kiosk.intake.documents import Paperwork
from kiosk.intake.equipment import Equipment
from kiosk.pdf.document import derive_document
from kiosk.store.keys import derive_keys
from tests.at_rest.disguises import derive_coded, find_in
from tests.crash.killing import make_clinic
from tests.intake.clinic import DRAWN, FORM_ID
from tests.intake.ready import derive_ready, stand


@pytest.fixture
def equipment(tmp_path: Path) -> Iterator[Equipment]:
    """Return what a clinic works with whose visit V1 owes its document."""
    closed = make_clinic(tmp_path)
    vault = equip(tmp_path).vault
    made = replace(closed, vault=vault, make_owed=lambda _: make_owed_beside(tmp_path))
    stand(made, derive_ready(made.rules(FORM_ID), made.clock), "V1").sign(DRAWN)
    yield made
    vault.close()


def saying(words: str, status: int = 1) -> tuple[str, ...]:
    """Return a program that says `words` where errors are told, and ends."""
    says = f"import sys; sys.stderr.write({words!r}); sys.exit({status})"
    return sys.executable, "-c", says


def make(program: tuple[str, ...]) -> KioskError:
    """Return what is raised when `program` makes documents."""
    with pytest.raises(KioskError) as raised:
        make_owed_beside(Path("data"), program=program)
    assert raised.value.__suppress_context__ or raised.value.__context__ is None
    return raised.value


def test_the_window_gets_the_document_that_it_would_have_made(
    equipment: Equipment, caplog: pytest.LogCaptureFixture
) -> None:
    paperwork, vault = Paperwork(equipment), equipment.vault
    for _ in range(3):
        paperwork.begin()
    assert paperwork.is_busy
    paperwork.finish()
    paperwork.require_made()
    record, place, document = vault.record("V1"), vault.chain_proof("V1"), vault.document("V1")
    assert record is not None
    assert place is not None
    assert document is not None
    drawn = derive_document(record, place, equipment.staff_words, equipment.fonts)
    assert document.content.startswith(drawn)
    assert vault.documents_owed() == ()
    assert len(vault.events_of("V1")) == 3
    assert caplog.text == ""


def test_no_process_is_started_where_nothing_is_owed(equipment: Equipment, tmp_path: Path) -> None:
    started = list[Equipment]()
    paperwork = Paperwork(replace(equipment, make_owed=started.append))
    paperwork.begin()
    paperwork.finish()
    assert len(started) == 1
    make_owed_beside(tmp_path)
    paperwork.begin()
    paperwork.finish()
    assert len(started) == 1


def test_the_process_never_meets_qt(equipment: Equipment, tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from kiosk.app.command import main\n"
        "status = main(sys.argv[1:])\n"
        "print(status, [one for one in ('PySide6', 'reportlab') if one in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--data", str(tmp_path), "make-documents"],
        cwd=HOME, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("0 ['reportlab']\n", "")
    assert equipment.vault.documents_owed() == ()


def test_the_process_is_started_with_no_secret(equipment: Equipment, tmp_path: Path) -> None:
    told = tmp_path / "told"
    tells = (
        "import json, os, pathlib, sys\n"
        f"pathlib.Path({str(told)!r}).write_text(json.dumps([sys.argv, dict(os.environ)]))"
    )
    make_owed_beside(tmp_path, program=(sys.executable, "-c", tells))
    arguments, _ = json.loads(told.read_text())
    assert arguments == ["-c", "--data", str(tmp_path), "make-documents"]
    master = DataPaths(tmp_path).key.read_bytes()
    keys = derive_keys(master)
    secrets = derive_coded((master, keys.database, keys.exports, keys.head_seed))
    assert find_in(told.read_bytes(), secrets) == []


@pytest.mark.parametrize("kind", [DocumentError, StorageFailed])
def test_a_known_fault_is_told_as_it_is(kind: type[KioskError]) -> None:
    fault = make(saying(f"A warning.\n{kind.code}: The font is missing.\n"))
    assert (type(fault), fault.detail) == (kind, "The font is missing.")


@pytest.mark.parametrize(
    "words",
    ["", "Traceback:\nValueError: Maren Fictional\n", "Maren: Fictional", "bug kind=Maren at=F x"],
)
def test_nothing_else_that_it_says_is_repeated(
    words: str, caplog: pytest.LogCaptureFixture
) -> None:
    fault = make(saying(words))
    assert type(fault) is DocumentError
    assert "stays owed" in fault.detail
    assert "Maren" not in fault.detail + caplog.text


def test_a_bug_is_logged_by_its_place(
    equipment: Equipment, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(
        f"import sys; sys.path.insert(0, {str(HOME)!r})\n"
        "import kiosk.intake.documents as documents\n"
        "def broken(equipment, visit_id): raise ValueError('Maren Fictional')\n"
        "documents.make_document = broken\n"
        "from kiosk.app.command import main\n"
        "main(sys.argv[1:])\n"
    )
    with caplog.at_level(logging.ERROR), pytest.raises(DocumentError, match="stays owed"):
        make_owed_beside(tmp_path, program=(sys.executable, str(broken)))
    assert "bug kind=ValueError at=broken.py:3" in caplog.text
    assert "Maren" not in caplog.text
    assert equipment.vault.documents_owed() == ("V1",)


def test_one_that_does_not_come_to_an_end_is_ended(equipment: Equipment, tmp_path: Path) -> None:
    forever = (sys.executable, "-c", "import time; time.sleep(600)")
    with pytest.raises(DocumentError, match="not made in time"):
        make_owed_beside(tmp_path, program=forever, patience_s=0.5)
    assert equipment.vault.documents_owed() == ("V1",)


def test_one_that_cannot_be_started_is_a_known_fault(tmp_path: Path) -> None:
    assert isinstance(make((str(tmp_path / "none"),)), StartError)


def test_a_folder_without_a_vault_gets_none(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="There is no vault"):
        make_owed_beside(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
