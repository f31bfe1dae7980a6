"""What the clinic decides of its seal: renew the certificate, bring its own, trust it elsewhere.

Owns the reminder that a certificate ends. What was sealed before stays verifiable: every issuer's
certificate is kept.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from kiosk.clock import format_utc
from kiosk.consent.events import STAFF, Actor
from kiosk.errors import StorageFailed, VaultError
from kiosk.pdf.authority import make_identity, renew_identity
from kiosk.pdf.certificate import CertificateFacts, Ending, derive_ending, read_facts
from kiosk.pdf.identity import (
    SealIdentity,
    derive_chosen,
    derive_trust_file,
    read_identity,
    write_identity,
)
from kiosk.pdf.pkcs12 import ImportProblem, read_pkcs12
from kiosk.store.vault import Vault


class SealStanding(msgspec.Struct, frozen=True, kw_only=True):
    """What documents are sealed with now."""

    facts: CertificateFacts
    ending: Ending


def read_standing(vault: Vault, at: datetime) -> SealStanding | None:
    """Return how the certificate stands at the instant `at`; None before there is one."""
    kept = _read(vault)
    if kept is None:
        return None
    return SealStanding(
        facts=read_facts(kept.certificate), ending=derive_ending(kept.certificate, at)
    )


def read_seal_end(vault: Vault, at: datetime) -> str | None:
    """Return when the certificate ends, RFC 3339 UTC, if staff are to be reminded at `at`."""
    standing = read_standing(vault, at)
    if standing is None or standing.ending == "good":
        return None
    return format_utc(standing.facts.ends)


def renew(vault: Vault, at: datetime, actor: Actor = STAFF) -> SealIdentity:
    """Seal from now on with a new certificate of the kiosk's own authority.

    Raises:
        VaultError: the clinic has not been set up.
        StorageFailed: the disk refused it; it may be tried again.
    """
    settings, earlier = vault.settings(), _read(vault)
    if settings is None:
        raise VaultError("The clinic has not been set up on this kiosk.")
    clinic, kiosk = settings.clinic_name, vault.kiosk_id
    if earlier is None:
        return _keep(vault, make_identity(clinic, kiosk, at), "made", actor)
    return _keep(vault, renew_identity(earlier, clinic, kiosk, at), "renewed", actor)


def bring(
    vault: Vault, content: bytes, passphrase: str, at: datetime, actor: Actor = STAFF
) -> SealIdentity | ImportProblem:
    """Seal from now on with the clinic's own certificate, from a PKCS #12 file, or say why not.

    Raises:
        StorageFailed: the disk refused it; it may be tried again.
    """
    found = read_pkcs12(content, passphrase, at, _read(vault))
    return _keep(vault, found, "imported", actor) if isinstance(found, SealIdentity) else found


def read_trust_file(vault: Vault) -> bytes | None:
    """Return the certificates by which every seal of this kiosk is trusted, as PEM."""
    kept = _read(vault)
    return None if kept is None else derive_trust_file(kept)


def _read(vault: Vault) -> SealIdentity | None:
    text = vault.seal_identity()
    return None if text is None else read_identity(text)


def _keep(
    vault: Vault,
    identity: SealIdentity,
    origin: Literal["made", "renewed", "imported"],
    actor: Actor,
) -> SealIdentity:
    event, before = derive_chosen(identity, origin), vault.seal_identity()
    if not vault.keep_seal_identity(write_identity(identity), event, actor, before):
        raise StorageFailed("Another certificate was chosen at the same time. Try again.")
    return identity
