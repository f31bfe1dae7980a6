"""A form of one page of each kind, in two languages, and a visit with it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from kiosk.forms.model import (
    AcknowledgementPage,
    BulletList,
    Choice,
    ChoicePage,
    ConsentForm,
    FeeAmount,
    KeyFigure,
    NotePage,
    Option,
    Pair,
    Paragraph,
    Part,
    Picture,
    ReadingPage,
    Slot,
    SlotBlock,
    StepList,
    When,
)
from kiosk.settings import ClinicSettings
from kiosk.visit.actions import (
    Action,
    Choose,
    ChooseLanguage,
    Continue,
    GiveBirthDate,
    ReachEnd,
    Sign,
    Understand,
)
from kiosk.visit.booking import Booking, Patient
from kiosk.visit.completion import is_complete
from kiosk.visit.route import OwnPage, RoutePage
from kiosk.visit.rules import Rules
from kiosk.visit.state import VisitState
from kiosk.visit.turns import take_turn
from kiosk.visit.wording import Sources
from kiosk.words import Words

START = datetime(2026, 11, 23, 18, tzinfo=UTC)
BORN = date(1950, 2, 28)
CLINIC = ClinicSettings(clinic_name="Harbour", time_zone="America/Vancouver", kiosk_id="K1")


def small_form(language: str = "en") -> ConsentForm:
    """Return the form; every word says in which language it is."""

    def say(text: str) -> str:
        return f"{text} ({language})"

    blocks = (
        Paragraph(block_id="a", text=say("First.")),
        BulletList(block_id="b", items=(say("one"), say("two"))),
        StepList(block_id="c", items=(say("wash"), say("rest"))),
        KeyFigure(block_id="d", figure="9", text=say("months")),
        Pair(block_id="e", items=(say("this"), say("that"))),
        SlotBlock(block_id="f", slot="urgent"),
    )
    fee = (FeeAmount(block_id="fee", text="It is {amount}.", unset=say("Staff will tell you.")),)
    start = Part(
        part_id="start",
        title=say("Start"),
        pages=(
            ReadingPage(page_id="intro", title=say("Intro"), blocks=blocks, picture="cold"),
            ChoicePage(
                page_id="tablet-wish",
                title=say("Tablet?"),
                blocks=(),
                options=(
                    Option(option_id="no", text=say("No")),
                    Option(option_id="yes", text=say("Yes"), flag="Wants a tablet"),
                ),
            ),
            AcknowledgementPage(
                page_id="driving",
                title=say("Driving"),
                blocks=(),
                topic="safety",
                summary=say("No driving"),
                when=When(page="tablet-wish", options=("yes",)),
            ),
            ChoicePage(
                page_id="sedated",
                title=say("Sedated?"),
                blocks=(),
                options=(
                    Option(option_id="no", text=say("No")),
                    Option(option_id="yes", text=say("Yes"), flag="Sedated", hands_over="Ask."),
                    Option(option_id="unsure", text=say("Unsure"), hands_over="Find out."),
                ),
            ),
        ),
    )
    rest = Part(
        part_id="rest",
        title=say("Rest"),
        pages=(
            AcknowledgementPage(
                page_id="bleeding",
                title=say("Bleeding"),
                blocks=(),
                topic="risk",
                summary=say("It can bleed"),
            ),
            ChoicePage(
                page_id="fee",
                title=say("Fee"),
                blocks=fee,
                options=(
                    Option(option_id="fine", text=say("Fine")),
                    Option(option_id="ask", text=say("I have a question"), asks=True),
                    Option(option_id="how", text=say("How do I pay?"), asks=True),
                ),
            ),
            NotePage(page_id="matters", title=say("Matters?"), blocks=(), flag="What matters"),
            NotePage(page_id="more", title=say("More?"), blocks=()),
        ),
    )
    return ConsentForm(
        form_id="small",
        version="1",
        language=language,
        title=say("Small"),
        procedure=say("small thing"),
        source="nobody",
        intent=say("I want it."),
        sites=(
            Choice(choice_id="foot", text=say("Foot")),
            Choice(choice_id="spine", text=say("Spine"), has_side=False),
        ),
        parts=(start, rest),
        facts=(),
        terms=(),
        pictures=(
            Picture(
                picture_id="cold",
                description=say("Cold stops a signal."),
                key=(say("cold"), say("signal")),
                svg='<svg viewBox="0 0 400 300"><path d="M0 0" stroke="ink"/></svg>',
            ),
        ),
        slots=(
            Slot(slot_id="other", label=say("Others"), filled_by="clinician", shown="document"),
            Slot(slot_id="urgent", label=say("Help"), filled_by="clinic", shown="page"),
        ),
    )


FORMS = {"en": small_form("en"), "fr": small_form("fr")}
RULES = Rules(forms=FORMS, missing=lambda text: frozenset(text) & frozenset("☠☢"))
BOOKING = Booking(
    patient=Patient(name="Maren {Fictional}", birth_date=BORN, health_number="987"),
    form_id="small",
    site_id="foot",
    side="left",
    clinician="Dr Aoki",
)


def begin() -> VisitState:
    """Return the visit at its first page."""
    return VisitState(
        visit_id="V1", booking=BOOKING, language="en", started_at=START, entered_at=START
    )


def sources(words: Words, language: str = "en", clinic: ClinicSettings = CLINIC) -> Sources:
    """Return where the words come from."""
    names = (("en", "English"), ("fr", "Français"))
    return Sources(
        form=FORMS[language], words=words, clinic=clinic, booking=BOOKING, languages=names
    )


def way_on(page: RoutePage, state: VisitState) -> tuple[Action, ...]:
    """Return how a patient goes on from a page whose answer is there."""
    match page:
        case OwnPage.LANGUAGE:
            return (ChooseLanguage(state.language),)
        case OwnPage.IDENTITY:
            return (GiveBirthDate(BORN.isoformat()),)
        case _:
            return (ReachEnd(), Continue())


def answer_plainly(page: RoutePage, state: VisitState) -> tuple[Action, ...]:
    """Return how a patient goes on from a page, answered or not."""
    match page:
        case ChoicePage(options=options) if not is_complete(page, state):
            return (Choose(options[0].option_id), *way_on(page, state))
        case AcknowledgementPage():
            return (ReachEnd(), Understand())
        case OwnPage.SIGNATURE:
            return (ReachEnd(), Sign())
        case _:
            return way_on(page, state)


def act(state: VisitState, *actions: Action) -> VisitState:
    """Return the state after each of `actions`, one second after another."""
    for action in actions:
        at = max(state.entered_at, START) + timedelta(seconds=1)
        state = take_turn(RULES, state, action, at)
    return state


def go_to(page_id: str, state: VisitState | None = None) -> VisitState:
    """Return the visit on a page, reached by plain answers."""
    state = begin() if state is None else state
    for _ in range(40):
        if state.page_id == page_id or state.outcome is not None:
            return state
        state = act(state, *answer_plainly(RULES.stop(state).page, state))
    raise AssertionError(f"{page_id} is never reached")
