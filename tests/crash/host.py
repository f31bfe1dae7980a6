"""Forks processes that play visits and say what was done, so that somebody can pull the plug.

Usage: host.py FOLDER COUNT. For each line, the number of a flow, it forks one process, which begins
with that flow and plays on, the first COUNT flows over and over, until it is killed. What a process
says comes out here, one line of JSON for each act once it is done and no sooner.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

import msgspec

import kiosk.pdf.document  # noqa: F401 - read once here, not by each process that is forked
from kiosk.app.equip import equip
from kiosk.store.database import read_ahead
from tests.crash.acts import Player, Said
from tests.crash.caring import know_formats
from tests.crash.flows import FLOWS, play
from tests.intake.clinic import FORM_ID
from tests.intake.ready import derive_ready


def main(folder: Path, flows: int) -> None:
    """Fork one process after the other."""
    know_formats(folder)
    equipment = equip(folder)
    ready = derive_ready(equipment.rules(FORM_ID), equipment.clock)
    equipment.missing(" ")
    equipment.vault.close()
    read_ahead()
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            play_on(Player(equipment, ready, folder), int(line), flows)
        say({"process": str(process)})
        _, status = os.waitpid(process, 0)
        say({"ended by": str(-os.waitstatus_to_exitcode(status))})


def play_on(player: Player, first: int, flows: int) -> None:
    """Play flow after flow, and say what was done."""
    know_formats(player.folder)
    player.renew(equip(player.folder).vault)
    for number in count(first):
        player.renew(player.equipment.vault)
        for act in FLOWS[number % flows]:
            say(play(act, player))


def say(what: Said) -> None:
    """Say it in one write, which is whole or not at all."""
    os.write(1, msgspec.json.encode(what) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
