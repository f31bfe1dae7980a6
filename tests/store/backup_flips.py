"""Flip one random bit of a backup at a time; every one must be found.

Usage: python -m tests.store.backup_flips [--count 2000] [--seed 4]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from kiosk.consent.events import STAFF
from kiosk.errors import VaultError
from kiosk.store import Vault
from kiosk.store.backup_file import Step, require_backup
from kiosk.store.keys import Keys, derive_keys
from tests.store.builders import KEY, StepClock
from tests.store.hurting import fill


def quiet(step: Step, done: int, count: int) -> None:
    """Be told and say nothing."""


def find_unfound(path: Path, keys: Keys, count: int, seed: int) -> list[int]:
    """Return the places of those of `count` flipped bits of the backup that were not found."""
    whole, chance, unfound = path.read_bytes(), random.Random(seed), list[int]()
    for _ in range(count):
        hurt, place = bytearray(whole), chance.randrange(len(whole))
        hurt[place] ^= 1 << chance.randrange(8)
        path.write_bytes(hurt)
        try:
            require_backup(path, keys, quiet)
        except VaultError:
            continue
        unfound.append(place)
    path.write_bytes(whole)
    return unfound


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        vault = Vault.create(Path(name) / "vault", KEY, StepClock(), "K1")
        fill(vault)
        path = vault.back_up(Path(name), STAFF, quiet).path
        vault.close()
        unfound = find_unfound(path, derive_keys(KEY), options.count, options.seed)
    print(f"{options.count - len(unfound)} of {options.count} found")
    print(*unfound, sep="\n", end="")
    return 1 if unfound else 0


if __name__ == "__main__":
    sys.exit(main())
