"""DER to the byte: values are written in one way, and read only if they were.

Source: ITU-T X.690, 10.1 (definite lengths in the fewest octets).
"""

from __future__ import annotations

from typing import NamedTuple

INTEGER, OCTETS, OID, SEQUENCE, SET = 0x02, 0x04, 0x06, 0x30, 0x31
NULL = b"\x05\x00"
_LONG = 0x80


class Value(NamedTuple):
    """One value as it stands in what was read."""

    tag: int
    whole: bytes
    """Tag and length included."""
    content: bytes
    rest: bytes
    """What follows."""


def write(tag: int, *parts: bytes) -> bytes:
    """Return the value of `parts`, one after the other."""
    content = b"".join(parts)
    size = len(content)
    if size < _LONG:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes((tag, _LONG | len(length))) + length + content


def read(content: bytes, tag: int) -> Value:
    """Return the value that `content` begins with.

    Raises:
        ValueError: it has another tag, is cut short, or its length is not written as DER wants.
    """
    if len(content) < 2 or content[0] != tag:
        raise ValueError("another value was expected")
    size, begin = content[1], 2
    if size & _LONG:
        begin += size & ~_LONG
        size = int.from_bytes(content[2:begin])
    end = begin + size
    whole, inner = content[:end], content[begin:end]
    if whole != write(tag, inner):
        raise ValueError("the value is not DER")
    return Value(tag, whole, inner, content[end:])
