"""Shaped clusters as the codes under which one document's fonts hold them.

Owns the fonts that a document makes for its shaped text: each cluster is one glyph, so that a
reader finds its characters by its code alone. What runs from right to left is drawn, as readers
expect, in the order it is seen, and so are the characters of a cluster.

Source: ISO 32000-1, 9.7 (composite fonts) and 9.10.3 (ToUnicode); ISO 19005-3, 6.2.11.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from kiosk.pdf.shaping import Cluster, Shaper
from kiosk.pdf.truetype import ASCENT, DESCENT, Glyph, derive_box, derive_truetype

_TAG = "SHAPED"
"""Tells the subset from the one that reportlab makes of the same font."""
_MOST_ROWS = 100
"""Entries in one block of a character map."""
_SYMBOLIC = 4


class ShapedFont:
    """One font's clusters in one document."""

    def __init__(self, name: str, shaper: Shaper, document: Any) -> None:
        """Start with no cluster in `document`, a reportlab document."""
        self._name = f"{_TAG}+{name}"
        self._shaper = shaper
        self._codes: dict[tuple[Cluster, bool], int] = {}
        key = f"S{len(document.fontMapping) + 1}"
        document.fontMapping[self._name] = self.place = f"/{key}"
        document.delayedFonts.append(self)

    def encode(self, clusters: Sequence[Cluster], *, right_to_left: bool) -> str:
        """Return clusters as a page's string of codes."""
        codes = self._codes
        pairs = ((cluster, right_to_left) for cluster in clusters)
        return "".join(f"{codes.setdefault(pair, len(codes) + 1):04X}" for pair in pairs)

    def addObjects(self, document: Any) -> None:
        """Write the font into the document; the name is the one that reportlab calls."""
        clusters = [cluster for cluster, _ in self._codes]
        glyphs = [Glyph(0, ())]
        glyphs += [Glyph(one.advance, self._shaper.outline(one)) for one in clusters]
        program = derive_truetype(glyphs)
        descriptor = {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": pdfdoc.PDFName(self._name),
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(list(derive_box(glyphs))),
            "ItalicAngle": 0,
            "Ascent": ASCENT,
            "Descent": DESCENT,
            "CapHeight": 714,
            "StemV": 80,
            "FontFile2": _stream(document, program, {"Length1": len(program)}),
        }
        descendant = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": pdfdoc.PDFName(self._name),
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "CIDToGIDMap": pdfdoc.PDFName("Identity"),
            "FontDescriptor": document.Reference(pdfdoc.PDFDictionary(descriptor)),
            "DW": 0,
            "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([glyph.advance for glyph in glyphs[1:]])]),
        }
        whole = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": pdfdoc.PDFName(self._name),
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray(
                [document.Reference(pdfdoc.PDFDictionary(descendant))]
            ),
            "ToUnicode": _stream(document, self._derive_map(), {}),
        }
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.place[1:]] = document.Reference(pdfdoc.PDFDictionary(whole))

    def _derive_map(self) -> bytes:
        """Return which characters each code stands for."""
        rows = [
            f"<{code:04X}> <{_encode(cluster.text[::-1] if right_to_left else cluster.text)}>"
            for (cluster, right_to_left), code in self._codes.items()
        ]
        return "\n".join((*_MAP_HEAD, *_derive_blocks(rows), *_MAP_END)).encode("ascii")


_MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <FFFF>",
    "endcodespacerange",
)
_MAP_END = (
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end",
    "end",
)


def _derive_blocks(rows: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(rows), _MOST_ROWS):
        block = rows[start : start + _MOST_ROWS]
        yield "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar"))


def _encode(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _stream(document: Any, content: bytes, entries: dict[str, int]) -> Any:
    dictionary = pdfdoc.PDFDictionary(dict(entries))
    return document.Reference(pdfdoc.PDFStream(dictionary, content, [pdfdoc.PDFZCompress]))
