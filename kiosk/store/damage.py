"""What the vault's opening finds wrong, in words that staff can act on.

Owns the quick check: the newest event, the newest signed head, and the tip beside the database. A
vault that fails it is read and not written to until somebody decides.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from kiosk.consent.chain import GENESIS
from kiosk.consent.events import DamageAccepted
from kiosk.consent.head import Head, SignedHead, derive_public_key
from kiosk.errors import VaultDamaged
from kiosk.store.database import Database
from kiosk.store.heads import derive_head, read_newest_head
from kiosk.store.ledger import read_row
from kiosk.store.tip import read_tip

Kind: TypeAlias = Literal["tip-missing", "tip-broken", "behind", "forked", "newest"]
"""`behind`: the newest commits are gone; `forked`: the vault continues another one than the tip
names; `newest`: the newest event or head is not as it was written."""

_READ_ONLY = "What is in the vault can be read; nothing new is kept until this is settled."
_CHECK = "Run: python main.py check. If it finds nothing else: python main.py check --go-on"
_DECIDE = (
    "Restore the newest backup if it holds more (python main.py restore), "
    "or go on without what is lost: python main.py check --go-on"
)
_RESTORE = "Restore the newest backup: python main.py restore"

CANNOT_BE_OPENED = (
    "The vault's file is damaged where all reading begins, so that nothing in it can be read. "
    f"The key is right. {_RESTORE}"
)
"""What staff read when there is no way in."""


class VaultDamage(msgspec.Struct, frozen=True, kw_only=True):
    """Why the vault is read and not written to."""

    kind: Kind
    hurt: str
    """What is hurt, as a sentence without patient data."""
    to_do: str
    """What to do, as a sentence."""
    whole: str = _READ_ONLY
    """What is whole, as a sentence."""
    now: Head | None = None
    """How far the vault comes; None where that cannot be read."""
    tip: Head | None = None
    """How far it came once; None where the tip cannot be read."""

    @property
    def sentence(self) -> str:
        """All of it, for staff."""
        return f"{self.hurt} {self.whole} {self.to_do}"


def find_damage(db: Database, folder: Path, kiosk: str, seed: bytes) -> VaultDamage | None:
    """Return what is wrong with the vault's newest state, or None.

    Raises:
        StorageFailed: the disk refused.
    """
    public_key = derive_public_key(seed)
    tip = read_tip(folder, public_key)  # before the database, see there
    head = tip.head if isinstance(tip, SignedHead) else None
    try:
        with db.snapshot():
            now = derive_head(db, kiosk)
            if now.seq:
                read_row(db, now.seq)
            read_newest_head(db, public_key)
            link = _read_link(db, head.seq) if head else None
    except VaultDamaged as error:
        return VaultDamage(kind="newest", hurt=error.detail, to_do=_DECIDE, tip=head)
    if head is None:
        return _derive_tip_damage(tip == "missing", now)
    return _compare(now, head, link)


def derive_accepted(damage: VaultDamage) -> DamageAccepted:
    """Return the event by which an administrator goes on in spite of `damage`."""
    seq, commits = (damage.now.seq, damage.now.commits) if damage.now else (0, 0)
    tip = damage.tip
    return DamageAccepted(
        found=damage.kind,
        lost_from=seq + 1 if tip and tip.seq > seq else None,
        lost_to=tip.seq if tip and tip.seq > seq else None,
        lost_link=tip.link if tip else "",
        lost_commits=max(0, tip.commits - commits) if tip else 0,
    )


def _read_link(db: Database, seq: int) -> str | None:
    row = db.row("SELECT link FROM events WHERE seq = ?", (seq,))
    return row["link"] if row else GENESIS if seq == 0 else None


def _derive_tip_damage(missing: bool, now: Head) -> VaultDamage:  # noqa: FBT001 - private
    what = "is missing" if missing else "is not as it was written"
    return VaultDamage(
        kind="tip-missing" if missing else "tip-broken",
        hurt=f"The file `tip` beside the vault, which shows what was written last, {what}.",
        to_do=_CHECK,
        now=now,
    )


def _compare(now: Head, tip: Head, link: str | None) -> VaultDamage | None:
    """Return what is wrong if `tip` was once true; `link` is what the chain has at its place."""
    if tip.seq <= now.seq and tip.link != link:
        return _derive_forked(now, tip)
    if tip.seq > now.seq or tip.commits > now.commits:
        lost = f"events {now.seq + 1} to {tip.seq} were" if tip.seq > now.seq else "answers were"
        return VaultDamage(
            kind="behind",
            hurt=f"The vault has lost its newest changes: {lost} written here and are gone.",
            to_do=_DECIDE,
            now=now,
            tip=tip,
        )
    return _derive_forked(now, tip) if tip.commits == now.commits and tip.seq < now.seq else None


def _derive_forked(now: Head, tip: Head) -> VaultDamage:
    return VaultDamage(
        kind="forked",
        hurt=(
            f"The vault does not go on from what was last written here: its event {tip.seq} "
            "or what follows it is another one. Somebody may have put another vault in its place."
        ),
        to_do=_DECIDE,
        now=now,
        tip=tip,
    )
