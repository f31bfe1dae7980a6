"""What a start finds after the plug was pulled: all that was said, and nothing by halves."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from kiosk.app.equip import equip
from kiosk.app.paths import DataPaths
from kiosk.clock import local_day
from kiosk.desk.exporting import drop_unfinished
from kiosk.intake.counter import take_up
from kiosk.intake.documents import make_owed
from kiosk.intake.equipment import Equipment
from kiosk.store import VisitRow
from kiosk.visit import actions as do
from tests.crash.acts import Said, derive_digest
from tests.crash.caring import STICK, clear, know_formats
from tests.crash.flows import CHECKS
from tests.crash.kept import Afterwards
from tests.intake.clinic import DRAWN

ENDS = {
    "signed": "consent-signed",
    "declined": "visit-closed",
    "cancelled": "visit-cancelled",
    "under-age": "under-age",
}
WITH_RECORD = {"signed", "declined"}
THOROUGH = 5
"""Every so many starts all parts of the vault are read, and not the chain alone."""
UNFINISHED = (".part", ".new", ".tmp")


class Restarts:
    """One clinic that is started again and again."""

    def __init__(self, folder: Path, equipment: Equipment) -> None:
        """Begin with `equipment`, whose vault is closed."""
        self._paths = DataPaths(folder)
        self._equipment = equipment
        self._began = equipment.clock.now()
        self._checked: set[str] = set()
        self._contents: set[str] = set()
        self._copies: set[Path] = set()
        self._restarts, self._thorough = 0, False
        self.seen: Counter[str] = Counter()

    def restart(self, said: list[Said], *, thorough: bool = False) -> None:
        """Start as the kiosk does, check everything, and bring to an end what was interrupted."""
        self._thorough = thorough or self._restarts % THOROUGH == 0
        self._restarts += 1
        know_formats(self._paths.root)
        equipment = replace(self._equipment, vault=equip(self._paths.root).vault)
        try:
            self.require_kept(equipment, said)
            self._require_whole(equipment)
            self._mend(equipment)
            clear(self._paths.root)
        finally:
            equipment.vault.close()

    def require_kept(self, equipment: Equipment, said: list[Said]) -> None:
        """See that all that was acknowledged is there."""
        after = Afterwards(equipment.vault, self._paths.root, said)
        for one in said:
            CHECKS[one["act"]](after, one)
            self.seen[one["act"]] += 1

    def _require_whole(self, equipment: Equipment) -> None:
        """See that nothing is there by halves: chain, rows, drafts, documents and copies agree."""
        vault = equipment.vault
        assert vault.damage is None
        if self._thorough:
            assert vault.check(lambda *_: None).intact
        assert vault.verify().intact
        for backup in (self._paths.root / STICK).glob("*.backup"):
            assert vault.compare_with(backup).sound
        drafts, owed = {draft.visit_id for draft in vault.drafts()}, set(vault.documents_owed())
        everybody = read_rows(equipment, self._began)
        rows = [row for row in everybody if row.visit_id not in self._checked]
        for row in rows:
            self._require_row(equipment, row, has_draft=row.visit_id in drafts)
            has_record = row.state in WITH_RECORD
            assert (vault.record(row.visit_id) is not None) == has_record
            document = vault.document(row.visit_id)
            assert (row.visit_id in owed) == (has_record and document is None)
        assert {row.visit_id for row in rows} >= drafts | owed

    @staticmethod
    def _require_row(equipment: Equipment, row: VisitRow, *, has_draft: bool) -> None:
        kinds = [event.header.kind for event in equipment.vault.events_of(row.visit_id)]
        if row.state in ENDS:
            assert kinds.count(ENDS[row.state]) == 1, row
            assert not has_draft, row
        else:
            assert not set(kinds) & set(ENDS.values()), row
            assert has_draft, "a visit is there without what was answered in it"

    def _mend(self, equipment: Equipment) -> None:
        """Do what a start does, then what staff do with visits that were interrupted."""
        vault = equipment.vault
        owed = vault.documents_owed()
        assert make_owed(equipment) == len(owed)
        self.seen["owed, made"] += len(owed)
        self.seen["copies by halves, dropped"] += drop_unfinished(self._paths.copies)
        for draft in vault.drafts():
            session = take_up(equipment, draft.visit_id)
            assert session is not None
            if session.sign(DRAWN).outcome is None:
                session.act(do.Leave("declined"))
            self.seen["interrupted, resumed"] += 1
        make_owed(equipment)
        assert (vault.drafts(), vault.documents_owed()) == ((), ())
        self._note(equipment)
        self._require_files()

    def _note(self, equipment: Equipment) -> None:
        """Remember the visits as checked, and what their documents hold."""
        for row in read_rows(equipment, self._began):
            if row.visit_id not in self._checked:
                self._checked.add(row.visit_id)
                document = equipment.vault.document(row.visit_id)
                self._contents |= {derive_digest(document.content)} if document else set()

    def _require_files(self) -> None:
        """See that every copy is a document, whole, and that nothing unfinished lies about."""
        copies = [path for path in self._paths.copies.iterdir() if path not in self._copies]
        assert all(derive_digest(path.read_bytes()) in self._contents for path in copies)
        self._copies |= set(copies)
        there = [path.name for path in self._paths.root.rglob("*") if path.parent.name != STICK]
        assert not [name for name in there if any(end in name for end in UNFINISHED)]


def read_rows(equipment: Equipment, since: datetime) -> list[VisitRow]:
    """Return every visit that started on a day since then."""
    zone = equipment.settings().zone
    days = {local_day(instant, zone) for instant in (since, equipment.clock.now())}
    return [row for day in days for row in equipment.vault.visits_on(day)]
