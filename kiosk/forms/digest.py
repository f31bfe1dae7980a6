"""The name of a form's exact content, in one language."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import msgspec
import rfc8785

from kiosk.forms.model import ConsentForm


class _Itself:
    """One form, equal only to itself: a form never changes, and comparing two is slow."""

    def __init__(self, form: ConsentForm) -> None:
        self.form = form

    def __hash__(self) -> int:
        return id(self.form)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.form is other.form


def derive_digest(form: ConsentForm) -> str:
    """Return the SHA-256 of the form's canonical bytes, in hex.  Source: RFC 8785."""
    return _derive(_Itself(form))


@lru_cache(maxsize=32)
def _derive(itself: _Itself) -> str:
    return hashlib.sha256(rfc8785.dumps(msgspec.to_builtins(itself.form))).hexdigest()
