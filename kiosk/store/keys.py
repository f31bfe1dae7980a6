"""One master key, and the keys that are derived from it: each use has its own.

Owns the derivation; knows nothing of where the master key lives.
"""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
"""Length of the master key and of every key derived from it."""

_PURPOSE = "consent-kiosk/1/{}"


@dataclass(frozen=True, repr=False)
class Keys:
    """What one master key opens; 32 bytes each."""

    database: bytes
    """Encrypts the vault's file."""
    exports: bytes
    """Encrypts what leaves the vault."""
    head_seed: bytes
    """The Ed25519 seed that signs the chain's heads."""


def derive_keys(master: bytes) -> Keys:
    """Return the keys that belong to `master`, 32 random bytes.

    Raises:
        ValueError: it has another length.

    Source: RFC 5869, HKDF; without a salt, since `master` is uniformly random.
    """
    if len(master) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    return Keys(
        database=_derive(master, "database"),
        exports=_derive(master, "exports"),
        head_seed=_derive(master, "head"),
    )


def _derive(master: bytes, use: str) -> bytes:
    purpose = _PURPOSE.format(use).encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(master)
