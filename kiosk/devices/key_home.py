"""What every home of the master key can do; knows nothing of the vault that the key opens."""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias

from kiosk.errors import VaultLocked

KEY_BYTES = 32

KeyHomeName: TypeAlias = Literal["credential", "keyring", "file"]


class KeyHome(Protocol):
    """One place that keeps one key of 32 bytes."""

    @property
    def name(self) -> KeyHomeName:
        """What kind of place it is."""
        ...

    @property
    def entry(self) -> str:
        """Tells this place from every other of its kind; no secret."""
        ...

    @property
    def lost(self) -> str:
        """What staff are told when there is a vault and its key is not here."""
        ...

    def read(self) -> bytes | None:
        """Return the key; None if none is here.

        Raises:
            VaultLocked: what is here is no key, or it cannot be had now.
        """
        ...

    def create(self) -> bytes | None:
        """Keep a fresh random key and return it; None if this place can keep none.

        Raises:
            VaultLocked: there is a key already; it is never replaced.
            StorageFailed: the disk refused.
        """
        ...


def require_key(content: bytes, place: str) -> bytes:
    """Return `content` if it has the length of a key; `place` says where it was found.

    Raises:
        VaultLocked: it is no key.
    """
    if len(content) != KEY_BYTES:
        raise VaultLocked(
            f"{place} is not a key: it holds {len(content)} bytes instead of {KEY_BYTES}. "
            "Put the right key back there; without it the vault stays closed."
        )
    return content
