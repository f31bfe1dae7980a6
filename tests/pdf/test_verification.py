"""Facts of documents that are not what they should be, sealed or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.later import Later
from kiosk.consent.place import ChainPlace
from kiosk.pdf.archive import Archive
from kiosk.pdf.attachments import INK_FILE, LATER_FILE, PLACE_FILE, RECORD_FILE, Attachment
from kiosk.pdf.contents import read_contents
from kiosk.pdf.fact import FactName
from kiosk.pdf.identity import SealIdentity
from kiosk.pdf.seal import seal
from kiosk.pdf.verification import Verification, verify_document
from tests.consent.places import place_record
from tests.pdf.builders import build_closed, build_signed
from tests.pdf.conftest import Make
from tests.pdf.laters import ATTESTED, WITHDRAWN, build_later
from tests.pdf.seals import AT, find

Change = Callable[[list[Attachment]], list[Attachment]]
RECORD = build_signed()
PLACE = place_record(RECORD)
LATER = build_later(ATTESTED, WITHDRAWN)


@pytest.fixture
def make_with(
    make: Make, identity: SealIdentity, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Change], bytes]:
    """Draws a document whose attachments were changed before it was sealed."""
    close = Archive.close

    def make_with(change: Change) -> bytes:
        with monkeypatch.context() as other:
            other.setattr(
                Archive,
                "close",
                lambda self, root, files: close(self, root, change(list(files))),
            )
            return seal(make(RECORD, later=LATER), identity, AT)

    return make_with


def put(name: str, content: bytes | None) -> Change:
    """Put other content into the file `name`, or leave it out."""

    def change(files: list[Attachment]) -> list[Attachment]:
        kept = [file for file in files if file.name != name]
        if content is None:
            return kept
        (old,) = (file for file in files if file.name == name)
        return [*kept, Attachment(old.name, old.mime, old.description, content)]

    return change


def put_later(*later: Later) -> Change:
    return put(LATER_FILE, derive_canonical_bytes(later))


def put_place(place: ChainPlace) -> Change:
    return put(PLACE_FILE, derive_canonical_bytes(place))


CONTENT = derive_canonical_bytes(RECORD)
HEADER = replace(PLACE.header, at="2027-01-01T00:00:00.000Z")
HEADER_SINCE = replace(LATER[0].header, at="2027-01-01T00:00:00.000Z")
CASES: dict[str, tuple[Change, dict[FactName, tuple[str, str]]]] = {
    "no record": (
        put(RECORD_FILE, None),
        {
            "record": ("wrong", "missing"),
            "form": ("unchecked", "no-record"),
            "chain": ("unchecked", "no-record"),
            "head": ("good", "holds"),
        },
    ),
    "another record": (
        put(RECORD_FILE, derive_canonical_bytes(build_closed("declined"))),
        {"record": ("wrong", "not-printed"), "chain": ("wrong", "other-record")},
    ),
    "a record in another spelling": (
        put(RECORD_FILE, CONTENT.replace(b'{"', b'{ "', 1)),
        {"record": ("wrong", "not-printed"), "form": ("unchecked", "no-record")},
    ),
    "two records": (
        lambda files: [*files, *(file for file in files if file.name == RECORD_FILE)],
        {"record": ("wrong", "missing")},
    ),
    "no ink": (put(INK_FILE, None), {"record": ("wrong", "other-ink")}),
    "another ink": (put(INK_FILE, b"<ink/>"), {"record": ("wrong", "other-ink")}),
    "no place": (
        put(PLACE_FILE, None),
        {"chain": ("wrong", "missing"), "head": ("unchecked", "no-place")},
    ),
    "an unreadable place": (
        put(PLACE_FILE, b"{}"),
        {"chain": ("wrong", "unreadable"), "head": ("unchecked", "no-place")},
    ),
    "another salt": (
        put_place(replace(PLACE, salt="00" * 32)),
        {"chain": ("wrong", "other-record"), "head": ("good", "holds")},
    ),
    "another time": (
        put_place(replace(PLACE, header=HEADER)),
        {"chain": ("wrong", "not-printed"), "head": ("wrong", "does-not-hold")},
    ),
    "nothing exchanged": (list, {"later": ("good", "chained"), "record": ("good", "matches")}),
    "what happened since in another order": (
        put_later(*reversed(LATER)),
        {"later": ("wrong", "other-record"), "chain": ("good", "chained")},
    ),
    "another event since": (
        put_later(LATER[0], replace(LATER[1], event=replace(WITHDRAWN, reason="Another"))),
        {"later": ("wrong", "other-record")},
    ),
    "another time since": (
        put_later(replace(LATER[0], header=HEADER_SINCE), LATER[1]),
        {"later": ("wrong", "not-printed")},
    ),
    "nothing since": (put_later(), {"later": ("wrong", "unreadable")}),
    "something since that cannot be read": (
        put(LATER_FILE, b"[1]"),
        {"later": ("wrong", "unreadable")},
    ),
    "another head": (
        put_place(replace(PLACE, head=replace(PLACE.head, signature="00" * 64))),
        {"chain": ("good", "chained"), "head": ("wrong", "does-not-hold")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_was_exchanged_before_the_seal_is_found(
    make_with: Callable[[Change], bytes], case: str
) -> None:
    change, facts = CASES[case]
    content = make_with(change)
    assert find(content, "bytes") == ("good", "intact")
    for name, wanted in facts.items():
        assert find(content, name) == wanted


def test_a_head_of_another_key_is_not_the_printed_one(
    make_with: Callable[[Change], bytes],
) -> None:
    from kiosk.consent.head import derive_public_key, sign_head

    seed = bytes(32)
    other = replace(
        PLACE, head=sign_head(PLACE.head.head, seed), public_key=derive_public_key(seed).hex()
    )
    assert find(make_with(put_place(other)), "head") == ("wrong", "not-printed")


def test_a_form_that_is_not_the_printed_one_is_found(
    make: Make, identity: SealIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.pdf.document.compose_proof", lambda *_: None)
    content = seal(make(RECORD), identity, AT)
    names: tuple[FactName, ...] = ("record", "form", "chain", "head")
    for name in names:
        assert find(content, name) == ("wrong", "not-printed")


def test_an_unsealed_document_says_so(unsealed: bytes) -> None:
    found = verify_document(unsealed)
    assert isinstance(found, Verification)
    assert not found.is_good
    assert [(fact.name, fact.state) for fact in found.facts] == [
        ("bytes", "wrong"),
        ("sealer", "unchecked"),
        ("trust", "unchecked"),
        ("record", "good"),
        ("form", "good"),
        ("chain", "good"),
        ("head", "good"),
    ]


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_has_no_facts(content: bytes) -> None:
    assert isinstance(verify_document(content), str)
    assert read_contents(content) is None
