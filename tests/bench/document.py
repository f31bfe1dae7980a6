"""A document against the same words set plainly, warm and in one process.

The words are read back from the kiosk's own document and set by reportlab's simplest means in the
same font: one paragraph up to each line that ends a sentence.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from kiosk.app.paths import FONTS
from kiosk.consent.place import ChainPlace
from kiosk.consent.record import SignedRecord
from kiosk.intake.equipment import Equipment
from kiosk.pdf.authority import make_identity
from kiosk.pdf.document import derive_document
from kiosk.pdf.seal import seal
from kiosk.pdf.verification import verify_document
from tests.bench.figures import Aim, Row
from tests.intake.clinic import DRAWN, MovingClock, open_clinic
from tests.intake.ready import derive_ready, stand

DOCUMENTS_A_ROUND = 4
_WARM_UP = 2
_FONT = "Bench"


def measure(rounds: int) -> tuple[Row, ...]:
    """Make the kiosk's document and the plain one in turns."""
    ours, floor, sealed, judged = (list[float]() for _ in range(4))
    with TemporaryDirectory() as name, open_clinic(Path(name), MovingClock()) as equipment:
        record, place = _sign(equipment)
        words, fonts = equipment.staff_words, equipment.fonts

        def make() -> bytes:
            return derive_document(record, place, words, fonts)

        at = equipment.clock.now()
        identity = make_identity("Bench", "BENCH", at)
        whole = seal(make(), identity, at)
        paragraphs = read_paragraphs(make())
        registerFont(TTFont(_FONT, str(FONTS / "AtkinsonHyperlegibleNext-Regular.ttf")))
        for number in range(_WARM_UP + rounds * DOCUMENTS_A_ROUND):
            plain_ms, our_ms = _time(lambda: set_plainly(paragraphs)), _time(make)
            sealed_ms = _time(lambda: seal(make(), identity, at))
            judged_ms = _time(lambda: verify_document(whole))
            if number >= _WARM_UP:
                floor.append(plain_ms)
                ours.append(our_ms)
                sealed.append(sealed_ms)
                judged.append(judged_ms)
    return (
        Row(what=f"a document of {len(' '.join(paragraphs).split())} words", unit="ms",
            of="median", ours=tuple(ours), floor=tuple(floor), aim=Aim(times=1.5)),
        Row(what="the same, sealed", unit="ms", of="p95", ours=tuple(sealed), aim=Aim(most=300)),
        Row(what="a sealed document verified", unit="ms", of="p95", ours=tuple(judged),
            aim=Aim(most=150)),
    )  # fmt: skip


def _sign(equipment: Equipment) -> tuple[SignedRecord, ChainPlace]:
    """Return the record of a plain visit on the real form, and its place in the chain."""
    ready = derive_ready(equipment.rules("cryoneurolysis"), equipment.clock)
    stand(equipment, ready, "DOCUMENT").sign(DRAWN)
    record, place = (
        equipment.vault.record("DOCUMENT"),
        equipment.vault.chain_proof("DOCUMENT"),
    )
    if not isinstance(record, SignedRecord) or place is None:
        raise TypeError("the visit has no record")
    return record, place


def read_paragraphs(content: bytes) -> list[str]:
    """Return the words of a document, joined up to each line that ends a sentence."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    paragraphs, begun = list[str](), list[str]()
    for line in (line.strip() for page in pages for line in page.splitlines()):
        begun.append(line)
        if line.endswith((".", "?", ":")):
            paragraphs.append(" ".join(begun))
            begun = []
    return [*paragraphs, " ".join(begun)]


def set_plainly(paragraphs: list[str]) -> bytes:
    """Return a document of nothing but these paragraphs."""
    style = ParagraphStyle("plain", fontName=_FONT, fontSize=10, leading=14)
    target = io.BytesIO()
    story = [Paragraph(escape(text, quote=False), style) for text in paragraphs]
    SimpleDocTemplate(target).build(story)
    return target.getvalue()


def _time(make: Callable[[], object]) -> float:
    began = time.perf_counter()
    make()
    return (time.perf_counter() - began) * 1000
