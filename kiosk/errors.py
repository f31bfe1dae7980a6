"""The tree of known errors: what can go wrong in the world around the kiosk.

    KioskError
    ├── FormError          a form folder is broken; never offered to a patient
    ├── VaultError
    │   ├── VaultLocked    the key does not open the vault
    │   ├── VaultDamaged   the chain or the database is not as it was written
    │   ├── PurgeRefused   the record may not be purged, or not by these people
    │   ├── VaultTooNew    written by a newer kiosk than this one
    │   └── StorageFailed  the disk is full, read-only or failing
    ├── DocumentError      the document cannot be drawn
    └── StartError         the kiosk cannot start on this machine

A known error carries a stable code, a sentence that a patient may see and a detail for staff that
holds no patient data. Everything else that is raised is a bug. Expected outcomes (a misspelt date,
a wrong PIN) are values, not errors.
"""

from __future__ import annotations

from typing import ClassVar


class KioskError(Exception):
    """A fault of the world around the kiosk, known by its code."""

    code: ClassVar[str] = "kiosk"
    patient_key: ClassVar[str] = "error_hand_to_staff"
    """Key in the interface's catalogue of the sentence a patient may see."""

    def __init__(self, detail: str) -> None:
        """Keep `detail`: one or two sentences for staff, without patient data."""
        super().__init__(detail)
        self.detail = detail


class FormError(KioskError):
    """A form folder is broken."""

    code = "form"


class VaultError(KioskError):
    """The vault cannot do what was asked."""

    code = "vault"


class VaultLocked(VaultError):
    """The key does not open the vault."""

    code = "vault-locked"


class VaultDamaged(VaultError):
    """What the vault holds is not what was written."""

    code = "vault-damaged"


class VaultTooNew(VaultError):
    """A newer kiosk wrote this vault."""

    code = "vault-too-new"


class PurgeRefused(VaultError):
    """The record may not be purged, or not by these people."""

    code = "purge-refused"


class StorageFailed(VaultError):
    """The disk refused: full, read-only or failing."""

    code = "storage"


class DocumentError(KioskError):
    """The document cannot be drawn from the record."""

    code = "document"


class StartError(KioskError):
    """The kiosk cannot start on this machine."""

    code = "start"
