"""Whether another vault or a signed head from outside is of the same chain, and where they part.

Owns the comparison. Two chains of one kiosk part where two vaults go on from the same backup, or
where a restored vault goes on from before the end of the one that was lost.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from kiosk.consent.chain import GENESIS
from kiosk.consent.events import BackupRestored
from kiosk.consent.head import Head, derive_public_key, read_head
from kiosk.errors import VaultDamaged, VaultError
from kiosk.store.backup_file import read_kiosk, reading_backup
from kiosk.store.database import Database
from kiosk.store.heads import derive_head
from kiosk.store.keys import Keys
from kiosk.store.ledger import read_event_of

Relation: TypeAlias = Literal["same", "newer", "older", "ahead", "forked", "stranger"]
"""What the vault is beside the other: `same` end; `newer`; `older`; `forked`; `stranger`, another
kiosk's. `ahead`: the other has come further, and its head alone does not tell from where."""

_LinkAt: TypeAlias = Callable[[int], str | None]
_LARGEST_HEAD = 4096
"""Bytes; a backup has at least as many."""


class Kinship(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a comparison."""

    relation: Relation
    vault: Head
    other: Head
    common: int | None
    """The last event that both have, as far as can be known; None where it cannot."""

    @property
    def sound(self) -> bool:
        """Whether all that the other holds is in the vault too."""
        return self.relation in {"same", "newer"}


def compare_with(db: Database, file: Path, keys: Keys) -> Kinship:
    """Compare the vault with `file`, a signed head such as the tip or a backup.

    Raises:
        VaultError: it is neither, or cannot be read.
    """
    vault = derive_head(db, read_kiosk(db))
    if not file.is_file():
        raise VaultError(f"There is no file {file}.")
    if file.stat().st_size < _LARGEST_HEAD:
        head = read_head(file.read_bytes().rstrip(), derive_public_key(keys.head_seed))
        if head is None:
            raise VaultDamaged(f"{file.name} holds no head that this kiosk's key signed.")
        return derive_kinship_of_head(db, vault, head.head)
    with reading_backup(file, keys) as other:
        return derive_kinship(
            _links_of(db), vault, _links_of(other), derive_head(other, read_kiosk(other))
        )


def derive_kinship(link_at: _LinkAt, vault: Head, other_link_at: _LinkAt, other: Head) -> Kinship:
    """Compare two chains whose every link is known: what parts once, stays apart."""
    low, high = 0, min(vault.seq, other.seq)
    while low < high:
        middle = (low + high + 1) // 2
        if link_at(middle) == other_link_at(middle):
            low = middle
        else:
            high = middle - 1
    return _derive(vault, other, low)


def derive_kinship_of_head(db: Database, vault: Head, other: Head) -> Kinship:
    """Compare the vault with a head from outside, of whose chain only the end is known."""
    if _links_of(db)(other.seq) == other.link:
        return _derive(vault, other, other.seq)
    restored = db.row(
        "SELECT seq, at FROM events WHERE kind = 'backup-restored' ORDER BY seq DESC LIMIT 1"
    )
    if restored and other.at < restored["at"]:
        # What was signed before the vault went on from a backup did not go on from there.
        common = read_event_of(db, restored["seq"], BackupRestored).seq
        return _say("forked", vault, other, common if other.seq > common else None)
    return _say("forked" if other.seq <= vault.seq else "ahead", vault, other, None)


def _derive(vault: Head, other: Head, common: int) -> Kinship:
    ends = (common == vault.seq, common == other.seq)
    relation: Relation
    match ends:
        case (True, True):
            relation = "same"
        case (False, True):
            relation = "newer"
        case (True, False):
            relation = "older"
        case _:
            relation = "forked"
    return _say(relation, vault, other, common)


def _say(relation: Relation, vault: Head, other: Head, common: int | None) -> Kinship:
    if vault.kiosk != other.kiosk:
        relation, common = "stranger", None
    return Kinship(relation=relation, vault=vault, other=other, common=common)


def _links_of(db: Database) -> _LinkAt:
    def link_at(seq: int) -> str | None:
        row = db.row("SELECT link FROM events WHERE seq = ?", (seq,))
        return row["link"] if row else GENESIS if seq == 0 else None

    return link_at
