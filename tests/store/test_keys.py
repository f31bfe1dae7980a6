"""One master key gives each use a key of its own."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from kiosk.store.keys import derive_keys
from tests.store.builders import KEY


def expand(master: bytes, info: bytes) -> bytes:
    """Return the first block of RFC 5869's HKDF-SHA256 without a salt."""
    extracted = hmac.digest(bytes(32), master, hashlib.sha256)
    return hmac.digest(extracted, info + b"\x01", hashlib.sha256)


def test_each_use_has_a_key_of_its_own():
    keys = derive_keys(KEY)
    assert keys.database == expand(KEY, b"consent-kiosk/1/database")
    assert keys.exports == expand(KEY, b"consent-kiosk/1/exports")
    assert keys.head_seed == expand(KEY, b"consent-kiosk/1/head")
    assert len({KEY, keys.database, keys.exports, keys.head_seed}) == 4


def test_keys_are_never_shown():
    keys = derive_keys(KEY)
    assert keys.database.hex() not in repr(keys)
    assert str(keys.database) not in repr(keys)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_master_key_of_another_length_is_a_bug(length):
    with pytest.raises(ValueError, match="32 bytes"):
        derive_keys(bytes(length))
