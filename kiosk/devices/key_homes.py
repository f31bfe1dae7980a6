"""Which home the master key has: chosen once, written down, and kept to.

Owns the file `key-home` beside the vault. A vault's key is read where it was put and nowhere else,
so that another home, plugged in later, neither hides it nor gets a second one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec

from kiosk.devices.credential import CredentialHome
from kiosk.devices.key_file import FileHome, write_private
from kiosk.devices.key_home import KeyHome, KeyHomeName
from kiosk.devices.system_keyring import KeyringHome
from kiosk.errors import StorageFailed, VaultLocked
from kiosk.ids import NewId

HOMES: tuple[KeyHomeName, ...] = get_args(KeyHomeName)
"""The best first."""


class KeyPlaces(NamedTuple):
    """Where to look on this machine."""

    key: Path
    """The key's file."""
    key_home: Path
    """The file that says which home it is."""
    credentials: Path | None
    """What systemd handed to the service; None without it."""


class _Address(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    home: KeyHomeName
    entry: str


def find_home(places: KeyPlaces) -> KeyHome | None:
    """Return the key's home: as written down, else where there is a key; None if there is none.

    Raises:
        VaultLocked: what was written down cannot be read.
    """
    address = _read_address(places.key_home)
    if address is not None:
        return _home_at(address, places)
    homes: tuple[KeyHome, ...] = (CredentialHome(places.credentials), FileHome(places.key))
    return next((home for home in homes if home.read() is not None), None)


def read_key(places: KeyPlaces) -> bytes:
    """Return the key of the vault that is there.

    Raises:
        VaultLocked: it is not in its home, or cannot be had now.
    """
    home = find_home(places) or FileHome(places.key)
    key = home.read()
    if key is None:
        raise VaultLocked(home.lost)
    return key


def settle_key(places: KeyPlaces, homes: Sequence[KeyHomeName], new_id: NewId) -> bytes:
    """Return the key for a vault that is about to be made: one that waits, or a fresh one.

    A fresh one goes into the first of `homes` that can keep it.

    Raises:
        VaultLocked: what is in a home is no key, or no home can keep one.
        StorageFailed: the disk refused.
    """
    home = find_home(places)
    if home is not None and (waiting := home.read()) is not None:
        _write_address(places.key_home, home)
        return waiting
    for name in homes:
        fresh = _home_at(_Address(name, new_id()), places)
        key = fresh.create()
        if key is not None:
            _write_address(places.key_home, fresh)
            return key
    raise VaultLocked(f"There is no place for a key: {', '.join(homes)} cannot keep one.")


def require_no_other_key(places: KeyPlaces, key: bytes) -> KeyHome | None:
    """Return the home in which `key` is already; None if no key can be had there.

    Raises:
        VaultLocked: there is another key; it is never replaced.
    """
    home, kept = None, None
    with contextlib.suppress(VaultLocked):  # its home is gone, and the key with it
        home = find_home(places)
        kept = home.read() if home else None
    if kept is not None and kept != key:
        raise VaultLocked(
            f"There is another key for {places.key_home.parent} already; it is not replaced. "
            "Choose an empty folder."
        )
    return home if kept else None


def put_key(places: KeyPlaces, homes: Sequence[KeyHomeName], new_id: NewId, key: bytes) -> KeyHome:
    """Keep a `key` that is known already in the first of `homes` that can, and return it.

    Raises:
        VaultLocked: there is another key; it is never replaced.
        StorageFailed: the disk refused.
    """
    kept = require_no_other_key(places, key)
    home = kept or _put(places, homes, new_id, key)
    _write_address(places.key_home, home)
    return home


def _put(places: KeyPlaces, homes: Sequence[KeyHomeName], new_id: NewId, key: bytes) -> KeyHome:
    keyring, file = KeyringHome(new_id()), FileHome(places.key, new_id())
    if "keyring" in homes and keyring.put(key):
        return keyring
    file.put(key)
    return file


def find_credentials() -> Path | None:
    """Return the folder of credentials that systemd handed to this process."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    return Path(folder) if folder else None


def _home_at(address: _Address, places: KeyPlaces) -> KeyHome:
    match address.home:
        case "credential":
            return CredentialHome(places.credentials)
        case "keyring":
            return KeyringHome(address.entry)
        case "file":
            return FileHome(places.key, address.entry)


def _read_address(path: Path) -> _Address | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Address)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise VaultLocked(
            f"{path}, which says where the vault's key is, cannot be read. Put it back from a "
            "backup, or use the recovery sheet."
        ) from error


def _write_address(path: Path, home: KeyHome) -> None:
    """Write down which home it is, in place of what is there."""
    content = msgspec.json.encode(_Address(home.name, home.entry))
    try:
        if path.exists():
            if path.read_bytes() == content:
                return
            path.unlink()
        write_private(path, content)
    except OSError as error:
        raise StorageFailed(f"{path} cannot be written: {error.strerror}.") from error
