"""Reads a document back as a stranger would: its words, its drawings, its tree."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium


def read_pages(content: bytes) -> list[str]:
    """The words of each page, line ends and runs of spaces as one space."""
    document = pypdfium2.PdfDocument(content)
    pages = []
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        pages.append(" ".join(words.get_text_range().split()))
        words.close()
        page.close()
    document.close()
    return pages


def read_words_of(content: bytes) -> str:
    """The words of all pages."""
    return " ".join(read_pages(content))


def count_objects(content: bytes) -> Counter[int]:
    """How many objects of each kind all pages draw, forms included."""
    document = pypdfium2.PdfDocument(content)
    kinds: Counter[int] = Counter()
    for number in range(len(document)):
        page = document[number]
        kinds.update(drawn.type for drawn in page.get_objects(max_depth=4))
        page.close()
    document.close()
    return kinds


def read_structure(content: bytes) -> list[tuple[str, str]]:
    """Each element of the tree in reading order: its type and its alternative."""
    document = pypdfium2.PdfDocument(content)
    elements: list[tuple[str, str]] = []
    for number in range(len(document)):
        page = document[number]
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), elements)
        pdfium.FPDF_StructTree_Close(tree)
        page.close()
    document.close()
    return elements


def read_streams(content: bytes) -> list[bytes]:
    """Every stream of the file, unpacked."""
    found = []
    for match in re.finditer(rb">>\nstream\n", content):
        dictionary = content[content.rfind(b" obj\n", 0, match.start()) : match.start()]
        length = re.search(rb"/Length (\d+)", dictionary)
        assert length, dictionary
        end = match.end() + int(length[1])
        assert content[end:].startswith(b"\nendstream\n")
        data = content[match.end() : end]
        found.append(zlib.decompress(data) if b"/FlateDecode" in dictionary else data)
    assert found
    return found


def _walk(element: object, elements: list[tuple[str, str]]) -> None:
    if not element:
        return
    elements.append(
        (
            _text(pdfium.FPDF_StructElement_GetType, element),
            _text(pdfium.FPDF_StructElement_GetAltText, element),
        )
    )
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        _walk(pdfium.FPDF_StructElement_GetChildAtIndex(element, index), elements)


def _text(getter: object, element: object) -> str:
    size = getter(element, None, 0)  # type: ignore[operator]
    if not size:
        return ""
    buffer = ctypes.create_string_buffer(size)
    getter(element, buffer, size)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")
