"""What staff search comes out of the events alone, row for row and word for word."""

from __future__ import annotations

import pytest

from kiosk.errors import VaultDamaged
from kiosk.store import ledger
from tests.store.builders import CANARY
from tests.store.hurting import fill, ignore, tamper


def contents(vault):
    return {
        "visits": vault._db.rows("SELECT * FROM visits ORDER BY seq"),
        "drafts": vault._db.rows("SELECT * FROM drafts ORDER BY visit_id"),
        "tables": vault._db.rows("SELECT name, sql FROM sqlite_schema ORDER BY name"),
    }


def test_the_same_rows_and_words_come_out(vault):
    fill(vault)
    before = contents(vault)
    told = []
    rebuilt = vault.rebuild(lambda *progress: told.append(progress))
    assert rebuilt.same
    assert (rebuilt.visits, rebuilt.missing, rebuilt.stray, rebuilt.words) == (4, 0, 0, 0)
    assert len(told) == rebuilt.events == len(vault._db.rows("SELECT 1 FROM events")) - 1
    assert contents(vault) == before
    assert len(vault.find_by_name(CANARY)) == 4
    assert vault.rebuild(ignore) == rebuilt


@pytest.mark.parametrize(
    ("statement", "missing", "stray", "words"),
    [
        ("UPDATE visits SET state = 'discussed' WHERE visit_id = 'v0'", 1, 1, 0),
        ("UPDATE visits SET name = 'Other' WHERE visit_id = 'v0'", 1, 1, 0),
        ("DELETE FROM visits WHERE visit_id = 'v0'", 1, 0, 0),
        (
            (
                "INSERT INTO visits SELECT 99, 'stray', name, birth_date, health_number, form_id,"
                " form_title, site_id, side, clinician, state, day, last_entry, started_at,"
                " ended_at, flags, has_document, held, former_names FROM visits"
                " WHERE visit_id = 'v0'"
            ),
            *(0, 1, 0),
        ),
        ("DELETE FROM names WHERE rowid = 2", 0, 0, 2),
        ("INSERT INTO names (rowid, words) VALUES (99, 'stray')", 0, 0, 1),
        ("REPLACE INTO names (rowid, words) VALUES (2, 'zephyrine')", 0, 0, 1),
    ],
)
def test_what_differs_is_counted_and_made_right(vault, statement, missing, stray, words):
    fill(vault)
    before = contents(vault)
    tamper(vault, statement)
    vault._db.execute("PRAGMA foreign_keys=ON")
    rebuilt = vault.rebuild(ignore)
    assert (rebuilt.missing, rebuilt.stray, rebuilt.words) == (missing, stray, words)
    assert not rebuilt.same
    assert contents(vault)["visits"] == before["visits"]
    assert vault.rebuild(ignore).same


def test_a_draft_of_no_visit_goes_with_the_stray_row(vault):
    fill(vault)
    tamper(vault, "UPDATE visits SET visit_id = 'stray' WHERE visit_id = 'live-0'")
    vault._db.execute("UPDATE drafts SET visit_id = 'stray'")
    vault._db.execute("PRAGMA foreign_keys=ON")
    assert vault.rebuild(ignore).stray == 1
    assert vault.drafts() == ()


def test_events_that_cannot_be_believed_leave_everything_as_it_was(vault):
    fill(vault)
    tamper(vault, "UPDATE payloads SET payload = x'7b7d' WHERE seq = 3")
    before = contents(vault)
    with pytest.raises(VaultDamaged, match="Event 3"):
        vault.rebuild(ignore)
    assert contents(vault) == before


def test_events_that_do_not_fit_together_are_named(vault, monkeypatch):
    fill(vault)
    read_event = ledger.read_event
    monkeypatch.setattr(
        "kiosk.store.rebuild.read_event", lambda db, seq: read_event(db, 2 if seq == 4 else seq)
    )
    with pytest.raises(VaultDamaged, match="Event 4 does not fit"):
        vault.rebuild(ignore)
