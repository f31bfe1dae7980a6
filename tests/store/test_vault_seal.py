"""What a document is sealed with, and what proves a record's place in the chain."""

from __future__ import annotations

import pytest

from kiosk.consent.events import KIOSK, PATIENT, STAFF, SealCertificateChosen, VisitCancelled
from kiosk.consent.place import is_chained, is_headed
from kiosk.errors import VaultDamaged
from kiosk.store import Vault
from tests.store.builders import KEY, StepClock, declined, signed, started
from tests.store.hurting import tamper

CHOSEN = SealCertificateChosen(
    origin="made", digest="ab" * 32, subject="CN=Seal", issuer="CN=Clinic", ends="2029"
)


def test_a_seal_is_kept_and_told_of_but_not_in_the_chain(vault, folder):
    assert vault.seal_identity() is None
    assert vault.keep_seal_identity("the secret key", CHOSEN, KIOSK, None)
    assert vault.keep_seal_identity("another one", CHOSEN, STAFF, "the secret key")
    assert not vault.keep_seal_identity("too late", CHOSEN, STAFF, "the secret key")
    vault.close()
    again = Vault.open(folder, KEY, StepClock())
    assert again.damage is None
    assert again.seal_identity() == "another one"
    assert again.verify().count == 2
    payloads = [row["payload"] for row in again._db.rows("SELECT payload FROM payloads")]
    assert not any(b"secret" in payload for payload in payloads)
    again.close()


def test_that_a_certificate_was_chosen_is_told_only_with_it(vault):
    with pytest.raises(ValueError, match="method of its own"):
        vault.append(CHOSEN, KIOSK)


@pytest.mark.parametrize("event", [signed("V1"), declined("V1")])
def test_the_place_of_a_record_is_proved(vault, event):
    vault.append(started(), STAFF, "V1")
    receipt = vault.finish("V1", event, PATIENT)
    place = vault.chain_proof("V1")
    assert (place.header, place.link) == (receipt.header, receipt.link)
    assert is_chained(place, vault.record("V1"))
    assert is_headed(place)


def test_a_visit_without_a_record_has_nothing_to_prove(vault):
    vault.append(started(), STAFF, "V1")
    vault.finish("V1", VisitCancelled(), STAFF)
    assert vault.chain_proof("V1") is None
    assert vault.chain_proof("V2") is None


@pytest.mark.parametrize("statement", ["DELETE FROM payloads", "DELETE FROM heads"])
def test_what_is_missing_proves_nothing(vault, statement):
    vault.append(started(), STAFF, "V1")
    vault.finish("V1", signed("V1"), PATIENT)
    tamper(vault, statement)
    with pytest.raises(VaultDamaged):
        vault.chain_proof("V1")
