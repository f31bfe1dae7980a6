"""A clock that somebody set is noticed and goes on record; the order stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.clock import SystemClock, format_utc
from kiosk.consent.events import STAFF, ClockJumped, LoggedIn
from kiosk.store import Vault
from kiosk.store.timekeeping import Reading, derive_jump
from tests.store.builders import KEY, START, StepClock, started

MINUTE = timedelta(minutes=1)


class SetClock(StepClock):
    """A clock that can be set, apart from the time that passes."""

    def __init__(self) -> None:
        super().__init__()
        self.set_by = timedelta()

    def now(self):
        return super().now() + self.set_by


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def vault(folder, clock):
    made = Vault.create(folder, KEY, clock, "K1")
    made.append(LoggedIn(), STAFF)
    yield made
    made.close()


def read_kinds(vault):
    rows = vault._db.rows("SELECT kind FROM events ORDER BY seq")
    return [row["kind"] for row in rows]


def read_jump(vault, seq):
    event = vault._db.row("SELECT payload FROM payloads WHERE seq = ?", (seq,))["payload"]
    return event.decode()


@pytest.mark.parametrize("way", [-1, 1])
def test_a_clock_that_is_set_goes_on_record_before_the_next_event(vault, clock, way):
    vault.append(LoggedIn(), STAFF)
    last = clock.instant
    clock.set_by = way * timedelta(hours=1)
    header = vault.append(LoggedIn(), STAFF)
    assert read_kinds(vault) == ["logged-in", "logged-in", "clock-jumped", "logged-in"]
    assert header.seq == 4
    expected = last if way < 0 else last + timedelta(seconds=1)
    assert format_utc(expected) in read_jump(vault, 3)
    assert header.at in read_jump(vault, 3)
    vault.append(LoggedIn(), STAFF)
    assert len(read_kinds(vault)) == 5
    assert vault.verify().intact


def test_time_that_passes_is_no_jump(vault, clock):
    clock.instant += timedelta(days=90)
    vault.append(LoggedIn(), STAFF)
    clock.set_by = timedelta(seconds=59)
    vault.append(LoggedIn(), STAFF)
    assert "clock-jumped" not in read_kinds(vault)


def test_a_clock_set_back_while_the_kiosk_was_off_goes_on_record(vault, folder):
    earlier = Vault.open(folder, KEY, StepClock(START - timedelta(days=1)))
    earlier.append(LoggedIn(), STAFF)
    assert read_kinds(earlier)[1:] == ["clock-jumped", "logged-in"]
    earlier.close()


def test_a_jump_whose_event_was_not_kept_is_told_with_the_next(vault, clock):
    clock.set_by = timedelta(hours=1)
    vault.append(started(), STAFF, "v1")
    clock.set_by = timedelta(hours=2)
    with pytest.raises(ValueError, match="visit"):
        vault.append(started(), STAFF, "v1")
    assert read_kinds(vault)[-1] == "visit-started"
    vault.append(LoggedIn(), STAFF)
    assert read_kinds(vault)[-2:] == ["clock-jumped", "logged-in"]


def test_another_window_tells_a_jump_that_it_saw_itself(vault, folder):
    other = vault.open_again()
    other.append(LoggedIn(), STAFF)
    vault.append(LoggedIn(), STAFF)
    other.append(LoggedIn(), STAFF)
    assert "clock-jumped" not in read_kinds(vault)
    other.close()


def reading(at_s: float, monotonic_s: float) -> Reading:
    return Reading(at=START + timedelta(seconds=at_s), monotonic=timedelta(seconds=monotonic_s))


@pytest.mark.parametrize(
    ("last_s", "kept", "now", "expected_s"),
    [
        (None, None, reading(0, 0), None),
        (10.0, None, reading(9, 0), None),
        (10.0, None, reading(8.999, 0), 10.0),
        (10.0, reading(10, 5), reading(80, 15), None),
        (10.0, reading(10, 5), reading(80.001, 15), 20.0),
        (10.0, reading(10, 5), reading(40, 95), None),
        (10.0, reading(10, 5), reading(39.999, 95), 100.0),
        (50.0, reading(10, 5), reading(30, 25), 50.0),
    ],
)
def test_what_counts_as_a_jump(last_s, kept, now, expected_s):
    last = None if last_s is None else START + timedelta(seconds=last_s)
    jump = derive_jump(last, kept, now)
    if expected_s is None:
        assert jump is None
    else:
        expected = format_utc(START + timedelta(seconds=expected_s))
        assert jump == ClockJumped(expected=expected, found=format_utc(now.at))


def test_nobody_but_the_vault_tells_of_a_jump(vault):
    with pytest.raises(ValueError, match="of its own"):
        vault.append(ClockJumped(expected="", found=""), STAFF)


@pytest.mark.parametrize("since_boot", [True, False])
def test_the_machines_own_clock_never_goes_back(since_boot, monkeypatch):
    if not since_boot:
        monkeypatch.delattr("time.CLOCK_BOOTTIME")
    clock = SystemClock()
    first, second = clock.monotonic(), clock.monotonic()
    assert timedelta(0) < first <= second
    assert clock.now().utcoffset() == timedelta(0)
