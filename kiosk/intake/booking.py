"""What staff typed and picked becomes a booking, or a problem beside each field."""

from __future__ import annotations

from datetime import date
from typing import get_args

import msgspec

from kiosk.forms.model import ConsentForm
from kiosk.visit.booking import Booking, Patient, Side
from kiosk.visit.problems import Problem
from kiosk.visit.text import (
    NAME_LENGTH,
    NUMBER_LENGTH,
    MissingCharacters,
    check_text,
    derive_line,
    read_birth_date,
)


class UntrustedBooking(msgspec.Struct, frozen=True, kw_only=True):
    """The start sheet as it stands, unchecked."""

    name: str = ""
    birth_date: str = ""
    health_number: str = ""
    site_id: str = ""
    side: str = ""
    clinician: str = ""


def read_booking(
    untrusted: UntrustedBooking, form: ConsentForm, missing: MissingCharacters, today: date
) -> Booking | dict[str, Problem]:
    """Return the booking, or what is wrong by field name."""
    name, clinician = derive_line(untrusted.name), derive_line(untrusted.clinician)
    number = derive_line(untrusted.health_number)
    born = read_birth_date(untrusted.birth_date, today)
    checks = {
        "name": _check_name(name, missing),
        "birth_date": born if isinstance(born, Problem) else None,
        "health_number": _check_number(number),
        "site_id": _check_choice(untrusted.site_id, [site.choice_id for site in form.sites]),
        "side": _check_choice(untrusted.side, _sides(form, untrusted.site_id)),
        "clinician": _check_name(clinician, missing),
    }
    problems = {field: problem for field, problem in checks.items() if problem is not None}
    if problems or isinstance(born, Problem):
        return problems
    return Booking(
        patient=Patient(name=name, birth_date=born, health_number=number or None),
        form_id=form.form_id,
        site_id=untrusted.site_id,
        side=msgspec.convert(untrusted.side, Side),
        clinician=clinician,
    )


def _sides(form: ConsentForm, site_id: str) -> list[str]:
    """Return the sides that make sense at a place; one without sides has only "none"."""
    site = next((site for site in form.sites if site.choice_id == site_id), None)
    if site is None:
        return [*get_args(Side)]
    return [side for side in get_args(Side) if side != "none"] if site.has_side else ["none"]


def _check_name(name: str, missing: MissingCharacters) -> Problem | None:
    return check_text(name, NAME_LENGTH, missing) if name else Problem(code="needed")


def _check_number(number: str) -> Problem | None:
    if len(number) > NUMBER_LENGTH:
        return Problem(code="too-long", places={"longest": NUMBER_LENGTH})
    plain = number.replace(" ", "").replace("-", "")
    return (
        None if not plain or (plain.isascii() and plain.isalnum()) else Problem(code="number-only")
    )


def _check_choice(chosen: str, known: list[str]) -> Problem | None:
    return None if chosen in known else Problem(code="needed")
