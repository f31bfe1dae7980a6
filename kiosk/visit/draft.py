"""A visit as bytes, and back: what survives a crash or a pause."""

from __future__ import annotations

import msgspec

from kiosk.visit.state import VisitState

_decoder = msgspec.json.Decoder(VisitState)


def derive_draft(state: VisitState) -> bytes:
    """Return the visit as JSON."""
    return msgspec.json.encode(state)


def read_draft(content: bytes) -> VisitState:
    """Return the visit that `derive_draft` wrote.

    Raises:
        msgspec.DecodeError: another version of the kiosk wrote it.
    """
    return _decoder.decode(content)
