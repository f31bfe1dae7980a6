"""One value, one sequence of bytes: what digests and links are taken over.

Owns the canonical form; knows nothing of what the values mean.
"""

from __future__ import annotations

import msgspec
import rfc8785


def derive_canonical_bytes(value: object) -> bytes:
    """Return `value` as canonical JSON in UTF-8.

    Structs become objects, dates ISO text, tuples arrays; keys stand in UTF-16 order.

    Raises:
        ValueError: a number or a character that JSON cannot hold: not finite, an integer beyond
            2**53 - 1, half a surrogate pair. Text that came in through `kiosk.visit.text` has none.

    Source: RFC 8785, JSON Canonicalization Scheme.
    """
    return rfc8785.dumps(msgspec.to_builtins(value, order="deterministic"))
