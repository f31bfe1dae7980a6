from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.access import pin as access_pin
from kiosk.access.pin import derive_pin_hash
from kiosk.consent.events import STAFF
from kiosk.desk import admission
from kiosk.desk.admission import Admitted, TooSoon, WrongPin, derive_waiting, log_in
from kiosk.errors import VaultError
from kiosk.store import Vault
from tests.store.builders import KEY, StepClock

PIN = "284961"


@pytest.fixture
def guarded(vault: Vault) -> Vault:
    vault.set_pin_hash(derive_pin_hash(PIN), STAFF)
    return vault


def test_the_right_pin_opens_and_is_on_record(guarded: Vault, clock: StepClock) -> None:
    before = guarded.verify().count
    assert log_in(guarded, clock, PIN) == Admitted()
    assert guarded.verify().count == before + 1
    assert guarded.failed_log_ins() == (0, None)


@pytest.mark.parametrize("wrong", ["", "1", "284962", "28496", PIN + " ", "９", "x" * 10_000])
def test_every_wrong_pin_costs_the_same_and_gets_the_same_answer(
    guarded: Vault, clock: StepClock, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    worked: list[str] = []

    def verify(pin_hash: str, untrusted_pin: str) -> bool:
        worked.append(untrusted_pin)
        return access_pin.verify_pin(pin_hash, untrusted_pin)

    monkeypatch.setattr(admission, "verify_pin", verify)
    assert log_in(guarded, clock, wrong) == WrongPin(timedelta(0))
    assert len(worked) == 1
    assert len(worked[0]) <= 64
    assert guarded.failed_log_ins()[0] == 1


def test_waits_grow_and_nothing_is_tried_meanwhile(guarded: Vault, clock: StepClock) -> None:
    waits = []
    for _ in range(5):
        clock.instant += timedelta(hours=1)
        answer = log_in(guarded, clock, "000000")
        assert isinstance(answer, WrongPin)
        waits.append(answer.wait)
    assert waits[:2] == [timedelta(0)] * 2
    assert timedelta(0) < waits[2] < waits[3] < waits[4]
    count = guarded.verify().count
    assert isinstance(log_in(guarded, clock, PIN), TooSoon)
    assert guarded.verify().count == count


def test_a_restart_does_not_shorten_the_wait(
    guarded: Vault, clock: StepClock, tmp_path: Path
) -> None:
    for _ in range(4):
        clock.instant += timedelta(hours=1)
        log_in(guarded, clock, "000000")
    left = derive_waiting(guarded, clock)
    again = Vault.open(tmp_path / "vault", KEY, clock)
    try:
        assert timedelta(0) < derive_waiting(again, clock) <= left
    finally:
        again.close()


def test_the_right_pin_after_the_wait_clears_the_count(guarded: Vault, clock: StepClock) -> None:
    for _ in range(4):
        clock.instant += timedelta(hours=1)
        log_in(guarded, clock, "000000")
    clock.instant += timedelta(hours=1)
    assert log_in(guarded, clock, PIN) == Admitted()
    assert derive_waiting(guarded, clock) == timedelta(0)


def test_without_a_pin_nobody_is_admitted(vault: Vault, clock: StepClock) -> None:
    with pytest.raises(VaultError):
        log_in(vault, clock, PIN)
