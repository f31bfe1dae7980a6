"""The shape of a consent form in one language, frozen.

Owns what a form is; knows nothing of a patient, a visit or a screen. A form is read from a folder
by `kiosk.forms.reader`; every id is stable across languages and versions.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag="paragraph"):
    """One short paragraph."""

    block_id: str
    facts: tuple[str, ...] = ()
    text: str


class BulletList(msgspec.Struct, frozen=True, kw_only=True, tag="list"):
    """Items of equal weight, in no order."""

    block_id: str
    facts: tuple[str, ...] = ()
    items: tuple[str, ...]


class StepList(msgspec.Struct, frozen=True, kw_only=True, tag="steps"):
    """Items in order, numbered."""

    block_id: str
    facts: tuple[str, ...] = ()
    items: tuple[str, ...]


class KeyFigure(msgspec.Struct, frozen=True, kw_only=True, tag="figure"):
    """A figure that stands out, and the sentence it belongs to."""

    block_id: str
    facts: tuple[str, ...] = ()
    figure: str
    text: str


class Pair(msgspec.Struct, frozen=True, kw_only=True, tag="pair"):
    """Two statements of the source that pull two ways, shown side by side."""

    block_id: str
    facts: tuple[str, ...] = ()
    items: tuple[str, ...]
    """Exactly two."""


class FeeAmount(msgspec.Struct, frozen=True, kw_only=True, tag="amount"):
    """The clinic's fee: the amount from the settings, or the words for an amount not yet set."""

    block_id: str
    facts: tuple[str, ...] = ()
    text: str
    """With `{amount}` where the amount stands."""
    unset: str
    """What is shown while the clinic has set no amount."""


class SlotBlock(msgspec.Struct, frozen=True, kw_only=True, tag="slot"):
    """The place on a page of a clinic-filled slot; not shown until the clinic fills it."""

    block_id: str
    facts: tuple[str, ...] = ()
    slot: str


Block: TypeAlias = Paragraph | BulletList | StepList | KeyFigure | Pair | FeeAmount | SlotBlock


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A page stands in the route only if `page` was answered with one of `options`."""

    page: str
    options: tuple[str, ...]


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a choice."""

    option_id: str
    text: str
    flag: str | None = None
    """What staff must see, in the words of staff; None raises no flag."""
    asks: bool = False
    """Choosing it keeps a question about this page for the doctor."""
    hands_over: str | None = None
    """Choosing it switches signing off and hands the visit to staff, for this reason."""


class ReadingPage(msgspec.Struct, frozen=True, kw_only=True, tag="reading"):
    """A page to read."""

    page_id: str
    title: str
    blocks: tuple[Block, ...]
    picture: str | None = None
    when: When | None = None


class ChoicePage(msgspec.Struct, frozen=True, kw_only=True, tag="choice"):
    """A question with one answer of several, none pre-chosen."""

    page_id: str
    title: str
    blocks: tuple[Block, ...]
    options: tuple[Option, ...]
    picture: str | None = None
    when: When | None = None


class AcknowledgementPage(msgspec.Struct, frozen=True, kw_only=True, tag="acknowledgement"):
    """One truth, acknowledged by itself: "I understand" beside "I have a question"."""

    page_id: str
    title: str
    blocks: tuple[Block, ...]
    topic: Literal["risk", "safety"]
    summary: str
    """The truth in one line, for the review and the document."""
    picture: str | None = None
    when: When | None = None


class NotePage(msgspec.Struct, frozen=True, kw_only=True, tag="note"):
    """Free text in the patient's own words; may be left empty."""

    page_id: str
    title: str
    blocks: tuple[Block, ...]
    flag: str | None = None
    """What staff read before the patient's words; None raises no flag."""
    picture: str | None = None
    when: When | None = None


FormPage: TypeAlias = ReadingPage | ChoicePage | AcknowledgementPage | NotePage


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A chapter of the form; progress counts these."""

    part_id: str
    title: str
    pages: tuple[FormPage, ...]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One fact of the form's source."""

    fact_id: str
    says: str
    """The fact in other words than the source's and the form's."""
    figures: tuple[str, ...] = ()
    """Each figure that must stand in the words that carry the fact, such as `9`, `12`, `24`."""
    hedges: tuple[str, ...] = ()
    """Alternatives of which at least one must stand in the words, such as `usually`, `may`."""
    flag: str = ""
    """Letters of the ledger: R risk, S safety, C candidacy, E expectation, Q intake, $ fee."""
    after: str | None = None
    """The fact that must be told before this one."""


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A medical word and what it means."""

    term_id: str
    word: str
    meaning: str
    page_id: str = ""
    """The page that explains it: the first on which it stands."""


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """Something the source does not say and the kiosk therefore does not say either."""

    slot_id: str
    label: str
    filled_by: Literal["clinician", "clinic"]
    shown: Literal["document", "page"]
    """`document`: prints "Not recorded" until filled; `page`: unshown until filled."""


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A drawing that several pages may show."""

    picture_id: str
    description: str
    """What it shows, for who cannot see it and for the document."""
    key: tuple[str, ...] = ()
    """The words for the marks 1, 2, 3... that stand in it."""
    svg: str
    """Its file; `kiosk.forms.pictures` says what can stand there."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the body that the procedure can be done at."""

    choice_id: str
    text: str
    has_side: bool = True


class ConsentForm(msgspec.Struct, frozen=True, kw_only=True):
    """One procedure's consent form in one language."""

    form_id: str
    version: str
    language: str
    """BCP 47."""
    title: str
    procedure: str
    """The procedure's name as a sentence holds it: "cryoneurolysis (cryo)"."""
    source: str
    """Where the facts come from."""
    intent: str
    """The sentence beside the signature."""
    sites: tuple[Choice, ...]
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    terms: tuple[Term, ...]
    slots: tuple[Slot, ...]
    pictures: tuple[Picture, ...] = ()
    """In the order in which pages first show them."""
    approved_by: str | None = None
    approved_on: str | None = None
    expires_on: str | None = None

    @property
    def pages(self) -> tuple[FormPage, ...]:
        """Every page of every part, in order."""
        return tuple(page for part in self.parts for page in part.pages)
