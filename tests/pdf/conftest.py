from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kiosk.consent.later import Later
from kiosk.consent.record import StoredRecord
from kiosk.pdf.document import derive_document
from kiosk.pdf.identity import SealIdentity
from kiosk.pdf.seal import seal
from kiosk.pdf.sheet import LETTER, Sheet
from kiosk.words import Words, read_words
from tests.consent.places import place_record
from tests.pdf.builders import build_signed
from tests.pdf.seals import AT, build_identity
from tests.pdf.verapdf import VeraPdf

RESOURCES = Path(__file__).parents[2] / "resources"

Make = Callable[..., bytes]


@pytest.fixture(scope="session")
def fonts() -> Path:
    return RESOURCES / "fonts"


@pytest.fixture(scope="session")
def words() -> Words:
    return read_words(RESOURCES / "words", "en")


@pytest.fixture(scope="session")
def make(words: Words, fonts: Path) -> Make:
    def make(record: StoredRecord, sheet: Sheet = LETTER, later: Sequence[Later] = ()) -> bytes:
        return derive_document(record, place_record(record), words, fonts, sheet, later)

    return make


@pytest.fixture(scope="session")
def verapdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VeraPdf]:
    judge = VeraPdf(tmp_path_factory.mktemp("verapdf"))
    yield judge
    judge.close()


@pytest.fixture(scope="session")
def identity() -> SealIdentity:
    return build_identity()


@pytest.fixture(scope="session")
def unsealed(make: Make) -> bytes:
    return make(build_signed())


@pytest.fixture(scope="session")
def sealed(unsealed: bytes, identity: SealIdentity) -> bytes:
    return seal(unsealed, identity, AT)
