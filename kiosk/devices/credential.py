"""The master key as a credential that systemd hands to the kiosk's service.

Source: systemd.exec(5), LoadCredentialEncrypted= and $CREDENTIALS_DIRECTORY.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.devices.key_home import KeyHomeName, require_key
from kiosk.errors import VaultLocked

CREDENTIAL = "consent-kiosk.key"


class CredentialHome:
    """Reads the key; only whoever set the service up can put one there."""

    name: KeyHomeName = "credential"
    entry = CREDENTIAL
    lost = (
        f"The service was started without the credential {CREDENTIAL}. Start the kiosk as the "
        "service that was set up for it; if its key is gone, use the recovery sheet."
    )

    def __init__(self, folder: Path | None) -> None:
        """Look into `folder`, the service's own; None where systemd handed none over."""
        self._path = folder / CREDENTIAL if folder else None

    def read(self) -> bytes | None:
        """Return the key; None if the service has no such credential.

        Raises:
            VaultLocked: it is no key, or cannot be read.
        """
        if self._path is None or not self._path.exists():
            return None
        try:
            content = self._path.read_bytes()
        except OSError as error:
            raise VaultLocked(
                f"The credential {CREDENTIAL} cannot be read: {error.strerror}. "
                "Start the kiosk as the service that was set up for it."
            ) from error
        return require_key(content, f"The credential {CREDENTIAL}")

    def create(self) -> None:
        """Keep nothing: the place is read-only."""
