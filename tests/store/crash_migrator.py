"""Open a vault with two made-up steps to newer formats, and pull the plug in one of them.

Usage: crash_migrator.py FOLDER WHERE; WHERE is `copy`, `first`, `second`, `end` or `nowhere`.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kiosk.store import Vault, migrations, schema
from kiosk.store.database import Database
from tests.store.builders import KEY, StepClock


def pull_plug() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def add_table(db: Database) -> None:
    db.execute("CREATE TABLE extra (seq INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT")
    db.execute("INSERT INTO extra SELECT seq, kind FROM events")


def change_table(db: Database) -> None:
    db.execute("ALTER TABLE extra RENAME COLUMN word TO kind")


def main() -> None:
    folder, where = Path(sys.argv[1]), sys.argv[2]

    def first(db: Database) -> None:
        add_table(db)
        if where == "first":
            pull_plug()

    def second(db: Database) -> None:
        change_table(db)
        if where == "second":
            pull_plug()

    migrations.STEPS, schema.SCHEMA_VERSION = (first, second), 3
    if where == "copy":
        migrations._require_whole = lambda *_: pull_plug()
    if where == "end":
        Database.truncate_log = lambda _: pull_plug()  # type: ignore[method-assign,assignment]
    Vault.open(folder, KEY, StepClock()).close()


if __name__ == "__main__":
    main()
