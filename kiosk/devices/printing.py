"""Paper: a PDF handed over, byte for byte, to the system's print service.

Owns how CUPS (Linux, macOS) is spoken to: by its own programs, the bytes on standard input, so that
no file of them is made here. What the service keeps meanwhile lies in its spool, and goes with the
job where cupsd.conf says `PreserveJobFiles No`. On Windows there is no service: its print verb
starts whichever program is registered, wants a file, and tells no outcome.

Not for the window's thread.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import time
from typing import Literal, NamedTuple, Protocol, TypeAlias

import msgspec

_LOOK_S = 0.25
"""How often to look how a job stands."""
_TAKEN = re.compile(r"^request id is (\S+) ", re.MULTILINE)
_DEFAULT = re.compile(r"^system default destination: (\S+)$", re.MULTILINE)

Reason: TypeAlias = Literal[
    "no-document", "no-service", "no-printer", "stopped", "refused", "timed-out"
]  # fmt: skip


class Printed(msgspec.Struct, frozen=True):
    """The service took the document, and its printer has not stopped."""

    printer: str
    job: str
    """The service's name for it."""


class NotPrinted(msgspec.Struct, frozen=True):
    """Nothing is waiting to be printed; only after `timed-out` that is not known."""

    reason: Reason

    @property
    def key(self) -> str:
        """The key in the interface's catalogue of the sentence that says why."""
        return f"print_{self.reason.replace('-', '_')}"


Print: TypeAlias = Printed | NotPrinted


class Printer(Protocol):
    """Takes a document to be printed."""

    def print_pdf(self, content: bytes, title: str) -> Print:
        """Hand `content` over as it is; `title` is read by whoever sees the printer's jobs."""
        ...


class Patience(NamedTuple):
    """How long to wait, in seconds."""

    answer_s: float = 5
    """For each answer about a printer."""
    hand_over_s: float = 20
    """Until the document is taken."""
    watch_s: float = 5
    """For a printer that stops as soon as it gets the job."""


class SystemPrinter:
    """The system's own printer: the default one, as whoever looks after the machine set it."""

    def __init__(self, patience: Patience | None = None) -> None:
        """Wait as long as `patience` says."""
        self._patience = patience or Patience()

    def print_pdf(self, content: bytes, title: str) -> Print:
        """Hand `content` over, and watch for a moment whether the printer stops.

        A job that a stopped printer would keep is taken back: no document waits for later.
        """
        try:
            return self._hand_over(content, title)
        except _Refused as refused:
            return NotPrinted(refused.reason)
        except subprocess.TimeoutExpired:
            return NotPrinted("timed-out")
        except OSError:  # a program that is there and cannot be run
            return NotPrinted("no-service")

    def _hand_over(self, content: bytes, title: str) -> Printed:
        if "scheduler is running" not in self._ask("lpstat", "-r").said:
            raise _Refused("no-service")
        default = _DEFAULT.search(self._ask("lpstat", "-d").said)
        if default is None:
            raise _Refused("no-printer")
        printer = default[1]
        self._require_running(printer)
        lp = ("lp", "-d", printer, "-t", title, "-o", "document-format=application/pdf")
        answer = _run(*lp, patience_s=self._patience.hand_over_s, content=content)
        taken = _TAKEN.search(answer.said)
        if answer.status or taken is None:
            raise _Refused("refused")
        self._watch(printer, taken[1])
        return Printed(printer, taken[1])

    def _watch(self, printer: str, job: str) -> None:
        """Look for a while whether the printer goes on; a service that says nothing more goes on.

        Raises:
            _Refused: it stopped; the job was taken back.
        """
        with contextlib.suppress(subprocess.TimeoutExpired):
            for _ in range(int(self._patience.watch_s / _LOOK_S)):
                if job not in self._ask("lpstat", f"-o{_queue(printer)}").said.split():
                    return
                try:
                    self._require_running(printer)
                except _Refused:
                    if self._ask("cancel", job).status == 0:
                        raise
                time.sleep(_LOOK_S)

    def _require_running(self, printer: str) -> None:
        """Make sure that a printer is there and goes.

        Raises:
            _Refused: it is not there, or is stopped, which no exit status tells.
        """
        answer = self._ask("lpstat", f"-p{_queue(printer)}")
        if answer.status:
            raise _Refused("no-printer")
        if answer.said.startswith(f"printer {_queue(printer)} disabled"):
            raise _Refused("stopped")

    def _ask(self, *words: str) -> _Answer:
        return _run(*words, patience_s=self._patience.answer_s)


class _Refused(Exception):
    """The document is not taken."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class _Answer(NamedTuple):
    status: int
    said: str


def _queue(printer: str) -> str:
    """Return a printer's name without the set of options that may follow it."""
    return printer.partition("/")[0]


def _run(program: str, *words: str, patience_s: float, content: bytes = b"") -> _Answer:
    """Run one of the service's programs in the language of no country.

    Raises:
        _Refused: there is no such program.
        subprocess.TimeoutExpired: it was ended after `patience_s` seconds.
    """
    path = shutil.which(program)
    if path is None:
        raise _Refused("no-service")
    done = subprocess.run(  # noqa: S603 - its words are no shell's
        [path, *words],
        input=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=patience_s,
        check=False,
        env=os.environ | {"LC_ALL": "C", "LANG": "C"},
    )
    return _Answer(done.returncode, done.stdout.decode(errors="replace"))
