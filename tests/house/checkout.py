"""The files that git knows, for the tests of the house."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def list_files() -> tuple[str, ...]:
    """Return the path of each file in git that is still there, from the top, with slashes."""
    # A hook or a work tree of git's names its own repository to whoever it starts.
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"],
        check=True,
        capture_output=True,
        text=True,
        env=surroundings,
    ).stdout
    return tuple(name for name in listed.split("\0") if name and (ROOT / name).is_file())


def read_text(name: str) -> str | None:
    """Return the text of a file, or None where it holds bytes."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
