"""The way back to a vault whose machine is gone: its key wrapped under a phrase.

Owns the cryptography and the bytes of a recovery sheet; how they are written and read as words is
`kiosk.store.recovery_words`. The sheet without the phrase opens nothing, nor the phrase without it.

Source: RFC 9106, Argon2id; RFC 3394, AES key wrap.
"""

from __future__ import annotations

import secrets
import struct

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from kiosk.store.keys import KEY_BYTES

_VERSION = 1
_SALT_BYTES = 16
_LAYOUT = struct.Struct(f">BBBB{_SALT_BYTES}s{KEY_BYTES + 8}s")
SHEET_BYTES = _LAYOUT.size
"""Length of a sheet's bytes: 60."""


class Costs(msgspec.Struct, frozen=True, kw_only=True):
    """What one guess of the phrase costs. Source: RFC 9106, section 4, second choice."""

    passes: int = 3
    memory_log2_kib: int = 16
    lanes: int = 4

    @property
    def bearable(self) -> bool:
        """Whether this machine can be asked for it: up to 4 GiB, 16 passes and 16 lanes."""
        return 1 <= self.passes <= 16 and 10 <= self.memory_log2_kib <= 22 and 1 <= self.lanes <= 16


class WrappedKey(msgspec.Struct, frozen=True, kw_only=True):
    """What a recovery sheet holds."""

    salt: bytes
    """16 random bytes."""
    wrapped: bytes
    """40 bytes: the master key and 8 that tell whether it was unwrapped."""
    costs: Costs = Costs()

    def encode(self) -> bytes:
        """Return the sheet's bytes."""
        costs = self.costs
        return _LAYOUT.pack(
            _VERSION,
            costs.passes,
            costs.memory_log2_kib,
            costs.lanes,
            self.salt,
            self.wrapped,
        )


class WrongPhrase(msgspec.Struct, frozen=True):
    """The phrase is not the one that belongs to the sheet."""


class UnknownSheet(msgspec.Struct, frozen=True):
    """The sheet was made by a newer kiosk, or is none."""


def wrap(master: bytes, phrase: str) -> WrappedKey:
    """Return `master`, 32 bytes, wrapped under `phrase` and a fresh salt."""
    costs, salt = Costs(), secrets.token_bytes(_SALT_BYTES)
    wrapped = aes_key_wrap(_derive_wrapping_key(phrase, salt, costs), master)
    return WrappedKey(salt=salt, wrapped=wrapped, costs=costs)


def unwrap(wrapped: WrappedKey, phrase: str) -> bytes | WrongPhrase:
    """Return the master key."""
    key = _derive_wrapping_key(phrase, wrapped.salt, wrapped.costs)
    try:
        return aes_key_unwrap(key, wrapped.wrapped)
    except InvalidUnwrap:
        return WrongPhrase()


def decode_sheet(content: bytes) -> WrappedKey | UnknownSheet:
    """Return what `content`, as long as a sheet's bytes, says."""
    version, passes, memory, lanes, salt, wrapped = _LAYOUT.unpack(content)
    costs = Costs(passes=passes, memory_log2_kib=memory, lanes=lanes)
    if version != _VERSION or not costs.bearable:
        return UnknownSheet()
    return WrappedKey(salt=salt, wrapped=wrapped, costs=costs)


def _derive_wrapping_key(phrase: str, salt: bytes, costs: Costs) -> bytes:
    return hash_secret_raw(
        phrase.encode(),
        salt,
        time_cost=costs.passes,
        memory_cost=1 << costs.memory_log2_kib,
        parallelism=costs.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
