"""`python -m tests.crash --kills 500`: pulls the plug on the kiosk at random instants.

The exit status is 0 only if after each kill all that was acknowledged was there, and whole.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash.killing import Killer

KILLS_A_VAULT = 100
"""After each kill all that the vault holds is read: one vault for all would grow slow."""


def main(arguments: list[str]) -> int:
    """Kill, and say what was seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=20261123, help="of the chance (%(default)s)")
    options = parser.parse_args(arguments)
    began, acknowledgements = time.monotonic(), 0
    killed, seen = Counter[str](), Counter[str]()
    for first in range(0, options.kills, KILLS_A_VAULT):
        with TemporaryDirectory() as folder:
            killer = Killer(Path(folder), options.seed + first)
            killer.kill(min(KILLS_A_VAULT, options.kills - first))
            killer.check_everything()
        killed, seen = killed + killer.killed, seen + killer.seen
        acknowledgements += len(killer.everything)
    for title, counts in (("killed while it", killed), ("acknowledged", seen)):
        for name, count in counts.most_common():
            print(f"{title:16} {name:28} {count:6}")
    print(
        f"{options.kills} kills, {acknowledgements} acknowledgements, none lost, none by halves;"
        f" {time.monotonic() - began:.0f} s, seed {options.seed}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
