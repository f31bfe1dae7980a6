"""A backup is whole and private; what is wrong with one is found; none is left by halves."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.consent.events import STAFF, BackupMade, SettingsChanged
from kiosk.errors import StorageFailed, VaultDamaged, VaultError, VaultLocked, VaultTooNew
from kiosk.store import Draft, Vault
from kiosk.store.backup import Backup
from kiosk.store.backup_file import Step, check_backup, reading_backup, require_backup
from kiosk.store.database import Database
from kiosk.store.keys import derive_keys
from tests.store.backup_flips import find_unfound
from tests.store.builders import (
    CANARY,
    FEAR,
    KEY,
    SETTINGS,
    StepClock,
    booking,
    signed,
    started,
)

KEYS = derive_keys(KEY)
FLIPS = 300
"""`python -m tests.store.backup_flips` flips 2,000."""
MOST_STEPS = 50


def quiet(step: Step, done: int, count: int) -> None:
    """Be told and say nothing."""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder for backups."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def full(vault: Vault) -> Vault:
    """A vault with a signed visit, its document, and a visit that goes on."""
    vault.append(SettingsChanged(settings=SETTINGS), STAFF)
    vault.append(started(), STAFF, "v1")
    vault.finish("v1", signed("v1"), STAFF)
    vault.store_document("v1", "signed", b"%PDF-1.7 " + bytes(9000), "1")
    vault.append(started(booking("Half Way")), STAFF, "v2", draft("v2"))
    return vault


def draft(visit_id: str) -> Draft:
    return Draft(
        visit_id=visit_id,
        form_digest="ab" * 32,
        body=b"half an answer",
        flags=(FEAR,),
        updated_at="2026-11-23T07:30:00.000Z",
    )


def back_up(vault: Vault, target: Path) -> Backup:
    return vault.back_up(target, STAFF, quiet)


def test_a_backup_holds_everything_but_drafts_and_is_noted_in_the_chain(
    full: Vault, stick: Path
) -> None:
    steps: list[tuple[Step, int, int]] = []
    head = full.events_of("v2")[-1]
    made = full.back_up(stick, STAFF, lambda *step: steps.append(step))
    assert made.path.name == "consent-vault-2026-11-22-2330.backup"
    assert (made.head.seq, made.head.link) == (head.header.seq, head.link)
    assert made.size == made.path.stat().st_size
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert list(stick.iterdir()) == [made.path]
    assert next(step for step, *_ in steps) == "copying"
    assert {step for step, *_ in steps} > {"copying", "links", "documents", "visits"}
    with reading_backup(made.path, KEYS) as db:
        assert db.rows("SELECT * FROM drafts") == []
        assert len(db.rows("SELECT * FROM visits")) == 2
    report = check_backup(made.path, KEYS, quiet)
    assert report.intact
    assert report.part("documents").count == 1
    assert len(full.drafts()) == 1
    assert full.verify().intact
    assert full.check(quiet).intact


def test_the_chain_tells_of_a_backup_and_never_of_a_name_that_somebody_typed(
    full: Vault, stick: Path, folder: Path
) -> None:
    assert full.last_backup() is None
    for target, name in ((stick, True), (stick / f"{CANARY}.backup", False)):
        made = back_up(full, target)
        assert full.last_backup() is not None
        db = Database(folder / "vault.db", KEYS.database)
        row = db.rows("SELECT seq, payload FROM payloads ORDER BY seq DESC LIMIT 1")[0]
        assert db.rows("SELECT seq FROM heads ORDER BY seq DESC LIMIT 1") == [{"seq": row["seq"]}]
        db.close()
        told = BackupMade(
            seq=made.head.seq,
            link=made.head.link,
            digest=made.digest,
            name=made.path.name if name else "",
        )
        assert row["payload"].decode().count(made.digest) == 1
        assert told.name.encode() in row["payload"]
        assert CANARY.encode() not in row["payload"]


def test_nothing_in_a_backup_is_plain(full: Vault, stick: Path) -> None:
    content = back_up(full, stick).path.read_bytes()
    for plain in (CANARY, "SQLite format", "violin", "%PDF"):
        assert plain.encode() not in content


def test_no_backup_is_ever_replaced(
    full: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = StepClock()
    monkeypatch.setattr(full, "_clock", SimpleNamespace(now=lambda: clock.instant))
    first, second = back_up(full, stick), back_up(full, stick)
    assert second.path.name == first.path.name.replace(".backup", "-2.backup")
    with pytest.raises(VaultError, match="already"):
        back_up(full, first.path)
    for number in range(3, 100):
        (stick / first.path.name.replace(".backup", f"-{number}.backup")).touch()
    with pytest.raises(VaultError, match="this minute"):
        back_up(full, stick)
    assert require_backup(first.path, KEYS, quiet) == first.head


def test_a_name_that_is_taken_meanwhile_is_left_alone(full: Vault, stick: Path) -> None:
    target = stick / "mine.backup"

    def take(step: Step, done: int, count: int) -> None:
        target.write_text("somebody's")

    with pytest.raises(VaultError, match="already"):
        full.back_up(target, STAFF, take)
    assert target.read_text() == "somebody's"
    assert list(stick.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_named(full: Vault, stick: Path) -> None:
    with pytest.raises(VaultError, match="no folder"):
        back_up(full, stick / "gone" / "x.backup")


def test_a_backup_is_made_while_another_signs(full: Vault, stick: Path) -> None:
    full.append(started(), STAFF, "v3")
    full.finish("v3", signed("v3"), STAFF)
    full.store_document("v3", "signed", bytes(4_000_000), "1")
    before, other = full.verify().count, full.open_again()
    copied: list[int] = []

    def sign(step: Step, done: int, count: int) -> None:
        if step == "copying" and len(copied) < MOST_STEPS:
            other.append(started(), STAFF, f"w{len(copied)}")
            copied.append(done)

    made = full.back_up(stick, STAFF, sign)
    other.close()
    assert len(copied) > 2
    assert copied == sorted(set(copied)), "it began anew"
    assert made.head.seq == before
    assert require_backup(made.path, KEYS, quiet) == made.head
    assert full.verify().count == before + len(copied) + 1


def test_what_stops_a_backup_leaves_nothing(full: Vault, stick: Path) -> None:
    class Stopped(Exception):
        pass

    for at in ("copying", "links"):

        def stop(step: Step, done: int, count: int, at: str = at) -> None:
            if step == at:
                raise Stopped

        with pytest.raises(Stopped):
            full.back_up(stick, STAFF, stop)
        assert list(stick.iterdir()) == []
    assert full.last_backup() is None
    assert back_up(full, stick).path.exists()


def test_what_a_crash_left_is_deleted_by_the_next_backup(full: Vault, stick: Path) -> None:
    left = (
        "consent-vault-2026-01-01-1200.backup.0badcafe.part",
        "consent-vault-2026-01-01-1200.backup.0badcafe.part-wal",
        "mine.0badcafe.part",
    )
    for name in (*left, "a-film.part", "notes.txt"):
        (stick / name).touch()
    made = back_up(full, stick / "mine")
    assert {path.name for path in stick.iterdir()} == {made.path.name, "a-film.part", "notes.txt"}


def refuse(*_: object) -> None:
    raise OSError(5, "Input/output error")


@pytest.mark.parametrize(
    "where",
    ["kiosk.store.backup.os.fsync", "kiosk.store.backup.sync_folder", "pathlib.Path.rename"],
)
def test_a_disk_that_refuses_is_named_and_leaves_no_half_backup(
    full: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(where, refuse)
        with pytest.raises(StorageFailed, match="No backup was made"):
            back_up(full, stick)
    assert not [path for path in stick.iterdir() if path.suffix == ".part"]
    assert all(check_backup(path, KEYS, quiet).intact for path in stick.iterdir())
    assert full.verify().intact
    assert back_up(full, stick).path.exists()


def test_a_disk_that_is_gone_is_named(full: Vault, stick: Path) -> None:
    def pull(step: Step, done: int, count: int) -> None:
        for path in stick.iterdir():
            path.unlink()
        stick.rmdir()

    with pytest.raises(StorageFailed, match="as it was"):
        full.back_up(stick, STAFF, pull)
    assert full.last_backup() is None


def test_a_full_disk_is_named(full: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = Database._connect

    def connect(db: Database) -> object:
        connection = small(db)
        if db._file == "The copy":
            connection.execute("PRAGMA max_page_count=3")
        return connection

    monkeypatch.setattr(Database, "_connect", connect)
    with pytest.raises(StorageFailed, match=r"disk is full.*as it was"):
        back_up(full, stick)
    assert list(stick.iterdir()) == []


def test_a_system_that_cannot_drop_its_cache_backs_up(
    full: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    assert back_up(full, stick).path.exists()


def test_a_backup_that_cannot_be_put_on_record_is_said_to_be_whole(
    full: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StorageFailed("The vault cannot be used: the disk is full.")

    monkeypatch.setattr(full, "append", fail)
    with pytest.raises(StorageFailed, match=r"is whole; .* the disk is full"):
        back_up(full, stick)
    (path,) = stick.iterdir()
    assert check_backup(path, KEYS, quiet).intact


def test_a_page_that_cannot_be_read_never_becomes_an_empty_one_in_a_backup(
    full: Vault, stick: Path, folder: Path
) -> None:
    full.close()
    path = folder / "vault.db"
    whole = path.read_bytes()
    pages, refused = len(whole) // 4096, list[str]()
    for page in range(1, pages):
        hurt = bytearray(whole)
        hurt[page * 4096 + 100] ^= 1
        path.write_bytes(hurt)
        try:
            vault = Vault.open(folder, KEY, StepClock())
        except VaultDamaged:
            continue
        with pytest.raises(VaultError):
            back_up(vault, stick)
        vault.close()
        for made in stick.iterdir():  # what is hurt is in no backup: a draft, or a free page
            assert check_backup(made, KEYS, quiet).intact
            refused.append("on record")
            made.unlink()
        refused.append("backup")
    assert len(refused) > refused.count("on record") * 5


def test_a_damaged_vault_gives_no_backup(full: Vault, stick: Path, folder: Path) -> None:
    full.close()
    (folder / "tip").unlink()
    vault = Vault.open(folder, KEY, StepClock())
    with pytest.raises(VaultDamaged, match="tip"):
        back_up(vault, stick)
    vault.close()
    assert list(stick.iterdir()) == []


def test_each_flipped_byte_of_a_backup_is_found(full: Vault, stick: Path) -> None:
    path = back_up(full, stick).path
    assert find_unfound(path, KEYS, FLIPS, seed=20261123) == []
    assert check_backup(path, KEYS, quiet).intact


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(4096))


def change(*statements: str) -> Callable[[Path], None]:
    """Return what changes a backup with the right key."""

    def do(path: Path) -> None:
        db = Database(path, KEYS.database)
        for statement in statements:
            db.execute(statement)
        db.close()

    return do


HURT: dict[str, Callable[[Path], None]] = {
    "cut": cut,
    "lengthened": lengthen,
    "end cut off": change(
        "DROP TRIGGER events_no_delete",
        "DROP TRIGGER payloads_no_delete",
        "DELETE FROM payloads WHERE seq = (SELECT max(seq) FROM events)",
        "DELETE FROM visits WHERE visit_id = 'v2'",
        "DELETE FROM names WHERE rowid = (SELECT max(seq) FROM events)",
        "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
    ),
    "an end that is not signed": change("UPDATE meta SET value = '{}' WHERE name = 'backup_head'"),
    "no end": change("DELETE FROM meta WHERE name = 'backup_head'"),
    "no counter": change("DELETE FROM meta WHERE name = 'commits'"),
    "a counter set back": change("UPDATE meta SET value = 1 WHERE name = 'commits'"),
    "another document": change(
        "DROP TRIGGER documents_no_update", "UPDATE documents SET content = x'00'"
    ),
}


@pytest.mark.parametrize("how", HURT)
def test_a_backup_that_was_changed_is_refused(full: Vault, stick: Path, how: str) -> None:
    path = back_up(full, stick).path
    HURT[how](path)
    with pytest.raises(VaultDamaged):
        require_backup(path, KEYS, quiet)


def test_what_is_no_backup_of_this_kiosk_is_refused(full: Vault, stick: Path) -> None:
    path = back_up(full, stick).path
    other = derive_keys(bytes(32))
    with pytest.raises(VaultLocked, match="another kiosk's"):
        require_backup(path, other, quiet)
    (stick / "letter.backup").write_text("Dear all" * 1000)
    with pytest.raises(VaultLocked, match="no backup"):
        require_backup(stick / "letter.backup", KEYS, quiet)
    with pytest.raises(VaultError, match="There is no backup"):
        require_backup(stick / "gone.backup", KEYS, quiet)
    change("PRAGMA user_version=99")(path)
    with pytest.raises(VaultTooNew):
        require_backup(path, KEYS, quiet)
