"""Any changed byte is found: every bit of the gap, and bits everywhere else."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from kiosk.pdf.cms import read_cms
from kiosk.pdf.seal_shape import Seal, is_sealed, read_gap, read_seal
from kiosk.pdf.signature import verify_signature
from tests.pdf.seals import find, is_found

FLIPS = 2000
BY_THE_WHOLE = 300
"""Of them, judged by the whole verification and not by the seal alone."""


def flip(content: bytes, place: int, bit: int) -> bytes:
    return content[:place] + bytes((content[place] ^ (1 << bit),)) + content[place + 1 :]


def is_gap_found(gap: bytes, digest: bytes) -> bool:
    """Whether these hex digits would not do as the seal over what has the SHA-256 `digest`."""
    found = read_gap(gap)
    return found is None or found[0] != digest or not verify_signature(found[1], digest)


@pytest.fixture
def seal(sealed: bytes) -> Seal:
    found = read_seal(sealed)
    assert isinstance(found, Seal)
    return found


def test_every_bit_of_the_gap_is_found(sealed: bytes, seal: Seal) -> None:
    begin, end = seal.gap
    gap = sealed[begin + 1 : end - 1]
    assert not is_gap_found(gap, seal.found)
    missed = [
        (place, bit)
        for place in range(len(gap))
        for bit in range(8)
        if not is_gap_found(flip(gap, place, bit), seal.found)
    ]
    assert missed == []
    assert len(gap) > 1500


def test_its_brackets_are_found(sealed: bytes, seal: Seal) -> None:
    for place in (seal.gap[0], seal.gap[1] - 1):
        for bit in range(8):
            assert is_found(flip(sealed, place, bit))


def test_the_gap_alone_and_the_whole_file_are_judged_alike(sealed: bytes, seal: Seal) -> None:
    begin, end = seal.gap
    chance = random.Random(5)
    for _ in range(100):
        place, bit = chance.randrange(begin + 1, end - 1), chance.randrange(8)
        changed = flip(sealed, place, bit)
        assert is_gap_found(changed[begin + 1 : end - 1], seal.found)
        assert find(changed, "bytes")[0] == "wrong"


def test_every_pair_of_digits_is_found(sealed: bytes, seal: Seal) -> None:
    """Each byte of the signature is tried with others, all of them valid hex."""
    begin, end = seal.gap
    gap = bytes.fromhex(sealed[begin + 1 : end - 1].decode())
    for place, old in enumerate(gap):
        for new in {old ^ 0x20, old ^ 0x80, (old + 1) % 256, 0} - {old}:
            changed = gap[:place] + bytes((new,)) + gap[place + 1 :]
            assert is_gap_found(changed.hex().upper().encode(), seal.found), place


def places(sealed: bytes, seal: Seal, count: int) -> Iterator[int]:
    """Half of them anywhere outside the gap, half in the revision that holds the seal."""
    chance = random.Random(7)
    outside = [*range(seal.gap[0]), *range(seal.gap[1], len(sealed))]
    revision = [place for place in outside if place >= seal.first]
    for number in range(count):
        yield chance.choice(revision if number % 2 else outside)


def test_flips_elsewhere_are_found(sealed: bytes, seal: Seal) -> None:
    chance = random.Random(11)
    flips = [(place, chance.randrange(8)) for place in places(sealed, seal, FLIPS)]
    assert [one for one in flips if is_sealed(flip(sealed, *one))] == []
    assert [one for one in flips[:BY_THE_WHOLE] if not is_found(flip(sealed, *one))] == []


def test_cms_is_read_only_where_it_ends_in_zeros(sealed: bytes, seal: Seal) -> None:
    begin, end = seal.gap
    gap = bytes.fromhex(sealed[begin + 1 : end - 1].decode())
    assert read_cms(gap, seal.found) == seal.signed
    assert read_cms(gap + b"\0", seal.found) == seal.signed
    assert read_cms(gap + b"\1", seal.found) is None
    assert read_cms(gap[:-40], seal.found) is None
    assert read_cms(b"", seal.found) is None
