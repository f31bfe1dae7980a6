"""Damage is found, named, survived where it can be, and gone on from only by a decision."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta

import pytest

from kiosk.consent.events import PATIENT, STAFF, Actor, DamageAccepted, LoggedIn
from kiosk.consent.head import Head, derive_head_bytes, derive_public_key, sign_head
from kiosk.errors import StorageFailed, VaultDamaged, VaultError, VaultLocked
from kiosk.store import Vault, tip
from kiosk.store.keys import derive_keys
from kiosk.store.ledger import read_event
from tests.store.builders import KEY, StepClock, signed, started
from tests.store.flips import flip_many
from tests.store.hurting import (
    copy,
    fill,
    find_hurt,
    hurt_parts,
    ignore,
    keep_draft,
    make_pulled,
    tamper,
)

FLIPS = int(os.environ.get("KIOSK_FLIPS", "300"))


def reopen(folder):
    return Vault.open(folder, KEY, StepClock())


@pytest.fixture
def full(vault):
    fill(vault)
    return vault


@pytest.fixture
def pulled(tmp_path):
    make_pulled(tmp_path / "made", tmp_path / "pulled")
    return tmp_path / "pulled"


def kind_of(folder):
    vault = reopen(folder)
    vault.close()
    return vault.damage.kind if vault.damage else None


# Every flip


def test_every_flipped_bit_or_byte_is_found(tmp_path):
    found, unfound = flip_many(tmp_path, FLIPS, seed=4)
    assert unfound == []
    assert {what.split(":")[0] for what in found} == {"vault.db", "vault.db-wal", "tip"}
    assert "vault.db-wal: behind" in found


def test_an_unhurt_vault_is_called_whole(full, folder, pulled):
    assert find_hurt(folder) is None
    assert find_hurt(pulled) is None
    report = full.check(ignore)
    assert (report.intact, report.damage, report.accepted) == (True, None, ())
    counts = {part.name: part.count for part in report.parts}
    events = len(full._db.rows("SELECT seq FROM events"))
    assert (counts["links"], counts["payloads"]) == (events, events)
    assert (counts["heads"], counts["documents"]) == (4, 1)
    assert (counts["visits"], counts["drafts"], counts["tip"]) == (4, 1, 1)


# What was written last


def test_dropped_commits_are_named_and_nothing_more_is_written(pulled):
    log = pulled / "vault.db-wal"
    log.write_bytes(log.read_bytes()[: -5 * 4096])
    vault = reopen(pulled)
    assert vault.damage.kind == "behind"
    assert "lost its newest changes" in vault.damage.hurt
    assert vault.record("v0") == signed("v0").record
    for change in (
        lambda: vault.append(LoggedIn(), STAFF),
        lambda: vault.finish("live-0", signed("live-0"), PATIENT),
        lambda: keep_draft(vault, "live-0", b""),
        lambda: vault.set_pin_hash("x"),
        lambda: vault.rebuild(ignore),
    ):
        with pytest.raises(VaultDamaged, match="lost its newest changes"):
            change()
    assert hurt_parts(vault.check(ignore)) == ["tip"]
    vault.close()


def test_a_lost_log_is_found_even_where_it_held_only_a_draft(full, folder, tmp_path):
    full._db.truncate_log()
    keep_draft(full, "live-0", b"more")
    copy(folder, tmp_path / "lost")
    (tmp_path / "lost" / "vault.db-wal").unlink()
    vault = reopen(tmp_path / "lost")
    assert "answers were written here and are gone" in vault.damage.hurt
    vault.close()


def test_an_older_copy_is_found(full, folder, tmp_path):
    full._db.truncate_log()
    copy(folder, tmp_path / "old")
    full.append(LoggedIn(), STAFF)
    full.close()
    shutil.copy(tmp_path / "old" / "vault.db", folder / "vault.db")
    assert kind_of(folder) == "behind"


def test_another_future_is_a_fork(full, folder, tmp_path):
    full._db.truncate_log()
    copy(folder, tmp_path / "old")
    other = reopen(tmp_path / "old")
    for _ in range(3):
        other.append(LoggedIn(), STAFF)
    other.close()
    full.append(LoggedIn(), STAFF)
    full.close()
    shutil.copy(tmp_path / "old" / "vault.db", folder / "vault.db")
    vault = reopen(folder)
    assert vault.damage.kind == "forked"
    assert "another one" in vault.damage.hurt
    vault.close()


def test_events_that_no_commit_counted_are_a_fork(full, folder):
    with full._db.transaction():
        full._append(LoggedIn(), STAFF, None)
    assert kind_of(folder) == "forked"


@pytest.mark.parametrize("how", ["missing", "empty", "folder", "longer", "of another key"])
def test_a_tip_that_is_gone_or_broken_is_damage_of_the_tip_alone(full, folder, how):
    path = folder / "tip"
    content = path.read_bytes()
    path.unlink()
    head = Head(kiosk="K1", seq=1, link="", commits=1, at="")
    match how:
        case "empty":
            path.write_bytes(b"")
        case "folder":
            path.mkdir()
        case "longer":
            path.write_bytes(content + b" ")
        case "of another key":
            tip.write_tip(folder, sign_head(head, bytes(32)), durable=True)
    vault = reopen(folder)
    assert vault.damage.kind == ("tip-missing" if how == "missing" else "tip-broken")
    assert "`tip`" in vault.damage.sentence
    assert hurt_parts(vault.check(ignore)) == ["tip"]
    assert vault.record("v0")
    vault.close()


def test_a_tip_that_is_behind_is_no_damage(full, folder):
    before = (folder / "tip").read_bytes()
    full.append(LoggedIn(), STAFF)
    full.close()
    (folder / "tip").write_bytes(before)
    assert kind_of(folder) is None


def test_a_tip_that_cannot_be_written_undoes_nothing(full, folder, monkeypatch):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.open", refuse)
        seq = full.append(LoggedIn(), STAFF).seq
        with pytest.raises(StorageFailed, match="tip cannot be written"):
            full.finish("live-0", signed("live-0"), PATIENT)
    assert kind_of(folder) is None
    receipt = full.finish("live-0", signed("live-0"), PATIENT)
    assert receipt.header.seq == seq + 1
    newest = tip.read_tip(folder, derive_public_key(derive_keys(KEY).head_seed))
    assert newest.head.seq == receipt.header.seq


def test_the_tip_never_goes_back_whoever_writes_it(full, folder):
    other = reopen(folder)
    public = derive_public_key(derive_keys(KEY).head_seed)
    seen = []
    for number in range(6):
        (full if number % 2 else other).append(LoggedIn(), STAFF)
        seen.append(tip.read_tip(folder, public).head)
        full._advance_tip(durable=False)
        assert tip.read_tip(folder, public).head == seen[-1]
    assert [head.commits for head in seen] == sorted({head.commits for head in seen})
    other.close()


def test_no_vault_is_made_where_one_was_lost(full, folder):
    full.close()
    (folder / "vault.db").unlink()
    with pytest.raises(VaultError, match="is gone"):
        Vault.create(folder, KEY, StepClock(), "K1")


def test_a_creation_that_was_cut_short_after_its_tip_is_begun_again(folder, vault):
    vault.close()
    (folder / "vault.db").unlink()
    Vault.create(folder, KEY, StepClock(), "K1").close()
    assert kind_of(folder) is None


# The newest event and head


@pytest.mark.parametrize(
    ("statement", "hurt"),
    [
        ("UPDATE payloads SET payload = x'00' WHERE seq = [last]", ["payloads", "tip"]),
        ("UPDATE events SET header = '{}' WHERE seq = [last]", ["links"]),
        ("UPDATE heads SET head = '{}'", ["heads", "tip"]),
        ("DELETE FROM meta WHERE name = 'commits'", ["tip"]),
    ],
)
def test_a_newest_part_that_is_not_as_it_was_written(full, folder, statement, hurt):
    last = full._db.row("SELECT max(seq) AS seq FROM events")["seq"]
    tamper(full, statement.replace("[last]", str(last)))
    vault = reopen(folder)
    assert vault.damage.kind == "newest"
    assert set(hurt) <= set(hurt_parts(vault.check(ignore)))
    assert vault.record("v0")
    vault.close()


def test_a_head_over_another_event_is_found(full, folder):
    seed = derive_keys(KEY).head_seed
    seq = full._db.row("SELECT max(seq) AS seq FROM heads")["seq"]
    other = sign_head(Head(kiosk="K1", seq=seq, link="ab" * 32, commits=1, at=""), seed)
    tamper(full, "UPDATE heads SET head = ? WHERE seq = ?", _text(other), seq)
    vault = reopen(folder)
    assert "vouches for" in vault.damage.hurt
    assert vault.check(ignore).part("heads").examples == (str(seq),)
    vault.close()


def _text(signed_head):
    return derive_head_bytes(signed_head).decode()


# By one who holds the key


@pytest.mark.parametrize(
    ("statement", "part", "example"),
    [
        ("DELETE FROM events WHERE seq = 5", "links", "5"),
        ("UPDATE events SET header = replace(header, 'K1', 'K2') WHERE seq = 5", "links", "5"),
        ("UPDATE events SET header = '{}' WHERE seq = 5", "links", "5"),
        ("UPDATE payloads SET payload = x'7b7d' WHERE seq = 5", "payloads", "5"),
        ("DELETE FROM payloads WHERE seq = 5", "payloads", "5"),
        ("DELETE FROM heads WHERE seq = 3", "heads", "3"),
        ("UPDATE documents SET content = x'00'", "documents", "4"),
        ("UPDATE documents SET document = 'closed'", "documents", "4"),
        ("DELETE FROM documents", "documents", "4"),
        ("UPDATE visits SET state = 'discussed' WHERE visit_id = 'v0'", "visits", "v0"),
        ("UPDATE visits SET flags = 'x' WHERE visit_id = 'v0'", "visits", "v0"),
        ("DELETE FROM visits WHERE visit_id = 'v0'", "visits", "v0"),
        ("DELETE FROM names", "visits", "v0"),
        ("INSERT INTO names (rowid, words) VALUES (99, 'stray')", "visits", "99"),
        ("DROP INDEX visits_by_day", None, None),
    ],
)
def test_a_change_is_named_by_its_part_and_place(full, statement, part, example):
    tamper(full, statement)
    report = full.check(ignore)
    if part is None:
        assert report.intact
        return
    assert part in hurt_parts(report)
    assert example in report.part(part).examples
    assert report.part("links").hurt in {0, 1}


def test_an_event_beside_a_missing_one_is_judged_by_itself(full):
    tamper(full, "DELETE FROM events WHERE seq = 5")
    assert full.check(ignore).part("links").examples == ("5",)
    full._db.execute("UPDATE events SET header = '{}' WHERE seq = 6")
    assert full.check(ignore).part("links").examples == ("5", "6")


def test_a_cut_off_end_is_found(full, folder):
    last = full._db.row("SELECT max(seq) AS seq FROM events")["seq"]
    for statement in (
        "DELETE FROM payloads WHERE seq >= ?",
        "DELETE FROM heads WHERE seq >= ?",
        "DELETE FROM documents WHERE seq >= ?",
        "DELETE FROM events WHERE seq >= ?",
    ):
        tamper(full, statement, last - 2)
    vault = reopen(folder)
    assert vault.damage.kind == "behind"
    assert f"events {last - 2} to {last} were" in vault.damage.hurt
    vault.close()


def test_an_index_that_lies_is_damage_of_pages(full):
    full._db.execute("PRAGMA writable_schema=ON")
    full._db.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, '(day', '(name') WHERE name = 'visits_by_day'"
    )
    full._db.execute("PRAGMA writable_schema=RESET")
    assert full.check(ignore).part("pages").hurt


def test_tables_that_cannot_be_looked_through_are_damage_of_pages(full, monkeypatch):
    rows = full._db.rows

    def miss(question, values=()):
        if question.startswith("PRAGMA integrity_check"):
            raise VaultDamaged("malformed")
        return rows(question, values)

    monkeypatch.setattr(full._db, "rows", miss)
    assert full.check(ignore).part("pages").examples == ("malformed",)


# Pages


def test_a_hurt_page_hides_nothing_but_itself(full, folder):
    """Whatever page cannot be read, other records can, and each is told apart."""
    records = {f"v{number}": full.record(f"v{number}") for number in range(3)}
    full.close()
    path, unread, told = folder / "vault.db", 0, []
    content = path.read_bytes()
    for page in range(1, len(content) // 4096):
        path.write_bytes(_flip_page(content, page))
        try:
            vault = reopen(folder)
        except VaultDamaged as error:
            told.append(error.detail)
            continue
        report = vault.check(ignore)
        assert report.part("pages").hurt == 1
        assert str(page + 1) in report.part("pages").examples[0]
        whole = _read_all(vault, records)
        unread += 0 < whole < len(records)
        vault.close()
    assert all("restore" in detail for detail in told)
    assert unread >= 3


def test_an_unreadable_event_leaves_the_links_around_it_verified(vault, folder):
    fill(vault, visits=14)
    vault.close()
    path, hidden = folder / "vault.db", []
    content = path.read_bytes()
    for page in range(1, len(content) // 4096):
        path.write_bytes(_flip_page(content, page))
        try:
            again = reopen(folder)
        except VaultDamaged:
            continue
        report = again.check(ignore)
        again.close()
        links, payloads = report.part("links"), report.part("payloads")
        if 0 < links.hurt < links.count:
            hidden.append(links.hurt)
            first = int(links.examples[0])
            assert links.examples == tuple(str(first + n) for n in range(len(links.examples)))
            assert (payloads.hurt, payloads.count) == (0, links.count - links.hurt)
    assert len(hidden) >= 2


def test_whatever_page_is_hurt_a_check_says_so_and_ends(purged, folder):
    """What hangs on an index that cannot be read is not called whole."""
    purged.close()
    path = folder / "vault.db"
    content = path.read_bytes()
    for page in range(1, len(content) // 4096):
        path.write_bytes(_flip_page(content, page))
        assert find_hurt(folder) is not None


def test_what_cannot_be_read_in_between_comes_out_once(full, monkeypatch):
    rows = full._db.rows

    def miss(question, values=()):
        if "FROM heads WHERE seq BETWEEN" in question:
            first, last = values
            if first <= 4 <= last or last >= 9:
                raise VaultDamaged("a page cannot be read")
        return rows(question, values)

    monkeypatch.setattr(full._db, "rows", miss)
    heads = full.check(ignore).part("heads")
    assert (heads.examples, heads.count) == (("4-4", "9-10"), 5)


def test_events_that_do_not_fit_together_make_no_visit(full, monkeypatch):
    def refuse(*_):
        raise ValueError("a visit starts once")

    monkeypatch.setattr("kiosk.store.visit_check.derive_row", refuse)
    assert full.check(ignore).part("visits").hurt == 4


def _flip_page(content, page):
    flipped = bytearray(content)
    flipped[page * 4096 + 1000] ^= 1
    return bytes(flipped)


def _read_all(vault, records):
    whole = 0
    for visit_id, record in records.items():
        try:
            assert vault.record(visit_id) == record
            whole += 1
        except VaultDamaged:
            continue
    return whole


def test_a_hurt_first_page_is_not_taken_for_a_wrong_key(full, folder):
    full.close()
    path = folder / "vault.db"
    path.write_bytes(_flip_page(path.read_bytes(), 0))
    with pytest.raises(VaultDamaged, match=r"key is right.*restore"):
        reopen(folder)
    with pytest.raises(VaultLocked, match="key does not open"):
        Vault.open(folder, bytes(32), StepClock())


# Going on


def test_going_on_names_what_is_lost_and_writes_again(pulled):
    log = pulled / "vault.db-wal"
    log.write_bytes(log.read_bytes()[: -12 * 4096])
    vault = reopen(pulled)
    damage = vault.damage
    assert damage.tip.seq > damage.now.seq
    header = vault.accept_damage(STAFF)
    assert vault.damage is None
    accepted = read_event(vault._db, header.seq).event
    assert accepted == DamageAccepted(
        found="behind",
        lost_from=damage.now.seq + 1,
        lost_to=damage.tip.seq,
        lost_link=damage.tip.link,
        lost_commits=damage.tip.commits - damage.now.commits,
    )
    vault.append(started(), STAFF, "after")
    vault.finish("after", signed("after"), PATIENT)
    vault.close()
    vault = reopen(pulled)
    report = vault.check(ignore)
    assert (report.intact, report.accepted) == (True, (header.seq,))
    with pytest.raises(ValueError, match="no damage"):
        vault.accept_damage(STAFF)
    with pytest.raises(ValueError, match="method of its own"):
        vault.append(accepted, STAFF)
    vault.close()


@pytest.mark.parametrize("statement", ["DELETE FROM heads", "UPDATE heads SET head = '{}'"])
def test_going_on_where_the_newest_head_is_hurt(full, folder, statement):
    tamper(full, statement)
    (folder / "tip").unlink()
    vault = reopen(folder)
    vault.accept_damage(STAFF)
    assert vault.damage is None
    assert hurt_parts(vault.check(ignore)) == ["heads"]
    vault.close()


def test_links_are_walked_a_little_at_a_time(full, monkeypatch):
    monkeypatch.setattr("kiosk.store.walking.CHUNK", 3)
    asked, told = [], []
    rows = full._db.rows

    def count(question, values=()):
        found = rows(question, values)
        asked.append(len(found))
        return found

    monkeypatch.setattr(full._db, "rows", count)
    assert full.check(lambda *progress: told.append(progress)).part("links").hurt == 0
    last = full._db.row("SELECT max(seq) AS seq FROM events")["seq"]
    assert [done for part, done, _ in told if part == "links"] == list(range(1, last + 1))
    assert {part for part, _, _ in told} >= {"links", "heads", "documents", "visits"}
    assert max(asked) <= 5, "but for the few events of one visit, no answer is longer than a step"


# What was purged under the retention rule


@pytest.fixture
def purged(folder):
    clock = StepClock()
    vault = Vault.create(folder, KEY, clock, "K1")
    fill(vault)
    clock.instant += timedelta(days=17 * 366)
    vault.purge("v0", Actor(role="staff", name="Ada"), Actor(role="staff", name="Ben"))
    yield vault
    vault.close()


def test_what_two_people_purged_is_no_damage(purged):
    report = purged.check(ignore)
    assert (hurt_parts(report), report.part("visits").count) == ([], 3)
    rebuilt = purged.rebuild(ignore)
    assert (rebuilt.same, rebuilt.visits) == (True, 3)


def test_a_payload_without_a_certificate_is_damage(purged):
    tamper(purged, "DELETE FROM payloads WHERE seq = 6")
    assert purged.check(ignore).part("payloads").examples == ("6",)
