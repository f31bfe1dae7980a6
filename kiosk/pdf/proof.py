"""What the document proves itself by, printed: digests that a person can compare by eye."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from kiosk.consent.chain import derive_link
from kiosk.consent.later import Later
from kiosk.consent.place import ChainPlace
from kiosk.consent.record import RecordBody
from kiosk.pdf.composer import Composer
from kiosk.pdf.pieces import Gap
from kiosk.pdf.sheet import CAPTION, UNIT_PT
from kiosk.words import Words

_HALF = 32
"""Hex characters in a line of a column."""


def compose_proof(
    body: RecordBody,
    content: bytes,
    place: ChainPlace,
    later: Sequence[Later],
    composer: Composer,
    words: Words,
) -> None:
    """Set the digests of the record, `content` in its canonical bytes, and of what vouches for it.

    `kiosk.pdf.contents` reads them back.
    """
    composer.heading(words.say("document_proof"))
    composer.introduction(say_seal(body.clinic_name, words), CAPTION)
    composer.introduction(words.say("document_proof_note"), CAPTION)
    figures = (
        (words.say("document_proof_record"), hashlib.sha256(content).hexdigest()),
        (words.say("document_proof_form"), body.form.digest),
        (words.say("document_proof_link", seq=place.seq), place.link),
        *(
            (words.say("document_proof_link", seq=one.header.seq), derive_link(one.header))
            for one in later
        ),
        (words.say("document_proof_key"), place.public_key),
    )
    for label, figure in figures:
        halves = f"{figure[:_HALF]}\n{figure[_HALF:]}"
        said = composer.text(f"{label}\n{halves}", composer.width_pt, CAPTION)
        composer.add(said, Gap(UNIT_PT / 2))


def say_seal(clinic: str, words: Words) -> str:
    """Return what the seal is, which has no picture of its own."""
    return words.say("document_seal", clinic=clinic)
