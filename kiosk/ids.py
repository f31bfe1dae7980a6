"""Identifiers: random ones for visits and kiosks, short ones that a person reads aloud."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

NewId = Callable[[], str]
"""Makes a fresh identifier; handed in, so that a demo can be repeated."""

_READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and figures that are not mistaken for one another."""
_NUMBER = re.compile(f"[{_READABLE}]{{8,26}}")


def new_id() -> str:
    """Return 26 random characters (128 bits and more) that never name a patient."""
    return "".join(secrets.choice(_READABLE) for _ in range(26))


def format_record_number(visit_id: str) -> str:
    """Return the number that staff read aloud: the first eight characters, `ABCD-EFGH`."""
    return f"{visit_id[:4]}-{visit_id[4:8]}"


def read_record_number(untrusted: str) -> str | None:
    """Return the beginning of a visit's id from a number as staff type it; None if it is none."""
    letters = "".join(untrusted.upper().replace("-", " ").split())
    return letters if _NUMBER.fullmatch(letters) else None
