"""An administrator lists what is due, purges it with a second person, and sets a legal hold."""

from __future__ import annotations

import argparse
from datetime import timedelta

import pytest

from kiosk.access.pin import derive_pin_hash
from kiosk.app import command, purge
from kiosk.app.equip import open_vault
from kiosk.app.paths import DataPaths
from kiosk.clock import SystemClock
from kiosk.consent.events import PATIENT, STAFF, Actor, SettingsChanged
from kiosk.errors import PurgeRefused, VaultError
from kiosk.ids import format_record_number, new_id, read_record_number
from kiosk.store import Vault
from tests.store.builders import CANARY, KEY, SETTINGS, START, StepClock, signed, started

PIN, HASH = "284961", derive_pin_hash("284961")
VISIT, TWIN = "ABCDEFGH" + "2" * 18, "ABCDEFGH" + "3" * 18
TWO = ("--by", "Ada Fictional", "--with", "Ben Fictional")


@pytest.fixture
def clock():
    return StepClock()


@pytest.fixture
def vault(tmp_path, clock):
    made = Vault.create(tmp_path / "vault", KEY, clock, "K1")
    made.append(SettingsChanged(settings=SETTINGS), STAFF)
    made.set_pin_hash(HASH)
    made.append(started(), STAFF, VISIT)
    made.finish(VISIT, signed(VISIT), PATIENT)
    yield made
    made.close()


@pytest.fixture
def typed(monkeypatch):
    """What is typed next at each question: the PIN, and what confirms."""
    said: dict[str, list[str]] = {"pins": [], "answers": [], "asked": []}

    def answer(kind):
        def ask(prompt):
            said["asked"].append(prompt)
            return said[kind].pop(0)

        return ask

    monkeypatch.setattr(purge, "getpass", answer("pins"))
    monkeypatch.setattr("builtins.input", answer("answers"))
    return said


@pytest.fixture
def serve(vault, clock):
    def run(*arguments):
        parser = argparse.ArgumentParser()
        purge.describe(parser)
        return purge.serve(vault, clock, parser.parse_args(arguments))

    return run


def pass_years(clock, years=17):
    clock.instant = START + timedelta(days=years * 366)


def read_kinds(vault):
    return [row["kind"] for row in vault._db.rows("SELECT kind FROM events ORDER BY seq")]


def test_what_is_due_is_listed_without_names(serve, clock, capsys):
    assert serve() == 0
    assert capsys.readouterr().out == "0 records may be purged today.\n"
    pass_years(clock)
    assert serve() == 0
    out = capsys.readouterr().out
    assert out.splitlines() == [
        "ABCD-EFGH  last entry 2026-11-22  signed",
        "1 records may be purged today.",
    ]
    assert CANARY not in out


def test_two_people_purge_a_record(serve, vault, clock, typed, capsys):
    pass_years(clock)
    typed.update(pins=[PIN, PIN], answers=["ABCD-EFGH"])
    assert serve("--record", "abcd efgh", *TWO) == 0
    assert [prompt.split(",")[0] for prompt in typed["asked"][:2]] == [
        "Ada Fictional",
        "Ben Fictional",
    ]
    assert read_kinds(vault)[-3:] == ["logged-in", "logged-in", "record-purged"]
    assert vault.visit(VISIT) is None
    out = capsys.readouterr().out
    assert "Backups made before hold the record" in out
    assert CANARY not in out


def test_nothing_is_purged_without_the_number_typed_again(serve, vault, clock, typed, capsys):
    pass_years(clock)
    typed.update(pins=[PIN, PIN], answers=["yes"])
    assert serve("--record", VISIT, *TWO) == 1
    assert "Nothing was purged" in capsys.readouterr().out
    assert vault.visit(VISIT).state == "signed"


@pytest.mark.parametrize("pins", [["000001"], [PIN, "000001"]])
def test_each_person_needs_the_pin(serve, vault, clock, typed, pins):
    pass_years(clock)
    typed.update(pins=list(pins))
    with pytest.raises(PurgeRefused, match="Not admitted"):
        serve("--record", VISIT, *TWO)
    assert read_kinds(vault)[-1] == "log-in-failed"
    assert vault.visit(VISIT) is not None


@pytest.mark.parametrize(
    "people", [(), ("--by", "Ada"), ("--with", "Ada"), ("--by", "Ada", "--with", "ada ")]
)
def test_one_person_is_refused_before_a_pin_is_asked_for(serve, clock, typed, people):
    pass_years(clock)
    with pytest.raises(PurgeRefused, match="Two different people"):
        serve("--record", VISIT, *people)
    assert typed["asked"] == []


def test_a_record_that_is_not_due_is_refused_before_a_pin_is_asked_for(serve, typed):
    with pytest.raises(PurgeRefused, match="kept for longer"):
        serve("--record", VISIT, *TWO)
    assert typed["asked"] == []


@pytest.mark.parametrize("number", ["ABCD", "", "ABCD-EFG%", "WXYZ-WXYZ", "abcd-efgh-1"])
def test_a_number_that_no_record_has_is_refused(serve, number):
    with pytest.raises(VaultError, match="no record"):
        serve("--hold", number or " ", "--by", "Ada", "--reason", "A claim")


def test_where_two_records_share_a_number_it_is_given_in_full(serve, vault, typed):
    vault.append(started(), STAFF, TWIN)
    vault.finish(TWIN, signed(TWIN), PATIENT)
    with pytest.raises(VaultError, match=f"{VISIT}, {TWIN}"):
        serve("--hold", "ABCD-EFGH", "--by", "Ada", "--reason", "A claim")
    typed.update(pins=[PIN])
    assert serve("--hold", TWIN.lower(), "--by", "Ada", "--reason", "A claim") == 0
    assert (vault.visit(TWIN).held, vault.visit(VISIT).held) == (True, False)


def test_a_hold_is_set_and_lifted_by_somebody_for_a_reason(serve, vault, clock, typed, capsys):
    typed.update(pins=[PIN, PIN])
    assert serve("--hold", VISIT, "--by", "Ada", "--reason", "A  claim") == 0
    stored = vault.events_of(VISIT)[-1]
    assert (stored.event.reason, stored.header.actor) == (
        "A claim",
        Actor(role="staff", name="Ada"),
    )
    pass_years(clock)
    with pytest.raises(PurgeRefused, match="legal hold"):
        serve("--record", VISIT, *TWO)
    with pytest.raises(PurgeRefused, match="so already"):
        serve("--hold", VISIT, "--by", "Ada", "--reason", "Again")
    assert serve("--lift", VISIT, "--by", "Ada", "--reason", "It is over") == 0
    assert [row.visit_id for row in vault.due()] == [VISIT]
    assert "hold is lifted" in capsys.readouterr().out


@pytest.mark.parametrize("missing", [("--by", "Ada"), ("--reason", "A claim"), ()])
def test_a_hold_without_a_name_or_a_reason_is_refused(serve, typed, missing):
    with pytest.raises(PurgeRefused, match="by somebody"):
        serve("--hold", VISIT, *missing)
    assert typed["asked"] == []


def test_a_visit_that_is_live_is_not_held(serve, vault, typed):
    vault.append(started(), STAFF, TWIN)
    with pytest.raises(PurgeRefused, match="has not ended"):
        serve("--hold", TWIN, "--by", "Ada", "--reason", "A claim")


def test_the_command_opens_the_vault_that_is_there(tmp_path, capsys):
    assert command.main(["--data", str(tmp_path), "purge"]) == 1
    assert "There is no vault" in capsys.readouterr().err
    open_vault(DataPaths(tmp_path), SystemClock(), ("file",)).close()
    assert command.main(["--data", str(tmp_path), "purge"]) == 0
    assert "0 records" in capsys.readouterr().out


def test_a_number_as_it_is_printed_finds_its_record():
    visit_id = new_id()
    read = read_record_number(format_record_number(visit_id).lower())
    assert read is not None
    assert visit_id.startswith(read)
