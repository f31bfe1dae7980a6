"""What a document proves with nothing but itself: separate facts, each with its reason.

Knows no vault, no screen and no words for people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec
from cryptography.x509 import Certificate

from kiosk.consent.later import Later
from kiosk.consent.place import ChainPlace
from kiosk.pdf.attachments import RECORD_FILE
from kiosk.pdf.contents import read_contents
from kiosk.pdf.fact import Fact
from kiosk.pdf.record_facts import derive_record_facts, read_later, read_place
from kiosk.pdf.seal_facts import derive_seal_facts
from kiosk.pdf.seal_shape import read_seal

NotJudged: TypeAlias = Literal["not-a-pdf", "unreadable", "not-ours"]
"""Why nothing can be said of a file. `not-ours`: neither a seal nor a record is in it."""


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What was found."""

    facts: tuple[Fact, ...]
    place: ChainPlace | None
    """Where the document says that its record stands."""
    later: tuple[Later, ...] = ()
    """What it says has happened since."""

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return all(fact.state != "wrong" for fact in self.facts)


def verify_document(
    content: bytes, trusted: Sequence[Certificate] | None = None
) -> Verification | NotJudged:
    """Return the facts of one file; `trusted` are certificates of authorities, None: not asked."""
    if not content.startswith(b"%PDF-"):
        return "not-a-pdf"
    contents, seal = read_contents(content), read_seal(content)
    if contents is None:
        return "unreadable"
    if seal == "not-sealed" and RECORD_FILE not in contents.files:
        return "not-ours"
    facts = (*derive_seal_facts(seal, trusted), *derive_record_facts(contents))
    later = read_later(contents) or ()
    return Verification(facts=facts, place=read_place(contents), later=later)
