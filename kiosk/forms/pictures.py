"""Whether a picture keeps to the small dialect of SVG that the kiosk draws, marks and all.

Owns the dialect: shapes, numbers, digits and the names of the theme's colours, nothing that loads,
runs or styles. Knows nothing of how a picture is painted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from kiosk.forms.files import PictureWords
from kiosk.forms.problems import FormProblem
from kiosk.forms.sentences import derive_numbers
from kiosk.forms.source import Source

FOLDER = "pictures"
SUFFIX = ".svg"
LARGEST_BYTES = 40_000
WIDTH, HIGHEST = 400, 300
"""Of every picture, in its own units; each has a height of its own."""
NAMESPACE = "http://www.w3.org/2000/svg"
UNMIRRORED = "data-unmirrored"
"""The attribute of what is moved but not mirrored with its picture: the x of its middle."""

COLORS = ("paper", "card", "ink", "muted", "line", "accent", "tint", "amber", "amber-tint", "edge")
"""The theme's colours by the names that pictures give them."""

ELEMENTS = frozenset(
    ("svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "text")
)

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
_NUMBERS = rf"\s*{_NUMBER}(?:[\s,]+{_NUMBER})*\s*"
_COLOR = "|".join((*COLORS, "none"))
_LENGTHS = "x y x1 y1 x2 y2 cx cy r rx ry width height stroke-width font-size opacity"
_ATTRIBUTES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(value)
    for name, value in {
        **dict.fromkeys((*_LENGTHS.split(), UNMIRRORED), _NUMBER),
        "xmlns": re.escape(NAMESPACE),
        "viewBox": rf"0 0 {WIDTH} (?:[12]\d\d|{HIGHEST})",
        "d": r"\s*[Mm][MmLlHhVvCcSsQqTtAaZz\d\s,.+-]*",
        "points": _NUMBERS,
        "transform": rf"\s*(?:(?:translate|rotate|scale|skewX|skewY|matrix)\({_NUMBERS}\)[\s,]*)+",
        "fill": _COLOR,
        "stroke": _COLOR,
        "stroke-linecap": "butt|round|square",
        "stroke-linejoin": "miter|round|bevel",
        "stroke-dasharray": rf"none|{_NUMBERS}",
        "fill-rule": "nonzero|evenodd",
        "font-weight": r"normal|bold|[1-9]00",
        "text-anchor": "start|middle|end",
    }.items()
}
"""What may stand in each attribute."""


_HEIGHT = re.compile(rf"""<svg\b[^>]*\bviewBox\s*=\s*["']0 0 {WIDTH} (\d+)["']""")


def derive_height(svg: str) -> int:
    """Return the height of a picture, in its own units; the highest if it says none."""
    found = _HEIGHT.search(svg)
    return int(found[1]) if found else HIGHEST


def check_picture(
    file: str, source: Source, words: PictureWords, language: str
) -> Iterator[FormProblem]:
    """Yield what is wrong with a picture; `file` is its name in the form's folder."""
    size = len(source.text.encode())
    if size > LARGEST_BYTES:
        what = f"The picture has {size} bytes, more than {LARGEST_BYTES}."
        yield FormProblem(file=file, where="", what=what, mend="Draw it with fewer points.")
        return
    reading = _Reading(file)
    reading.read(source.text)
    yield from reading.problems
    if not reading.problems:
        yield from _check_marks(file, reading.digits, words, language)


def _check_marks(
    file: str, digits: Mapping[str, int], words: PictureWords, language: str
) -> Iterator[FormProblem]:
    """The marks are those of the key; any other number stands in the description."""
    marks = {str(number) for number in range(1, len(words.key) + 1)}
    for mark in sorted(marks - set(digits), key=int):
        what = f"The key has words for a mark {mark} that is not in the picture."
        mend = f"Draw {mark} as a text, or take the words out of the key."
        yield FormProblem(file=file, where="", what=what, mend=mend)
    figures = derive_numbers(words.description, language)
    for digit, line in digits.items():
        if digit not in marks | figures:
            what = f"The {digit} stands neither in the key nor in the description."
            mend = "Add its words to the key, or take it out."
            yield FormProblem(file=file, where="text", what=what, mend=mend, line=line)


class _Refused(Exception):
    """What follows is not read."""


class _Reading:
    """Reads one picture, keeps its numbers and what is wrong with it."""

    def __init__(self, file: str) -> None:
        self.problems: list[FormProblem] = []
        self.digits: dict[str, int] = {}
        """Each number that is drawn, and its line."""
        self._file = file
        self._open: list[str] = []
        self._said = ""
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.ProcessingInstructionHandler = self._refuse_instruction
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._say

    def read(self, text: str) -> None:
        """Read all of `text`, as far as it is XML without a document type."""
        try:
            self._parser.Parse(text, True)  # noqa: FBT003  # expat takes no name here
        except _Refused:
            return
        except expat.ExpatError as error:
            what = f"This is not XML: {expat.ErrorString(error.code)}."
            mend = "Look on this line and the one before it for a bracket or quote."
            self._tell("", what, mend, error.lineno)

    def _tell(self, where: str, what: str, mend: str, line: int | None = None) -> None:
        line = line or self._parser.CurrentLineNumber
        problem = FormProblem(file=self._file, where=where, what=what, mend=mend, line=line)
        self.problems.append(problem)

    def _refuse_doctype(self, *_declared: object) -> None:
        self._tell("", "A picture has no document type.", "Take <!DOCTYPE ...> out.")
        raise _Refused

    def _refuse_instruction(self, target: str, _data: str) -> None:
        self._tell("", "A picture has no instructions.", f"Take <?{target} ...?> out.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._settle(self._open[-1] if self._open else "")
        if not self._open:
            self._check_root(name, attributes)
        elif name == "svg" or name not in ELEMENTS:
            mend = f"Draw with {', '.join(sorted(ELEMENTS - {'svg'}))}."
            self._tell(name, "This cannot stand in a picture.", mend)
        elif self._open[-1] == "text":
            self._tell(name, "Only digits stand in a text.", "Take it out of the text.")
        for key, value in attributes.items():
            self._check_attribute(f"{name}.{key}", key, value)
        self._open.append(name)

    def _check_root(self, name: str, attributes: dict[str, str]) -> None:
        if name != "svg" or "viewBox" not in attributes:
            mend = f'Begin with <svg xmlns="{NAMESPACE}" viewBox="0 0 {WIDTH} {HIGHEST}">.'
            self._tell(name, "A picture is one svg with a viewBox.", mend)

    def _check_attribute(self, where: str, key: str, value: str) -> None:
        shape = _ATTRIBUTES.get(key)
        if shape is None:
            self._tell(where, "The kiosk does not draw with this.", "Take it out.")
        elif not shape.fullmatch(value):
            colors = f"Use {', '.join(COLORS)} or none."
            other = "forms/README.md says what can stand here."
            mend = colors if key in {"fill", "stroke"} else other
            self._tell(where, f'"{value}" cannot stand here.', mend)

    def _say(self, text: str) -> None:
        self._said += text

    def _end(self, name: str) -> None:
        said = self._said.strip()
        if name == "text" and re.fullmatch(r"[0-9]+", said):
            self.digits.setdefault(said, self._parser.CurrentLineNumber)
            self._said = ""
        elif name == "text" and not said:
            self._tell(name, "The text is empty.", "Write its digits, or take it out.")
        self._settle(name)
        self._open.pop()

    def _settle(self, name: str) -> None:
        """Refuse the words in `name` that are no digits of a text."""
        said, self._said = self._said.strip(), ""
        if said:
            mend = "Put words into the description or the key, and digits into a text."
            self._tell(name, f'"{said}" cannot stand here.', mend)
