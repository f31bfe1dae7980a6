"""Flip one random bit or byte of a vault's files at a time; every one must be found.

Usage: python -m tests.store.flips [--count 2000] [--seed 4]
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.store.hurting import FILES, copy, find_hurt, flip, make_pulled

# The log and the tip are small beside the database; each gets its share.
_SHARES = (6, 3, 1)


def flip_many(folder: Path, count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Return how often each thing was found in how many flips, and the flips that were not."""
    made, pulled, victim = folder / "made", folder / "pulled", folder / "victim"
    make_pulled(made, pulled)
    chance, found, unfound = random.Random(seed), Counter[str](), list[str]()
    whole = {name: (pulled / name).read_bytes() for name in FILES}
    copy(pulled, victim)
    if (hurt := find_hurt(victim)) is not None:
        raise AssertionError(f"unhurt, and yet {hurt} was found")
    for number in range(count):
        shutil.rmtree(victim)
        copy(pulled, victim)
        name = chance.choices(FILES, _SHARES)[0]
        (victim / name).write_bytes(flip(whole[name], chance))
        hurt = find_hurt(victim)
        if hurt is None:
            unfound.append(f"flip {number} in {name}")
        found[f"{name}: {hurt}"] += 1
    return found, unfound


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found, unfound = flip_many(Path(name), options.count, options.seed)
    for what, count in sorted(found.items()):
        print(f"{count:6}  {what}")
    print(f"{options.count - len(unfound)} of {options.count} found")
    print(*unfound, sep="\n", end="")
    return 1 if unfound else 0


if __name__ == "__main__":
    sys.exit(main())
