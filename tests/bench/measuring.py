"""Takes one measurement and says its rows as JSON: `python -m tests.bench.measuring NAME ROUNDS`.

Each runs in a process of its own, so that none sees another's windows, caches or threads.
"""

from __future__ import annotations

import sys
from importlib import import_module

import msgspec

from tests.bench.figures import Row

NAMES = ("first_frame", "slide", "ink", "signing", "document", "memory", "desk", "vault")
"""In the table's order; each is a module beside this one, with `measure(rounds)`."""


def main(name: str, rounds: int) -> None:
    """Measure, then say so on the standard output."""
    rows: tuple[Row, ...] = import_module(f"tests.bench.{name}").measure(rounds)
    sys.stdout.write(msgspec.json.encode(rows).decode())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
