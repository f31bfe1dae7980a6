"""What can be interrupted: each act, and what must be left of it.

An act of its own for each thing that is acknowledged to somebody; a new one is one more line in
`FLOWS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.visit import actions as do
from tests.crash.acts import (
    Player,
    Said,
    answer_all,
    document,
    export,
    leave,
    meet_a_child,
    resume,
    sign,
    start,
    take_back,
    tap,
)
from tests.crash.caring import back_up, require_backup, require_format, start_newer
from tests.crash.kept import (
    Afterwards,
    require_answer,
    require_copy,
    require_document,
    require_event,
    require_record,
    require_start,
)


@dataclass(frozen=True)
class Act:
    """One thing that is done, and acknowledged once it is."""

    name: str
    play: Callable[[Player], Said]
    """Does it, and returns what is acknowledged of it."""
    require_kept: Callable[[Afterwards, Said], None]
    """Sees that what was acknowledged is there."""


def play(act: Act, player: Player) -> Said:
    """Do it, and return its acknowledgement."""
    said = act.play(player)
    return {"act": act.name, "visit": player.visit, **said}


STARTED = Act("started", start, require_start)
READ = Act("read", tap(do.ReachEnd()), require_answer)
ALL_ANSWERED = Act("all answered", answer_all, require_answer)
VISITS: tuple[tuple[Act, ...], ...] = (
    (
        STARTED,
        READ,
        Act("language chosen", tap(do.ChooseLanguage("en")), require_answer),
        Act("question asked", tap(do.Ask("How soon can I garden?")), require_answer),
        Act("paused", tap(do.Leave("paused")), require_event("visit-paused")),
        Act("resumed", resume, require_event("visit-resumed")),
        ALL_ANSWERED,
        Act("signed", sign, require_record),
        Act("documented", document, require_document),
        Act("exported", export, require_copy),
    ),
    (
        STARTED,
        ALL_ANSWERED,
        Act("declined", leave, require_record),
        Act("documented", document, require_document),
    ),
    (STARTED, READ, Act("cancelled", take_back, require_event("visit-cancelled"))),
    (Act("sent away", meet_a_child, require_event("under-age")),),
)
"""Each a way through a visit, from nobody at the tablet to nobody at it."""
FLOWS = (
    *VISITS,
    (Act("backed up", back_up, require_backup),),
    (Act("migrated", start_newer, require_format),),
)
"""All that can be interrupted."""

CHECKS = {act.name: act.require_kept for flow in FLOWS for act in flow}
