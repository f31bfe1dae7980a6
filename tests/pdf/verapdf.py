"""Judges documents as veraPDF does, against PDF/A-3a and PDF/UA-1.

Java runs in a process of its own, started by the first document that is judged: it would answer
for faults that Python's own tests watch for.

Source: ISO 19005-3:2012; ISO 14289-1:2014.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_HOST = Path(__file__).with_name("verapdf_host.py")
_LEAST = 1_000
"""Assertions: fewer are never tested on a whole document."""


class VeraPdf:
    """veraPDF, asked again and again."""

    def __init__(self, folder: Path) -> None:
        """Keep in `folder` what is judged and what Java leaves behind."""
        self._folder = folder
        self._host: subprocess.Popen[str] | None = None

    def judge(self, content: bytes, standards: str = "3a,ua1") -> dict[str, str]:
        """Return the rules that `content` breaks, such as `ua1 7.1-3`, and what veraPDF says."""
        path = self._folder / "judged.pdf"
        path.write_bytes(content)
        host = self._host = self._host or self._start()
        print(standards, path, file=host.stdin, flush=True)
        answer = host.stdout.readline()
        assert answer, (self._folder / "errors.txt").read_text()
        verdicts = json.loads(answer)
        for verdict in verdicts.values():
            assert verdict["tested"] > _LEAST
            assert verdict["compliant"] == (not verdict["failed"])
        return {
            f"{standard} {rule}": said
            for standard, verdict in verdicts.items()
            for rule, said in verdict["failed"].items()
        }

    def close(self) -> None:
        """End Java, if it was started."""
        if self._host is not None:
            self._host.communicate(timeout=30)
            assert self._host.returncode == 0, (self._folder / "errors.txt").read_text()

    def _start(self) -> subprocess.Popen[str]:
        with (self._folder / "errors.txt").open("w") as errors:
            return subprocess.Popen(
                [sys.executable, str(_HOST), str(self._folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
