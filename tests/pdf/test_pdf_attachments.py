"""The PDF alone is the evidence: the record, its place in the chain and the ink are inside it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.ink_outline import derive_outline
from kiosk.consent.ink_shape import derive_spine
from kiosk.consent.inkml import read_inkml
from kiosk.pdf.contents import read_contents
from tests.consent.places import place_record
from tests.pdf.builders import build_closed, build_signed
from tests.pdf.conftest import Make
from tests.pdf.reading import read_streams

SIGNED = build_signed()
FILES = {
    "place.json": derive_canonical_bytes(place_record(SIGNED)),
    "record.json": derive_canonical_bytes(SIGNED),
    "signature.inkml": SIGNED.signature.inkml.encode(),
}


def detach(content: bytes, folder: Path) -> dict[str, bytes]:
    """The files inside, as poppler reads them."""
    (folder / "document.pdf").write_bytes(content)
    subprocess.run(
        ["pdfdetach", "-saveall", "-o", folder, folder / "document.pdf"],
        check=True,
        capture_output=True,
    )
    (folder / "document.pdf").unlink()
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_record_place_and_ink_are_inside(make: Make, tmp_path: Path) -> None:
    content = make(SIGNED)
    contents = read_contents(content)
    assert contents is not None
    assert contents.files == FILES
    assert detach(content, tmp_path) == FILES
    relations = re.findall(rb"/AFRelationship /(\w+)", content)
    assert sorted(relations) == [b"Data", b"Data", b"Source"]


def test_without_a_signature_there_is_no_ink_inside(make: Make, tmp_path: Path) -> None:
    assert set(detach(make(build_closed("paper")), tmp_path)) == {"place.json", "record.json"}


def test_the_ink_that_is_drawn_is_the_ink_inside(make: Make, tmp_path: Path) -> None:
    content = make(SIGNED)
    ink = read_inkml(detach(content, tmp_path)["signature.inkml"].decode())
    outlines = [derive_outline(derive_spine(stroke)) for stroke in ink.strokes]
    drawn = find_figure(content)
    assert [len(path) for path in drawn] == [len(outline) for outline in outlines]
    scale = spread(drawn, 0) / spread(outlines, 0)
    (left, top), (x, y) = outlines[0][0], drawn[0][0]
    for outline, path in zip(outlines, drawn, strict=True):
        for (a, b), (c, d) in zip(outline, path, strict=True):
            assert c == pytest.approx(x + (a - left) * scale, abs=0.02)
            assert d == pytest.approx(y - (b - top) * scale, abs=0.02)


def find_figure(content: bytes) -> list[list[tuple[float, float]]]:
    """The closed paths of the document's one figure, in points on its page."""
    figures = [
        found
        for stream in read_streams(content)
        for found in re.findall(rb"/Figure <</MCID \d+>> BDC(.*?)EMC", stream, re.DOTALL)
    ]
    (figure,) = figures
    point = re.compile(r"(-?[\d.]+) (-?[\d.]+) [ml]")
    paths = [point.findall(path) for path in figure.decode().split(" h f")[:-1]]
    return [[(float(x), float(y)) for x, y in path] for path in paths]


def spread(paths: Sequence[Sequence[tuple[float, float]]], axis: int) -> float:
    along = [point[axis] for path in paths for point in path]
    return max(along) - min(along)
