"""The one shape of a sealed document: a finished file and one revision that holds only a seal.

A lenient reader lets an attacker hide things: in the gap that the seal's own bytes leave, in its
letter case and padding, behind the end. Here every byte of the second revision has its place, and
the gap is accepted only as what would be written anew.

Source: ISO 32000-1, 7.5.6 (incremental updates), 12.8.1 (byte ranges).
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import Literal, NamedTuple, TypeAlias

from kiosk.pdf.cms import Signed, read_cms, read_message_digest
from kiosk.pdf.signature import verify_signature

FIELD = "Seal"
"""Name of the seal's field."""
REASON = "Sealed on behalf of the clinic. This is not the patient's qualified signature."

ShapeProblem: TypeAlias = Literal["not-sealed", "wrong-shape", "wrong-encoding"]
"""`not-sealed`: there is no seal at all; `wrong-shape`: there is something more, less or elsewhere;
`wrong-encoding`: the seal's own bytes are not those that it must have."""


class Seal(NamedTuple):
    """A seal in its one shape; whether it holds is told apart."""

    signed: Signed
    claimed: bytes
    """The SHA-256 that was sealed."""
    found: bytes
    """The SHA-256 of all but the gap."""
    at: datetime
    """When it was sealed, by the kiosk's own clock."""
    first: int
    """Length of the first revision: the document as it was before."""
    gap: tuple[int, int]
    """Where the seal's own bytes are, as hex: from, to."""

    @property
    def is_whole(self) -> bool:
        """Whether what is there is what was sealed."""
        return self.claimed == self.found

    @property
    def holds(self) -> bool:
        """Whether the certificate's key sealed it."""
        return verify_signature(self.signed, self.claimed)


_TAIL = re.compile(
    rb"trailer\n<<\n/ID \[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]\n/Info \d+ 0 R\n"
    rb"/Root (?P<root>\d+) 0 R\n/Size (?P<size>\d+)\n/Prev (?P<prev>\d+)\n>>\n"
    rb"startxref\n(?P<table>\d+)\n%%EOF\n"
)
_TAIL_BYTES = 400
"""More than the end of any file takes."""
_REASON = re.sub(rb"[^\w ]", lambda sign: b"\\%03o" % ord(sign[0]), REASON.encode())
_REVISION = re.compile(
    rb"(?P<page>(?P<page_number>\d+) 0 obj\n<<\n[^>](?:(?!endobj)[\x00-\xff])*"
    rb"/Annots \[ (?P<field_place>\d+) 0 R \]\n>>\nendobj\n)"
    rb"(?P<catalog>(?P<catalog_number>\d+) 0 obj\n<<\n(?:(?!endobj)[\x00-\xff])*"
    rb"/Extensions <<\n/ESIC <<\n/Type /DeveloperExtensions\n/BaseVersion /1.7\n/ExtensionLevel 1\n"
    rb">>\n>>\n/AcroForm (?P<form_place>\d+) 0 R\n"
    rb"/Perms <<\n/DocMDP (?P<seal_place>\d+) 0 R\n>>\n>>\nendobj\n)"
    rb"(?P<form>(?P=form_place) 0 obj\n<<\n/Fields \[ (?P=field_place) 0 R \]\n/SigFlags 3\n>>\n"
    rb"endobj\n)"
    rb"(?P<field>(?P=field_place) 0 obj\n<<\n/FT /Sig\n/T \("
    + FIELD.encode()
    + rb"\)\n/Type /Annot\n"
    rb"/Subtype /Widget\n/F 132\n/Rect \[ 0 0 0 0 \]\n/P (?P=page_number) 0 R\n"
    rb"/V (?P=seal_place) 0 R\n>>\nendobj\n)"
    rb"(?P<seal>(?P=seal_place) 0 obj\n<<\n/Contents (?P<gap><(?P<hex>(?:[0-9A-F]{2})+)>)\n"
    rb"/ByteRange \[0 (?P<to>\d+) (?P<on>\d+) (?P<rest>\d+)\] +\n/Type /Sig\n"
    rb"/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n"
    rb"/M \(D\\072(?P<at>\d{14})Z\)\n/Reason \(" + re.escape(_REASON) + rb"\)\n"
    rb"/Reference \[ <<\n/Type /SigRef\n/TransformMethod /DocMDP\n/TransformParams <<\n"
    rb"/Type /TransformParams\n/V /1.2\n/P 1\n>>\n>> \]\n>>\nendobj\n)"
)
_OBJECTS = ("page", "catalog", "form", "field", "seal")


def read_seal(content: bytes) -> Seal | ShapeProblem:
    """Return the seal of a document, or why it has none that could be looked at."""
    if b"/Type /Sig\n" not in content:
        return "not-sealed"
    try:
        found = _find_revision(content)
        at = datetime.strptime(found["at"].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return "wrong-shape"
    claimed_and_signed = read_gap(found["hex"])
    if claimed_and_signed is None:
        return "wrong-encoding"
    claimed, signed = claimed_and_signed
    begin, end = found.span("gap")
    digest = hashlib.sha256(content[:begin] + content[end:]).digest()
    return Seal(signed, claimed, digest, at, found.start("page"), (begin, end))


def is_sealed(content: bytes) -> bool:
    """Whether a document is sealed and not a byte of it has changed since."""
    seal = read_seal(content)
    return isinstance(seal, Seal) and seal.is_whole and seal.holds


def read_gap(digits: bytes) -> tuple[bytes, Signed] | None:
    """Return what was sealed and by whom from the gap's hex digits; None unless all is in order.

    In order are upper case, DER, the one set of attributes, one certificate, and zeros to the end.
    """
    if not re.fullmatch(rb"(?:[0-9A-F]{2})+", digits):
        return None
    content = bytes.fromhex(digits.decode())
    claimed = read_message_digest(content)
    signed = read_cms(content, claimed) if claimed else None
    return (claimed, signed) if claimed and signed else None


def _find_revision(content: bytes) -> re.Match[bytes]:
    """Return where everything is in the second revision.

    Raises:
        ValueError: something is missing, is elsewhere, or is more than there may be.
    """
    tail = _TAIL.search(content, max(0, len(content) - _TAIL_BYTES))
    if tail is None or tail.end() != len(content):
        raise ValueError("it ends otherwise")
    table = int(tail["table"])
    first = _find_end_of_first(content, tail["prev"], table)
    found = _REVISION.fullmatch(content, first, table)
    if found is None:
        raise ValueError("the second revision holds something else")
    begin, end = found.span("gap")
    if (int(found["to"]), int(found["on"]), int(found["rest"])) != (begin, end, len(content) - end):
        raise ValueError("not all is sealed")
    numbers = [int(found[f"{name}_number"]) for name in ("page", "catalog")]
    numbers += [int(found[f"{name}_place"]) for name in ("form", "field", "seal")]
    size, places = int(tail["size"]), [found.start(name) for name in _OBJECTS]
    if numbers[2:] != [size - 3, size - 2, size - 1] or numbers[1] != int(tail["root"]):
        raise ValueError("an object has another number")
    if content[table : tail.start()] != _derive_table(numbers, places):
        raise ValueError("an object is said to be elsewhere")
    return found


def _find_end_of_first(content: bytes, prev: bytes, table: int) -> int:
    """Return the length of the first revision, whose table is at `prev`."""
    end = b"startxref\n%b\n%%%%EOF\n" % prev
    found = content.find(end, int(prev), table)
    if found < 0:
        raise ValueError("there is no first revision")
    return found + len(end)


def _derive_table(numbers: list[int], places: list[int]) -> bytes:
    """Return the table of objects, numbers that follow one another in one section.

    Source: ISO 32000-1, 7.5.4.
    """
    sections: list[tuple[int, list[int]]] = []
    for number, place in sorted(zip(numbers, places, strict=True)):
        if sections and sections[-1][0] + len(sections[-1][1]) == number:
            sections[-1][1].append(place)
        else:
            sections.append((number, [place]))
    lines = ["xref\n0 1\n0000000000 65535 f \n"]
    for number, section in sections:
        lines.append(f"{number} {len(section)}\n")
        lines += [f"{place:010} 00000 n \n" for place in section]
    return "".join(lines).encode()
