from __future__ import annotations

import pytest

from kiosk.access.pin import verify_pin
from kiosk.desk.setup import UntrustedSetup, is_set_up, read_setup, set_up
from kiosk.settings import ClinicSettings
from kiosk.store import Vault
from kiosk.visit.problems import Problem

GOOD = {"clinic_name": "  Harbour\tClinic ", "pin": "284961", "pin_again": "284961"}


def read(**changes: str) -> ClinicSettings | dict[str, Problem]:
    sheet = UntrustedSetup(**(GOOD | changes))
    return read_setup(sheet, "K1", lambda text: frozenset(text) & {"☠"})


def test_a_good_sheet_becomes_settings() -> None:
    settings = read()
    assert settings == ClinicSettings(
        clinic_name="Harbour Clinic", time_zone="America/Vancouver", kiosk_id="K1"
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"clinic_name": " "}, {"clinic_name": "needed"}),
        ({"clinic_name": "☠"}, {"clinic_name": "cannot-print"}),
        ({"clinic_name": "a" * 121}, {"clinic_name": "too-long"}),
        ({"time_zone": ""}, {"time_zone": "needed"}),
        ({"time_zone": "Vancouver"}, {"time_zone": "unknown-zone"}),
        ({"time_zone": "../../etc/passwd"}, {"time_zone": "unknown-zone"}),
        ({"pin": "", "pin_again": ""}, {"pin": "needed"}),
        ({"pin": "28496", "pin_again": "28496"}, {"pin": "pin-too-short"}),
        ({"pin": "123456", "pin_again": "123456"}, {"pin": "pin-too-simple"}),
        ({"pin_again": "284962"}, {"pin_again": "pins-differ"}),
        ({"clinic_name": "", "pin": "1"}, {"clinic_name": "needed", "pin": "pin-too-short"}),
    ],
)
def test_what_is_wrong_stands_by_its_field(
    changes: dict[str, str], expected: dict[str, str]
) -> None:
    problems = read(**changes)
    assert isinstance(problems, dict)
    assert {field: problem.code for field, problem in problems.items()} == expected


def test_there_is_no_default_pin(vault: Vault) -> None:
    assert UntrustedSetup().pin == ""
    assert not is_set_up(vault)
    assert vault.pin_hash() is None


def test_set_up_keeps_settings_and_a_hash_never_the_pin(vault: Vault) -> None:
    settings = read()
    assert isinstance(settings, ClinicSettings)
    set_up(vault, settings, "284961")
    assert is_set_up(vault)
    assert vault.settings() == settings
    kept = vault.pin_hash() or ""
    assert kept.startswith("$argon2id$")
    assert "284961" not in kept
    assert verify_pin(kept, "284961")
    assert vault.verify().intact


def test_set_up_can_be_tried_again(vault: Vault) -> None:
    settings = read()
    assert isinstance(settings, ClinicSettings)
    set_up(vault, settings, "284961")
    set_up(vault, settings, "775533")
    assert vault.verify().count == 3
    assert verify_pin(vault.pin_hash() or "", "775533")
