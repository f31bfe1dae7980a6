"""What the document's parts are, for those who hear it: the structure tree.

Owns elements and their order; `kiosk.pdf.structure` writes them. A leaf is drawn, anything else
holds elements.

Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Tag: TypeAlias = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody",
    "Figure",
]  # fmt: skip
Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top on the page, in points."""


@dataclass(eq=False)
class Element:
    """One element of the tree, in reading order among its neighbours."""

    tag: Tag
    language: str = ""
    """BCP 47; "" where it is its parent's."""
    alt: str = ""
    """What a figure shows."""
    spoken: str = ""
    """What a voice reads, where letters are drawn in another order; "" where they are not."""
    box: Box | None = None
    """Where a figure was drawn."""
    kids: list[Element] = field(default_factory=list)

    def add(self, tag: Tag, language: str = "", alt: str = "") -> Element:
        """Return a new last kid."""
        kid = Element(tag, language, alt)
        self.kids.append(kid)
        return kid
