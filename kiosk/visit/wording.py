"""The words of one page, once: the screen shows them, the record keeps them.

Owns how a page becomes words for one language and one clinic; knows nothing of pixels.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a page's text."""

    style: Literal["paragraph", "item", "step", "figure", "pair", "amount"]
    text: str
    figure: str = ""
    """The figure that stands out before `text`; only for style `figure`."""
    group: str = ""
    """The block's id; neighbours of one group form one list or pair."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """One answer a page offers."""

    option_id: str
    text: str


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """All that a page says."""

    page_id: str
    part_title: str
    """"" for the pages before the form's first part."""
    title: str
    lines: tuple[Line, ...]
    labels: tuple[Label, ...] = ()
    """The answers to choose from."""
    step: str = ""
    """What the main step says."""
