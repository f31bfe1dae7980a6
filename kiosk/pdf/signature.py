"""Signatures in one form: of the two that ECDSA allows for the same words, only the lower.

Source: SEC 1, 4.1.4 (ECDSA: s and n - s both hold); RFC 8017, 8.2 (RSA, PKCS #1 v1.5).
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import load_der_x509_certificate

from kiosk.pdf.cms import Signed, derive_signed_bytes


def derive_canonical_signature(signature: bytes, curve: ec.EllipticCurve) -> bytes:
    """Return an ECDSA signature as DER, the lower of the two.

    Raises:
        ValueError: it is none.
    """
    r, s = decode_dss_signature(signature)
    order = curve.group_order
    return encode_dss_signature(r, min(s, order - s))


def verify_signature(signed: Signed, digest: bytes) -> bool:
    """Whether the certificate's key signed what has the SHA-256 `digest`, in the one form."""
    try:
        key = load_der_x509_certificate(signed.certificate).public_key()
        content = derive_signed_bytes(signed.certificate, digest)
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signed.signature, content, ec.ECDSA(SHA256()))
            return signed.algorithm == "ecdsa" and signed.signature == derive_canonical_signature(
                signed.signature, key.curve
            )
        if isinstance(key, RSAPublicKey):
            key.verify(signed.signature, content, PKCS1v15(), SHA256())
            return signed.algorithm == "rsa"
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return False
