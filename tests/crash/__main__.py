"""`python -m tests.crash --kills 500`: pulls the plug on the kiosk at random instants.

The exit status is 0 only if after each kill all that was acknowledged was there, and whole.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash.killing import Killer


def main(arguments: list[str]) -> int:
    """Kill, and say what was seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=20261123, help="of the chance (%(default)s)")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        killer = Killer(Path(folder), options.seed)
        killer.kill(options.kills)
        killer.check_everything()
    for title, counts in (("killed while it", killer.killed), ("acknowledged", killer.seen)):
        for name, count in counts.most_common():
            print(f"{title:16} {name:28} {count:6}")
    acknowledged = len(killer.everything)
    print(f"{options.kills} kills, {acknowledged} acknowledgements, none lost, none by halves;"
          f" {time.monotonic() - began:.0f} s, seed {options.seed}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
