"""Plays journeys on a session over a real vault, without a window."""

from __future__ import annotations

from typing import assert_never

from kiosk.intake.booking import UntrustedBooking, read_booking
from kiosk.intake.counter import UnderAgeStop, begin, take_up
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.visit import actions as do
from kiosk.visit.booking import Booking
from kiosk.visit.completion import is_complete
from kiosk.visit.route import RoutePage
from kiosk.visit.state import Declined, HandedOver, OnPaper, Outcome, Paused, Signed
from tests.intake.clinic import DRAWN, EMPTY, FORM_ID
from tests.journeys.script import Deed, Given


class SessionStage:
    """One visit, from the desk to its end."""

    def __init__(self, equipment: Equipment, given: Given, session: Session | None = None) -> None:
        self._equipment, self._given = equipment, given
        self._session = session
        self._under_age: UnderAgeStop | None = None
        self._ink, self._ink_revision = EMPTY, 0

    @property
    def session(self) -> Session:
        assert self._session is not None, "the visit has not begun"
        return self._session

    @property
    def visit_id(self) -> str:
        if self._under_age is not None:
            return self._under_age.visit_id
        return self.session.state.visit_id

    @property
    def page_id(self) -> str:
        if self._under_age is not None:
            return "under-age"
        if self._session is None:
            return "desk"
        return derive_end(self._session.state.outcome) or self._session.state.page_id

    @property
    def problem(self) -> str | None:
        if self._session is None or self._session.state.problem is None:
            return None
        return self._session.state.problem.code

    @property
    def page(self) -> RoutePage:
        return self.session.rules.stop(self.session.state).page

    @property
    def is_answered(self) -> bool:
        return is_complete(self.page, self.session.state)

    def reach_end(self) -> None:
        self.session.act(do.ReachEnd())

    def do(self, deed: Deed) -> None:
        match deed.verb:
            case "hand-over":
                begun = begin(self._equipment, derive_booking(self._equipment, self._given))
                if isinstance(begun, UnderAgeStop):
                    self._under_age = begun
                else:
                    self._session = begun
            case "resume":
                self._session = take_up(self._equipment, self.visit_id)
            case "draw":
                self._ink, self._ink_revision = DRAWN, self.session.state.revision
            case "sign":
                valid = self._ink_revision == self.session.state.revision
                self.session.sign(self._ink if valid else EMPTY)
            case _:
                self.session.act(derive_action(deed))


def derive_booking(equipment: Equipment, given: Given) -> Booking:
    """Return what staff book for a journey."""
    untrusted = UntrustedBooking(
        name=given.name,
        birth_date=given.born.isoformat(),
        health_number="9876 543 210",
        site_id=given.site,
        side=given.side,
        clinician="Dr Aoki",
    )
    form = equipment.library.forms[FORM_ID]["en"]
    booking = read_booking(untrusted, form, equipment.missing, given.today)
    assert isinstance(booking, Booking), booking
    return booking


def derive_action(deed: Deed) -> do.Action:
    """Return what a deed of the patient is to the visit."""
    words = deed.words
    match deed.verb:
        case "language":
            return do.ChooseLanguage(words)
        case "birth-date":
            return do.GiveBirthDate(words)
        case "continue":
            return do.Continue()
        case "back":
            return do.Back()
        case "choose":
            return do.Choose(words)
        case "understand":
            return do.Understand()
        case "question":
            return do.Ask(None if words == "in-person" else words)
        case "take-back":
            return do.DropQuestion(int(words) - 1)
        case "write":
            return do.Write(words)
        case "change":
            return do.Change(words)
        case "reject":
            return do.RejectDetails()
        case "text-size":
            return do.SetTextSize(int(words))
        case "decline":
            return do.Leave("declined")
        case "pause":
            return do.Leave("paused")
        case "paper":
            return do.Leave("paper")
        case _:
            raise AssertionError(f"a session knows no {deed.verb}")


def derive_end(outcome: Outcome | None) -> str | None:
    """Return what journeys call the end of a visit."""
    match outcome:
        case None:
            return None
        case Signed():
            return "signed"
        case Declined():
            return "declined"
        case Paused():
            return "paused"
        case OnPaper():
            return "paper"
        case HandedOver():
            return "handed-over"
        case _:
            assert_never(outcome)
