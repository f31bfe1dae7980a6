"""A signature is one shape: what the pad shows is what the document prints."""

from __future__ import annotations

import io
import math

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from kiosk.consent.ink import Ink, Sample
from kiosk.consent.ink_force import Pace, derive_force, derive_pace
from kiosk.consent.inkml import derive_inkml, read_inkml
from kiosk.pdf.drawings import SignatureInk
from kiosk.pdf.pen import Pen
from kiosk.pdf.preview import render_page
from kiosk.pdf.sheet import LETTER
from kiosk.screens.ink_fit import derive_fit
from kiosk.screens.ink_picture import InkPicture

WIDTH, HEIGHT = 700, 260
"""Px of the pad."""
PX_PER_PT = 10
"""At this the document, where a px of the pad is at most 0.8 pt, is eight times the pad."""
LARGER = 8


def write(path, duration_ms, hertz=240):
    """A stroke along `path`, a function of 0 to 1 that tells px, with the force of its speed."""
    count = max(1, duration_ms * hertz // 1000)
    pace, samples = None, []
    for number in range(count + 1):
        x, y = (10 * round(place) for place in path(number / count))
        at_ms = number * 1000 // hertz
        pace = derive_pace(pace or Pace(x=x, y=y, at_ms=at_ms), x, y, at_ms)
        samples.append(Sample(x, y, derive_force(pace)))
    return tuple(samples)


def loops(u):
    return (60 + 500 * u - 30 * math.sin(u * 40), 120 + 70 * math.cos(u * 40) * (1 - 0.5 * u))


def zigzag(u):
    corner = u * 9
    share = corner - int(corner)
    return (40 + 600 * u, 60 + 140 * (share if int(corner) % 2 else 1 - share))


def shaken(u):
    return (
        50 + 500 * u + 3 * math.sin(u * 150),
        130 + 60 * math.sin(u * 9) + 2 * math.cos(u * 170),
    )


SIGNATURES = {
    "fast loops": (write(loops, 700), write(lambda u: (300, 40), 20)),
    "slow loops": (write(loops, 4000),),
    "zigzag": (write(zigzag, 900),),
    "zigzag by a coarse screen": (write(zigzag, 900, 60),),
    "a shaky hand": (write(shaken, 5000),),
    "to and fro on one line": (write(lambda u: (350 + 250 * math.sin(u * 20), 130 + 3 * u), 800),),
    "a cross": (write(lambda u: (200 + 90 * u, 80 + 90 * u), 300),) * 2
    + (write(lambda u: (290 - 90 * u, 80 + 90 * u), 200),),
}


def on_paper(ink):
    """The document's picture of the ink, from its stored form."""
    content = io.BytesIO()
    size_pt = (0.8 * WIDTH + 60, 0.8 * HEIGHT + 60)
    canvas = Canvas(content, pagesize=size_pt)
    pen = Pen(canvas, LETTER)
    with pen.artifact():
        SignatureInk(read_inkml(derive_inkml(ink)), *size_pt)(pen, (0, size_pt[1]))
    canvas.save()
    page = render_page(content.getvalue(), 0, round(size_pt[0] * PX_PER_PT))
    form = QImage.Format.Format_RGB32
    return QImage(page.bgrx, page.width_px, page.height_px, page.stride, form).copy()


def on_screen(ink):
    """The pad's picture of the ink, eight times as large as it is written."""
    size = QSize(WIDTH, HEIGHT) * LARGER
    picture = InkPicture(size, 1.0, derive_fit(ink, size.width(), size.height()), QColor("black"))
    picture.draw_ink(ink)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    picture.paint(painter, QRectF(QPointF(), QSizeF(size)))
    painter.end()
    return image


def rows_of(image):
    """For each row that holds ink a number with a bit for each pixel, left trimmed; the width."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    dark = bytes(49 if shade < 140 else 48 for shade in range(256))
    lines = [
        int(bytes(gray.constScanLine(y))[: gray.width()].translate(dark), 2)
        for y in range(gray.height())
    ]
    inked = [number for number, line in enumerate(lines) if line]
    lines = lines[inked[0] : inked[-1] + 1]
    low = min((line & -line).bit_length() for line in lines if line) - 1
    return [line >> low for line in lines]


def overlap(one, other):
    """What both cover of what either covers, the best of placings a pixel apart."""
    found = []
    for down in (-1, 0, 1):
        for aside in (0, 1, 2):
            a = dict(enumerate(one))
            b = {number + down: line << aside >> 1 for number, line in enumerate(other)}
            both = sum((a.get(n, 0) & b.get(n, 0)).bit_count() for n in a.keys() | b.keys())
            either = sum((a.get(n, 0) | b.get(n, 0)).bit_count() for n in a.keys() | b.keys())
            found.append(both / either)
    return max(found)


@pytest.mark.parametrize("name", SIGNATURES)
def test_paper_and_screen_agree(name):
    ink = Ink(width=10 * WIDTH, height=10 * HEIGHT, strokes=SIGNATURES[name])
    paper, screen = rows_of(on_paper(ink)), rows_of(on_screen(ink))
    assert abs(len(paper) - len(screen)) <= 2
    assert sum(line.bit_count() for line in paper) > 2000
    assert overlap(paper, screen) > 0.97
