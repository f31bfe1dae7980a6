from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from kiosk.forms.digest import derive_digest
from kiosk.forms.model import ConsentForm

CLOSED = {"type", "topic", "filled_by", "shown"}
"""Keys whose values are one of a few."""


def test_the_digest_is_a_sha256(cryo: ConsentForm) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", derive_digest(cryo))
    again = msgspec.convert(msgspec.to_builtins(cryo), ConsentForm)
    assert derive_digest(again) == derive_digest(cryo)


def test_any_word_changes_it(cryo: ConsentForm) -> None:
    data = msgspec.json.decode(msgspec.json.encode(cryo))
    digests = {derive_digest(cryo)}
    changed = 0
    for holder, key in _leaves(data):
        kept = holder[key]
        holder[key] = f"{kept}."
        digests.add(derive_digest(msgspec.convert(data, ConsentForm)))
        holder[key] = kept
        changed += 1
    assert changed > 500
    assert len(digests) == changed + 1


def test_the_order_of_pages_changes_it(cryo: ConsentForm) -> None:
    parts = tuple(reversed(cryo.parts))
    assert derive_digest(msgspec.structs.replace(cryo, parts=parts)) != derive_digest(cryo)


def _leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the holder and the key of every string."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, entry in list(entries):
        if isinstance(entry, dict | list):
            yield from _leaves(entry)
        elif isinstance(entry, str) and key not in CLOSED:
            yield value, key
