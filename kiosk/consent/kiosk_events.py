"""What happens to the kiosk itself and belongs to no visit."""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.settings import ClinicSettings

# The counter


class LoggedIn(msgspec.Struct, frozen=True, kw_only=True, tag="logged-in"):
    """The PIN was right."""


class LogInFailed(msgspec.Struct, frozen=True, kw_only=True, tag="log-in-failed"):
    """The PIN was wrong."""


class PinSet(msgspec.Struct, frozen=True, kw_only=True, tag="pin-set"):
    """The staff PIN was set; its hash lives outside the chain."""


class Searched(msgspec.Struct, frozen=True, kw_only=True, tag="searched"):
    """Staff searched; never the words they typed."""

    by: Literal["name", "birth-date"]
    found: int


# What the clinic decides


class SettingsChanged(msgspec.Struct, frozen=True, kw_only=True, tag="settings-changed"):
    """The clinic's choices, whole."""

    settings: ClinicSettings


class FormApproved(msgspec.Struct, frozen=True, kw_only=True, tag="form-approved"):
    """Somebody took responsibility for a form's words in one language."""

    form_id: str
    version: str
    language: str
    digest: str
    """SHA-256 of the form in this language, hex."""


class DiskEncryptionConfirmed(
    msgspec.Struct, frozen=True, kw_only=True, tag="disk-encryption-confirmed"
):
    """Staff say that the machine's whole disk is encrypted."""

    key_home: str
    """The entry of the key's home on that machine: on another machine it is another."""


class RecoverySheetMade(msgspec.Struct, frozen=True, kw_only=True, tag="recovery-sheet-made"):
    """The sheet that opens the vault elsewhere was made and part of it typed back."""

    digest: str
    """SHA-256 of the sheet's PDF, hex."""


class SealCertificateChosen(
    msgspec.Struct, frozen=True, kw_only=True, tag="seal-certificate-chosen"
):
    """From here on documents are sealed with another certificate."""

    origin: Literal["made", "renewed", "imported"]
    digest: str
    """SHA-256 of the certificate, hex."""
    subject: str
    """RFC 4514."""
    issuer: str
    ends: str
    """RFC 3339 UTC, `Z`."""


# The machine


class ClockJumped(msgspec.Struct, frozen=True, kw_only=True, tag="clock-jumped"):
    """The machine's time was set: what follows is in order, its times may not be."""

    expected: str
    """The earliest time that would fit what came before, RFC 3339 UTC, `Z`."""
    found: str
    """The time that was told, RFC 3339 UTC, `Z`."""


class BackupMade(msgspec.Struct, frozen=True, kw_only=True, tag="backup-made"):
    """A copy of the whole vault was written elsewhere and verified."""

    seq: int
    """The newest event in it."""
    link: str
    """That event's link, hex."""
    digest: str
    """SHA-256 of the copy's bytes, hex."""
    name: str = ""
    """The file's name where the kiosk chose it; "" where somebody did, who may write anything."""


class BackupRestored(msgspec.Struct, frozen=True, kw_only=True, tag="backup-restored"):
    """This vault goes on from a backup."""

    seq: int
    """The newest event in it."""
    link: str
    """That event's link, hex."""


class DamageAccepted(msgspec.Struct, frozen=True, kw_only=True, tag="damage-accepted"):
    """An administrator went on although the vault is not what it was; what was lost is named."""

    found: str
    """The kind of damage."""
    lost_from: int | None
    """The first event that is gone; None where none is known to be."""
    lost_to: int | None
    lost_link: str
    """The link of the newest event that was once there, hex; "" where it is not known."""
    lost_commits: int
    """How many changes are gone, drafts included."""
