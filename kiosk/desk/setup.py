"""The first start: what staff typed becomes the clinic's settings and the staff PIN.

Owns the checks of the set-up sheet and the order in which its outcome is kept.
"""

from __future__ import annotations

from zoneinfo import available_timezones

import msgspec

from kiosk.access.pin import check_new_pin, derive_pin_hash
from kiosk.consent.events import STAFF, SettingsChanged
from kiosk.settings import ClinicSettings
from kiosk.store.vault import Vault
from kiosk.visit.problems import Problem
from kiosk.visit.text import NAME_LENGTH, MissingCharacters, check_text, derive_line

DEFAULT_ZONE = "America/Vancouver"


class UntrustedSetup(msgspec.Struct, frozen=True, kw_only=True):
    """The set-up sheet as it stands, unchecked."""

    clinic_name: str = ""
    time_zone: str = DEFAULT_ZONE
    pin: str = ""
    pin_again: str = ""


def read_setup(
    untrusted: UntrustedSetup, kiosk_id: str, missing: MissingCharacters
) -> ClinicSettings | dict[str, Problem]:
    """Return the clinic's settings, or what is wrong by field name."""
    name, zone = derive_line(untrusted.clinic_name), derive_line(untrusted.time_zone)
    pin_problem = check_new_pin(untrusted.pin, untrusted.pin_again)
    differs = pin_problem is not None and pin_problem.code == "pins-differ"
    checks = {
        "clinic_name": check_text(name, NAME_LENGTH, missing) if name else Problem(code="needed"),
        "time_zone": _check_zone(zone),
        "pin": None if differs else pin_problem,
        "pin_again": pin_problem if differs else None,
    }
    problems = {field: problem for field, problem in checks.items() if problem is not None}
    return problems or ClinicSettings(clinic_name=name, time_zone=zone, kiosk_id=kiosk_id)


def is_set_up(vault: Vault) -> bool:
    """Whether the clinic has chosen its settings and its PIN."""
    return vault.settings() is not None and vault.pin_hash() is not None


def set_up(vault: Vault, settings: ClinicSettings, pin: str) -> None:
    """Keep the settings and the PIN's hash.

    The PIN comes last: where it is there, all is.

    Raises:
        StorageFailed: the disk refused it; the same may be tried again.
    """
    if settings != vault.settings():
        vault.append(SettingsChanged(settings=settings), STAFF)
    vault.set_pin_hash(derive_pin_hash(pin))


def _check_zone(name: str) -> Problem | None:
    if not name:
        return Problem(code="needed")
    return None if name in available_timezones() else Problem(code="unknown-zone")
