"""Who seals: the kiosk's key and certificate, and the little authority that issues it.

The authority is the clinic's own. Its key is kept with the sealing key: who could take the one
could take the other, and with it a renewed certificate is trusted wherever the first one was.

Source: RFC 5280 (certificates); RFC 9336 (documentSigning).
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeAlias

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.x509.oid import NameOID

SealKey: TypeAlias = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
Ending: TypeAlias = Literal["good", "ends-soon", "ended"]
"""`ended`: no document is to be sealed with it; this includes one that is not valid yet."""

WARN = timedelta(days=60)
"""How long before its end staff are told."""
_VALID = timedelta(days=3 * 365)
_AUTHORITY_VALID = timedelta(days=30 * 365)
_BEFORE = timedelta(days=1)
"""Validity begins so much earlier: the clock may be set back a little."""
_LONGEST = 64
"""Characters of a name's part.  Source: RFC 5280, appendix A.1."""
_DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")


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


class CertificateFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a certificate says."""

    subject: str
    """RFC 4514."""
    issuer: str
    serial: str
    """Hex."""
    begins: datetime
    ends: datetime
    digest: str
    """SHA-256, hex."""


def make_identity(clinic: str, kiosk: str, at: datetime) -> SealIdentity:
    """Make the first identity of the kiosk `kiosk` of `clinic`."""
    return _issue(_make_authority(clinic, at), clinic, kiosk, at, ())


def renew_identity(identity: SealIdentity, clinic: str, kiosk: str, at: datetime) -> SealIdentity:
    """Make a new key and certificate under the same authority, or under a new one near its end."""
    authority = identity.authority
    if authority is None or not _lasts(authority, at):
        authority = _make_authority(clinic, at)
    earlier = (*identity.former, *identity.issuers)
    return _issue(authority, clinic, kiosk, at, earlier)


def read_facts(certificate: bytes) -> CertificateFacts:
    """Return what the certificate says.

    Raises:
        ValueError: it is none.
    """
    read = x509.load_der_x509_certificate(certificate)
    return CertificateFacts(
        subject=read.subject.rfc4514_string(),
        issuer=read.issuer.rfc4514_string(),
        serial=f"{read.serial_number:x}",
        begins=read.not_valid_before_utc,
        ends=read.not_valid_after_utc,
        digest=hashlib.sha256(certificate).hexdigest(),
    )


def derive_ending(certificate: bytes, at: datetime) -> Ending:
    """Return how a certificate stands at the instant `at`."""
    facts = read_facts(certificate)
    if not facts.begins <= at <= facts.ends:
        return "ended"
    return "ends-soon" if facts.ends - at <= WARN else "good"


def may_seal(certificate: x509.Certificate) -> bool:
    """Whether the certificate's key may sign documents.  Source: RFC 5280, 4.2.1.3."""
    usage = _usage(certificate)
    return usage is None or usage.digital_signature or usage.content_commitment


def may_issue(certificate: x509.Certificate) -> bool:
    """Whether the certificate's key may sign certificates.  Source: RFC 5280, 4.2.1.9."""
    usage = _usage(certificate)
    try:
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound:
        return False
    return basic.ca and (usage is None or usage.key_cert_sign)


def derive_trust_file(identity: SealIdentity) -> bytes:
    """Return the certificates by which this kiosk's seals, old ones too, are trusted, as PEM."""
    certificates = dict.fromkeys((*identity.issuers, *identity.former))
    return b"".join(
        x509.load_der_x509_certificate(one).public_bytes(Encoding.PEM) for one in certificates
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


def derive_name(organization: str, common: str) -> x509.Name:
    """Return a name of two parts."""
    parts = ((NameOID.ORGANIZATION_NAME, organization), (NameOID.COMMON_NAME, common))
    return x509.Name(x509.NameAttribute(oid, text[:_LONGEST].strip()) for oid, text in parts)


def _issue(
    authority: Authority, clinic: str, kiosk: str, at: datetime, earlier: tuple[bytes, ...]
) -> SealIdentity:
    key, issuer = _make_key(), x509.load_der_x509_certificate(authority.certificate)
    issuer_key = load_der_private_key(authority.key, password=None)
    if not isinstance(issuer_key, ec.EllipticCurvePrivateKey):
        raise TypeError("an authority signs by ECDSA")
    builder = _begin(derive_name(clinic, f"Consent kiosk {kiosk[:8]}"), key, at, _VALID)
    builder = builder.issuer_name(issuer.subject)
    builder = builder.add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    builder = builder.add_extension(_key_usage(ca=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([_DOCUMENT_SIGNING]), critical=False)
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
    )
    return SealIdentity(
        key=derive_key_bytes(key),
        certificate=builder.sign(issuer_key, SHA256()).public_bytes(Encoding.DER),
        issuers=(authority.certificate,),
        authority=authority,
        former=tuple(one for one in dict.fromkeys(earlier) if one != authority.certificate),
    )


def _make_authority(clinic: str, at: datetime) -> Authority:
    key, role = _make_key(), "consent seals"
    name = derive_name(clinic, f"{clinic[: _LONGEST - len(role) - 1]} {role}")
    builder = _begin(name, key, at, _AUTHORITY_VALID).issuer_name(name)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_key_usage(ca=True), critical=True)
    certificate = builder.sign(key, SHA256())
    return Authority(key=derive_key_bytes(key), certificate=certificate.public_bytes(Encoding.DER))


def _begin(
    name: x509.Name, key: ec.EllipticCurvePrivateKey, at: datetime, valid: timedelta
) -> x509.CertificateBuilder:
    begins = (at - _BEFORE).astimezone(UTC).replace(microsecond=0)
    builder = x509.CertificateBuilder(subject_name=name, public_key=key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(begins).not_valid_after(begins + valid)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return builder.add_extension(identifier, critical=False)


def _lasts(authority: Authority, at: datetime) -> bool:
    """Whether the authority is valid as long as a certificate made at `at`."""
    facts = read_facts(authority.certificate)
    return facts.begins <= at and at + _VALID <= facts.ends


def _make_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _key_usage(*, ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca,
        key_cert_sign=ca,
        crl_sign=ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _usage(certificate: x509.Certificate) -> x509.KeyUsage | None:
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return None
