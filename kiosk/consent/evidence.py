"""A finished visit becomes evidence: what was shown, answered and asked, joined once.

Owns the joining. Pure: everything that differs between two kiosks or two instants is handed in.
"""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

import msgspec

from kiosk.clock import format_local, format_utc
from kiosk.consent.flags import derive_flags, derive_hand_over
from kiosk.consent.ink import Ink
from kiosk.consent.inkml import derive_inkml
from kiosk.consent.record import (
    Acknowledgement,
    ClosedRecord,
    FormReference,
    Instant,
    RecordBody,
    ShownPage,
    Signature,
    SignedRecord,
    UnsignedRecord,
)
from kiosk.forms.digest import derive_digest
from kiosk.forms.model import AcknowledgementPage, ChoicePage
from kiosk.settings import ClinicSettings
from kiosk.visit.answers import Agreed, Chosen, Read, Skipped, Understood, Wrote
from kiosk.visit.completion import has_question
from kiosk.visit.route import Stop, derive_all_stops, derive_route
from kiosk.visit.state import Declined, HandedOver, OnPaper, VisitState
from kiosk.visit.wording import Sources, derive_site, derive_wording
from kiosk.words import Words


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where and when a visit ends, and who says so."""

    sources: Sources
    staff_words: Words
    """The catalogue in the language of staff: flags and reasons are written in it."""
    ended_at: datetime
    app_version: str

    @property
    def clinic(self) -> ClinicSettings:
        """The clinic's settings."""
        return self.sources.clinic

    def instant(self, at: datetime) -> Instant:
        """Return `at` told in UTC and in the clinic's time."""
        zone = self.clinic.zone
        return Instant(utc=format_utc(at), local=format_local(at, zone), zone=zone.key)


def derive_unsigned(state: VisitState, place: Place) -> UnsignedRecord:
    """Return the finished form, waiting for its signature."""
    return UnsignedRecord(body=_body(state, place))


def sign(unsigned: UnsignedRecord, ink: Ink, place: Place) -> SignedRecord:
    """Return the signed record.

    Raises:
        ValueError: the ink holds no stroke; the screen asks for one before it comes here.
    """
    if ink.is_empty:
        raise ValueError("a record is not signed with empty ink")
    signature = Signature(
        method="ink",
        intent=place.sources.form.intent,
        meaning=place.sources.words.say("signature_meaning"),
        printed_name=unsigned.body.booking.patient.name,
        inkml=derive_inkml(ink),
        signed=place.instant(place.ended_at),
    )
    return SignedRecord(body=unsigned.body, signature=signature)


def derive_closed(
    state: VisitState, outcome: Declined | OnPaper | HandedOver, place: Place
) -> ClosedRecord:
    """Return the record of a visit that ended without a signature."""
    body = _body(state, place)
    match outcome:
        case Declined():
            return ClosedRecord(body=body, outcome="declined", reason="")
        case OnPaper():
            return ClosedRecord(body=body, outcome="paper", reason="")
        case HandedOver():
            form, words = place.sources.form, place.staff_words
            reason = derive_hand_over(form, state, outcome, words)
            return ClosedRecord(body=body, outcome="handed-over", reason=reason)
        case _:
            assert_never(outcome)


def derive_answer(stop: Stop, state: VisitState, sources: Sources) -> str | None:
    """Return the patient's answer on a page, in the words of the button or of the patient."""
    words = sources.words
    answer = state.answers.get(stop.page_id)
    match answer:
        case None:
            kept = has_question(state, stop.page_id)
            asked = isinstance(stop.page, AcknowledgementPage) and kept
            return words.say("answer_question") if asked else None
        case Read():
            return words.say("answer_read")
        case Agreed():
            return words.say("answer_agreed")
        case Skipped():
            return words.say("answer_skipped")
        case Wrote(text=text):
            return text
        case Understood():
            topic = stop.page.topic if isinstance(stop.page, AcknowledgementPage) else "risk"
            return words.say(f"step_{topic}")
        case Chosen(option_id=option_id):
            options = stop.page.options if isinstance(stop.page, ChoicePage) else ()
            return next((o.text for o in options if o.option_id == option_id), None)
        case _:
            assert_never(answer)


def _body(state: VisitState, place: Place) -> RecordBody:
    sources = place.sources
    met = {exposure.page_id for exposure in state.exposures}
    shown = tuple(stop for stop in derive_all_stops(sources.form) if stop.page_id in met)
    standing = {stop.page_id for stop in derive_route(sources.form, state.answers)} & met
    stops = tuple(stop for stop in shown if stop.page_id in standing)
    return RecordBody(
        visit_id=state.visit_id,
        booking=state.booking,
        form=_reference(sources),
        clinic_name=place.clinic.clinic_name,
        kiosk_id=place.clinic.kiosk_id,
        app_version=place.app_version,
        started=place.instant(state.started_at),
        ended=place.instant(place.ended_at),
        flags=derive_flags(sources.form, state, place.staff_words),
        answers={key: state.answers[key] for key in sorted(state.answers) if key in standing},
        acknowledgements=_acknowledgements(stops, state),
        questions=state.questions,
        pages=tuple(
            ShownPage(
                wording=derive_wording(stop, sources),
                answer=derive_answer(stop, state, sources) if stop in stops else None,
            )
            for stop in shown
        ),
        exposures=state.exposures,
        slots=tuple((slot.label, "") for slot in sources.form.slots if slot.shown == "document"),
    )


def _reference(sources: Sources) -> FormReference:
    form = sources.form
    return FormReference(
        form_id=form.form_id,
        version=form.version,
        language=form.language,
        digest=derive_digest(form),
        title=form.title,
        procedure=form.procedure,
        site=derive_site(sources),
    )


def _acknowledgements(stops: tuple[Stop, ...], state: VisitState) -> tuple[Acknowledgement, ...]:
    return tuple(
        Acknowledgement(
            page_id=stop.page_id,
            topic=stop.page.topic,
            summary=stop.page.summary,
            understood=isinstance(state.answers.get(stop.page_id), Understood),
        )
        for stop in stops
        if isinstance(stop.page, AcknowledgementPage)
    )
