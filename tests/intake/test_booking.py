"""What staff type becomes a booking, or a problem beside each field."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from kiosk.intake.booking import UntrustedBooking, read_booking
from kiosk.visit.booking import Booking, Patient
from tests.visit.small_form import FORMS, RULES

TODAY = date(2026, 11, 23)
TYPED = UntrustedBooking(
    name=" Zoe\u0308  Ōshiro",
    birth_date="1950/2/28",
    health_number=" 9876 543-210 ",
    site_id="foot",
    side="left",
    clinician="Dr  Aoki",
)


def read(**changes: str) -> Booking | dict[str, str]:
    """Return the booking, or the problems' codes by field."""
    found = read_booking(replace(TYPED, **changes), FORMS["en"], RULES.missing, TODAY)
    if isinstance(found, Booking):
        return found
    return {field: problem.code for field, problem in found.items()}


def test_a_booking_is_normalised() -> None:
    assert read() == Booking(
        patient=Patient(
            name="Zoë Ōshiro", birth_date=date(1950, 2, 28), health_number="9876 543-210"
        ),
        form_id="small",
        site_id="foot",
        side="left",
        clinician="Dr Aoki",
    )


def test_the_health_number_may_be_left_empty() -> None:
    booking = read(health_number="  ")
    assert isinstance(booking, Booking)
    assert booking.patient.health_number is None


def test_nothing_typed_is_needed_everywhere() -> None:
    found = read_booking(UntrustedBooking(), FORMS["en"], RULES.missing, TODAY)
    assert isinstance(found, dict)
    assert {field: problem.code for field, problem in found.items()} == {
        "name": "needed",
        "birth_date": "not-a-date",
        "site_id": "needed",
        "side": "needed",
        "clinician": "needed",
    }


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("name", "\u200b", "needed"),
        ("name", "a" * 121, "too-long"),
        ("name", "Zoë ☠", "cannot-print"),
        ("clinician", "☢", "cannot-print"),
        ("birth_date", "2026-11-24", "date-in-future"),
        ("birth_date", "1895-01-01", "date-too-old"),
        ("health_number", "9" * 21, "too-long"),
        ("health_number", "98;76", "number-only"),
        ("health_number", "٩٨", "number-only"),
        ("site_id", "nose", "needed"),
        ("side", "none", "needed"),
        ("side", "up", "needed"),
    ],
)
def test_each_field_tells_what_is_wrong_with_it(field: str, text: str, code: str) -> None:
    assert read(**{field: text}) == {field: code}


@pytest.mark.parametrize(("side", "wrong"), [("none", False), ("left", True), ("", True)])
def test_a_place_without_sides_has_none(side: str, wrong: bool) -> None:
    found = read(site_id="spine", side=side)
    assert isinstance(found, Booking) is not wrong
    if wrong:
        assert found == {"side": "needed"}


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = read(name="", birth_date="x", side="")
    assert found == {"name": "needed", "birth_date": "not-a-date", "side": "needed"}
