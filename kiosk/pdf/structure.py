"""The structure tree and the marks on the pages, written as PDF objects.

Source: ISO 32000-1, 14.7.2 (structure hierarchy), 14.7.4 (marked content), 14.8.5 (attributes).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from kiosk.pdf.tagging import Element

_ROOT = "structure"


class _Writer:
    """Writes one document's tree."""

    def __init__(self, document: Any, pages: Sequence[Any], marks: list[list[Element]]) -> None:
        self._document = document
        self._references = [document.Reference(page) for page in pages]
        self._marks = marks
        self._names: dict[int, str] = {}
        self._places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for page, elements in enumerate(marks):
            for number, element in enumerate(elements):
                self._places[id(element)].append((page, number))

    def write(self, root: Element) -> Any:
        """Write the tree and return a reference to its root."""
        self._name(root)
        self._write(root, _ROOT)
        numbers = [item for page in range(len(self._marks)) for item in self._parents(page)]
        parents = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})
        tree = {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": self._reference(root),
            "ParentTree": self._document.Reference(parents),
            "ParentTreeNextKey": len(self._marks),
        }
        return self._document.Reference(pdfdoc.PDFDictionary(tree), _ROOT)

    def _name(self, element: Element) -> None:
        """Name an element and all below it, in reading order."""
        self._names[id(element)] = f"element-{len(self._names)}"
        for kid in element.kids:
            self._name(kid)

    def _write(self, element: Element, parent: str) -> None:
        entries = {
            "Type": pdfdoc.PDFName("StructElem"),
            "S": pdfdoc.PDFName(element.tag),
            "P": pdfdoc.PDFObjectReference(parent),
            "K": pdfdoc.PDFArray([self._reference(kid) for kid in element.kids]),
            **_derive_attributes(element),
        }
        if places := self._places[id(element)]:
            entries["Pg"] = self._references[places[0][0]]
            entries["K"] = pdfdoc.PDFArray([self._content(place) for place in places])
        name = self._names[id(element)]
        self._document.Reference(pdfdoc.PDFDictionary(entries), name)
        for kid in element.kids:
            self._write(kid, name)

    def _content(self, place: tuple[int, int]) -> Any:
        """Return the reference to one piece of marked content."""
        page, number = place
        entries = {"Type": pdfdoc.PDFName("MCR"), "Pg": self._references[page], "MCID": number}
        return pdfdoc.PDFDictionary(entries)

    def _parents(self, page: int) -> tuple[int, Any]:
        """Return a page's key in the parent tree and the elements of its marks."""
        return page, pdfdoc.PDFArray([self._reference(element) for element in self._marks[page]])

    def _reference(self, element: Element) -> Any:
        return pdfdoc.PDFObjectReference(self._names[id(element)])


def write_structure(
    document: Any, pages: Sequence[Any], root: Element, marks: list[list[Element]]
) -> Any:
    """Write the tree below `root` into a reportlab document; return a reference to it."""
    for number, page in enumerate(pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number
        page.Tabs = pdfdoc.PDFName("S")
    return _Writer(document, pages, marks).write(root)


def _derive_attributes(element: Element) -> dict[str, Any]:
    """Return language, alternative, scope and place, where the element has them."""
    attributes: dict[str, Any] = {}
    if element.language:
        attributes["Lang"] = pdfdoc.PDFString(element.language)
    if element.alt:
        attributes["Alt"] = pdfdoc.PDFString(element.alt)
    if element.tag == "TH":
        attributes["A"] = _dictionary(O="Table", Scope="Row")
    if element.box:
        box = pdfdoc.PDFArray([round(edge, 2) for edge in element.box])
        attributes["A"] = _dictionary(O="Layout", Placement="Block")
        attributes["A"]["BBox"] = box
    return attributes


def _dictionary(**names: str) -> Any:
    return pdfdoc.PDFDictionary({key: pdfdoc.PDFName(name) for key, name in names.items()})
