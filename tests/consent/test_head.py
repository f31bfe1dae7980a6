"""A head vouches for the chain: signed once, true to the byte or not at all."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.head import (
    Head,
    derive_head_bytes,
    derive_public_key,
    read_head,
    sign_head,
    verify_head,
)

SEED = bytes(range(32))
HEAD = Head(kiosk="K1", seq=7, link="ab" * 32, commits=31, at="2026-11-23T07:30:00.000Z")
PUBLIC = derive_public_key(SEED)


def test_a_signed_head_verifies_and_is_always_the_same():
    signed = sign_head(HEAD, SEED)
    assert signed == sign_head(HEAD, SEED)
    assert verify_head(signed, PUBLIC)
    assert read_head(derive_head_bytes(signed), PUBLIC) == signed


@pytest.mark.parametrize(
    "change",
    [{"kiosk": "K2"}, {"seq": 8}, {"link": "cd" * 32}, {"commits": 30}, {"at": "2027"}],
)
def test_any_other_head_does_not_verify(change):
    signed = sign_head(HEAD, SEED)
    assert not verify_head(replace(signed, head=replace(HEAD, **change)), PUBLIC)


def test_another_key_did_not_sign_it():
    signed = sign_head(HEAD, SEED)
    assert not verify_head(signed, derive_public_key(bytes(32)))
    assert not verify_head(replace(signed, signature="not hex"), PUBLIC)


def test_every_flipped_bit_is_found():
    content = derive_head_bytes(sign_head(HEAD, SEED))
    for place in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[place // 8] ^= 1 << place % 8
        assert read_head(bytes(flipped), PUBLIC) is None


def test_a_head_written_otherwise_is_not_taken():
    signed = sign_head(HEAD, SEED)
    loose = derive_canonical_bytes(
        {"head": HEAD, "signature": signed.signature.upper()},
    )
    assert read_head(loose, PUBLIC) is None
    assert read_head(random.Random(1).randbytes(300), PUBLIC) is None
    assert read_head(b"", PUBLIC) is None
