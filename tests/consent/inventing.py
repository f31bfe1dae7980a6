"""Invents any value of a struct's type, its texts as hostile as Unicode allows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

LARGEST = 2**53 - 1
HOSTILE = (
    "",
    "\x00",
    "a\x00b\x1f\x7f\x9f",
    "\u202egnp.exe\u202c\u2066x\u2069\u200f",
    "e\u0301\u0316" * 40,
    "\U0001f600\U0010ffff\U000e0001",
    "\ufeff\uffff\ufffe\u2028\u2029\u0085",
    '\\"\\u0000</script>{"kind":"record-purged"}',
    "é" + "e\u0301",
    "\u1100\u1161\u11a8\u0344",
    "x" * 20_000,
)
TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(HOSTILE)
_PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    int: st.integers(-LARGEST, LARGEST),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(),
    NoneType: st.none(),
}


def invent(kind: Any, text: st.SearchStrategy[str] = TEXT) -> st.SearchStrategy[Any]:
    """Return values of `kind`, every text in them one of `text`."""
    if kind is str:
        return text
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in {Union, UnionType}:
        return st.one_of(*(invent(one, text) for one in inner))
    if origin is tuple and inner[1:] == (...,):
        return st.lists(invent(inner[0], text), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(invent(one, text) for one in inner))
    if origin is dict:
        return st.dictionaries(text, invent(inner[1], text), max_size=2)
    fields = {one.name: invent(one.type, text) for one in msgspec.structs.fields(kind)}
    return st.builds(kind, **fields)
