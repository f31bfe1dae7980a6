"""The vault: one encrypted file that only grows, and the only door to it.

Owns the order of things (one transaction for each change, commit, read back). What each table holds
is its own module's. A vault belongs to one thread; another thread or process opens its own.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk.clock import Clock
from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import ChainStatus, verify_links
from kiosk.consent.events import (
    KIOSK,
    STAFF,
    Actor,
    ClockJumped,
    DocumentMade,
    Event,
    Header,
    PinSet,
    RecordPurged,
)
from kiosk.consent.record import StoredRecord
from kiosk.errors import VaultError
from kiosk.settings import ClinicSettings
from kiosk.store import documents, drafts, finishing, ledger, upkeep, visits
from kiosk.store.database import Database
from kiosk.store.documents import DocumentKind, StoredDocument
from kiosk.store.drafts import Draft
from kiosk.store.files import create_file, vault_path
from kiosk.store.finishing import FinishingEvent
from kiosk.store.keys import Keys, derive_keys
from kiosk.store.ledger import Receipt, StoredEvent
from kiosk.store.projection import VisitRow
from kiosk.store.schema import create_schema, require_schema
from kiosk.store.states import VisitState

_OWN_METHOD = DocumentMade | PinSet | ClockJumped | RecordPurged
"""What happens only together with something else."""


class Vault:
    """The kiosk's memory.

    Every method may raise StorageFailed (the disk refused; nothing was half done and it may be
    tried again) and VaultDamaged (what is read is not what was written).
    """

    def __init__(self, path: Path, keys: Keys, clock: Clock) -> None:
        """Open the vault's file; callers use `create` and `open`."""
        self._path, self._keys, self._clock = path, keys, clock
        self._db = _open(path, keys)
        self.kiosk_id = upkeep.read_meta(self._db, upkeep.KIOSK_ID) or ""

    @classmethod
    def create(cls, folder: Path, master: bytes, clock: Clock, kiosk_id: str) -> Vault:
        """Make an empty vault in `folder` for the kiosk `kiosk_id`, and open it.

        `master` is the 32-byte key from which all others are derived.

        Raises:
            VaultError: there is one already.
        """
        keys = derive_keys(master)

        def fill(path: Path) -> None:
            db = Database(path, keys.database)
            try:
                with db.transaction():
                    create_schema(db)
                    upkeep.keep_meta(db, upkeep.KIOSK_ID, kiosk_id)
            finally:
                db.close()

        return cls(create_file(folder, fill), keys, clock)

    @classmethod
    def open(cls, folder: Path, master: bytes, clock: Clock) -> Vault:
        """Open the vault in `folder` with the 32-byte key it was made with.

        Raises:
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
        with self._db.transaction():
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
        with self._db.transaction():
            receipt = finishing.find_finished(self._db, visit_id, payload)
            if receipt is None:
                receipt = self._append(event, actor, visit_id, payload)
                drafts.drop_draft(self._db, visit_id)
        self._db.truncate_log()
        second = _open(self._path, self._keys)
        try:
            finishing.require_kept(second, receipt, payload)
        finally:
            second.close()
        return receipt

    def _append(
        self, event: Event, actor: Actor, visit_id: str | None, payload: bytes | None = None
    ) -> Receipt:
        """Add `event`; `payload` is its canonical bytes, where they are known already."""
        at = self._clock.now()
        receipt = ledger.append_event(
            self._db,
            event,
            at=at,
            offset=upkeep.read_offset(self._db, at),
            actor=actor,
            kiosk=self.kiosk_id,
            visit=visit_id,
            payload=derive_canonical_bytes(event) if payload is None else payload,
        )
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

    def store_document(
        self, visit_id: str, document: DocumentKind, content: bytes, renderer: str
    ) -> Header:
        """Keep a document of the visit's record; the same bytes again change nothing.

        Raises:
            ValueError: the visit has no such record, or other bytes are kept already.
        """
        with self._db.transaction():
            if kept := documents.find_stored(self._db, visit_id, document, content):
                return kept
            made = documents.derive_document_made(document, content, renderer)
            header = self._append(made, KIOSK, visit_id).header
            documents.keep_document(self._db, header, document, content)
            return header

    def document(self, visit_id: str) -> StoredDocument | None:
        """Return the visit's newest document, verified; None if it has none."""
        return documents.read_document(self._db, visit_id)

    def documents_owed(self) -> tuple[str, ...]:
        """Return the visits that ended with a record and have no document yet, oldest first."""
        return visits.read_owed(self._db)

    # Drafts

    def keep_draft(self, draft: Draft) -> None:
        """Keep the answers of a live visit in place of its earlier draft.

        Raises:
            ValueError: the visit is not live.
        """
        with self._db.transaction():
            drafts.keep_draft(self._db, draft)

    def drafts(self) -> tuple[Draft, ...]:
        """Return every draft, the last touched first."""
        return drafts.read_drafts(self._db)

    def read_draft(self, visit_id: str, form_digest: str) -> Draft | None:
        """Return the visit's draft if it was made on this very form."""
        return drafts.read_draft(self._db, visit_id, form_digest)

    def drop_draft(self, visit_id: str) -> None:
        """Forget the visit's draft, if it has one."""
        with self._db.transaction():
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

    def clinicians(self) -> tuple[str, ...]:
        """Return each clinician's name once, the most recently booked first."""
        return visits.read_clinicians(self._db)

    # The kiosk's own affairs

    def settings(self) -> ClinicSettings | None:
        """Return the clinic's latest choices; None before the first."""
        return upkeep.read_settings(self._db)

    def pin_hash(self) -> str | None:
        """Return the staff PIN's hash; None before one was set."""
        return upkeep.read_meta(self._db, upkeep.PIN_HASH)

    def set_pin_hash(self, text: str, actor: Actor = STAFF) -> None:
        """Keep the staff PIN's hash, outside the chain, and tell in the chain that it was set."""
        with self._db.transaction():
            upkeep.keep_meta(self._db, upkeep.PIN_HASH, text)
            self._append(PinSet(), actor, None)

    def failed_log_ins(self) -> tuple[int, str | None]:
        """Return how often logging in failed since it last worked, and when last (UTC)."""
        return upkeep.read_failed_log_ins(self._db)


def _open(path: Path, keys: Keys) -> Database:
    db = Database(path, keys.database)
    try:
        require_schema(db)
    except BaseException:
        db.close()
        raise
    return db
