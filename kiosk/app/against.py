"""How a comparison with another vault, a backup or a signed head is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from kiosk.store.kinship import Kinship


def describe_kinship(found: Kinship, file: Path) -> str:
    """Return what came of comparing the vault with `file`, and what to do."""
    here, there = found.vault.seq, found.other.seq
    match found.relation:
        case "same":
            return f"Same chain: the vault and {file.name} end with the same event, {here}."
        case "newer":
            return (
                f"Same chain: the vault is newer than {file.name} by {_count(here - there)}, "
                "and holds all that is in it."
            )
        case "older":
            return (
                f"This vault is older than {file.name} by {_count(there - here)}: "
                f"{_span(here, there)} missing. Find the newest backup and restore it."
            )
        case "ahead":
            return (
                f"{file.name} was signed {_count(there - here)} further than this vault comes. "
                "It is older, or it went another way: only a backup of the other vault tells which."
            )
        case "forked":
            return f"{_describe_fork(found, file)} Keep both, and let one of the two write no more."
        case "stranger":
            return f"{file.name} is another kiosk's."
    assert_never(found.relation)


def _describe_fork(found: Kinship, file: Path) -> str:
    there = found.other.seq
    if found.common is None:
        return (
            f"Forked: event {there} of {file.name} is not the event {there} of this vault. "
            "Two vaults of this kiosk went apart before it."
        )
    return (
        f"Forked after event {found.common}: up to there {file.name} and this vault are the same. "
        f"Its {_span(found.common, there)} not in this vault."
    )


def _count(events: int) -> str:
    return "1 event" if events == 1 else f"{events} events"


def _span(after: int, last: int) -> str:
    return f"event {last} is" if last == after + 1 else f"events {after + 1} to {last} are"
