"""An administrator looks at the certificate that seals, renews it, and brings the clinic's own."""

from __future__ import annotations

import pytest

from kiosk.app import command
from kiosk.app.equip import open_vault
from kiosk.app.paths import DataPaths
from kiosk.clock import SystemClock
from kiosk.consent.events import STAFF, SettingsChanged
from tests.pdf.pkcs12s import build_pkcs12
from tests.store.builders import SETTINGS


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    vault = open_vault(DataPaths(folder), SystemClock(), ("file",))
    vault.append(SettingsChanged(settings=SETTINGS), STAFF)
    vault.close()
    return folder


def run(capsys, data, *arguments):
    status = command.main(["--data", str(data), "seal", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out + said.err


def test_it_is_looked_at_renewed_and_exported(capsys, data, tmp_path):
    status, said = run(capsys, data)
    assert (status, "no certificate yet" in said) == (0, True)
    file = tmp_path / "trust.pem"
    status, said = run(capsys, data, "--export", file)
    assert (status, "no certificate yet" in said) == (1, True)
    status, said = run(capsys, data, "--renew")
    assert status == 0
    assert "O=Harbour" in said
    assert run(capsys, data, "--export", file)[0] == 0
    assert file.read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")
    status, said = run(capsys, data, "--export", file)
    assert (status, "cannot be written" in said) == (1, True)


def test_the_clinics_own_is_brought_or_why_not(capsys, data, tmp_path, monkeypatch):
    file = tmp_path / "own.p12"
    status, said = run(capsys, data, "--import", file)
    assert (status, "cannot be read" in said) == (1, True)
    # The clinic's certificate is of another year than the machine's clock may tell.
    monkeypatch.setattr("kiosk.desk.sealing.read_pkcs12", lambda *_: "not-valid-now")
    monkeypatch.setattr("getpass.getpass", lambda _: "open sesame")
    file.write_bytes(build_pkcs12("rsa")[0])
    status, said = run(capsys, data, "--import", file)
    assert (status, "was not taken" in said) == (1, True)
    assert "no certificate yet" in run(capsys, data)[1]


def test_what_is_brought_seals_from_then_on(capsys, data, tmp_path, monkeypatch):
    monkeypatch.setattr("tests.pdf.pkcs12s.AT", SystemClock().now())
    monkeypatch.setattr("getpass.getpass", lambda _: "open sesame")
    file = tmp_path / "own.p12"
    file.write_bytes(build_pkcs12("p384")[0])
    status, said = run(capsys, data, "--import", file)
    assert status == 0
    assert "CN=Own seal" in said
