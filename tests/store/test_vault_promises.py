"""What is kept only grows, damage is named, a failing disk loses nothing, nothing is plain."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.events import PATIENT, STAFF, ConsentSigned, LoggedIn, PinSet, SettingsChanged
from kiosk.errors import StorageFailed, VaultDamaged
from kiosk.store import Draft, Vault, database, finishing, ledger
from kiosk.store.database import Database
from tests.store.builders import CANARY, KEY, SETTINGS, StepClock, signed, started

KEPT = {
    "events": "seq, header, link",
    "payloads": "seq, salt, payload",
    "heads": "seq, head",
    "documents": "seq, visit_id, document, content",
}


@pytest.fixture
def full(vault):
    vault.append(started(), STAFF, "v1")
    vault.append(SettingsChanged(settings=SETTINGS), STAFF)
    vault.finish("v1", signed("v1"), PATIENT)
    vault.store_document("v1", "signed", b"%PDF-1", "r1")
    return vault


def tamper(vault, statement, *values):
    """Change what only grows, as somebody could who holds the key."""
    for table in KEPT:
        for change in ("UPDATE", "DELETE", "replace"):
            vault._db.execute(f"DROP TRIGGER IF EXISTS {table}_no_{change}")
    vault._db.execute("PRAGMA foreign_keys=OFF")
    vault._db.execute(statement, values)


# Only grows


@pytest.mark.parametrize("recursive_triggers", ["ON", "OFF"])
@pytest.mark.parametrize("table", KEPT)
def test_what_is_kept_is_neither_changed_nor_deleted_nor_replaced(full, table, recursive_triggers):
    full._db.execute(f"PRAGMA recursive_triggers={recursive_triggers}")
    everything = "SELECT * FROM [table]".replace("[table]", table)
    before = full._db.rows(everything)
    assert before
    again = "([columns]) SELECT [columns] FROM [table]".replace("[columns]", KEPT[table])
    for statement in (
        "UPDATE [table] SET seq = seq",
        "DELETE FROM [table]",
        "INSERT OR REPLACE INTO [table] " + again,
        "REPLACE INTO [table] " + again,
        f"INSERT INTO [table] {again} WHERE 1 ON CONFLICT (seq) DO UPDATE SET seq = seq",
        f"INSERT INTO [table] {again} WHERE 1 ON CONFLICT DO NOTHING",
    ):
        with pytest.raises(dbapi2.IntegrityError, match=f"{table} only grow"):
            full._db.execute(statement.replace("[table]", table))
    assert full._db.rows(everything) == before


def test_a_document_cannot_be_replaced_under_another_event(full):
    with pytest.raises(dbapi2.IntegrityError, match="only grow"):
        full._db.execute(
            "INSERT OR REPLACE INTO documents (seq, visit_id, document, content)"
            " VALUES (1, 'v1', 'signed', x'00')"
        )


def test_an_event_cannot_leave_a_gap(full):
    with pytest.raises(dbapi2.IntegrityError, match="only grow"):
        full._db.execute("INSERT INTO events (seq, header, link) VALUES (99, '{}', '')")


# Damage is named


@pytest.mark.parametrize(
    ("statement", "seq", "damage"),
    [
        ("UPDATE events SET header = replace(header, 'K1', 'K2') WHERE seq = 3", 3, "link"),
        ("UPDATE events SET link = upper(link) WHERE seq = 3", 3, "link"),
        ("UPDATE payloads SET payload = x'7b7d' WHERE seq = 3", 3, "payload"),
        ("UPDATE payloads SET salt = zeroblob(32) WHERE seq = 3", 3, "payload"),
    ],
)
def test_a_change_by_one_who_holds_the_key_is_named(full, statement, seq, damage):
    tamper(full, statement)
    status = full.verify()
    assert (status.intact, status.damaged_seq, status.damage) == (False, seq, damage)
    assert status.count == seq - 1
    for read in (full.record, full.chain_place, full.events_of):
        with pytest.raises(VaultDamaged, match="Event 3"):
            read("v1")


def test_a_missing_event_is_named(full):
    tamper(full, "DELETE FROM events WHERE seq = 2")
    assert (full.verify().damaged_seq, full.verify().damage) == (2, "gap")
    with pytest.raises(VaultDamaged, match="missing"):
        full.record("v1")
    with pytest.raises(VaultDamaged, match="missing"):
        ledger.read_row(full._db, 2)


def test_a_missing_payload_is_named(full):
    tamper(full, "DELETE FROM payloads WHERE seq = 3")
    assert (full.verify().damaged_seq, full.verify().damage) == (3, "payload")
    with pytest.raises(VaultDamaged, match="payload of event 3 is missing"):
        full.record("v1")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET content = x'00'",
        "UPDATE documents SET seq = 1",
        "UPDATE documents SET visit_id = 'v2'",
    ],
)
def test_a_changed_document_is_named(full, statement):
    full.append(started(), STAFF, "v2")
    tamper(full, statement)
    with pytest.raises(VaultDamaged, match="document of event"):
        full.document("v2" if "v2" in statement else "v1")


def test_a_payload_of_an_unknown_shape_is_told_without_quoting_it(vault, monkeypatch):
    monkeypatch.setattr("kiosk.store.vault.derive_canonical_bytes", strange_payload)
    vault.append(LoggedIn(), STAFF, "v1")
    with pytest.raises(VaultDamaged, match="not of a shape") as caught:
        vault.events_of("v1")
    assert CANARY not in str(caught.value)
    assert caught.value.__cause__ is None


def strange_payload(value):
    return derive_canonical_bytes({"type": CANARY} if isinstance(value, LoggedIn) else value)


def test_an_event_of_another_kind_is_not_taken_for_the_one_expected(full):
    with pytest.raises(VaultDamaged, match="not of the kind"):
        ledger.read_event_of(full._db, 1, ConsentSigned)


def test_what_is_read_back_otherwise_is_not_acknowledged(full):
    place = full.chain_place("v1")
    finishing.require_kept(full._db, place, derive_canonical_bytes(signed("v1")))
    other = derive_canonical_bytes(signed("v1", "Other words"))
    with pytest.raises(VaultDamaged, match="read back otherwise"):
        finishing.require_kept(full._db, place, other)


def test_a_write_that_went_wrong_on_the_way_to_the_disk_is_not_acknowledged(vault, monkeypatch):
    vault.append(started(), STAFF, "v1")
    monkeypatch.setattr(
        Database,
        "truncate_log",
        lambda _: tamper(vault, "UPDATE payloads SET payload = x'7b7d' WHERE seq = 2"),
    )
    with pytest.raises(VaultDamaged, match="Event 2"):
        vault.finish("v1", signed("v1"), PATIENT)


def test_a_flipped_bit_on_the_disk_is_found(full, folder):
    full.close()
    path = folder / "vault.db"
    content = bytearray(path.read_bytes())
    found = 0
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 1234] ^= 1
        path.write_bytes(content)
        found += is_damaged(folder)
        content[page * 4096 + 1234] ^= 1
    path.write_bytes(content)
    assert not is_damaged(folder)
    assert found >= 4


def is_damaged(folder):
    try:
        vault = Vault.open(folder, KEY, StepClock())
    except VaultDamaged:
        return True
    try:
        return not (vault.verify().intact and vault.document("v1") and vault.record("v1"))
    except VaultDamaged:
        return True
    finally:
        vault.close()


# A failing disk loses nothing


def test_a_full_disk_loses_nothing_and_signing_works_when_there_is_room(vault):
    vault.append(started(), STAFF, "v1")
    draft = Draft(visit_id="v1", form_digest="d", body=b"{}", flags=(), updated_at="2026")
    vault.keep_draft(draft)
    pages = vault._db.row("PRAGMA page_count")["page_count"]
    vault._db.rows(f"PRAGMA max_page_count={pages}")
    event = signed("v1", pages=200)
    for _ in range(2):
        with pytest.raises(StorageFailed, match="disk is full"):
            vault.finish("v1", event, PATIENT)
        assert vault.drafts() == (draft,)
        assert (vault.visit("v1").state, vault.record("v1")) == ("started", None)
        assert (vault.verify().intact, vault.verify().count) == (True, 1)
    vault._db.rows(f"PRAGMA max_page_count={pages * 100}")
    vault.finish("v1", event, PATIENT)
    assert vault.record("v1") == event.record


def test_a_read_only_disk_loses_nothing(vault):
    vault.append(started(), STAFF, "v1")
    vault._db.execute("PRAGMA query_only=ON")
    with pytest.raises(StorageFailed, match="read-only"):
        vault.finish("v1", signed("v1"), PATIENT)
    vault._db.execute("PRAGMA query_only=OFF")
    assert vault.finish("v1", signed("v1"), PATIENT).header.seq == 2


def test_a_fault_after_the_commit_is_not_acknowledged_and_may_be_repeated(vault, monkeypatch):
    vault.append(started(), STAFF, "v1")

    def fail(_):
        raise StorageFailed("no room to empty the log")

    with monkeypatch.context() as broken:
        broken.setattr(Database, "truncate_log", fail)
        with pytest.raises(StorageFailed):
            vault.finish("v1", signed("v1"), PATIENT)
    receipt = vault.finish("v1", signed("v1"), PATIENT)
    assert (receipt.header.seq, vault.verify().count) == (2, 2)


def test_another_process_that_never_ends_is_told(vault, folder, monkeypatch):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    waiting = Vault.open(folder, KEY, StepClock())
    with vault._db.transaction(), pytest.raises(StorageFailed, match="another process"):
        waiting.append(LoggedIn(), STAFF)
    assert waiting.append(LoggedIn(), STAFF).seq == 1
    waiting.close()


def test_a_reader_does_not_keep_a_signature_from_being_acknowledged(vault, folder, monkeypatch):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    signing = Vault.open(folder, KEY, StepClock())
    signing.append(started(), STAFF, "v1")
    vault._db.execute("BEGIN")
    assert len(vault._db.rows("SELECT * FROM events")) == 1
    signing.finish("v1", signed("v1"), PATIENT)
    assert len(vault._db.rows("SELECT * FROM events")) == 1
    vault._db.execute("COMMIT")
    assert vault.record("v1") == signed("v1").record
    signing.close()


def test_a_long_log_is_emptied_unless_somebody_reads(vault, folder, monkeypatch):
    log = folder / "vault.db-wal"
    monkeypatch.setattr(database, "_LONG_LOG_BYTES", 20_000)
    sizes = []
    for _ in range(6):
        vault.append(LoggedIn(), STAFF)
        sizes.append(log.stat().st_size)
    assert 0 < max(sizes) <= 20_000
    assert 0 in sizes
    reading = Vault.open(folder, KEY, StepClock())
    with reading._db.snapshot():
        reading._db.rows("SELECT 1 FROM events")
        for _ in range(6):
            vault.append(LoggedIn(), STAFF)
        assert log.stat().st_size > 20_000
    assert next(iter(vault._db.row("PRAGMA busy_timeout").values())) == 5000
    reading.close()
    vault.append(LoggedIn(), STAFF)
    assert log.stat().st_size == 0
    log.unlink()
    vault._db.trim_log()


def test_a_bug_is_not_taken_for_a_failing_disk(vault):
    with pytest.raises(dbapi2.OperationalError, match="no such table"):
        vault._db.rows("SELECT * FROM no_such_table")
    vault.close()
    with pytest.raises(dbapi2.ProgrammingError):
        vault.verify()


def test_half_a_change_is_no_change(vault):
    def change():
        with vault._db.transaction():
            vault._append(PinSet(), STAFF, None)
            raise RuntimeError("cut short")

    with pytest.raises(RuntimeError):
        change()
    assert vault.verify().count == 0


# At rest nothing is plain


def test_what_a_patient_typed_is_in_no_file(full, folder):
    full.append(started(), STAFF, "v2")
    body = f"{CANARY} plays the violin".encode()
    full.keep_draft(Draft(visit_id="v2", form_digest="d", body=body, flags=(), updated_at=""))
    assert full.find_by_name("quistermann")
    plain = [word.encode() for word in (CANARY, "Quistermann", "quistermann", "violin")]
    plain += ["Quistermann".encode("utf-16-le"), b"consent-signed", b"CREATE TABLE", b"%PDF-1"]
    for _ in range(2):
        files = [path for path in folder.parent.rglob("*") if path.is_file()]
        assert any(path.stat().st_size > 4096 for path in files)
        for path in files:
            content = path.read_bytes()
            assert not [word for word in plain if word in content], path
        full.close()
