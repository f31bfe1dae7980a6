"""`check`: all in the vault is read, and what is hurt, what is whole, what to do is said."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.store.report import Part, PartName, Report
    from kiosk.store.vault import Vault

HELP = "read everything in the vault and say what is whole and what is hurt"

_WORD = "GO ON"

_WHOLE: Mapping[PartName, str] = {
    "pages": "All {count} pages of the file are as they were written.",
    "links": "All {count} events are there and unchanged, each linked to the one before.",
    "payloads": "What they say is as it was written.",
    "heads": "All {count} signatures over the chain of events hold.",
    "documents": "All {count} documents are byte for byte what was stored.",
    "visits": "The list of {count} visits is what the events make.",
    "drafts": "All {count} drafts can be read.",
    "tip": "Nothing that was written last is missing.",
}
_HURT: Mapping[PartName, str] = {
    "pages": "{hurt} of {count} pages of the file cannot be read or do not hang together",
    "links": "{hurt} events are missing, changed or cannot be read. Their numbers",
    "payloads": "What {hurt} events say is missing, changed or cannot be read. Their numbers",
    "heads": "{hurt} signatures over the chain are missing or do not hold. Their events",
    "documents": "{hurt} documents are missing, changed or cannot be read. Their events",
    "visits": "{hurt} entries of the list of visits are not what the events make. Which",
    "drafts": "{hurt} of {count} drafts cannot be read. Whose",
    "tip": "What was written last is missing or another",
}


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--go-on",
        action="store_true",
        help="after damage: put on record what is lost, and let the kiosk write again",
    )
    parser.add_argument(
        "--backup", type=Path, metavar="FILE", help="check this backup instead of the vault"
    )
    parser.add_argument(
        "--against",
        type=Path,
        metavar="FILE",
        help="compare the vault with a backup, or with the file `tip` of another vault",
    )


def run(options: argparse.Namespace) -> int:
    """Check the vault, and go on after damage if that is asked for and confirmed."""
    from kiosk.app.terminal import ProgressLine, open_existing

    if options.backup:
        return _check_backup(options.data, options.backup)
    if options.against:
        return _compare(options.data, options.against)
    vault, line = open_existing(options.data), ProgressLine()
    try:
        report = vault.check(line)
        line.clear()
        for part in report.parts:
            print(_describe_part(part))
        print(*_describe_rest(report), sep="\n")
        return _go_on(vault, report) if options.go_on else int(not report.intact)
    finally:
        vault.close()


def _check_backup(data: Path, file: Path) -> int:
    from kiosk.app.terminal import ProgressLine, read_existing_key
    from kiosk.store.backup_file import check_backup
    from kiosk.store.keys import derive_keys

    line = ProgressLine()
    try:
        report = check_backup(file, derive_keys(read_existing_key(data)), line)
    finally:
        line.clear()
    print(*map(_describe_part, report.parts), sep="\n")
    print(
        f"The backup {file.name} is whole."
        if report.intact
        else f"The backup {file.name} is damaged. Use another, and make a new one now."
    )
    return int(not report.intact)


def _compare(data: Path, file: Path) -> int:
    from kiosk.app.against import describe_kinship
    from kiosk.app.terminal import open_existing

    vault = open_existing(data)
    try:
        found = vault.compare_with(file)
    finally:
        vault.close()
    print(describe_kinship(found, file))
    return int(not found.sound)


def _describe_part(part: Part) -> str:
    if not part.hurt:
        return f"whole  {_WHOLE[part.name].format(count=part.count)}"
    more = "" if part.hurt == len(part.examples) else " and more"
    said = _HURT[part.name].format(count=part.count, hurt=part.hurt)
    return f"HURT   {said}: {', '.join(part.examples)}{more}."


def _describe_rest(report: Report) -> tuple[str, ...]:
    """Return what else is to be known, and what to do."""
    hurt = {part.name for part in report.parts if part.hurt}
    lines = [f"Earlier damage was accepted: see event {seq}." for seq in report.accepted]
    if report.damage:
        lines.append(report.damage.sentence)
    if not hurt:
        return (*lines, "The vault is whole.")
    if hurt == {"visits"}:
        lines.append("No record is hurt. Make the list again: python main.py rebuild")
    elif hurt - {"tip", "visits"}:
        lines.append(
            "What is not named as hurt is whole and can be read. Keep the vault's folder as it is, "
            "and restore the newest backup: python main.py restore"
        )
    return tuple(lines)


def _go_on(vault: Vault, report: Report) -> int:
    if report.damage is None:
        print("Nothing keeps the kiosk from writing: there is nothing to go on from.")
        return int(not report.intact)
    print(f"To go on puts on record for good: {report.damage.hurt}")
    if input(f"Type {_WORD} to do so, or anything else to leave it: ").strip() != _WORD:
        print("Nothing was changed.")
        return 1
    from kiosk.consent.events import STAFF

    header = vault.accept_damage(STAFF)
    print(f"Event {header.seq} puts it on record. Start the kiosk again; it writes from here on.")
    return int(any(part.hurt for part in report.parts if part.name != "tip"))
