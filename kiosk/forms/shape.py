"""Reading TOML into a shape, with the exact place of what does not fit it."""

from __future__ import annotations

import re
import tomllib
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from kiosk.errors import FormError
from kiosk.forms.problems import FormProblem
from kiosk.forms.source import Source

T = TypeVar("T")

_SYNTAX_LINE = re.compile(r"at line (\d+)")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_ANY_KEY = "[...]"
"""How msgspec's path names the entry of a table: not at all."""


def require_shape(source: Source, shape: type[T]) -> T:
    """Return the file's content as `shape`.

    Raises:
        FormError: the file is no TOML, a key is missing or unknown, a value is of another kind.
    """
    try:
        data = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise FormError(str(_syntax_problem(source, str(error)))) from error
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        what, place = _narrow(data, shape, str(error))
    where = ".".join(place)
    problem = FormProblem(file="", where=where, what=f"{what}.", mend=_mend(what))
    raise FormError(str(source.place(problem)))


def _syntax_problem(source: Source, said: str) -> FormProblem:
    found = _SYNTAX_LINE.search(said)
    return FormProblem(
        file=source.file,
        where="",
        what=f"This is not TOML: {said}.",
        mend="Look on this line and the one before it for a quote, bracket or comma.",
        line=int(found[1]) if found else None,
    )


def _narrow(data: Any, shape: Any, said: str) -> tuple[str, tuple[str, ...]]:
    """Return what msgspec says and the keys of the place, entries of tables included."""
    what, _, path = said.partition(" - at `$")
    before, in_table, _ = path.rstrip("`").partition(_ANY_KEY)
    table, place = _walk(data, before)
    if not in_table:
        return what, place
    entry_shape = _entry_shape(shape, before)
    faults = ((key, entry, _fault(entry, entry_shape)) for key, entry in table.items())
    key, entry, fault = next(found for found in faults if found[2])
    what, deeper = _narrow(entry, entry_shape, fault)
    return what, (*place, key, *deeper)


def _fault(entry: Any, shape: Any) -> str:
    """Return what msgspec says of `entry`; "" if it is of `shape`."""
    try:
        msgspec.convert(entry, shape)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def _walk(data: Any, path: str) -> tuple[Any, tuple[str, ...]]:
    """Follow `.parts[0].pages[2]`; return what stands there and its place, `pages`, `needles`."""
    place: tuple[str, ...] = ()
    for name, index in _STEP.findall(path):
        if name in {"parts", "pages"}:
            place = ()
        data = data[name] if name else data[int(index)]
        own_id = data.get("id") if isinstance(data, dict) else None
        place = (*place, name or str(own_id or index))
    return data, place


def _entry_shape(shape: Any, path: str) -> Any:
    """Return the shape of an entry of the table at `path`, a key of `shape` or itself."""
    holder = get_type_hints(shape)[path.lstrip(".")] if path else shape
    tables = (kind for kind in (holder, *get_args(holder)) if get_origin(kind) is dict)
    return get_args(next(tables))[1]


def _mend(what: str) -> str:
    if "unknown field" in what:
        return "Take it out, or mend its spelling."
    if "missing required field" in what:
        return "Add it."
    return "forms/README.md says what can stand here."
