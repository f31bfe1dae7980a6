"""A document's pages as images for the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


@dataclass(frozen=True)
class PageImage:
    """One page as pixels."""

    width_px: int
    height_px: int
    stride: int
    """Bytes from one row of pixels to the next."""
    bgrx: bytes
    """Blue, green, red and an unused byte for each pixel, rows from the top."""


def count_pages(content: bytes) -> int:
    """Return how many pages the PDF `content` has.

    Raises:
        DocumentError: it is not a PDF that can be read.
    """
    document = _open(content)
    try:
        return len(document)
    finally:
        document.close()


def render_page(content: bytes, page: int, width_px: int) -> PageImage:
    """Return page `page` (the first is 0) of the PDF `content`, `width_px` wide, on white.

    Raises:
        DocumentError: it is not a PDF that can be read, or has no such page.
    """
    document = _open(content)
    try:
        if not 0 <= page < len(document):
            raise DocumentError("The document has no such page.")
        scale = width_px / document[page].get_width()
        bitmap = document[page].render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        document.close()


def _open(content: bytes) -> PdfDocument:
    import pypdfium2  # noqa: PLC0415 - slow, and not needed for the first page

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise DocumentError("The stored document cannot be read.") from None
