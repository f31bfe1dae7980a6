"""What a patient can do, as a union; each acts on the page the patient is on."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec


class ChooseLanguage(msgspec.Struct, frozen=True, tag="choose-language"):
    """Pick the language of everything that follows."""

    language: str


class GiveBirthDate(msgspec.Struct, frozen=True, tag="give-birth-date"):
    """Say who one is."""

    untrusted_text: str


class Choose(msgspec.Struct, frozen=True, tag="choose"):
    """Pick one option; the main step then goes on."""

    option_id: str


class Understand(msgspec.Struct, frozen=True, tag="understand"):
    """Acknowledge the truth on this page and go on."""


class RejectDetails(msgspec.Struct, frozen=True, tag="reject-details"):
    """Say that the procedure, the side or the clinician is not right."""


class Ask(msgspec.Struct, frozen=True, tag="ask"):
    """Keep a question with this page; None asks in person."""

    untrusted_text: str | None = None


class DropQuestion(msgspec.Struct, frozen=True, tag="drop-question"):
    """Take back the question at this index."""

    index: int


class Write(msgspec.Struct, frozen=True, tag="write"):
    """Fill in the free text of this page; empty takes it back."""

    untrusted_text: str


class ReachEnd(msgspec.Struct, frozen=True, tag="reach-end"):
    """Have this page's last line in view."""


class Continue(msgspec.Struct, frozen=True, tag="continue"):
    """Take the page's main step."""


class Back(msgspec.Struct, frozen=True, tag="back"):
    """Go one page back."""


class Change(msgspec.Struct, frozen=True, tag="change"):
    """From the review, go to one page to change its answer."""

    page_id: str


class SetTextSize(msgspec.Struct, frozen=True, tag="set-text-size"):
    """Read on in another size."""

    percent: int


class Leave(msgspec.Struct, frozen=True, tag="leave"):
    """Stop for now, decline, or ask for paper."""

    way: Literal["paused", "declined", "paper"]


class Sign(msgspec.Struct, frozen=True, tag="sign"):
    """Sign; the ink itself is kept by the one who asks."""


Action: TypeAlias = (
    ChooseLanguage
    | GiveBirthDate
    | Choose
    | Understand
    | RejectDetails
    | Ask
    | DropQuestion
    | Write
    | ReachEnd
    | Continue
    | Back
    | Change
    | SetTextSize
    | Leave
    | Sign
)
