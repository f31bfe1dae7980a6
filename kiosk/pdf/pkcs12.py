"""A clinic's own certificate, from the file in which authorities hand it out.

Source: RFC 7292 (PKCS #12).
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

from kiosk.pdf.certificate import derive_ending, may_seal
from kiosk.pdf.identity import SealIdentity, derive_key_bytes

ImportProblem: TypeAlias = Literal[
    "unreadable", "no-key", "no-certificate", "key-too-weak", "key-unknown", "not-its-key",
    "wrong-usage", "not-valid-now",
]  # fmt: skip
"""Why a file is not taken. `unreadable`: the passphrase is wrong or it is no PKCS #12."""

_RSA_BITS = 2048


def read_pkcs12(
    content: bytes, passphrase: str, at: datetime, earlier: SealIdentity | None
) -> SealIdentity | ImportProblem:
    """Return the identity in `content`; what was sealed with the `earlier` one stays verifiable."""
    try:
        found = load_pkcs12(content, passphrase.encode() or None)
    except ValueError:
        return "unreadable"
    key, own = found.key, found.cert
    if key is None:
        return "no-key"
    if own is None:
        return "no-certificate"
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        return "key-unknown"
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < _RSA_BITS:
        return "key-too-weak"
    if own.certificate.public_key() != key.public_key():
        return "not-its-key"
    if not may_seal(own.certificate):
        return "wrong-usage"
    certificate = own.certificate.public_bytes(Encoding.DER)
    if derive_ending(certificate, at) == "ended":
        return "not-valid-now"
    issuers = tuple(one.certificate.public_bytes(Encoding.DER) for one in found.additional_certs)
    former = (*earlier.former, *earlier.issuers) if earlier else ()
    return SealIdentity(
        key=derive_key_bytes(key),
        certificate=certificate,
        issuers=issuers,
        authority=earlier.authority if earlier else None,
        former=tuple(one for one in dict.fromkeys(former) if one not in issuers),
    )
