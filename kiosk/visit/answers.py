"""What a patient answers: declining, skipping and asking are answers too."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Read(msgspec.Struct, frozen=True, tag="read"):
    """A reading page was read to its end and left by its main step."""


class Agreed(msgspec.Struct, frozen=True, tag="agreed"):
    """One of the kiosk's own pages was agreed to."""


class Chosen(msgspec.Struct, frozen=True, tag="chosen"):
    """One option of a choice."""

    option_id: str


class Understood(msgspec.Struct, frozen=True, tag="understood"):
    """A truth was acknowledged."""


class Wrote(msgspec.Struct, frozen=True, tag="wrote"):
    """Free text in the patient's own words, normalised."""

    text: str


class Skipped(msgspec.Struct, frozen=True, tag="skipped"):
    """A page that may be left empty was left empty."""


Answer: TypeAlias = Read | Agreed | Chosen | Understood | Wrote | Skipped


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question kept for the doctor, with the page it was asked on."""

    page_id: str
    text: str | None = None
    """None: the patient asks in person."""


class Exposure(msgspec.Struct, frozen=True, kw_only=True):
    """How one page was shown. Facts, never a proof of understanding."""

    page_id: str
    seconds: float
    visits: int
    text_percent: int
    """Text size when the page was last left, 100 to 300."""
