"""The one shape of a seal's signature: CMS with the signer's certificate and nothing to spare.

All of it follows from the certificate, the digest of what is sealed and the signature itself, so
that it can be written anew and compared: nothing in it can be changed unseen.

Source: RFC 5652 (CMS); RFC 5035 (signing-certificate-v2); ETSI EN 319 142-1, 6.3 (PAdES B-B).
"""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple, TypeAlias

from kiosk.pdf.der import INTEGER, NULL, OCTETS, OID, SEQUENCE, SET, read, write

Algorithm: TypeAlias = Literal["ecdsa", "rsa"]
"""How it is signed: ECDSA, or RSA with PKCS #1 v1.5; both over SHA-256."""

_DATA = write(OID, bytes.fromhex("2a864886f70d010701"))
_SIGNED_DATA = write(OID, bytes.fromhex("2a864886f70d010702"))
_CONTENT_TYPE = write(OID, bytes.fromhex("2a864886f70d010903"))
_MESSAGE_DIGEST = write(OID, bytes.fromhex("2a864886f70d010904"))
_SIGNING_CERTIFICATE = write(OID, bytes.fromhex("2a864886f70d010910022f"))
_SHA256 = write(SEQUENCE, write(OID, bytes.fromhex("608648016503040201")), NULL)
_ALGORITHMS: dict[Algorithm, bytes] = {
    "ecdsa": write(SEQUENCE, write(OID, bytes.fromhex("2a8648ce3d040302"))),
    "rsa": write(SEQUENCE, write(OID, bytes.fromhex("2a864886f70d01010b")), NULL),
}
_ONE = write(INTEGER, b"\x01")
_TAGGED, _DIRECTORY_NAME = 0xA0, 0xA4


class Signed(NamedTuple):
    """What a signature is made of."""

    certificate: bytes
    """The signer's, DER."""
    algorithm: Algorithm
    signature: bytes
    """DER for ECDSA."""


def derive_cms(signed: Signed, digest: bytes) -> bytes:
    """Return the whole of a signature over what has the SHA-256 `digest`.

    Raises:
        ValueError: the certificate is none.
    """
    issuer, serial = _read_issuer(signed.certificate)
    signer = write(
        SEQUENCE,
        _ONE,
        write(SEQUENCE, issuer, serial),
        _SHA256,
        write(_TAGGED, *_derive_attributes(signed.certificate, digest)),
        _ALGORITHMS[signed.algorithm],
        write(OCTETS, signed.signature),
    )
    content = write(
        SEQUENCE,
        _ONE,
        write(SET, _SHA256),
        write(SEQUENCE, _DATA),
        write(_TAGGED, signed.certificate),
        write(SET, signer),
    )
    return write(SEQUENCE, _SIGNED_DATA, write(_TAGGED, content))


def derive_signed_bytes(certificate: bytes, digest: bytes) -> bytes:
    """Return what the signature itself is made over.

    Raises:
        ValueError: the certificate is none.
    """
    return write(SET, *_derive_attributes(certificate, digest))


def read_cms(content: bytes, digest: bytes) -> Signed | None:
    """Return what a signature over `digest` is made of; None unless each byte is as it must be.

    Zeros may follow it. Whether the signature holds is not looked at.
    """
    try:
        found = _read_parts(content)
        for algorithm in _ALGORITHMS:
            signed = Signed(found[0], algorithm, found[1])
            expected = derive_cms(signed, digest)
            if content == expected + bytes(len(content) - len(expected)):
                return signed
    except ValueError:
        return None
    return None


def read_message_digest(content: bytes) -> bytes | None:
    """Return the digest that a signature says it was made over; None if it says none."""
    found = content.find(_MESSAGE_DIGEST)
    try:
        listed = read(content[found + len(_MESSAGE_DIGEST) :], SET).content
        return read(listed, OCTETS).content if found >= 0 else None
    except ValueError:
        return None


def _read_parts(content: bytes) -> tuple[bytes, bytes]:
    """Return the certificate and the signature from where they must be."""
    outer = read(content, SEQUENCE).content
    tagged = read(read(outer, OID).rest, _TAGGED).content
    version = read(read(tagged, SEQUENCE).content, INTEGER)
    certificates = read(read(read(version.rest, SET).rest, SEQUENCE).rest, _TAGGED)
    signer = read(read(certificates.rest, SET).content, SEQUENCE).content
    named = read(read(signer, INTEGER).rest, SEQUENCE)
    attributes = read(read(named.rest, SEQUENCE).rest, _TAGGED)
    signature = read(read(attributes.rest, SEQUENCE).rest, OCTETS)
    return read(certificates.content, SEQUENCE).whole, signature.content


def _derive_attributes(certificate: bytes, digest: bytes) -> tuple[bytes, ...]:
    """Return what is signed with the digest, in the order that DER gives a set."""
    issuer, serial = _read_issuer(certificate)
    name = write(SEQUENCE, write(_DIRECTORY_NAME, issuer))
    identifier = write(
        SEQUENCE,
        write(OCTETS, hashlib.sha256(certificate).digest()),
        write(SEQUENCE, name, serial),
    )
    listed = write(SEQUENCE, write(SEQUENCE, identifier))
    return tuple(
        sorted(
            (
                write(SEQUENCE, _CONTENT_TYPE, write(SET, _DATA)),
                write(SEQUENCE, _MESSAGE_DIGEST, write(SET, write(OCTETS, digest))),
                write(SEQUENCE, _SIGNING_CERTIFICATE, write(SET, listed)),
            )
        )
    )


def _read_issuer(certificate: bytes) -> tuple[bytes, bytes]:
    """Return a certificate's issuer and serial number as they stand in it.

    Source: RFC 5280, 4.1.
    """
    body = read(read(certificate, SEQUENCE).content, SEQUENCE).content
    serial = read(read(body, _TAGGED).rest, INTEGER)
    return read(read(serial.rest, SEQUENCE).rest, SEQUENCE).whole, serial.whole
