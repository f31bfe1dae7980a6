"""Whether the bytes are those that were sealed, by whom they were, and whether that is trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.x509 import Certificate, load_der_x509_certificate

from kiosk.clock import format_utc
from kiosk.pdf.certificate import may_issue, may_seal, read_facts
from kiosk.pdf.fact import Fact, good, unchecked, wrong
from kiosk.pdf.seal_shape import Seal, ShapeProblem


def derive_seal_facts(
    seal: Seal | ShapeProblem, trusted: Sequence[Certificate] | None
) -> Iterator[Fact]:
    """Yield the facts of a seal; `trusted` are certificates of authorities, None: nobody asked."""
    if not isinstance(seal, Seal):
        yield wrong("bytes", seal)
    elif not seal.holds:
        yield wrong("bytes", "signature-invalid")
    elif not seal.is_whole:
        yield wrong("bytes", "changed")
    else:
        yield good("bytes", "intact", sealed_at=format_utc(seal.at))
    if not isinstance(seal, Seal) or not seal.holds:
        yield unchecked("sealer", "no-seal")
        yield unchecked("trust", "no-seal")
        return
    yield _derive_sealer(seal)
    yield _derive_trust(seal, trusted)


def _derive_sealer(seal: Seal) -> Fact:
    """Return who sealed; a certificate that has ended since is no failure."""
    facts = read_facts(seal.signed.certificate)
    details = {
        "subject": facts.subject,
        "issuer": facts.issuer,
        "serial": facts.serial,
        "begins": format_utc(facts.begins),
        "ends": format_utc(facts.ends),
        "digest": facts.digest,
        "sealed_at": format_utc(seal.at),
    }
    if not facts.begins <= seal.at <= facts.ends:
        return wrong("sealer", "outside-validity", **details)
    if not may_seal(load_der_x509_certificate(seal.signed.certificate)):
        return wrong("sealer", "wrong-usage", **details)
    return good("sealer", "sealed", **details)


def _derive_trust(seal: Seal, trusted: Iterable[Certificate] | None) -> Fact:
    """Return whether one of `trusted` issued the certificate, or is it."""
    if trusted is None:
        return unchecked("trust", "not-asked")
    certificate = load_der_x509_certificate(seal.signed.certificate)
    for one in trusted:
        if one == certificate:
            return good("trust", "trusted-itself", by=one.subject.rfc4514_string())
        if _vouches(one, certificate, seal):
            return good("trust", "trusted", by=one.subject.rfc4514_string())
    return wrong("trust", "not-trusted", issuer=certificate.issuer.rfc4514_string())


def _vouches(issuer: Certificate, certificate: Certificate, seal: Seal) -> bool:
    """Whether `issuer` is an authority, was valid, and signed the certificate."""
    if not issuer.not_valid_before_utc <= seal.at <= issuer.not_valid_after_utc:
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, TypeError, ValueError):
        return False
    return may_issue(issuer)
