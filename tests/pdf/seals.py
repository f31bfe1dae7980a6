"""Identities and sealed documents of fictional clinics."""

from __future__ import annotations

from datetime import UTC, datetime

from cryptography.x509 import Certificate, load_pem_x509_certificates

from kiosk.pdf.authority import make_identity
from kiosk.pdf.fact import Fact, FactName
from kiosk.pdf.identity import SealIdentity, derive_trust_file
from kiosk.pdf.verification import Verification, verify_document

AT = datetime(2026, 11, 23, 10, 5, 6, tzinfo=UTC)
CLINIC = "Example Pain Clinic"
KIOSK = "KXYZ23456789ABCDEFGHJKMNPQ"


def build_identity(clinic: str = CLINIC, at: datetime = AT) -> SealIdentity:
    return make_identity(clinic, KIOSK, at)


def trust(identity: SealIdentity) -> list[Certificate]:
    """What a clinic hands to those who shall trust its seals."""
    return load_pem_x509_certificates(derive_trust_file(identity))


def find(
    content: bytes, name: FactName, trusted: list[Certificate] | None = None
) -> tuple[str, str]:
    """State and reason of one fact."""
    fact = find_fact(content, name, trusted)
    return fact.state, fact.reason


def find_fact(content: bytes, name: FactName, trusted: list[Certificate] | None = None) -> Fact:
    found = verify_document(content, trusted)
    assert isinstance(found, Verification)
    (fact,) = (fact for fact in found.facts if fact.name == name)
    return fact


def is_found(content: bytes) -> bool:
    """Whether a verification does not call the file good."""
    found = verify_document(content)
    return not (isinstance(found, Verification) and found.is_good)
