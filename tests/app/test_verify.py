"""The command that says what a document proves."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import command
from kiosk.app.fact_words import SENTENCES
from kiosk.intake.documents import make_document
from kiosk.intake.equipment import Equipment
from kiosk.pdf.identity import derive_trust_file, read_identity
from tests.intake.clinic import DRAWN, MovingClock, open_clinic
from tests.intake.ready import derive_ready, stand

HOME = Path(__file__).parents[2]


class Case:
    """A document of a clinic, its certificates, and its data."""

    def __init__(self, folder: Path, equipment: Equipment) -> None:
        self.equipment, self.data = equipment, folder / "data"
        ready = derive_ready(equipment.rules("cryoneurolysis"), equipment.clock)
        stand(equipment, ready, "V1").sign(DRAWN)
        self.content = make_document(equipment, "V1")
        self.file, self.trust = folder / "a.pdf", folder / "trust.pem"
        self.file.write_bytes(self.content)
        text = equipment.vault.seal_identity()
        assert text is not None
        self.trust.write_bytes(derive_trust_file(read_identity(text)))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("verify")
    with open_clinic(folder / "data", MovingClock()) as equipment:
        yield Case(folder, equipment)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    status = command.main(["verify", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out + said.err


def test_a_good_document_is_called_good(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = run(capsys, case.file)
    assert status == 0
    assert said.count("good ") == 6
    assert "anybody could have sealed it" in said
    assert "not the patient's qualified signature" in said
    assert said.endswith("All is good.\n")


def test_trust_and_the_vault_are_asked(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = run(capsys, case.file, "--trust", case.trust, "--data", case.data)
    assert status == 0
    assert said.count("good ") == 8
    assert "whom you trust" in said
    assert "holds the same entry" in said


def test_a_changed_document_is_wrong(
    case: Case, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    changed = tmp_path / "b.pdf"
    changed.write_bytes(case.content.replace(b"/Rotate 0", b"/Rotate 9", 1))
    status, said = run(capsys, case.file, changed)
    assert status == 1
    assert "WRONG  It was changed after it was sealed." in said
    assert said.endswith("Do not rely on this document.\n")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "not-a-pdf"), (b"%PDF-1.7 and no more", "unreadable"), (None, "no-file")],
)
def test_what_cannot_be_judged_is_told_apart(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "c.pdf"
    if content is not None:
        path.write_bytes(content)
    status, said = run(capsys, path)
    assert status == 2
    assert "cannot be judged" in said
    assert json.loads(run(capsys, path, "--json")[1])["files"][0]["reason"] == reason


def test_a_strangers_document_is_not_judged(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "d.pdf"
    sheet = Canvas(str(path))
    sheet.drawString(100, 100, "Not of a kiosk")
    sheet.save()
    status, said = run(capsys, path)
    assert (status, "no document of a consent kiosk" in said) == (2, True)


def test_one_that_is_wrong_outweighs_one_that_cannot_be_judged(
    case: Case, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    none, cut = tmp_path / "none.pdf", tmp_path / "cut.pdf"
    cut.write_bytes(case.content + b"\n")
    assert run(capsys, case.file, none)[0] == 2
    assert run(capsys, none, cut, case.file)[0] == 1


def test_programs_are_told_codes(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = run(capsys, case.file, "--json", "--data", case.data)
    (file,) = json.loads(said)["files"]
    assert (status, file["verdict"]) == (0, "good")
    assert {fact["name"]: (fact["state"], fact["reason"]) for fact in file["facts"]} == {
        "bytes": ("good", "intact"),
        "sealer": ("good", "sealed"),
        "trust": ("unchecked", "not-asked"),
        "record": ("good", "matches"),
        "form": ("good", "matches"),
        "chain": ("good", "chained"),
        "head": ("good", "holds"),
        "vault": ("good", "same"),
    }


def test_what_is_asked_for_must_be_there(
    case: Case, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, said = run(capsys, case.file, "--trust", case.file)
    assert (status, "no certificate" in said) == (2, True)
    status, said = run(capsys, case.file, "--data", tmp_path / "elsewhere")
    assert (status, "There is no vault" in said) == (2, True)


def test_it_needs_neither_vault_nor_qt_nor_pyhanko(case: Case) -> None:
    script = (
        "import sys; from kiosk.app.command import main; status = main(sys.argv[1:])\n"
        "slow = {name.partition('.')[0] for name in sys.modules}\n"
        "sys.exit(status or bool(slow & {'PySide6', 'pyhanko', 'sqlcipher3', 'reportlab'}))"
    )
    arguments = [sys.executable, "-c", script, "verify", str(case.file)]
    subprocess.run(arguments, cwd=HOME, check=True, capture_output=True)


def test_every_reason_has_its_sentence() -> None:
    sources = [HOME / "kiosk" / "desk" / "verifying.py", *(HOME / "kiosk/pdf").glob("*_facts.py")]
    used = re.findall(
        r'(?:good|wrong|unchecked)\(\s*"(\w+)", "([\w-]+)"',
        "\n".join(path.read_text() for path in sources),
    )
    assert len(used) > 20
    assert [(name, reason) for name, reason in used if reason not in SENTENCES[name]] == []
