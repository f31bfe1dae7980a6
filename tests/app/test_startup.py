"""What is refused, and what is chosen, before Qt starts."""

from __future__ import annotations

import logging
from threading import Thread

import pytest

from kiosk.app.bugs import derive_whereabouts, watch_for_bugs
from kiosk.app.startup import has_display, require_this_machine, require_versions, settle_platform
from kiosk.errors import StartError


@pytest.mark.parametrize("pyside", ["6.12.0", "6.12.1", "6.13.0", "7.0.0"])
def test_a_pair_that_corrupts_memory_is_refused(pyside: str) -> None:
    with pytest.raises(StartError, match=r"corrupts memory on Python 3\.11"):
        require_versions((3, 11), pyside)


@pytest.mark.parametrize(
    ("python", "pyside"), [((3, 11), "6.11.3"), ((3, 12), "6.12.0"), ((3, 13), "7.0.0")]
)
def test_a_safe_pair_is_taken(python: tuple[int, int], pyside: str) -> None:
    require_versions(python, pyside)


def test_this_machine_is_safe() -> None:
    require_this_machine()


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_seen(environment: dict[str, str], platform: str, seen: bool) -> None:
    assert has_display(environment, platform) is seen


def test_without_a_display_qt_draws_offscreen() -> None:
    environment: dict[str, str] = {}
    settle_platform(environment, seen=False)
    assert environment["QT_QPA_PLATFORM"] == "offscreen"
    assert environment["QT_QUICK_BACKEND"] == "software"


def test_what_is_set_stays() -> None:
    environment = {"QT_QPA_PLATFORM": "minimal", "QT_QUICK_BACKEND": "rhi"}
    settle_platform(environment, seen=False)
    assert environment["QT_QPA_PLATFORM"] == "minimal"
    assert environment["QT_QUICK_BACKEND"] == "rhi"


def raised() -> ValueError:
    with pytest.raises(ValueError, match="Robin") as caught:
        int("Robin Fictional, born 1950-02-28")
    return caught.value


def raise_again(error: ValueError) -> None:
    raise error


def test_a_bug_is_told_without_its_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    error, called = raised(), []
    assert derive_whereabouts(error).startswith("bug kind=ValueError at=test_startup.py:")
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr("threading.excepthook", None)
    watch_for_bugs(lambda: called.append(1))
    import sys

    with caplog.at_level(logging.ERROR):
        sys.excepthook(ValueError, error, error.__traceback__)
        assert called == [1]
        thread = Thread(target=raise_again, args=(error,))
        thread.start()
        thread.join()
    assert called == [1]
    assert caplog.text.count("kind=ValueError") == 2
    assert "Robin" not in caplog.text
    assert "kind=ValueError" in caplog.text
