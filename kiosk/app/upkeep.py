"""The commands with which an administrator looks after the vault, each in a module of its own.

Such a module has `HELP`, `describe(parser)`, which adds its arguments, and `run(options)`, which
gives the exit status. What is slow to import it imports inside `run`.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Protocol

from kiosk.app import (
    backup,
    blank_form,
    check,
    make_documents,
    purge,
    rebuild,
    recover,
    restore,
    seal,
    verify,
)


class Upkeep(Protocol):
    """One command, as a module."""

    HELP: str

    def describe(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments."""
        ...

    def run(self, options: argparse.Namespace) -> int:
        """Do it and return the exit status: 0 done, 1 refused or something is wrong."""
        ...


UPKEEP: Mapping[str, Upkeep] = {
    "backup": backup,
    "restore": restore,
    "recover": recover,
    "check": check,
    "rebuild": rebuild,
    "purge": purge,
    "seal": seal,
    "verify": verify,
    "blank-form": blank_form,
    "make-documents": make_documents,
}
"""By the name that is typed."""
