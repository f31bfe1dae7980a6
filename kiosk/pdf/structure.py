"""The structure tree and the marks on the pages, written as PDF objects.

Elements are by far the most numerous objects of a document, so each is written as bytes at once and
not as reportlab's dictionaries.

Source: ISO 32000-1, 14.7.2 (structure hierarchy), 14.7.4 (marked content), 14.8.5 (attributes).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from kiosk.pdf.tagging import Element

_ROOT = "structure"


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object whose bytes are known once every object has its number."""

    def __init__(self) -> None:
        self.content = b""

    def format(self, document: object) -> bytes:  # noqa: ARG002
        return self.content


class _Writer:
    """Writes one document's tree."""

    def __init__(self, document: Any, pages: Sequence[Any], marks: list[list[Element]]) -> None:
        self._document = document
        self._pages = [self._place(page) for page in pages]
        self._marks = marks
        self._objects: dict[int, tuple[str, _Raw]] = {}
        self._places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for page, elements in enumerate(marks):
            for number, element in enumerate(elements):
                self._places[id(element)].append((page, number))

    def write(self, root: Element) -> Any:
        """Write the tree and return a reference to its root."""
        tree = _Raw()
        reference = self._document.Reference(tree, _ROOT)
        self._number(root)
        self._write(root, self._place(tree, _ROOT))
        pages = (
            f"{page} [{self._references(elements)}]" for page, elements in enumerate(self._marks)
        )
        tree.content = _encode(
            f"<</Type /StructTreeRoot /K {self._objects[id(root)][0]}",
            f"/ParentTree <</Nums [{' '.join(pages)}]>>",
            f"/ParentTreeNextKey {len(self._marks)}>>",
        )
        return reference

    def _number(self, element: Element) -> None:
        """Give an object to an element and all below it, in reading order."""
        content = _Raw()
        place = self._place(content, f"element-{len(self._objects)}")
        self._objects[id(element)] = (place, content)
        for kid in element.kids:
            self._number(kid)

    def _write(self, element: Element, parent: str) -> None:
        place, content = self._objects[id(element)]
        content.content = _encode(
            f"<</Type /StructElem /S /{element.tag} /P {parent}",
            *self._derive_kids(element),
            *_derive_attributes(element, self._document),
            ">>",
        )
        for kid in element.kids:
            self._write(kid, place)

    def _derive_kids(self, element: Element) -> tuple[str, ...]:
        """Return what an element holds: its marks, first those of its own page, or elements."""
        places = self._places.get(id(element))
        if places is None:
            return (f"/K [{self._references(element.kids)}]",)
        first = places[0][0]
        marks = (
            f"{number}" if page == first else self._content(page, number) for page, number in places
        )
        return (f"/Pg {self._pages[first]} /K [{' '.join(marks)}]",)

    def _content(self, page: int, number: int) -> str:
        """Return the reference to marked content on a page that is not its element's own."""
        return f"<</Type /MCR /Pg {self._pages[page]} /MCID {number}>>"

    def _references(self, elements: Iterable[Element]) -> str:
        return " ".join(self._objects[id(element)][0] for element in elements)

    def _place(self, thing: Any, name: str | None = None) -> str:
        """Return the reference by which the file names an object."""
        reference = self._document.Reference(thing, name)
        return str(reference.format(self._document), "ascii")


def write_structure(
    document: Any, pages: Sequence[Any], root: Element, marks: list[list[Element]]
) -> Any:
    """Write the tree below `root` into a reportlab document; return a reference to it."""
    for number, page in enumerate(pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number
        page.Tabs = pdfdoc.PDFName("S")
    return _Writer(document, pages, marks).write(root)


def _derive_attributes(element: Element, document: Any) -> list[str]:
    """Return language, alternative, words, scope and place, where the element has them."""
    attributes: list[str] = []
    if element.language:
        attributes.append(f"/Lang {_text(element.language, document)}")
    if element.alt:
        attributes.append(f"/Alt {_text(element.alt, document)}")
    if element.spoken:
        attributes.append(f"/ActualText {_text(element.spoken, document)}")
    if element.tag == "TH":
        attributes.append("/A <</O /Table /Scope /Row>>")
    if element.box:
        edges = " ".join(f"{edge:.2f}" for edge in element.box)
        attributes.append(f"/A <</O /Layout /Placement /Block /BBox [{edges}]>>")
    return attributes


def _text(text: str, document: Any) -> str:
    return str(pdfdoc.PDFString(text).format(document), "latin-1")


def _encode(*parts: str) -> bytes:
    return "\n".join(parts).encode("latin-1")
