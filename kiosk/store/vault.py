"""The vault: one encrypted file that only grows, and the only door to it.

Owns the order of things (one transaction for each change, commit, read back). What each table holds
is its own module's. A vault belongs to one thread; another thread or process opens its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path

from kiosk.clock import Clock
from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import ChainStatus, verify_links
from kiosk.consent.events import (
    KIOSK,
    STAFF,
    Actor,
    ClockJumped,
    DamageAccepted,
    DocumentKind,
    DocumentMade,
    Event,
    Header,
    PinSet,
    RecordPurged,
    SealCertificateChosen,
)
from kiosk.consent.head import derive_public_key
from kiosk.consent.later import Later
from kiosk.consent.place import ChainPlace
from kiosk.consent.record import StoredRecord
from kiosk.errors import StorageFailed, VaultDamaged, VaultError
from kiosk.settings import ClinicSettings
from kiosk.store import backup, documents, drafts, finishing, heads, ledger, purge, upkeep, visits
from kiosk.store.backup import Backup
from kiosk.store.backup_file import StepProgress
from kiosk.store.checking import check_vault
from kiosk.store.damage import VaultDamage, derive_accepted, find_damage
from kiosk.store.documents import StoredDocument
from kiosk.store.drafts import Draft
from kiosk.store.files import create_file, vault_path
from kiosk.store.finishing import FinishingEvent
from kiosk.store.keys import Keys, derive_keys
from kiosk.store.kinship import Kinship, compare_with
from kiosk.store.ledger import Receipt, StoredEvent
from kiosk.store.opening import fill_database, open_database
from kiosk.store.projection import VisitRow
from kiosk.store.rebuild import Rebuilt, rebuild
from kiosk.store.report import Progress, Report
from kiosk.store.states import VisitState
from kiosk.store.timekeeping import Timekeeper
from kiosk.store.tip import advance_tip, require_no_tip

_OWN_METHOD = (
    DocumentMade | PinSet | SealCertificateChosen | ClockJumped | RecordPurged | DamageAccepted
)
"""What happens only together with something else."""


class Vault:
    """The kiosk's memory.

    Every method may raise StorageFailed (the disk refused; nothing was half done and it may be
    tried again) and VaultDamaged (what is read is not what was written). Where `damage` is not
    None, what is whole is read and nothing is written: every change raises VaultDamaged.
    """

    def __init__(self, path: Path, keys: Keys, clock: Clock) -> None:
        """Open the vault's file; callers use `create` and `open`."""
        self._path, self._keys, self._clock = path, keys, clock
        self._timekeeper = Timekeeper(clock)
        self._db = open_database(path, keys)
        self.kiosk_id = ""
        with suppress(VaultDamaged):  # `damage` tells of it
            self.kiosk_id = upkeep.read_meta(self._db, upkeep.KIOSK_ID) or ""
        self._damage = self._find_damage()

    @classmethod
    def create(cls, folder: Path, master: bytes, clock: Clock, kiosk_id: str) -> Vault:
        """Make an empty vault in `folder` for the kiosk `kiosk_id`, and open it.

        `master` is the 32-byte key from which all others are derived.

        Raises:
            VaultError: there is one already, or there was one.
        """
        keys = derive_keys(master)
        if not cls.is_in(folder):
            require_no_tip(folder, derive_public_key(keys.head_seed))
        fill = partial(fill_database, keys=keys, kiosk_id=kiosk_id)
        return cls(create_file(folder, fill), keys, clock)

    @classmethod
    def open(cls, folder: Path, master: bytes, clock: Clock) -> Vault:
        """Open the vault in `folder` with the 32-byte key it was made with.

        A vault that is damaged opens if anything in it can be read: see `damage`.

        Raises:
            VaultDamaged: nothing in it can be read.
            VaultLocked: the key does not open it.
            VaultTooNew: a newer kiosk wrote it.
            VaultError: there is none.
        """
        if not cls.is_in(folder):
            raise VaultError(f"There is no vault in {folder}.")
        return cls(vault_path(folder), derive_keys(master), clock)

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Whether there is a vault in `folder`."""
        return vault_path(folder).exists()

    def open_again(self) -> Vault:
        """Open the same vault once more, for another thread; it is closed by itself."""
        return Vault(self._path, self._keys, self._clock)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    # Damage

    @property
    def damage(self) -> VaultDamage | None:
        """What was wrong when the vault was opened, or None."""
        return self._damage

    def accept_damage(self, actor: Actor) -> Header:
        """Go on in spite of `damage`: an event names what is lost, and the tip starts from there.

        Raises:
            ValueError: there is no damage.
            VaultDamaged: the vault's newest part cannot be written to; a backup is the only way.
        """
        if self._damage is None:
            raise ValueError("there is no damage to accept")
        event = derive_accepted(self._damage)
        with self._db.transaction():
            heads.count_commit(self._db, 1 + event.lost_commits)
            header = self._append(event, actor, None).header
        self._advance_tip(durable=True)
        self._damage = self._find_damage()
        return header

    def check(self, progress: Progress) -> Report:
        """Read everything and hold it against what vouches for it; `progress` is told the way."""
        return check_vault(self._db, self._find_damage(), self._keys.head_seed, progress)

    def rebuild(self, progress: Progress) -> Rebuilt:
        """Make what staff search again from the events alone, and compare; `progress` is told."""
        with self._change():
            return rebuild(self._db, progress)

    def _find_damage(self) -> VaultDamage | None:
        return find_damage(self._db, self._path.parent, self.kiosk_id, self._keys.head_seed)

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Make what is written inside all or nothing; on leaving it is on disk, the tip after it.

        The change stands even where the tip cannot be written: the next one writes it anew.
        """
        with self._commit():
            yield
        with suppress(StorageFailed):
            self._advance_tip(durable=False)
            self._db.trim_log()

    @contextmanager
    def _commit(self) -> Iterator[None]:
        """Make what is written inside all or nothing, and count it."""
        if self._damage is not None:
            raise VaultDamaged(self._damage.sentence)
        with self._db.transaction():
            heads.count_commit(self._db)
            yield

    def _advance_tip(self, *, durable: bool) -> None:
        seed = self._keys.head_seed
        advance_tip(self._db, self._path.parent, self.kiosk_id, seed, durable=durable)

    # What happens

    def append(
        self, event: Event, actor: Actor, visit_id: str | None = None, draft: Draft | None = None
    ) -> Header:
        """Add `event`, bring the visit's row in step with it, and keep its `draft` if there is one.

        Raises:
            ValueError: the event ends a visit, has a method of its own, or does not fit the visit.
        """
        if finishing.is_finishing(event) or isinstance(event, _OWN_METHOD):
            raise ValueError("this event has a method of its own")
        with self._change():
            header = self._append(event, actor, visit_id).header
            if draft is not None:
                drafts.keep_draft(self._db, draft)
            return header

    def finish(self, visit_id: str, event: FinishingEvent, actor: Actor) -> Receipt:
        """End the visit by `event`: when this returns, it is on disk, read back and chained.

        The same event again gives the same receipt, so that it may be tried again after a fault.

        Raises:
            ValueError: the record is another visit's, or the visit already ended otherwise.
        """
        finishing.require_own(visit_id, event)
        payload = derive_canonical_bytes(event)
        with self._commit():
            receipt = finishing.find_finished(self._db, visit_id, payload)
            if receipt is None:
                receipt = self._append(event, actor, visit_id, payload)
                drafts.drop_draft(self._db, visit_id)
        self._db.truncate_log()
        second = open_database(self._path, self._keys)
        try:
            finishing.require_kept(second, receipt, payload)
        finally:
            second.close()
        self._advance_tip(durable=True)
        return receipt

    def _append(
        self, event: Event, actor: Actor, visit_id: str | None, payload: bytes | None = None
    ) -> Receipt:
        """Add `event`, and before it that the clock jumped if it did, inside a change.

        `payload` is the event as its canonical bytes, where they are known already.
        """
        at, jump = self._timekeeper.read(upkeep.read_last_at(self._db))
        if jump is not None:
            self._add(jump, at, KIOSK, None, derive_canonical_bytes(jump))
        payload = derive_canonical_bytes(event) if payload is None else payload
        return self._add(event, at, actor, visit_id, payload)

    def _add(
        self, event: Event, at: datetime, actor: Actor, visit_id: str | None, payload: bytes
    ) -> Receipt:
        receipt = ledger.append_event(
            self._db,
            event,
            at=at,
            offset=upkeep.read_offset(self._db, at),
            actor=actor,
            kiosk=self.kiosk_id,
            visit=visit_id,
            payload=payload,
        )
        heads.keep_head_with(self._db, receipt.header, self._keys.head_seed)
        visits.project(self._db, event, receipt.header)
        return receipt

    def events_of(self, visit_id: str) -> tuple[StoredEvent, ...]:
        """Return everything that happened to the visit, in order, verified."""
        return ledger.read_events_of(self._db, visit_id)

    def verify(self) -> ChainStatus:
        """Return what stands of the chain, every event and payload read."""
        return verify_links(ledger.read_chain(self._db))

    # Records and documents

    def record(self, visit_id: str) -> StoredRecord | None:
        """Return the record that the visit ended with, verified; None if it has none."""
        return finishing.read_record(self._db, visit_id)

    def chain_place(self, visit_id: str) -> Receipt | None:
        """Return where in the chain the visit ended; None while it is live or unknown."""
        return finishing.read_place(self._db, visit_id)

    def chain_proof(self, visit_id: str) -> ChainPlace | None:
        """Return what proves the place of the visit's record in the chain; None without one."""
        return finishing.read_proof(self._db, visit_id, derive_public_key(self._keys.head_seed))

    def store_document(
        self, visit_id: str, document: DocumentKind, content: bytes, renderer: str
    ) -> Header:
        """Keep a document of the visit's record; the same bytes again change nothing.

        Raises:
            ValueError: the visit has no such record, or other bytes are kept already.
        """
        with self._change():
            if kept := documents.find_stored(self._db, visit_id, document, content):
                return kept
            made = documents.derive_document_made(document, content, renderer)
            header = self._append(made, KIOSK, visit_id).header
            documents.keep_document(self._db, header, document, content)
            return header

    def document(self, visit_id: str) -> StoredDocument | None:
        """Return the document that tells how the visit stands, verified; None while it is owed."""
        return documents.read_document(self._db, visit_id)

    def documents(self, visit_id: str) -> tuple[StoredDocument, ...]:
        """Return every document of the visit in the order made, verified."""
        return documents.read_documents(self._db, visit_id)

    def later(self, visit_id: str) -> tuple[Later, ...]:
        """Return what became of the visit's record after it was kept, in order, verified."""
        return documents.read_later(self._db, visit_id)

    def documents_owed(self) -> tuple[str, ...]:
        """Return the visits whose record has no document yet of how it stands, oldest first."""
        return visits.read_owed(self._db)

    # The end of a record's time

    def due(self) -> tuple[VisitRow, ...]:
        """Return the visits whose records may be purged today, oldest first."""
        return purge.read_due(self._db, self._clock.now())

    def require_purgeable(self, visit_id: str, actor: Actor, witness: Actor) -> None:
        """Make sure that `purge` would be allowed now.

        Raises:
            PurgeRefused: the record may not go yet, or `actor` and `witness` are not two people.
        """
        purge.require_two_people(actor, witness)
        purge.require_due(self._db, visit_id, self._clock.now())

    def purge(self, visit_id: str, actor: Actor, witness: Actor) -> Header:
        """Delete what the visit's events and documents say, and return the certificate's header.

        The chain still verifies; the row and the name are gone from every list.

        Raises:
            PurgeRefused: the record may not go yet, or `actor` and `witness` are not two people.
        """
        purge.require_two_people(actor, witness)
        with self._change():
            certificate = purge.derive_certificate(self._db, visit_id, witness, self._clock.now())
            header = self._append(certificate, actor, visit_id).header
            purge.delete_purged(self._db, certificate)
        self._db.truncate_log()
        return header

    # Drafts

    def keep_draft(self, draft: Draft) -> None:
        """Keep the answers of a live visit in place of its earlier draft.

        Raises:
            ValueError: the visit is not live.
        """
        with self._change():
            drafts.keep_draft(self._db, draft)

    def drafts(self) -> tuple[Draft, ...]:
        """Return every draft, the last touched first."""
        return drafts.read_drafts(self._db)

    def left_visits(self) -> tuple[tuple[str, str], ...]:
        """Return each live visit's id and when it was last touched (RFC 3339 UTC)."""
        return drafts.read_left(self._db)

    def read_draft(self, visit_id: str, form_digest: str) -> Draft | None:
        """Return the visit's draft if it was made on this very form."""
        return drafts.read_draft(self._db, visit_id, form_digest)

    def drop_draft(self, visit_id: str) -> None:
        """Forget the visit's draft, if it has one."""
        with self._change():
            drafts.drop_draft(self._db, visit_id)

    # What staff read

    def visit(self, visit_id: str) -> VisitRow | None:
        """Return one visit."""
        return visits.read_visit(self._db, visit_id)

    def visits_on(self, day: date) -> tuple[VisitRow, ...]:
        """Return the visits that started on the clinic's `day`, newest first."""
        return visits.read_day(self._db, day)

    def find_by_name(self, untrusted_text: str, limit: int = 50) -> tuple[VisitRow, ...]:
        """Return visits whose name has, for each word, one that starts with it; newest first."""
        return visits.find_by_name(self._db, untrusted_text, limit)

    def find_by_birth_date(self, birth_date: date, limit: int = 50) -> tuple[VisitRow, ...]:
        """Return visits of patients born on `birth_date`, newest first."""
        return visits.find_by_birth_date(self._db, birth_date, limit)

    def find_by_state(self, state: VisitState, limit: int = 50) -> tuple[VisitRow, ...]:
        """Return visits that stand in `state`, newest first."""
        return visits.find_by_state(self._db, state, limit)

    def find_by_number(self, number: str) -> tuple[VisitRow, ...]:
        """Return the visits whose id begins with `number`, oldest first."""
        return visits.find_by_number(self._db, number)

    def clinicians(self) -> tuple[str, ...]:
        """Return each clinician's name once, the most recently booked first."""
        return visits.read_clinicians(self._db)

    # Backups

    def back_up(self, target: Path, actor: Actor, progress: StepProgress) -> Backup:
        """Write a verified copy of it all to `target`, a new file or a folder, and tell the chain.

        Others go on working meanwhile. Nothing is ever replaced; what `progress` raises stops it.

        Raises:
            VaultError: there is no place for it, or its making cannot be put on record.
        """
        if self._damage is not None:
            raise VaultDamaged(self._damage.sentence)
        at = self._clock.now()
        path = backup.choose_path(target, at, upkeep.read_zone(self._db))
        made = backup.write_backup(self._db, path, self._keys, progress)
        try:
            self.append(backup.derive_backup_made(made), actor)
        except VaultError as error:
            raise StorageFailed(
                f"The backup {path.name} is whole; that it was made could not be put on record. "
                f"{error.detail}"
            ) from error
        return made

    def last_backup(self) -> str | None:
        """Return when the last backup was made, RFC 3339 UTC; None before the first."""
        return upkeep.read_last_backup(self._db)

    def has_signed(self) -> bool:
        """Whether any consent was ever signed here."""
        return upkeep.has_signed(self._db)

    def compare_with(self, file: Path) -> Kinship:
        """Return whether `file`, a signed head or a backup, is of this chain, and where they part.

        Raises:
            VaultError: it is neither, or cannot be read.
        """
        return compare_with(self._db, file, self._keys)

    # The kiosk's own affairs

    def settings(self) -> ClinicSettings | None:
        """Return the clinic's latest choices; None before the first."""
        return upkeep.read_settings(self._db)

    def pin_hash(self) -> str | None:
        """Return the staff PIN's hash; None before one was set."""
        return upkeep.read_meta(self._db, upkeep.PIN_HASH)

    def set_pin_hash(self, text: str, actor: Actor = STAFF) -> None:
        """Keep the staff PIN's hash, outside the chain, and tell in the chain that it was set."""
        with self._change():
            upkeep.keep_meta(self._db, upkeep.PIN_HASH, text)
            self._append(PinSet(), actor, None)

    def seal_identity(self) -> str | None:
        """Return what documents are sealed with, its secret key included; None before the first."""
        return upkeep.read_meta(self._db, upkeep.SEAL)

    def keep_seal_identity(
        self, text: str, event: SealCertificateChosen, actor: Actor, before: str | None
    ) -> bool:
        """Keep what documents are sealed with in place of `before`; False where another is kept.

        It is kept outside the chain; `event` tells of it in it.
        """
        with self._change():
            if upkeep.read_meta(self._db, upkeep.SEAL) != before:
                return False
            upkeep.keep_meta(self._db, upkeep.SEAL, text)
            self._append(event, actor, None)
            return True

    def confirmed_home(self) -> str | None:
        """Return the home of the key beside which the disk was last said to be encrypted."""
        return upkeep.read_confirmed_home(self._db)

    def sheet_made(self) -> str | None:
        """Return when the last recovery sheet was made, RFC 3339 UTC; None before the first."""
        return upkeep.read_sheet_made(self._db)

    def failed_log_ins(self) -> tuple[int, str | None]:
        """Return how often logging in failed since it last worked, and when last (UTC)."""
        return upkeep.read_failed_log_ins(self._db)
