from __future__ import annotations

import io
import re

import pytest
from msgspec.structs import replace
from PIL import ImageCms

from kiosk.consent.record import Flag
from kiosk.pdf.archive import Archive
from kiosk.pdf.sheet import INK, LETTER
from kiosk.pdf.srgb import derive_srgb_profile
from kiosk.pdf.tagging import Element
from kiosk.pdf.xmp import Description, derive_xmp
from tests.pdf.builders import NAME, build_body, build_instant, build_signed
from tests.pdf.conftest import Make
from tests.pdf.reading import read_pages, read_streams, read_structure


def test_the_tree_has_headings_tables_lists_and_the_signature(make: Make) -> None:
    tags = [tag for tag, _ in read_structure(make(build_signed()))]
    assert tags[0] == "Document"
    assert tags.count("H1") == 1
    assert tags.count("H2") == 8
    assert {"H3", "P", "Table", "TR", "TH", "TD", "L", "LI", "LBody", "Sect"} <= set(tags)
    figures = [alt for tag, alt in read_structure(make(build_signed())) if tag == "Figure"]
    assert figures == [f"Handwritten signature of {NAME}"]


def test_everything_drawn_is_marked(make: Make) -> None:
    pages = [s for s in read_streams(make(build_signed())) if b" BDC" in s and b" Tf" in s]
    assert len(pages) == len(read_pages(make(build_signed()))) > 4
    for page in pages:
        assert page.count(b"BDC") == page.count(b"EMC") > 10
        outside = re.sub(rb"BDC.*?EMC", b"", page, flags=re.DOTALL)
        assert not re.search(rb"T[jJ]|\b(S|f|f\*|B)\n", outside)


def test_every_mark_has_its_element_in_the_parent_tree(make: Make) -> None:
    content = make(build_signed())
    drawn = [len(re.findall(rb"/MCID \d+", s)) for s in read_streams(content) if b" Tf" in s]
    tree = re.search(rb"/ParentTree <</Nums \[(.*?)\]>>", content, re.DOTALL)
    assert tree
    held = [page.count(b" R") for page in re.findall(rb"\[.*?\]", tree[1])]
    assert held == drawn
    assert sum(drawn) > 250
    kids = re.findall(rb"/Pg \d+ 0 R /K \[([\d ]+)\]", content)
    assert sum(len(marks.split()) for marks in kids) == sum(drawn)


def test_words_that_go_on_over_a_page_stay_one_element(make: Make) -> None:
    long = " ".join(f"word{number}" for number in range(1400))
    content = make(build_signed(replace(build_body(), flags=(Flag(kind="note", text=long),))))
    (kids,) = re.findall(rb"/K \[(\d+ <</Type /MCR .*?)\]\n", content)
    assert len(re.findall(rb"/MCID \d+>>", kids)) == kids.count(b"/MCR") > 0
    pages = re.findall(rb"/Pg (\d+) 0 R", kids)
    assert len(pages) == len(set(pages))


def test_the_file_says_what_it_is(make: Make) -> None:
    content = make(build_signed())
    for part in (b"/Lang (en)", b"/Marked true", b"/DisplayDocTitle true", b"/GTS_PDFA1"):
        assert part in content
    packet = next(s for s in read_streams(content) if b"xpacket" in s).decode()
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert "<xmp:CreateDate>2026-11-23T10:04:05+00:00" in packet
    assert b"(D:20261123100405+00'00')" in content


def test_the_words_shown_keep_their_language(make: Make) -> None:
    body = build_body()
    body = replace(body, form=replace(body.form, language="pl"))
    assert b"/Lang (pl)" in make(build_signed(body))


def test_drawing_outside_a_mark_is_refused() -> None:
    pen = Archive(LETTER, describe()).pen
    with pytest.raises(RuntimeError, match="neither content nor artifact"):
        pen.disc((10, 10), 5, INK)
    with pen.marked(Element("P")), pytest.raises(RuntimeError, match="nest"), pen.artifact():
        pass  # never reached


def test_metadata_escapes_what_a_clinic_is_called() -> None:
    packet = derive_xmp(describe(author="A & B <clinic>")).decode()
    assert "<rdf:li>A &amp; B &lt;clinic&gt;</rdf:li>" in packet


def test_the_colour_profile_is_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(derive_srgb_profile()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB IEC61966-2.1"
    reference = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).profile
    for ours, theirs in zip(
        (profile.profile.red_colorant, profile.profile.green_colorant),
        (reference.red_colorant, reference.green_colorant),
        strict=True,
    ):
        assert ours[0] == pytest.approx(theirs[0], abs=0.001)


def describe(author: str = "Example Pain Clinic") -> Description:
    from datetime import datetime

    return Description(
        title="Test", author=author, subject="Test", keywords="", creator="Test", producer="Test",
        language="en", made=datetime.fromisoformat(build_instant().utc),
    )  # fmt: skip
