"""The text of a form's file, and on which line each of its keys stands.

Owns where a key stands in a file; knows nothing of what a form means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from kiosk.errors import FormError
from kiosk.forms.problems import FormProblem

_TABLE = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")
_OWN_ID = re.compile(r'\s*id\s*=\s*"([^"]*)"')
_INLINE_ID = re.compile(r'\{\s*id\s*=\s*"([^"]*)"')


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a form, as it stands on disk."""

    file: str
    """The folder's and the file's name."""
    text: str

    def place(self, problem: FormProblem) -> FormProblem:
        """Return `problem` with this file's name and the line that its place stands on."""
        if problem.line is not None:
            return replace(problem, file=self.file)
        lines = derive_lines(self.text)
        keys = problem.where.split(".")
        places = (".".join(keys[:length]) for length in range(len(keys), 0, -1))
        line = next((lines[place] for place in places if place in lines), None)
        return replace(problem, file=self.file, line=line)


def read_source(folder: Path, name: str) -> Source:
    """Read one file of the form in `folder`.

    Raises:
        FormError: it is missing or not UTF-8.
    """
    file = f"{folder.name}/{name}"
    try:
        return Source(file=file, text=(folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        mend = "Add it; forms/README.md says what stands in it."
        problem = FormProblem(file=file, where="", what="The file is missing.", mend=mend)
    except UnicodeDecodeError:
        mend = "Save it again with the encoding UTF-8."
        problem = FormProblem(file=file, where="", what="The file is not UTF-8 text.", mend=mend)
    raise FormError(str(problem))


def derive_lines(text: str) -> Mapping[str, int]:
    """Return the line of each key, an element of a list being named by its id."""
    lines: dict[str, int] = {}
    table = key = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _TABLE.match(line):
            table, key = found[1], ""
            lines.setdefault(table, number)
        elif found := _OWN_ID.match(line):
            table = f"{table.rpartition('.')[2]}.{found[1]}" if table else ""
            lines.setdefault(table or "id", number)
        elif found := _KEY.match(line):
            key = found[1]
            lines.setdefault(_join(table, key), number)
        for element in _INLINE_ID.findall(line):
            lines.setdefault(_join(table, key, element), number)
    return lines


def _join(*keys: str) -> str:
    return ".".join(key for key in keys if key)
