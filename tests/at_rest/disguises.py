"""How a word can stand in a file so that it can still be read by who looks for it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def derive_disguises(word: str) -> frozenset[bytes]:
    """Return `word` as it may stand in a file: in any case, as bytes, in hex and in base64."""
    cases = (word, word.lower(), word.upper())
    return derive_coded(case.encode(encoding) for case in cases for encoding in ENCODINGS)


def derive_coded(contents: Iterable[bytes]) -> frozenset[bytes]:
    """Return each of `contents` as it is, in hex and in base64."""
    return frozenset(coded for content in contents for coded in _code(content))


def find_in(content: bytes, disguises: Iterable[bytes]) -> list[bytes]:
    """Return which of `disguises` stand in `content`."""
    return [disguise for disguise in disguises if disguise in content]


def _code(content: bytes) -> Iterator[bytes]:
    yield content
    yield content.hex().encode()
    yield content.hex().upper().encode()
    # In base64 a word looks otherwise at each of three places; its ends mix with what is beside it.
    for before in range(3):
        coded = base64.b64encode(bytes(before) + content)
        yield coded[-(-before * 8 // 6) : len(coded) - 4]
