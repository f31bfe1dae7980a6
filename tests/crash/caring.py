"""What an administrator does beside or between visits: backups, and a newer kiosk's first start."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from kiosk.app.equip import equip
from kiosk.consent.events import STAFF
from kiosk.store import migrations, schema
from kiosk.store.database import Database
from kiosk.store.migrations import Step
from tests.crash.acts import Player, Said, derive_digest
from tests.crash.kept import Afterwards

STICK = "stick"
"""In the clinic's folder: where backups go."""
_FORMAT = "format"
"""Likewise: the file that says up to which format the kiosk knows its vault."""


def know_formats(folder: Path, newer: int = 0) -> int:
    """Know as many formats as the last kiosk that was there, and some `newer`; return how many."""
    file = folder / _FORMAT
    known = (int(file.read_text()) if file.exists() else 1) + newer
    whole = file.with_name(f"{_FORMAT}-whole")
    whole.write_text(str(known))
    whole.replace(file)
    migrations.STEPS = tuple(map(_derive_step, range(1, known)))
    schema.SCHEMA_VERSION = known
    return known


def start_newer(player: Player) -> Said:
    """Start a kiosk whose vault has a newer format."""
    known = know_formats(player.folder, newer=1)
    player.equipment.vault.close()
    player.renew(equip(player.folder).vault)
    return {"format": str(known)}


def back_up(player: Player) -> Said:
    """Make a backup."""
    made = player.equipment.vault.back_up(player.folder / STICK, STAFF, lambda *_: None)
    return {"backup": made.path.name, "digest": made.digest}


def require_format(after: Afterwards, said: Said) -> None:
    """See that the vault has the format, and that it was copied before."""
    assert schema.read_version(after.vault._db) >= int(said["format"])
    copy = after.folder / "vault" / f"vault-v{int(said['format']) - 1}.db"
    assert copy.stat().st_size > 0


def require_backup(after: Afterwards, said: Said) -> None:
    """See that the backup is there, whole, and on record."""
    file = after.folder / STICK / said["backup"]
    assert derive_digest(file.read_bytes()) == said["digest"]
    assert after.vault.compare_with(file).sound
    assert after.vault.last_backup() is not None


def clear(folder: Path) -> None:
    """Take the stick away, and the copies of older formats."""
    for file in (*(folder / STICK).glob("*.backup"), *(folder / "vault").glob("vault-v*.db")):
        file.unlink()


def _derive_step(number: int) -> Step:
    return partial(_rename_all, number)


def _rename_all(number: int, db: Database) -> None:
    kinds = "SELECT seq, kind FROM events"
    db.execute(f"CREATE TABLE made_{number} AS {kinds}")
    db.execute(f"DROP TABLE IF EXISTS made_{number - 1}")
