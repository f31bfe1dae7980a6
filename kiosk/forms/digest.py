"""The name of a form's exact content, in one language."""

from __future__ import annotations

import hashlib

import msgspec
import rfc8785

from kiosk.forms.model import ConsentForm


def derive_digest(form: ConsentForm) -> str:
    """Return the SHA-256 of the form's canonical bytes, in hex.  Source: RFC 8785."""
    return hashlib.sha256(rfc8785.dumps(msgspec.to_builtins(form))).hexdigest()
