"""The recovery sheet: one page, the words in order, a code that can be scanned, no phrase."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from kiosk.app.paths import FONTS, WORDS
from kiosk.errors import DocumentError
from kiosk.pdf.preview import render_page
from kiosk.pdf.qr import derive_modules
from kiosk.pdf.recovery_sheet import RecoverySheet, derive_recovery_sheet
from kiosk.pdf.sheet import A4, LETTER, Sheet
from kiosk.words import read_words
from tests.pdf.reading import read_pages, read_structure

CODE = "CONSENT-KIOSK-1:" + "AEBRAAMFQ4XTK2PDB7J6NWSHGC" * 4
SHEET = RecoverySheet(
    clinic_name="Fictional Clinic",
    kiosk_id="KXYZ23456789ABCDEFGHJKMNPQ",
    made=datetime(2026, 11, 26, 9, 30, tzinfo=timezone(timedelta(hours=-8))),
    app_version="0.1.0",
    words=tuple(f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(48)),
    code=CODE,
    check_word="lantern",
)
MODULES = "cc25079e749534d00ef6716b2b8c7bcc756ef7dece08e79c27460a0fd4107bec"
WORDS_EN = read_words(WORDS, "en")


def derive(facts: RecoverySheet = SHEET, sheet: Sheet = LETTER) -> bytes:
    return derive_recovery_sheet(facts, WORDS_EN, FONTS, sheet)


def read_text(content: bytes) -> str:
    (page,) = read_pages(content)
    return page


@pytest.mark.parametrize("sheet", [LETTER, A4])
@pytest.mark.parametrize("clinic", ["Fictional Clinic", "Ḥarbour Ōkubo Fictional Clinic " * 4])
def test_all_of_it_stands_on_one_page(sheet: Sheet, clinic: str) -> None:
    text = read_text(derive(replace(SHEET, clinic_name=clinic), sheet))
    assert "Ḥarbour" in text or clinic in text
    for said in (SHEET.kiosk_id, "26 November 2026", "lantern", "main.py recover"):
        assert said in text


def test_the_words_stand_in_order_with_their_numbers() -> None:
    pieces = read_text(derive()).split()
    places = [pieces.index(word) for word in SHEET.words]
    assert places == sorted(places)
    assert [pieces[place - 1] for place in places] == [str(number) for number in range(1, 49)]


def test_it_can_be_heard() -> None:
    structure = read_structure(derive())
    assert [kind for kind, _ in structure if kind.startswith("H")] == ["H1", "H2", "H2", "H2"]
    assert [alt for kind, alt in structure if kind == "Figure"] == [WORDS_EN.say("sheet_code_alt")]


def test_the_same_facts_give_the_same_bytes() -> None:
    assert derive() == derive()
    assert derive() != derive(replace(SHEET, check_word="other"))


def test_a_name_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(DocumentError):
        derive(replace(SHEET, clinic_name="☠"))


def test_the_code_on_the_page_is_the_code() -> None:
    scale = 4
    page = render_page(derive(), 0, int(LETTER.width_pt) * scale)
    drawn = [
        [page.bgrx[y * page.stride + x * 4] < 128 for x in range(50 * scale, 205 * scale)]
        for y in range(int(LETTER.height_pt * scale * 0.45), int(LETTER.height_pt * scale * 0.75))
    ]
    rows = [y for y, row in enumerate(drawn) if sum(row) > 60 * scale]
    dark = [x for x in range(len(drawn[0])) if sum(row[x] for row in drawn) > 40 * scale]
    code = derive_modules(CODE)
    left, unit = min(dark), (max(dark) + 1 - min(dark)) / len(code)
    top = next(y for y in rows if drawn[y][left + 2] and not drawn[y][max(0, left - 4)])
    seen = tuple(
        tuple(
            drawn[int(top + (row + 0.5) * unit)][int(left + (column + 0.5) * unit)]
            for column in range(len(code))
        )
        for row in range(len(code))
    )
    assert seen == code


def test_the_encoder_says_what_a_scanner_reads() -> None:
    """ZXing 3.1 reads this very code as CODE, with error correction M."""
    modules = bytes(module for row in derive_modules(CODE) for module in row)
    assert len(derive_modules(CODE)) == 37
    assert hashlib.sha256(modules).hexdigest() == MODULES
