"""A backup becomes the vault: verified, copied, continued by an event, verified again, then named.

Owns the folders. The new vault is made whole beside the place where it belongs, so that a crash
leaves the vault that was there, or the new one. A vault that was there is moved aside and never
deleted.
"""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.clock import Clock
from kiosk.consent.events import Actor, BackupRestored
from kiosk.consent.head import Head, SignedHead, derive_public_key, sign_head
from kiosk.errors import StorageFailed, VaultDamaged, VaultError
from kiosk.store.backup_file import StepProgress, require_backup
from kiosk.store.files import sync_folder, vault_path
from kiosk.store.keys import derive_keys
from kiosk.store.tip import read_tip, write_tip
from kiosk.store.vault import Vault

_MAKING = "{}.restoring"
_MADE = "{}.restored"
_ASIDE = "{}-aside-{:%Y-%m-%d-%H%M%S}"
_MOST_A_SECOND = 1000


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What was put in place."""

    head: Head
    """What the backup ended with."""
    aside: Path | None
    """Where the vault that was there is now."""
    known: Head | None
    """What that vault had come to, as its tip tells; None where there is none or it is broken."""


def restore_vault(
    backup: Path,
    folder: Path,
    master: bytes,
    clock: Clock,
    actor: Actor,
    progress: StepProgress,
    *,
    replace: bool = False,
) -> Restored:
    """Make the vault of `folder` from `backup`, and put on record that it goes on from there.

    `replace`: a vault that is there is moved aside. Nobody has a vault in `folder` open.

    Raises:
        VaultError: there is a vault and it is not to be replaced, or no such backup.
        VaultLocked: the key does not open the backup.
        VaultDamaged: the backup is not whole, or its copy is not.
        StorageFailed: the disk refused; what was there is there.
    """
    settle_restored(folder)
    if Vault.is_in(folder) and not replace:
        raise VaultError(
            f"There is a vault in {folder} already; nothing is replaced. Move that folder away, "
            "or say --replace: then it is kept under another name."
        )
    public_key = derive_public_key(derive_keys(master).head_seed)
    known = read_tip(folder, public_key)
    try:
        made = folder.with_name(_MADE.format(folder.name))
        head = _make(backup, made, master, clock, actor, progress)
        aside = _move_aside(folder, clock.now())
        made.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise StorageFailed(f"The backup cannot be restored: {error.strerror}.") from error
    return Restored(
        head=head, aside=aside, known=known.head if isinstance(known, SignedHead) else None
    )


def settle_restored(folder: Path) -> None:
    """Bring to an end what a crash interrupted: put a vault in place that was ready, or drop it.

    Raises:
        StorageFailed: the disk refused.
    """
    made = folder.with_name(_MADE.format(folder.name))
    try:
        if made.exists() and not folder.exists():
            made.rename(folder)
            sync_folder(folder.parent)
        for left in (made, folder.with_name(_MAKING.format(folder.name))):
            if left.exists():
                shutil.rmtree(left)
    except OSError as error:
        raise StorageFailed(f"{folder.parent} cannot be used: {error.strerror}.") from error


def _make(
    backup: Path, made: Path, master: bytes, clock: Clock, actor: Actor, progress: StepProgress
) -> Head:
    """Make the vault in the folder `made`, which it gets only once it is whole."""
    keys = derive_keys(master)
    require_backup(backup, keys, progress)
    making = made.with_suffix(Path(_MAKING).suffix)
    making.mkdir(mode=0o700, parents=True)
    _copy(backup, vault_path(making))
    head = require_backup(vault_path(making), keys, progress)
    write_tip(making, sign_head(head, keys.head_seed), durable=True)
    vault = Vault.open(making, master, clock)
    try:
        vault.append(BackupRestored(seq=head.seq, link=head.link), actor)
        if vault.damage is not None or not vault.check(progress).intact:
            raise VaultDamaged("What was restored does not verify. Use another disk.")
    finally:
        vault.close()
    making.rename(made)
    sync_folder(made.parent)
    return head


def _copy(backup: Path, path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with backup.open("rb") as source, os.fdopen(handle, "wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
        target.flush()
        os.fsync(handle)


def _move_aside(folder: Path, at: datetime) -> Path | None:
    """Give what is in `folder` another name, and return it; None if there is nothing."""
    if not folder.exists():
        return None
    if not any(folder.iterdir()):
        folder.rmdir()
        return None
    name = _ASIDE.format(folder.name, at)
    names = (name, *(f"{name}-{number}" for number in range(2, _MOST_A_SECOND)))
    aside = next(path for path in map(folder.with_name, names) if not path.exists())
    folder.rename(aside)
    sync_folder(folder.parent)
    return aside
