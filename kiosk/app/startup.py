"""What must be right before Qt starts: versions, a memory that nobody reads, a way to draw."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from zoneinfo import reset_tzpath

from kiosk.errors import StartError

_PR_SET_DUMPABLE = 4


def require_versions(python: tuple[int, int], pyside: str) -> None:
    """Refuse PySide6 6.12 and newer on Python older than 3.12.

    Raises:
        StartError: the pair corrupts memory.
    """
    major, minor = (int(piece) for piece in pyside.split(".")[:2])
    if (major, minor) >= (6, 12) and python < (3, 12):
        raise StartError(
            f"PySide6 {pyside} corrupts memory on Python {python[0]}.{python[1]}: it drops "
            "references that Python still needs. Install PySide6-Essentials 6.11.3, or use "
            "Python 3.12 or newer."
        )


def require_this_machine() -> None:
    """Refuse to start where the installed pair of Python and PySide6 is known to be unsafe."""
    from PySide6 import __version__

    require_versions(sys.version_info[:2], __version__)


def keep_memory_to_itself() -> None:
    """Let no crash write this process's memory to disk, and no other program of this user read it.

    A program that is started from here begins without the second again.

    Source: core(5) and prctl(2), PR_SET_DUMPABLE: where a program takes the dumps, the limit alone
    does not stop it.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def settle_time_zones() -> None:
    """Take time zones from the pinned `tzdata`, so that every kiosk tells the same local time."""
    reset_tzpath(to=())


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Return whether a window can be seen."""
    if not platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def settle_platform(environment: MutableMapping[str, str], *, seen: bool) -> None:
    """Choose how Qt draws, before it starts; what is already set stays."""
    if not seen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    if environment.get("QT_QPA_PLATFORM") == "offscreen" or not _has_gpu():
        environment.setdefault("QT_QUICK_BACKEND", "software")
    environment.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")


def _has_gpu() -> bool:
    return os.name == "nt" or sys.platform == "darwin" or any(Path("/dev/dri").glob("render*"))
