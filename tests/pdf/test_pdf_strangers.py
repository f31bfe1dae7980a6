"""Documents as programs see them that had no part in making them: qpdf and poppler."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from kiosk.pdf.sheet import LETTER
from tests.pdf.builders import NAME, RISKS, build_signed
from tests.pdf.kinds import KINDS, derive_kind
from tests.pdf.test_pdf_document import find_order

ORDERS = {
    "signed": (
        "Record of information given and patient acknowledgement",
        "Signed by the patient.",
        "Read this first",
        "Very afraid of needles",
        NAME,
        "Procedure",
        "cryoneurolysis (cryo)",
        "Born",
        "The conversation with the clinician",
        "The patient’s statement",
        build_signed().signature.intent,
        "What the patient acknowledged, one by one",
        RISKS[0],
        "Understood",
        RISKS[1],
        "Questions for the doctor",
        "The words shown",
        "How to check this document",
    ),
    "withdrawn": (
        "WITHDRAWN",
        "The consent was taken back.",
        "Record of information given",
        "What happened since",
        "The consent was withdrawn",
        "By telephone",
        "The patient’s statement",
    ),
    "large copy": (
        "Your copy",
        "Your name",
        NAME,
        "What you signed",
        "What you were told, point by point",
        RISKS[0],
        "You understood",
        "What you read",
        "Before you start",
    ),
    "receipt": (
        "Your consent has been taken back",
        "Patient",
        "How it was taken back",
        "By whom",
        "What this means",
    ),
    "blank form": (
        "consent form on paper",
        "Health number",
        "The main points",
        "What is cryo?",
        "Your decision",
        "I would rather not.",
        "Signature of the patient",
    ),
}
"""What a screen reader reads, in order."""


def run(*command: str | Path) -> str:
    """What a program says of a file; it must find nothing wrong with it."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return done.stdout


def keep(name: str, folder: Path) -> Path:
    path = folder / "document.pdf"
    path.write_bytes(derive_kind(name, LETTER))
    return path


@pytest.mark.parametrize("name", KINDS)
def test_qpdf_finds_no_fault(name: str, tmp_path: Path) -> None:
    said = run("qpdf", "--check", keep(name, tmp_path))
    assert "No syntax or stream encoding errors found" in said
    assert "WARNING" not in said


@pytest.mark.parametrize("name", ORDERS)
def test_poppler_reads_the_tree_in_reading_order(name: str, tmp_path: Path) -> None:
    path = keep(name, tmp_path)
    told = run("pdfinfo", "-struct-text", path)
    text = " ".join(re.findall(r'(?m)^ +"(.*)"$', told))
    assert find_order(ORDERS[name], text) == list(ORDERS[name])
    assert "Page 1 of" not in text
    assert re.search(r"Tagged: +yes", run("pdfinfo", path))
