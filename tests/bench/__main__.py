"""`python -m tests.bench`: measures everything in turn and prints one table in Markdown.

Speed is no test: the exit status is 0 unless a measurement broke.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time

import msgspec

from kiosk.app.paths import HOME
from tests.bench.figures import Row, format_table
from tests.bench.measuring import NAMES
from tests.bench.processes import SURROUNDINGS


def main(arguments: list[str]) -> int:
    """Measure what was asked for; 1 if something broke."""
    options = _parser().parse_args(arguments)
    rows: list[Row] = []
    broken = 0
    for name in options.only or NAMES:
        found, seconds = _measure(name, options.rounds)
        broken += found is None
        rows += found or ()
        sys.stderr.write(f"{name}: {'BROKE' if found is None else f'{seconds:.0f} s'}\n")
    print(format_table(rows))
    print(f"\n{_derive_surroundings()}; rounds: {options.rounds}.")
    return 1 if broken else 0


def _measure(name: str, rounds: int) -> tuple[list[Row] | None, float]:
    """Return the rows, None if the measurement broke, and the seconds it took."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.measuring", name, str(rounds)],
        cwd=HOME,
        env=os.environ | SURROUNDINGS,
        stdout=subprocess.PIPE,
        check=False,
    )
    rows = None if done.returncode else msgspec.json.decode(done.stdout, type=list[Row])
    return rows, time.monotonic() - began


def _derive_surroundings() -> str:
    """Return what the figures depend on, in words."""
    load = f", load before the end {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"Software renderer, {platform.system()} {platform.machine()}, {os.cpu_count()} processors"
        f"{load}, Python {platform.python_version()}"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=NAMES, help="measure this alone; may be repeated"
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often (%(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
