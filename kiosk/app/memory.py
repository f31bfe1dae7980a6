"""Keeps out of memory what nobody needs, and gives that of a visit back once the visit is over.

What is kept for later would otherwise stay with the process for weeks.
"""

from __future__ import annotations

import linecache
import sys
from collections.abc import Callable
from functools import cache
from typing import Any


class _KeepsNothing(dict[str, Any]):
    """Forgets whatever it is given."""

    def __setitem__(self, key: str, value: object) -> None:
        """Forget it."""


def keep_no_sources() -> None:
    """Let no program text stay in memory, from before PySide6 is imported.

    PySide6 has the text of every module read that is imported, to look for its own name in it, and
    Python keeps each line of it for tracebacks; they find it in the files as well.

    Source: PySide6 6.11, shibokensupport/feature.py, `_mod_uses_pyside`.
    """
    linecache.cache = _KeepsNothing()


def give_back() -> None:
    """Return what is free to the system, where the C library knows how."""
    trim = _find_trim()
    if trim is not None:
        trim(0)


@cache
def _find_trim() -> Callable[[int], int] | None:
    """Return glibc's `malloc_trim`; None with any other library."""
    if sys.platform != "linux":
        return None
    import ctypes

    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found
