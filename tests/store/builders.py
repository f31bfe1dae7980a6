"""Fictional visits for the vault's tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Literal, TypeAlias

from kiosk.consent.events import ConsentSigned, UnderAge, VisitClosed, VisitStarted
from kiosk.consent.ink import Ink, Sample
from kiosk.consent.inkml import derive_inkml
from kiosk.consent.record import (
    ClosedRecord,
    Flag,
    FormReference,
    Instant,
    RecordBody,
    ShownPage,
    Signature,
    SignedRecord,
)
from kiosk.settings import ClinicSettings
from kiosk.visit.answers import Exposure, Question, Understood, Wrote
from kiosk.visit.booking import Booking, Patient
from kiosk.visit.wording import Line, Wording

CANARY = "Zephyrine Quistermann"
KEY = bytes(range(32))
START = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
FEAR = Flag(kind="answer", text="Afraid of needles", page_id="needles")
SETTINGS = ClinicSettings(clinic_name="Harbour", time_zone="America/Los_Angeles", kiosk_id="K1")


Outcome: TypeAlias = Literal["declined", "paper", "handed-over"]


class StepClock:
    """A clock that moves on one second each time it is read."""

    def __init__(self, start: datetime = START) -> None:
        self.instant = start

    def now(self) -> datetime:
        self.instant += timedelta(seconds=1)
        return self.instant

    def monotonic(self) -> timedelta:
        return self.instant - START


def booking(
    name: str = CANARY, birth_date: date = date(1950, 2, 9), clinician: str = "Dr Aoki"
) -> Booking:
    """Return what staff entered."""
    patient = Patient(name=name, birth_date=birth_date, health_number="9876543210")
    return Booking(
        patient=patient, form_id="cryo", site_id="knee", side="left", clinician=clinician
    )


def started(booked: Booking | None = None) -> VisitStarted:
    """Return the start of a visit."""
    return VisitStarted(booking=booked or booking(), form_title="Cryo", form_digest="ab" * 32)


def under_age() -> UnderAge:
    """Return a visit that was over before it began."""
    return UnderAge(booking=booking("Young One", date(2012, 1, 1)), form_title="Cryo")


def signed(visit_id: str, text: str = "I play the violin", pages: int = 3) -> ConsentSigned:
    """Return the signing of `visit_id`, its record of `pages` pages."""
    ink = Ink(width=9000, height=3000, strokes=((Sample(1, 2, 500), Sample(30, 40, 600)),))
    signature = Signature(
        method="ink",
        intent="I have read this.",
        meaning="electronic signature (simple)",
        printed_name=CANARY,
        inkml=derive_inkml(ink),
        signed=_instant(),
    )
    return ConsentSigned(
        record=SignedRecord(body=_body(visit_id, text, pages), signature=signature)
    )


def declined(visit_id: str, outcome: Outcome = "declined") -> VisitClosed:
    """Return the end of `visit_id` without a signature."""
    return VisitClosed(
        record=ClosedRecord(body=_body(visit_id, "No", 2), outcome=outcome, reason="")
    )


def _body(visit_id: str, text: str, pages: int) -> RecordBody:
    shown = [
        Wording(
            page_id=f"p{n}",
            part_title="Risks",
            title="What can happen?",
            lines=(Line(style="paragraph", text=f"Words of page {n}. " * 12),),
        )
        for n in range(pages)
    ]
    return RecordBody(
        visit_id=visit_id,
        booking=booking(),
        form=FormReference(
            form_id="cryo",
            version="1",
            language="en",
            digest="ab" * 32,
            title="Cryo",
            procedure="cryo",
            site="Knee",
        ),
        clinic_name="Harbour",
        kiosk_id="K1",
        app_version="1.0",
        started=_instant(),
        ended=_instant(),
        flags=(FEAR,),
        answers={"p0": Understood(), "p1": Wrote(text)},
        acknowledgements=(),
        questions=(Question(page_id="p0", text="Will it hurt?"),),
        pages=tuple(ShownPage(wording=wording, answer="I understand") for wording in shown),
        exposures=(Exposure(page_id="p0", seconds=5.0, visits=1, text_percent=100),),
        slots=(("Alternatives", ""),),
    )


def _instant() -> Instant:
    return Instant(
        utc="2026-11-23T07:30:00.000Z",
        local="2026-11-22T23:30:00-08:00",
        zone="America/Los_Angeles",
    )
