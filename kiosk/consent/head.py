"""The head: the chain's newest link at one instant, signed, so that it can vouch for the chain.

Owns the signing and its verification; knows nothing of where heads and keys are kept.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.consent.canonical import derive_canonical_bytes


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far a kiosk's chain and vault had come."""

    kiosk: str
    seq: int
    """The newest event; 0 before the first."""
    link: str
    """Its link, hex; 64 zeros before the first."""
    commits: int
    """How many changes of any kind were committed to the vault, drafts included."""
    at: str
    """RFC 3339 UTC, `Z`."""


class SignedHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A head and its signature."""

    head: Head
    signature: str
    """Ed25519 over the head's canonical bytes, hex."""


def derive_public_key(seed: bytes) -> bytes:
    """Return the 32-byte public key that belongs to the 32-byte `seed`."""
    return _read_key(seed).public_key().public_bytes_raw()


def sign_head(head: Head, seed: bytes) -> SignedHead:
    """Sign `head` with the 32-byte `seed`.  Source: RFC 8032, Ed25519."""
    signature = _read_key(seed).sign(derive_canonical_bytes(head))
    return SignedHead(head=head, signature=signature.hex())


def verify_head(signed: SignedHead, public_key: bytes) -> bool:
    """Whether the holder of the seed behind `public_key` (32 bytes) signed this very head."""
    try:
        signature = bytes.fromhex(signed.signature)
        content = derive_canonical_bytes(signed.head)
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return signature.hex() == signed.signature


def derive_head_bytes(signed: SignedHead) -> bytes:
    """Return the one way in which `signed` is written down."""
    return derive_canonical_bytes(signed)


def read_head(content: bytes, public_key: bytes) -> SignedHead | None:
    """Return the head that `content` holds; None if it is not what was signed, to the byte."""
    try:
        signed = msgspec.json.decode(content, type=SignedHead)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if not verify_head(signed, public_key) or derive_head_bytes(signed) != content:
        return None
    return signed


@lru_cache(maxsize=1)
def _read_key(seed: bytes) -> Ed25519PrivateKey:
    """Return the key that signs: every change of a vault needs it, and making it takes longer."""
    return Ed25519PrivateKey.from_private_bytes(seed)
