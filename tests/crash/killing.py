"""Pulls the plug on one process after the other, at random instants in every act."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, cycle, islice
from pathlib import Path

import msgspec

from kiosk.app.equip import equip
from kiosk.app.paths import HOME, DataPaths
from kiosk.desk.setup import set_up
from kiosk.intake.equipment import Equipment
from kiosk.settings import ClinicSettings
from tests.crash.acts import Said
from tests.crash.caring import STICK, know_formats
from tests.crash.flows import FLOWS
from tests.crash.restart import Restarts

PLACES = tuple((flow, number) for flow, acts in enumerate(FLOWS) for number in range(len(acts) + 1))
"""Where the plug can be pulled: during which act of which flow, or in the one that follows it."""
PASSING = {"draft", "backup", "format"}
"""What is acknowledged of things that make room for later ones."""
PIN = "284961"
FIRST_GUESS_S = 0.02
REACH = 1.1
"""Of an act's usual time, so that some kills fall just behind it."""


class Killer:
    """One clinic whose kiosk is killed again and again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._chance = folder, random.Random(seed)
        self._usual: dict[tuple[int, int], float] = defaultdict(lambda: FIRST_GUESS_S)
        self._places: list[tuple[int, int]] = []
        self.everything: list[Said] = []
        self.killed: Counter[str] = Counter()
        """By the act that was going on."""
        know_formats(folder)
        self._equipment = make_clinic(folder)
        self.restarts = Restarts(folder, self._equipment)

    @property
    def seen(self) -> Counter[str]:
        """What was acknowledged and what had to be mended, by kind."""
        return self.restarts.seen

    def kill(self, times: int) -> None:
        """Kill `times` processes; after each, start, check and mend."""
        with host_on(self._folder) as host:
            for _ in range(times):
                said = self._kill_one(host)
                self.everything += said
                self.restarts.restart(said)

    def check_everything(self) -> None:
        """See that all that was ever acknowledged is still there."""
        lasting = [one for one in self.everything if not PASSING & set(one)]
        self.restarts.restart(lasting, thorough=True)

    def _kill_one(self, host: subprocess.Popen[str]) -> list[Said]:
        place = self._choose_place()
        flow, number = place
        process = begin(host, flow)
        said = self._hear_acts(host, flow, number)
        if number == len(FLOWS[flow]):
            place = (flow + 1) % len(FLOWS), 0
        time.sleep(self._chance.uniform(0, REACH * self._usual[place]))
        os.kill(process, signal.SIGKILL)
        said += hear_the_end(host)
        acts = chain.from_iterable(islice(cycle(FLOWS), flow, None))
        self.killed[next(islice(acts, len(said), None)).name] += 1
        return said

    def _hear_acts(self, host: subprocess.Popen[str], flow: int, number: int) -> list[Said]:
        """Return the first `number` acknowledgements, and learn how long each act takes."""
        said: list[Said] = []
        before = time.perf_counter()
        for place in range(number):
            said.append(hear(host))
            now = time.perf_counter()
            usual = self._usual[flow, place]
            self._usual[flow, place] = 0.7 * usual + 0.3 * (now - before)
            before = now
        return said

    def _choose_place(self) -> tuple[int, int]:
        """Return each place once before any comes again."""
        if not self._places:
            self._places = self._chance.sample(PLACES, len(PLACES))
        return self._places.pop()


def make_clinic(folder: Path) -> Equipment:
    """Set a clinic up, and return what its kiosk works with, the vault closed."""
    made = equip(folder)
    settings = ClinicSettings(
        clinic_name="Fictional Clinic",
        time_zone="America/Vancouver",
        kiosk_id=made.vault.kiosk_id,
    )
    set_up(made.vault, settings, PIN)
    made.vault.close()
    DataPaths(folder).copies.mkdir()
    (folder / STICK).mkdir()
    made.missing(" ")
    made.find_library()
    return made


@contextmanager
def host_on(folder: Path, flows: int = len(FLOWS)) -> Iterator[subprocess.Popen[str]]:
    """Start the host that plays the first `flows` flows, and end it in any case."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.crash.host", str(folder), str(flows)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HOME, text=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def begin(host: subprocess.Popen[str], flow: int) -> int:
    """Let a process begin with `flow`, and return its number."""
    assert host.stdin is not None
    host.stdin.write(f"{flow}\n")
    host.stdin.flush()
    return int(hear(host)["process"])


def hear_the_end(host: subprocess.Popen[str]) -> list[Said]:
    """Return what else was said by a process that was killed."""
    said: list[Said] = []
    while "ended by" not in (line := hear(host)):
        said.append(line)
    assert line["ended by"] == f"{signal.SIGKILL:d}", "it did not wait for the plug"
    return said


def hear(host: subprocess.Popen[str]) -> Said:
    """Return the next thing that is said."""
    assert host.stdout is not None
    line = host.stdout.readline()
    assert line, "the host ended"
    return msgspec.json.decode(line, type=dict[str, str])
