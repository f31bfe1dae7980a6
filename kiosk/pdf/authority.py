"""The clinic's own little authority, and the kiosk's certificates that it issues.

Its key is kept with the sealing key: who could take the one could take the other, and with it a
renewed certificate is trusted wherever the first one was.

Source: RFC 5280 (certificates); RFC 9336 (documentSigning).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key
from cryptography.x509.oid import NameOID

from kiosk.pdf.certificate import read_facts
from kiosk.pdf.identity import Authority, SealIdentity, derive_key_bytes

_VALID = timedelta(days=3 * 365)
_AUTHORITY_VALID = timedelta(days=30 * 365)
_BEFORE = timedelta(days=1)
"""Validity begins so much earlier: the clock may be set back a little."""
_LONGEST = 64
"""Bytes of a name's part in UTF-8.  Source: RFC 5280, appendix A.1."""
_DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")


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


def derive_name(organization: str, common: str) -> x509.Name:
    """Return a name of two parts."""
    parts = ((NameOID.ORGANIZATION_NAME, organization), (NameOID.COMMON_NAME, common))
    return x509.Name(x509.NameAttribute(oid, _cut(text, _LONGEST)) for oid, text in parts)


def _cut(text: str, size: int) -> str:
    """Return as many whole characters of `text` as fit into `size` bytes."""
    return text.encode()[:size].decode(errors="ignore").strip()


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
    name = derive_name(clinic, f"{_cut(clinic, _LONGEST - len(role) - 1)} {role}")
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
