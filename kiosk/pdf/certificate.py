"""Certificates as they are read: what they say, how long they hold, what their key may do.

Source: RFC 5280.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

import msgspec
from cryptography import x509

Ending: TypeAlias = Literal["good", "ends-soon", "ended"]
"""`ended`: no document is to be sealed with it; this includes one that is not valid yet."""

WARN = timedelta(days=60)
"""How long before its end staff are told."""


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


def _usage(certificate: x509.Certificate) -> x509.KeyUsage | None:
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return None
