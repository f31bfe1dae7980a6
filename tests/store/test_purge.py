"""When a record's time is over two people purge it: what it said goes, that it was there stays."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlcipher3 import dbapi2

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.events import (
    PATIENT,
    STAFF,
    Actor,
    DetailsCorrected,
    LegalHoldLifted,
    LegalHoldSet,
    LoggedIn,
    RecordPurged,
    RecordViewed,
    SettingsChanged,
)
from kiosk.errors import PurgeRefused, VaultDamaged
from kiosk.store import Vault
from kiosk.visit.booking import Patient
from tests.store.builders import (
    CANARY,
    KEY,
    SETTINGS,
    START,
    StepClock,
    booking,
    declined,
    signed,
    started,
)
from tests.store.test_vault_promises import tamper

ONE, OTHER = Actor(role="staff", name="Ada Fictional"), Actor(role="staff", name="Ben Fictional")
LATER = timedelta(days=17 * 366)


@pytest.fixture
def clock():
    return StepClock()


@pytest.fixture
def vault(folder, clock):
    made = Vault.create(folder, KEY, clock, "K1")
    made.append(SettingsChanged(settings=SETTINGS), STAFF)
    made.append(started(), STAFF, "v1")
    made.finish("v1", signed("v1"), PATIENT)
    made.store_document("v1", "signed", b"%PDF-1", "r1")
    made.append(started(booking("Other Person")), STAFF, "v2")
    made.finish("v2", declined("v2"), PATIENT)
    yield made
    made.close()


def purge(vault, clock, visit_id="v1"):
    clock.instant = START + LATER
    return vault.purge(visit_id, ONE, OTHER)


def count(vault, table):
    return vault._db.row("SELECT count(*) AS n FROM [table]".replace("[table]", table))["n"]


def test_what_the_record_said_is_gone_and_the_chain_still_verifies(vault, clock):
    links = [event.link for event in vault.events_of("v1")]
    header = purge(vault, clock)
    status = vault.verify()
    assert (status.intact, status.purged, status.count) == (True, 3, 7)
    assert vault._db.rows("SELECT seq FROM payloads WHERE seq IN (2, 3, 4)") == []
    assert count(vault, "documents") == 0
    assert (vault.visit("v1"), vault.find_by_name(CANARY), vault.document("v1")) == (None, (), None)
    (row,) = vault.find_by_name("Other Person")
    assert row.visit_id == "v2"
    (certificate,) = [
        event.event for event in read_events(vault, "v1") if event.header.seq == header.seq
    ]
    assert certificate == RecordPurged(
        witness=OTHER.name,
        rule=certificate.rule,
        kept_until=START.date().replace(year=2042, day=22),
        seqs=(2, 3, 4),
        digest=hashlib.sha256(derive_canonical_bytes(links)).hexdigest(),
    )
    assert (header.actor, header.visit) == (ONE, "v1")


def read_events(vault, visit_id):
    from kiosk.store.ledger import read_event

    rows = vault._db.rows("SELECT max(seq) AS seq FROM events WHERE visit = ?", (visit_id,))
    return [read_event(vault._db, row["seq"]) for row in rows]


def test_no_letter_of_the_name_is_left_in_any_table(vault, clock):
    correction = DetailsCorrected(
        patient=Patient(name="Xylia", birth_date=booking().patient.birth_date)
    )
    vault.append(correction, STAFF, "v1")
    index = "SELECT id FROM names_data WHERE instr(block, ?) > 0"
    assert vault._db.rows(index, (b"zephyrine",))
    purge(vault, clock)
    tables = vault._db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    assert len(tables) > 8
    for table in tables:
        rows = vault._db.rows("SELECT * FROM [table]".replace("[table]", table["name"]))
        for row in rows:
            if table["name"] == "payloads" and row["seq"] in {5, 6}:
                continue  # the other visit's
            values = [str(value) for value in row.values()]
            values += [value.decode("latin-1") for value in row.values() if type(value) is bytes]
            for word in ("zephyrine", "quistermann", "xylia", "violin", "ephyrine"):
                assert word not in " ".join(values).lower(), (table["name"], word)


def test_the_log_is_empty_afterwards(vault, clock, folder):
    purge(vault, clock)
    assert (folder / "vault.db-wal").stat().st_size == 0


@pytest.mark.parametrize("second", ["Ada Fictional", " ada  FICTIONAL", "Áda Fictional", "", "?"])
def test_one_person_alone_purges_nothing(vault, clock, second):
    clock.instant = START + LATER
    with pytest.raises(PurgeRefused, match="Two different people"):
        vault.purge("v1", ONE, replace(OTHER, name=second))
    with pytest.raises(PurgeRefused, match="Two different people"):
        vault.purge("v1", replace(ONE, name=second), ONE)
    assert vault.visit("v1").state == "signed"


def test_a_record_is_purged_only_when_it_is_due(vault, clock):
    assert vault.due() == ()
    with pytest.raises(PurgeRefused, match="kept for longer"):
        vault.purge("v1", ONE, OTHER)
    clock.instant = START + LATER
    vault.append(started(booking("Live One")), STAFF, "v3")
    assert [row.visit_id for row in vault.due()] == ["v1", "v2"]
    with pytest.raises(PurgeRefused, match="not ended"):
        vault.purge("v3", ONE, OTHER)
    with pytest.raises(PurgeRefused, match="no such record"):
        vault.purge("nobody", ONE, OTHER)
    assert count(vault, "payloads") == count(vault, "events")


def test_before_set_up_nothing_is_due(tmp_path):
    empty = Vault.create(tmp_path / "new", KEY, StepClock(), "K1")
    assert empty.due() == ()
    with pytest.raises(PurgeRefused, match="no such record"):
        empty.purge("v1", ONE, OTHER)
    empty.close()


def test_a_hold_keeps_a_record_until_it_is_lifted(vault, clock):
    vault.append(LegalHoldSet(reason="A claim"), STAFF, "v1")
    clock.instant = START + LATER
    assert [row.visit_id for row in vault.due()] == ["v2"]
    with pytest.raises(PurgeRefused, match="legal hold"):
        vault.purge("v1", ONE, OTHER)
    vault.append(LegalHoldLifted(reason="It is over"), STAFF, "v1")
    assert vault.purge("v1", ONE, OTHER).kind == "record-purged"


def test_a_purged_record_is_purged_once_and_not_looked_at(vault, clock):
    purge(vault, clock)
    with pytest.raises(PurgeRefused, match="no such record"):
        vault.purge("v1", ONE, OTHER)
    for event in (RecordViewed(), LegalHoldSet(reason="Too late")):
        with pytest.raises(ValueError, match="visit"):
            vault.append(event, STAFF, "v1")
    assert [row.visit_id for row in vault.due()] == ["v2"]
    assert purge(vault, clock, "v2").kind == "record-purged"
    assert vault.verify().intact


def test_what_is_damaged_is_not_certified(vault, clock):
    tamper(vault, "DELETE FROM payloads WHERE seq = 3")
    with pytest.raises(VaultDamaged, match="event 3"):
        purge(vault, clock)
    assert count(vault, "documents") == 1
    assert vault.visit("v1") is not None


@pytest.mark.parametrize("table", ["payloads", "documents"])
def test_only_what_has_a_certificate_can_be_deleted(vault, clock, table):
    vault.store_document("v2", "closed", b"%PDF-2", "r1")
    header = purge(vault, clock)
    kept = vault._db.rows("SELECT seq FROM [table]".replace("[table]", table))
    assert kept
    for row in kept:
        with pytest.raises(dbapi2.IntegrityError, match=f"{table} only grow"):
            vault._db.execute(
                "DELETE FROM [table] WHERE seq = ?".replace("[table]", table), (row["seq"],)
            )
    with pytest.raises(dbapi2.IntegrityError, match="events only grow"):
        vault._db.execute("DELETE FROM events WHERE seq = ?", (header.seq,))


def test_a_purge_that_is_cut_short_has_not_happened(vault, clock, monkeypatch):
    def fail(*_):
        raise RuntimeError("cut short")

    monkeypatch.setattr("kiosk.store.purge.delete_purged", fail)
    with pytest.raises(RuntimeError):
        purge(vault, clock)
    assert (vault.verify().count, vault.verify().purged) == (6, 0)
    assert vault.find_by_name(CANARY)


def test_nobody_writes_a_certificate_without_purging(vault):
    empty = RecordPurged(witness="", rule="", kept_until=START.date(), seqs=(), digest="")
    with pytest.raises(ValueError, match="of its own"):
        vault.append(empty, STAFF, "v1")
    vault.append(LoggedIn(), STAFF)


def test_whether_a_purge_would_be_allowed_can_be_asked_first(vault, clock):
    with pytest.raises(PurgeRefused, match="kept for longer"):
        vault.require_purgeable("v1", ONE, OTHER)
    with pytest.raises(PurgeRefused, match="Two different people"):
        vault.require_purgeable("v1", ONE, ONE)
    clock.instant = START + LATER
    vault.require_purgeable("v1", ONE, OTHER)
    assert vault.visit("v1") is not None


def test_a_record_is_found_by_the_beginning_of_its_id(vault):
    assert [row.visit_id for row in vault.find_by_number("v")] == ["v1", "v2"]
    assert [row.visit_id for row in vault.find_by_number("v2")] == ["v2"]
    assert vault.find_by_number("V1") == ()
