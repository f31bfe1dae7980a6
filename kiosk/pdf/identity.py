"""What the kiosk seals with: a key, its certificate, and who vouches for it.

Owns the identity's shape and the text in which the vault keeps it, secret key included.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.x509 import load_der_x509_certificate

from kiosk.clock import format_utc
from kiosk.consent.events import SealCertificateChosen
from kiosk.pdf.certificate import read_facts

SealKey: TypeAlias = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class Authority(msgspec.Struct, frozen=True, kw_only=True):
    """What issues the kiosk's certificates; both DER."""

    key: bytes
    certificate: bytes

    def __repr__(self) -> str:
        """Return nothing of the key."""
        return "Authority()"


class SealIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """What the kiosk seals with; all DER."""

    key: bytes
    """PKCS #8."""
    certificate: bytes
    issuers: tuple[bytes, ...]
    """Who vouches for the certificate, the nearest first."""
    authority: Authority | None = None
    """The kiosk's own; it stays while an imported certificate is used."""
    former: tuple[bytes, ...] = ()
    """Issuers of earlier certificates: what was sealed with those is trusted by these."""

    def __repr__(self) -> str:
        """Return nothing of the key."""
        return "SealIdentity()"


def write_identity(identity: SealIdentity) -> str:
    """Return an identity as the vault keeps it."""
    return msgspec.json.encode(identity).decode()


def read_identity(text: str) -> SealIdentity:
    """Return the identity that `write_identity` wrote."""
    return msgspec.json.decode(text, type=SealIdentity)


def derive_chosen(
    identity: SealIdentity, origin: Literal["made", "renewed", "imported"]
) -> SealCertificateChosen:
    """Return the event that tells of an identity."""
    facts = read_facts(identity.certificate)
    return SealCertificateChosen(
        origin=origin,
        digest=facts.digest,
        subject=facts.subject,
        issuer=facts.issuer,
        ends=format_utc(facts.ends),
    )


def derive_trust_file(identity: SealIdentity) -> bytes:
    """Return the certificates by which this kiosk's seals, old ones too, are trusted, as PEM."""
    certificates = dict.fromkeys((*identity.issuers, *identity.former))
    return b"".join(
        load_der_x509_certificate(one).public_bytes(Encoding.PEM) for one in certificates
    )


def read_key(identity: SealIdentity) -> SealKey:
    """Return the key to seal with."""
    key = load_der_private_key(identity.key, password=None)
    if not isinstance(key, SealKey):
        raise TypeError("an identity has a key that seals")
    return key


def derive_key_bytes(key: SealKey) -> bytes:
    """Return a key as it is kept."""
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
