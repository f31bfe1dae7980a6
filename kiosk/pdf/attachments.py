"""Files inside the document: what they are called and what they are to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RECORD_FILE = "record.json"
PLACE_FILE = "place.json"
INK_FILE = "signature.inkml"
LATER_FILE = "later.json"


@dataclass(frozen=True)
class Attachment:
    """A file inside the document."""

    name: str
    mime: str
    description: str
    content: bytes
    relationship: Literal["Source", "Data"] = "Source"
    """What it is to the document.  Source: ISO 32000-2, 7.11.3, AFRelationship."""
