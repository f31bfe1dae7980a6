"""What a document holds, read back as a stranger would: its files, and the words on its pages."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pypdfium2


class Contents(NamedTuple):
    """What was read."""

    files: dict[str, bytes]
    """By name; one that has several is left out."""
    letters: str
    """All that is printed, page by page, without spaces and line ends."""


def read_contents(content: bytes) -> Contents | None:
    """Return what the PDF holds; None if it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    try:
        return Contents(_read_files(document), _read_letters(document))
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()


def _read_files(document: pypdfium2.PdfDocument) -> dict[str, bytes]:
    found = [document.get_attachment(number) for number in range(document.count_attachments())]
    names = [file.get_name() for file in found]
    once = {name for name, count in Counter(names).items() if count == 1}
    files = zip(names, found, strict=True)
    return {name: bytes(file.get_data()) for name, file in files if name in once}


def _read_letters(document: pypdfium2.PdfDocument) -> str:
    texts = []
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        texts += words.get_text_range().split()
        words.close()
        page.close()
    return "".join(texts)
