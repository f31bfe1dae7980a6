"""Plainly fictional records, rich enough to fill a document."""

from __future__ import annotations

import math
from datetime import date
from typing import Literal

from msgspec.structs import replace

from kiosk.consent.ink import Ink, Sample
from kiosk.consent.inkml import derive_inkml
from kiosk.consent.record import (
    Acknowledgement,
    ClosedRecord,
    Flag,
    FormReference,
    Instant,
    RecordBody,
    ShownPage,
    Signature,
    SignedRecord,
)
from kiosk.visit.answers import Agreed, Answer, Chosen, Exposure, Question, Read, Understood, Wrote
from kiosk.visit.booking import Booking, Patient
from kiosk.visit.wording import Label, Line, Wording

NAME = "Zoë Ōkubo-Łukasz Example"
LINK = "0123456789abcdef" * 4
RISKS = (
    "Infection where the needle goes in",
    "More swelling and pain where the needle goes in",
    "Bleeding",
    "Bruising",
    "Damage to blood vessels",
    "Damage to nerves",
    "An allergic reaction to the numbing medicine or to another medicine that is used",
    "Other risks that depend on where the needle goes in; your doctor tells you about them",
    "Numbness of the skin that may last up to one or two weeks after the procedure",
    "The pain may come back when the nerve has grown again",
)
TEXTS = (
    "This procedure uses extreme cold to stop one nerve from sending pain signals for a while.",
    "The nerve arm dies back. Then a new one grows along the same path, about 1 mm a day.",
    "It is not a cure. The relief usually lasts nine to twelve months.",
)
WISH = "I play the cello for a living. Numb fingers would matter more to me than some pain."


def build_instant(second: int = 5) -> Instant:
    return Instant(
        utc=f"2026-11-23T10:04:{second:02}.123Z",
        local=f"2026-11-23T02:04:{second:02}-08:00",
        zone="America/Vancouver",
    )


def build_ink() -> Ink:
    strokes = tuple(
        tuple(
            Sample(
                round(1400 + 1500 * number + i * 28 + 500 * math.cos(i / 7 + number)),
                round(1700 + 800 * math.sin(i / 9 + number * 2)),
                round(500 + 350 * math.sin(i / 15)),
            )
            for i in range(80)
        )
        for number in range(3)
    )
    return Ink(width=9000, height=3600, strokes=strokes)


def build_signed(body: RecordBody | None = None, ink: Ink | None = None) -> SignedRecord:
    body = body or build_body()
    signature = Signature(
        method="ink",
        intent="I have read this, or it was read to me. I agree to cryoneurolysis. "
        "I know that I can change my mind at any time.",
        meaning="This is an electronic signature (simple). It says that the patient agrees.",
        printed_name=body.booking.patient.name,
        inkml=derive_inkml(ink or build_ink()),
        signed=build_instant(),
    )
    return SignedRecord(body=body, signature=signature)


def build_closed(
    outcome: Literal["declined", "paper", "handed-over"], reason: str = ""
) -> ClosedRecord:
    body = build_body(asked=False)
    flags = (Flag(kind="handed-over", text=reason), *body.flags) if reason else body.flags
    return ClosedRecord(body=replace(body, flags=flags), outcome=outcome, reason=reason)


def build_plain() -> RecordBody:
    """A body with nothing to flag."""
    body = build_body()
    understood = tuple(replace(a, understood=True) for a in body.acknowledgements)
    return replace(body, flags=(), questions=(), acknowledgements=understood)


def build_named(name: str) -> RecordBody:
    body = build_body()
    return replace(body, booking=replace(body.booking, patient=replace(
        body.booking.patient, name=name
    )))  # fmt: skip


def build_body(*, asked: bool = True) -> RecordBody:
    pages = _pages(asked=asked)
    answers: dict[str, Answer] = {
        page.wording.page_id: _answer(page) for page in pages if page.answer is not None
    }
    return RecordBody(
        visit_id="ABCDEFGHJKMNPQRSTUVWXYZ234",
        booking=Booking(
            patient=Patient(name=NAME, birth_date=date(1950, 2, 9), health_number="9000 000 001"),
            form_id="cryoneurolysis",
            site_id="knee",
            side="left",
            clinician="Dr. Sample Fictional",
        ),
        form=FormReference(
            form_id="cryoneurolysis",
            version="1.0",
            language="en",
            digest="fedcba9876543210" * 4,
            title="Cryoneurolysis",
            procedure="cryoneurolysis (cryo)",
            site="Sacroiliac joint",
        ),
        clinic_name="Example Pain Clinic",
        kiosk_id="KXYZ23456789ABCDEFGHJKMNPQ",
        app_version="0.1.0",
        started=build_instant(0),
        ended=build_instant(),
        flags=(
            Flag(kind="answer", text="Very afraid of needles", page_id="needles"),
            Flag(kind="answer", text="Wants to talk about a calming tablet", page_id="needles"),
            Flag(kind="answer", text="May not be able to afford the fee", page_id="fee"),
            Flag(kind="note", text=f"What matters to the patient: {WISH}", page_id="matters"),
            Flag(kind="questions", text="2 questions for the doctor"),
        ),
        answers=answers,
        acknowledgements=tuple(
            Acknowledgement(
                page_id=f"risk-{number}", topic="risk" if number < 9 else "safety", summary=risk,
                understood=number != 5 or not asked,
            )
            for number, risk in enumerate(RISKS)
        ),
        questions=(
            Question(page_id="risk-5", text="Which nerves could be hurt, and would it last?"),
            Question(page_id="fee"),
        ),
        pages=pages,
        exposures=tuple(
            Exposure(page_id=page.wording.page_id, seconds=12.4 + number, visits=1 + number % 3,
                     text_percent=150)
            for number, page in enumerate(pages)
        ),
        slots=(
            ("Alternatives, including doing nothing", ""),
            ("This patient's own risks", ""),
            ("When to seek urgent help", ""),
        ),
    )  # fmt: skip


def _answer(page: ShownPage) -> Answer:
    kinds: dict[str, Answer] = {
        "notice": Agreed(), "needles": Chosen("a-lot"), "fee": Chosen("talk"),
        "matters": Wrote(WISH),
    }  # fmt: skip
    page_id = page.wording.page_id
    return kinds.get(page_id, Understood() if page_id.startswith("risk") else Read())


def _pages(*, asked: bool) -> tuple[ShownPage, ...]:
    risks = tuple(
        _page(f"risk-{number}", "What are the risks?", risk, answer="I understand this risk")
        for number, risk in enumerate(RISKS)
    )
    risks = tuple(
        replace(page, answer="I have a question") if asked and number == 5 else page
        for number, page in enumerate(risks)
    )
    labels = (Label(option_id="no", text="No"), Label(option_id="a-lot", text="Yes, a lot"))
    fees = (
        Label(option_id="ok", text="I understand"),
        Label(option_id="talk", text="I may not be able to afford this"),
        Label(option_id="ask", text="I have a question"),
    )
    return (
        _page("notice", "", "Before you start", answer="Yes"),
        _page("what", "What is it?", "How does cold stop pain?", answer="Read"),
        _page("how", "How is it done?", "What will the doctor do?", answer="Read"),
        _page("after", "What comes after?", "How will I feel afterwards?", answer="Read"),
        _page("needles", "How is it done?", "Are you afraid of needles?", labels, "Yes, a lot"),
        *risks,
        _page("fee", "What does it cost?", "There is a fee for this", fees,
              "I may not be able to afford this"),
        _page("matters", "About you", "What matters to you?", answer=WISH),
    )  # fmt: skip


def _page(
    page_id: str, part: str, title: str, labels: tuple[Label, ...] = (), answer: str | None = None
) -> ShownPage:
    lines = (
        *(Line(style="paragraph", text=text, group="a") for text in TEXTS),
        Line(style="figure", figure="9 to 12 months", text="is how long relief lasts", group="b"),
        Line(style="item", text="Stretching", group="c"),
        Line(style="item", text="Strength", group="c"),
        Line(style="step", text="The skin is cleaned.", group="d"),
        Line(style="step", text="The skin is made numb.", group="d"),
    )
    wording = Wording(
        page_id=page_id, part_title=part, title=title, lines=lines, labels=labels,
        step="I have read this",
    )  # fmt: skip
    return ShownPage(wording=wording, answer=answer)
