"""What staff must still see to, so that the records are neither lost nor read by others."""

from __future__ import annotations

import msgspec

from kiosk.consent.events import STAFF, DiskEncryptionConfirmed
from kiosk.devices.key_home import KeyHome
from kiosk.store.vault import Vault


class Care(msgspec.Struct, frozen=True, kw_only=True):
    """How well the key is kept."""

    key_is_bare: bool
    """The key lies in a file, and nobody has said that the disk beneath it is encrypted."""
    sheet_made: str | None
    """When the last recovery sheet was made, RFC 3339 UTC; None while there is none."""


def read_care(vault: Vault, home: KeyHome) -> Care:
    """Return how the vault's key is kept in `home`."""
    bare = home.name == "file" and vault.confirmed_home() != home.entry
    return Care(key_is_bare=bare, sheet_made=vault.sheet_made())


def confirm_disk(vault: Vault, home: KeyHome) -> None:
    """Put on record that staff say the disk beneath `home` is encrypted.

    Raises:
        StorageFailed: the disk refused it; it may be tried again.
    """
    vault.append(DiskEncryptionConfirmed(key_home=home.entry), STAFF)
