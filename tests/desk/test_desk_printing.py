from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import get_args

import pytest

from kiosk.consent.events import PATIENT, STAFF, DocumentPrinted
from kiosk.desk.printing import Errand, print_document
from kiosk.devices.printing import NotPrinted, Printed, Reason, SystemPrinter
from kiosk.errors import StorageFailed, VaultDamaged
from kiosk.store import Vault
from kiosk.words import Words
from tests.devices.cups import CannotServe, PrintService, serve
from tests.devices.printers import PRINTED, FakePrinter
from tests.store.builders import CANARY, booking, signed, started

VISIT = "ABCDEFGHJKMNPQRSTUVWXYZ234"
CONTENT = b"%PDF-made-up"


@pytest.fixture
def kept(vault: Vault) -> Vault:
    vault.append(started(booking(CANARY)), STAFF, VISIT)
    vault.finish(VISIT, signed(VISIT), PATIENT)
    vault.store_document(VISIT, "signed", CONTENT, "1")
    return vault


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintService]:
    try:
        with serve() as running:
            monkeypatch.setenv("CUPS_SERVER", str(running.socket))
            yield running
    except CannotServe as reason:
        pytest.skip(f"No print service can be run on this machine: {reason}")


def kinds(vault: Vault) -> list[str]:
    return [stored.header.kind for stored in vault.events_of(VISIT)]


def test_the_stored_bytes_are_handed_over_under_the_record_number_alone(kept: Vault) -> None:
    printer = FakePrinter()
    assert print_document(kept, VISIT, printer) == PRINTED
    ((content, title),) = printer.given
    assert (content, title) == (CONTENT, "consent-ABCD-EFGH")
    for word in (*CANARY.split(), "1950", "9876543210"):
        assert word not in title
    printed = kept.events_of(VISIT)[-1].event
    assert printed == DocumentPrinted(digest=hashlib.sha256(CONTENT).hexdigest())


def test_paper_gets_the_stored_bytes(kept: Vault, service: PrintService) -> None:
    out = service.add("Hall")
    assert isinstance(print_document(kept, VISIT, SystemPrinter()), Printed)
    (pdf,), (title,) = out.glob("*.pdf"), out.glob("*.title")
    assert pdf.read_bytes() == CONTENT
    assert title.read_text() == "consent-ABCD-EFGH"


@pytest.mark.parametrize("reason", get_args(Reason))
def test_what_is_not_printed_is_not_on_record(kept: Vault, words: Words, reason: Reason) -> None:
    outcome = print_document(kept, VISIT, FakePrinter(NotPrinted(reason)))
    assert outcome == NotPrinted(reason)
    assert "document-printed" not in kinds(kept)
    assert words.say(outcome.key)


def test_without_a_document_nothing_is_handed_over(vault: Vault) -> None:
    printer = FakePrinter()
    vault.append(started(), STAFF, VISIT)
    assert print_document(vault, VISIT, printer) == NotPrinted("no-document")
    assert printer.given == []


def test_damaged_bytes_are_not_handed_over(kept: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise VaultDamaged("The document is not as it was written.")

    printer = FakePrinter()
    monkeypatch.setattr(kept, "document", fail)
    with pytest.raises(VaultDamaged):
        print_document(kept, VISIT, printer)
    assert printer.given == []


def test_an_errand_goes_beside_the_window(kept: Vault) -> None:
    printer = FakePrinter()
    printer.go_on.clear()
    errand = Errand(kept, VISIT, printer)
    assert errand.is_busy
    assert "document-printed" not in kinds(kept)
    printer.go_on.set()
    assert errand.finish() == PRINTED
    assert not errand.is_busy
    assert printer.threads == ["printing"]
    assert kinds(kept)[-1] == "document-printed"


def test_a_fault_of_an_errand_is_what_came_of_it(
    kept: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = StorageFailed("The disk is full.")

    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(Vault, "append", fail)
    assert Errand(kept, VISIT, FakePrinter()).finish() is fault
