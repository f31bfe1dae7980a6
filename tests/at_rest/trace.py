"""What a program and all that it starts write, as strace sees it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

NO_TRACE = (
    "strace cannot watch a program here, so that nobody can tell what the kiosk writes and deletes "
    "again. It needs ptrace: in a container, start that with --cap-add=SYS_PTRACE."
)
# The mark lets strace go on where this machine does not know a call: some have no plain open.
_CALLS = (
    "?open,?creat,openat,?openat2,?rename,renameat,?renameat2,?link,linkat,"
    "write,writev,pwrite64,pwritev,?pwritev2,sendto,sendmsg"
)
OPTIONS = (
    *("-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "1048576", "-e", "signal=none"),
    *("-e", f"trace={_CALLS}"),
)
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
_TARGET = re.compile(r"^\d+<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_WRITING = re.compile(r"O_(?:WRONLY|RDWR|CREAT)")


class Written(NamedTuple):
    """One piece of bytes that was handed to the system."""

    target: str
    content: bytes


def can_trace() -> bool:
    """Return whether strace is there and may watch."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(
        ["strace", "-o", "/dev/null", "true"], capture_output=True, check=False
    )  # fmt: skip
    return tried.returncode == 0


def watched(command: Sequence[str], log: Path) -> list[str]:
    """Return the command that runs `command` and writes what it does into `log`."""
    return ["strace", *OPTIONS, "-o", str(log), *command]


def read_written(log: Path) -> Iterator[Written]:
    """Yield each piece of bytes that was written anywhere."""
    for name, arguments in _read_calls(log):
        target = _TARGET.match(arguments)
        if target and name.startswith(("write", "pwrite", "send")):
            pieces = [_read_text(text) for text in _TEXT.findall(arguments[target.end() :])]
            yield Written(_read_text(target[1]).decode(), b"".join(pieces))


def read_opened(log: Path) -> set[str]:
    """Return every path that was opened to be written to, or that something was renamed to."""
    found = set[str]()
    for name, arguments in _read_calls(log):
        texts = _TEXT.findall(arguments)
        if texts and (_WRITING.search(arguments) or name.startswith(("rename", "link", "creat"))):
            found.add(_read_text(texts[-1]).decode())
    return found


def _read_calls(log: Path) -> Iterator[tuple[str, str]]:
    """Yield name and arguments of each call that succeeded; one that was interrupted is joined."""
    begun: dict[str, str] = {}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            process = line.split(maxsplit=1)[0]
            if "<unfinished ...>" in line:
                begun[process] = line.split("<unfinished ...>")[0]
                continue
            if "resumed>" in line:
                line = begun.pop(process, "") + line.split("resumed>", 1)[1]  # noqa: PLW2901
            call = _CALL.match(line)
            if call and int(call[3]) >= 0:
                yield call[1], call[2]


def _read_text(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
