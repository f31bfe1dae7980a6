"""What happens when something is wrong in the kiosk itself: nothing of the patient is told.

Owns the last resort: one log line that names where, and the page that calls staff.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

_log = logging.getLogger("kiosk")


def derive_whereabouts(error: BaseException) -> str:
    """Return kind, file and line of an error; never its words, which may hold a patient's."""
    frames = traceback.extract_tb(error.__traceback__)
    last = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "nowhere"
    return f"bug kind={type(error).__name__} at={last}"


def watch_for_bugs(call_staff: Callable[[], None]) -> None:
    """From now on log every error that nothing caught, and call staff to the window.

    Beside the window nobody waits: what a thread cannot do is logged and stays owed.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error(derive_whereabouts(error))
        call_staff()

    def beside(failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            _log.error(derive_whereabouts(failed.exc_value))

    sys.excepthook = hook
    threading.excepthook = beside
