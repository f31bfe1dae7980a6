"""What a picture may hold, what must stand beside it, and that the digest covers it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.errors import FormError
from kiosk.forms.checks import require_form
from kiosk.forms.digest import derive_digest
from kiosk.forms.files import PictureWords
from kiosk.forms.pictures import LARGEST_BYTES, check_picture, derive_height
from kiosk.forms.source import Source

FORM = """
id = "tiny"
version = "1"
source = "nobody"
languages = ["en"]
sites = [{ id = "foot", has_side = true }]

[[parts]]
id = "start"

[[parts.pages]]
id = "cold"
kind = "reading"
picture = "nerve"
blocks = [{ id = "stops", kind = "paragraph", facts = ["F1"] }]

[[parts.pages]]
id = "months"
kind = "reading"
picture = "nerve"
blocks = [{ id = "last", kind = "paragraph", facts = ["F2"] }]
"""
FACTS = """
[F1]
says = "Cold halts the signal."
[F2]
says = "How long it lasts."
figures.en = ["9 months"]
"""
WORDS = """
title = "Tiny"
procedure = "tiny"
intent = "I want it."
sites.foot = "Foot"
parts.start.title = "Start"

[pictures.nerve]
description = "Cold stops a signal for 9 months."
key = ["the cold", "the signal"]

[pages.cold]
title = "What does cold do?"
blocks.stops = "Cold stops a signal."

[pages.months]
title = "How long?"
blocks.last = "It lasts for 9 months."
"""
SVG = """<?xml version="1.0" encoding="utf-8"?>
<!-- A nerve. -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" fill="none">
  <g transform="translate(10, -5) rotate(3.5)" stroke="ink" stroke-width="4">
    <path d="M20 150 c1.5-.5 2,3 4 4 A5 5 0 0 1 9 9 z" stroke-linecap="round" opacity=".5"/>
    <polyline points="1,2 3,4" stroke-dasharray="4 2" stroke-linejoin="round"/>
  </g>
  <rect x="1" y="2" width="3" height="4" rx="1" fill="amber-tint" fill-rule="evenodd"/>
  <text x="10" y="20" font-size="24" font-weight="700" text-anchor="middle" fill="ink">1</text>
  <text x="30" y="20"> 2 </text>
  <g data-unmirrored="-4.5"><circle cx="1" cy="2" r="3"/></g>
  <text x="50" y="20">9</text>
</svg>
"""
SAID = PictureWords(
    description="Cold stops a signal for nine months.", key=("the cold", "the signal")
)
INSIDE = "</svg>"

# what stands there, what is put in its place, what is said
BREAKAGES = {
    "no xml": ("</g>", "", r":\d+: This is not XML: mismatched tag\. Look on this line"),
    "a document type": ("<svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg', r":3: .*no document type"),
    "an instruction": ("<svg", '<?xml-stylesheet href="a.css"?><svg', r"no instructions\. Take"),
    "another root": (SVG, "<g/>", r":1: g: A picture is one svg with a viewBox\. Begin with <svg"),
    "no view box": (' viewBox="0 0 400 300"', "", r":3: svg: A picture is one svg with a viewBox"),
    "another view box": ("400 300", "400 400", r':3: svg.viewBox: "0 0 400 400" cannot stand'),
    "too low": ("400 300", "400 99", r':3: svg.viewBox: "0 0 400 99" cannot stand'),
    "too high": ("400 300", "400 301", r':3: svg.viewBox: "0 0 400 301" cannot stand'),
    "another namespace": ("2000/svg", "1999/svg", r"svg.xmlns: "),
    "an svg in it": (INSIDE, "<svg/></svg>", r":13: svg: This cannot stand in a picture\. Draw"),
    "an image": (INSIDE, "<image/></svg>", r":13: image: This cannot stand in a picture"),
    "a script": (INSIDE, "<script>x()</script></svg>", r'script: "x\(\)" cannot stand here'),
    "a style": ("<g ", '<g style="fill:red" ', r":4: g.style: The kiosk does not draw with this"),
    "a link": ("<g ", '<g href="a" ', r"g.href: The kiosk does not draw with this\. Take it out"),
    "a handler": ("<g ", '<g onclick="a" ', r"g.onclick: The kiosk does not draw"),
    "a colour of its own": (
        '"amber-tint"',
        '"#ff0000"',
        r':8: rect.fill: "#ff0000" cannot stand here\. Use paper, card, ink, .* or none',
    ),
    "a gradient": ('stroke="ink"', 'stroke="url(#a)"', r'g.stroke: "url\(#a\)" cannot stand here'),
    "no axis": ('"-4.5"', '"yes"', r'g.data-unmirrored: "yes" cannot stand here'),
    "a unit": ('"24"', '"24px"', r'text.font-size: "24px" cannot stand here\. forms/README.md'),
    "a broken path": ("M20 150", "20 150", r'path.d: "20 150'),
    "another transform": ("rotate(", "turn(", r"g.transform: "),
    "odd points": ("1,2 3,4", "1,b", r'polyline.points: "1,b"'),
    "words": (">1<", ">one<", r'text: "one" cannot stand here\. Put words into the description'),
    "an empty text": (">9<", "><", r":12: text: The text is empty\. Write its digits"),
    "words in a group": ("</g>", "cold</g>", r':7: g: "cold" cannot stand here'),
    "words before a shape": ("<path", "cold<path", r':5: g: "cold" cannot stand here'),
    "a shape in a text": (">9<", "><g/>9<", r":12: g: Only digits stand in a text"),
    "no such mark": ("> 2 <", ">1<", r"svg: The key has words for a mark 2 that is not in"),
    "a mark too many": (
        "> 2 <",
        ">2</text><text>3<",
        r":10: text: The 3 stands neither in",
    ),
    "too large": (INSIDE, "<g/>" * LARGEST_BYTES + INSIDE, r"svg: The picture has 16\d+ bytes"),
}


def look_at(svg: str, words: PictureWords = SAID) -> str:
    file = "pictures/nerve.svg"
    source = Source(file=f"tiny/{file}", text=svg)
    return "\n".join(str(problem) for problem in check_picture(file, source, words, "en"))


def test_all_that_a_picture_may_hold_is_fit() -> None:
    assert look_at(SVG) == ""


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_broken_picture_is_refused(name: str) -> None:
    old, new, said = BREAKAGES[name]
    assert old in SVG
    told = look_at(SVG.replace(old, new, 1))
    assert re.search(said, told), told
    assert told.startswith("pictures/nerve.svg:")


@pytest.mark.parametrize("height", [100, 216, 300])
def test_a_picture_may_be_lower(height: int) -> None:
    lower = SVG.replace("400 300", f"400 {height}")
    assert look_at(lower) == ""
    assert derive_height(lower) == height
    apart = lower.replace("viewBox=", "viewBox = ")
    assert derive_height(apart) == height
    assert derive_height("<svg/>") == 300


def test_every_problem_of_a_picture_is_told_at_once() -> None:
    told = look_at(SVG.replace("ink", "red").replace(">1<", ">one<"))
    assert len(told.splitlines()) == 3


def test_figures_without_a_key_stand_in_the_description() -> None:
    told = look_at(SVG, PictureWords(description="Cold stops a signal for nine months."))
    assert [line.split(":")[1] for line in told.splitlines()] == ["9", "10"]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A form of two pages that show one picture."""
    folder = tmp_path / "tiny"
    (folder / "pictures").mkdir(parents=True)
    texts = {"form.toml": FORM, "facts.toml": FACTS, "en.toml": WORDS, "pictures/nerve.svg": SVG}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(folder: Path) -> str:
    with pytest.raises(FormError) as refused:
        require_form(folder, "en")
    return refused.value.detail


def test_pages_share_a_picture_and_its_words(tiny: Path) -> None:
    form = require_form(tiny, "en")
    (picture,) = form.pictures
    assert picture.picture_id == "nerve"
    assert picture.description == "Cold stops a signal for 9 months."
    assert picture.key == ("the cold", "the signal")
    assert picture.svg == SVG
    assert [page.picture for page in form.pages] == ["nerve", "nerve"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("M20 150", "M20 151"), ("<!-- A nerve. -->", "<!-- Two. -->"), (' y="20">9', ' y="21">9')],
)
def test_a_changed_line_changes_the_digest(tiny: Path, old: str, new: str) -> None:
    before = derive_digest(require_form(tiny, "en"))
    change(tiny, "pictures/nerve.svg", old, new)
    assert derive_digest(require_form(tiny, "en")) != before


def test_changed_words_of_a_picture_change_the_digest(tiny: Path) -> None:
    before = derive_digest(require_form(tiny, "en"))
    change(tiny, "en.toml", '"the cold"', '"cold"')
    assert derive_digest(require_form(tiny, "en")) != before


# file, what stands there, what is put in its place, what is said
MISFITS = {
    "no words": (
        "en.toml",
        "[pictures.nerve]",
        "[x]",
        r"unknown field `x`",
    ),
    "words of another": (
        "en.toml",
        "pictures.nerve",
        "pictures.axon",
        r"nerve: There are no words.*\n.*:8: pictures.axon: form.toml has no axon",
    ),
    "an empty description": (
        "en.toml",
        "Cold stops a signal for 9 months.",
        " ",
        r"en.toml:9: pictures.nerve.description: It is empty",
    ),
    "an empty mark": ("en.toml", '"the signal"', '""', r"en.toml:10: pictures.nerve.key.2: It is"),
    "a figure made up": (
        "en.toml",
        "signal for 9",
        "signal for 12 or 9",
        r"en.toml:9: pictures.nerve.description: The figure 12 belongs to none of its facts",
    ),
    "a figure made up in the key": (
        "en.toml",
        '"the cold"',
        '"7 colds"',
        r"en.toml:10: pictures.nerve.key: The figure 7 belongs to none of its facts",
    ),
    "a long sentence": (
        "en.toml",
        "Cold stops a signal for",
        "Cold stops " + "very " * 20,
        r"en.toml:9: pictures.nerve.description: The sentence has \d+ words",
    ),
    "a path for an id": (
        "form.toml",
        'picture = "nerve"',
        'picture = "../nerve"',
        r'form.toml:\d+: pages.cold.picture.../nerve: "../nerve" is not an id',
    ),
    "a broken picture": (
        "pictures/nerve.svg",
        'fill="none"',
        'fill="red"',
        r'^tiny/pictures/nerve.svg:3: svg.fill: "red" cannot stand here',
    ),
}


@pytest.mark.parametrize("name", MISFITS)
def test_a_picture_that_does_not_fit_its_form_is_refused(tiny: Path, name: str) -> None:
    file, old, new, said = MISFITS[name]
    change(tiny, file, old, new)
    told = refusal(tiny)
    assert re.search(said, told), told


def test_a_missing_picture_is_told(tiny: Path) -> None:
    (tiny / "pictures/nerve.svg").unlink()
    assert refusal(tiny).startswith("tiny/pictures/nerve.svg: The file is missing. Add it")


def test_a_picture_that_no_page_shows_is_told(tiny: Path) -> None:
    (tiny / "pictures/axon.svg").write_text(SVG, encoding="utf-8")
    (tiny / "pictures/notes.txt").write_text("for the artist", encoding="utf-8")
    assert refusal(tiny) == "tiny/pictures/axon.svg: No page shows it. Show it, or take it out."


def test_the_key_in_the_words_is_held_against_the_picture(tiny: Path) -> None:
    change(tiny, "en.toml", 'key = ["the cold", "the signal"]', 'key = ["the cold"]')
    assert "The 2 stands neither in the key nor in the description" in refusal(tiny)
