"""What the clinic decides of its seal, and when it is reminded."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.consent.events import STAFF, SettingsChanged
from kiosk.desk.sealing import (
    SealStanding,
    bring,
    read_seal_end,
    read_standing,
    read_trust_file,
    renew,
)
from kiosk.errors import StorageFailed, VaultError
from kiosk.pdf.certificate import read_facts
from kiosk.pdf.identity import SealIdentity
from kiosk.store import Vault
from tests.pdf.pkcs12s import PASSPHRASE, build_pkcs12
from tests.pdf.seals import AT
from tests.store.builders import KEY, SETTINGS, StepClock


@pytest.fixture
def vault(tmp_path):
    made = Vault.create(tmp_path / "vault", KEY, StepClock(), "K1")
    made.append(SettingsChanged(settings=SETTINGS), STAFF)
    yield made
    made.close()


def origins(vault):
    rows = vault._db.rows("SELECT payload FROM payloads JOIN events USING (seq) ORDER BY seq")
    return [
        origin
        for origin in ("made", "renewed", "imported")
        for row in rows
        if f'"origin":"{origin}"'.encode() in row["payload"]
    ]


def test_there_is_nothing_to_tell_before_the_first(vault):
    assert read_standing(vault, AT) is None
    assert read_seal_end(vault, AT) is None
    assert read_trust_file(vault) is None


def test_nobody_seals_before_the_clinic_is_set_up(tmp_path):
    empty = Vault.create(tmp_path / "vault", KEY, StepClock(), "K1")
    with pytest.raises(VaultError, match="not been set up"):
        renew(empty, AT)
    empty.close()


def test_it_is_made_and_renewed_and_the_first_stays_trusted(vault):
    first = renew(vault, AT)
    second = renew(vault, AT + timedelta(days=1000))
    assert second.certificate != first.certificate
    assert origins(vault) == ["made", "renewed"]
    standing = read_standing(vault, AT + timedelta(days=1000))
    assert standing == SealStanding(facts=read_facts(second.certificate), ending="good")
    assert read_trust_file(vault).count(b"BEGIN CERTIFICATE") == 1
    assert "O=Harbour" in standing.facts.subject


def test_the_clinics_own_is_brought_and_the_kiosks_stays_trusted(vault):
    renew(vault, AT)
    content, _ = build_pkcs12("rsa")
    assert bring(vault, content, "wrong", AT) == "unreadable"
    assert isinstance(bring(vault, content, PASSPHRASE.decode(), AT), SealIdentity)
    assert origins(vault) == ["made", "imported"]
    assert read_trust_file(vault).count(b"BEGIN CERTIFICATE") == 2


def test_staff_are_reminded_sixty_days_before(vault):
    ends = read_facts(renew(vault, AT).certificate).ends
    assert read_seal_end(vault, ends - timedelta(days=61)) is None
    told = ends.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert read_seal_end(vault, ends - timedelta(days=60)) == told
    assert read_seal_end(vault, ends + timedelta(days=60)) == told


def test_of_two_who_choose_at_once_one_is_told(vault, monkeypatch):
    with monkeypatch.context() as other:
        other.setattr(vault, "keep_seal_identity", lambda *_: False)
        with pytest.raises(StorageFailed, match="same time"):
            renew(vault, AT)
    assert vault.seal_identity() is None
