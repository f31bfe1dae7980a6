"""`purge`: which records' time is over, the purge of one by two people, and legal holds.

Owns the questions that are asked; what may be purged is the store's to say. No name of a patient
is printed.
"""

from __future__ import annotations

import argparse
from getpass import getpass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.consent.events import Actor
    from kiosk.store import Vault, VisitRow

HELP = "list the records whose time is over, purge one with two people, set or lift a legal hold"

_AFTERWARDS = """\
Event {seq} certifies it. The chain of events still verifies.
Backups made before hold the record until they are deleted, and so do copies that were saved or
printed: they are not the kiosk's to find."""


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--record", metavar="NUMBER", help="purge this record; needs --by and --with")
    what.add_argument("--hold", metavar="NUMBER", help="keep this record beyond its time")
    what.add_argument("--lift", metavar="NUMBER", help="lift the hold on this record")
    parser.add_argument("--by", metavar="NAME", default="", help="who does it")
    parser.add_argument("--with", metavar="NAME", default="", dest="witness", help="who else")
    parser.add_argument(
        "--reason", metavar="TEXT", default="", help="why the hold is set or lifted"
    )


def run(options: argparse.Namespace) -> int:
    """List, purge, hold or lift."""
    from kiosk.app.terminal import open_existing
    from kiosk.clock import SystemClock

    vault = open_existing(options.data)
    try:
        return serve(vault, SystemClock(), options)
    finally:
        vault.close()


def serve(vault: Vault, clock: Clock, options: argparse.Namespace) -> int:
    """Do what `options` ask for, and return the exit status.

    Raises:
        PurgeRefused: the record may not go, a name or a reason is missing, or a PIN is wrong.
        VaultError: there is no such record, or it cannot be read.
    """
    if options.record:
        return _purge(vault, clock, _find(vault, options.record), options)
    if options.hold:
        return _hold(vault, clock, _find(vault, options.hold), options, held=True)
    if options.lift:
        return _hold(vault, clock, _find(vault, options.lift), options, held=False)
    return _list(vault)


def _list(vault: Vault) -> int:
    from kiosk.ids import format_record_number

    due = vault.due()
    for row in due:
        number = format_record_number(row.visit_id)
        print(f"{number}  last entry {row.last_entry.isoformat()}  {row.state}")
    print(f"{len(due)} records may be purged today.")
    return 0


def _purge(vault: Vault, clock: Clock, row: VisitRow, options: argparse.Namespace) -> int:
    from kiosk.ids import format_record_number

    first, second = _name(options.by), _name(options.witness)
    vault.require_purgeable(row.visit_id, first, second)
    _admit(vault, clock, first)
    _admit(vault, clock, second)
    number = format_record_number(row.visit_id)
    print(f"What record {number} says, and its document, will be deleted for good.")
    if input(f"Type {number} to do so, or anything else to leave it: ").strip() != number:
        print("Nothing was purged.")
        return 1
    header = vault.purge(row.visit_id, first, second)
    print(_AFTERWARDS.format(seq=header.seq))
    return 0


def _hold(
    vault: Vault, clock: Clock, row: VisitRow, options: argparse.Namespace, *, held: bool
) -> int:
    from kiosk.consent.events import LegalHoldLifted, LegalHoldSet
    from kiosk.errors import PurgeRefused
    from kiosk.store.states import LIVE
    from kiosk.visit.text import derive_line

    actor, reason = _name(options.by), derive_line(options.reason)
    if not (actor.name and reason):
        raise PurgeRefused("A hold is set and lifted by somebody (--by), for a --reason.")
    if row.held is held or row.state in LIVE:
        raise PurgeRefused("The visit has not ended, or its hold is so already.")
    _admit(vault, clock, actor)
    event = LegalHoldSet(reason=reason) if held else LegalHoldLifted(reason=reason)
    vault.append(event, actor, row.visit_id)
    print("The record is under a legal hold." if held else "The record's hold is lifted.")
    return 0


def _find(vault: Vault, untrusted_number: str) -> VisitRow:
    """Return the one visit with that number, or with a longer one where two share it."""
    from kiosk.errors import VaultError
    from kiosk.ids import read_record_number

    number = read_record_number(untrusted_number)
    rows = vault.find_by_number(number) if number else ()
    if len(rows) > 1:
        ids = ", ".join(row.visit_id for row in rows)
        raise VaultError(f"Two records have this number. Name one in full: {ids}.")
    if not rows:
        raise VaultError("There is no record with this number.")
    return rows[0]


def _name(untrusted: str) -> Actor:
    from kiosk.consent.events import Actor
    from kiosk.visit.text import derive_line

    return Actor(role="staff", name=derive_line(untrusted))


def _admit(vault: Vault, clock: Clock, actor: Actor) -> None:
    """Ask for the PIN; who is admitted and who is not goes on record.

    Raises:
        PurgeRefused: it is wrong, or it is too soon after a wrong one.
    """
    from kiosk.desk.admission import Admitted, log_in
    from kiosk.errors import PurgeRefused

    answer = log_in(vault, clock, getpass(f"{actor.name}, the staff PIN: "))
    if not isinstance(answer, Admitted):
        wait_s = round(answer.wait.total_seconds())
        raise PurgeRefused(f"Not admitted. The next try is open in {wait_s} s. Nothing was done.")
