from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from kiosk.app.paths import FONTS
from kiosk.desk.exporting import NotSaved, Saved
from kiosk.desk.recovery import (
    Recovery,
    check_typed_back,
    derive_phrase,
    finish_recovery,
    make_recovery,
    save_sheet,
)
from kiosk.devices.key_file import FileHome
from kiosk.errors import VaultLocked
from kiosk.store import Vault
from kiosk.store.recovery import WrappedKey, unwrap
from kiosk.store.recovery_words import read_phrase, read_sheet
from kiosk.words import Words
from tests.pdf.reading import read_pages
from tests.store.builders import KEY, SETTINGS, StepClock


@pytest.fixture
def home(tmp_path: Path) -> FileHome:
    made = FileHome(tmp_path / "vault.key", "here")
    made.put(KEY)
    return made


@pytest.fixture
def recovery(home: FileHome, clock: StepClock, words: Words) -> Recovery:
    return make(home, clock, words)


def make(home: FileHome, clock: StepClock, words: Words) -> Recovery:
    return make_recovery(derive_phrase(), home, SETTINGS, clock.now(), "0", words, FONTS)


def read_words_of(recovery: Recovery) -> list[str]:
    (page,) = read_pages(recovery.pdf)
    pieces = page[page.index("48 words") :].split()
    place = pieces.index("1")
    return [word for word in pieces[place : place + 96] if not word.isdigit()]


def test_sheet_and_phrase_open_the_key(recovery: Recovery) -> None:
    sheet = read_sheet(" ".join(read_words_of(recovery)))
    assert isinstance(sheet, WrappedKey)
    phrase = read_phrase(" ".join(recovery.phrase))
    assert isinstance(phrase, str)
    assert unwrap(sheet, phrase) == KEY


def test_the_phrase_is_nowhere_on_the_sheet_nor_told(recovery: Recovery) -> None:
    (page,) = read_pages(recovery.pdf)
    printed = set(page.lower().split())
    assert recovery.check_word in printed
    assert len(set(recovery.phrase) - printed) > 5
    assert repr(recovery) == object.__repr__(recovery)


def test_the_sheet_says_whose_it_is(recovery: Recovery) -> None:
    (page,) = read_pages(recovery.pdf)
    assert SETTINGS.clinic_name in page
    assert SETTINGS.kiosk_id in page


def test_another_sheet_has_another_phrase_and_asks_for_other_words(
    home: FileHome, clock: StepClock, words: Words, recovery: Recovery
) -> None:
    others = [make(home, clock, words) for _ in range(6)]
    assert len({other.phrase for other in (*others, recovery)}) == 7
    assert len({other.asked for other in others}) > 1
    for other in others:
        assert len(set(other.asked)) == 3
        assert set(other.asked) <= set(range(1, 13))


def test_without_its_key_there_is_no_sheet(tmp_path: Path, clock: StepClock, words: Words) -> None:
    home = FileHome(tmp_path / "vault.key")
    with pytest.raises(VaultLocked, match="no such file"):
        make(home, clock, words)


def test_the_sheet_is_saved_into_a_folder_that_may_be_missing(
    recovery: Recovery, tmp_path: Path
) -> None:
    saved = save_sheet(recovery, tmp_path / "copies")
    assert isinstance(saved, Saved)
    assert saved.path.read_bytes() == recovery.pdf
    assert saved.path.name == f"recovery-sheet-{recovery.made:%Y-%m-%d}.pdf"
    assert save_sheet(recovery, tmp_path / "copies") == saved


def test_a_sheet_that_cannot_be_saved_says_why(recovery: Recovery, tmp_path: Path) -> None:
    assert save_sheet(recovery, tmp_path / "gone" / "copies") == NotSaved("no-folder")
    (tmp_path / "copies").touch()
    assert save_sheet(recovery, tmp_path / "copies") == NotSaved("no-folder")


def test_words_typed_back_are_looked_at_one_by_one(recovery: Recovery) -> None:
    right = recovery.fields
    assert len(right) == 4
    assert check_typed_back(recovery, right) == {}
    shouted = {field: f" {word.upper()[:4]} " for field, word in right.items()}
    assert check_typed_back(recovery, shouted) == {}
    other = "zoo" if "zoo" not in right.values() else "zone"
    codes = {}
    for field in right:
        for text, code in (("", "needed"), ("zooo", "word-unknown"), (other, "word-differs")):
            wrong = check_typed_back(recovery, right | {field: text})
            assert set(wrong) == {field}
            assert wrong[field].code == code
            codes[code] = True
    assert len(codes) == 3
    assert set(check_typed_back(recovery, {})) == set(right)


def test_what_is_put_on_record_is_no_secret(vault: Vault, recovery: Recovery) -> None:
    assert vault.sheet_made() is None
    finish_recovery(vault, recovery)
    assert vault.sheet_made() is not None
    assert vault.verify().intact
    row = vault._db.row("SELECT payload FROM payloads ORDER BY seq DESC LIMIT 1")
    assert row is not None
    assert json.loads(row["payload"]) == {
        "type": "recovery-sheet-made",
        "digest": hashlib.sha256(recovery.pdf).hexdigest(),
    }
