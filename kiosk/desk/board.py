"""Today's visits as staff read them: who, when, what, how it stands and what to see first.

Pure: rows of the vault become rows of the board.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias
from zoneinfo import ZoneInfo

import msgspec

from kiosk.clock import read_utc
from kiosk.forms.model import ConsentForm
from kiosk.store.projection import VisitRow
from kiosk.store.states import LIVE
from kiosk.words import Words

Forms: TypeAlias = Mapping[str, Mapping[str, ConsentForm]]
"""By form id, then by language."""


class BoardRow(msgspec.Struct, frozen=True, kw_only=True):
    """One visit on the board, in words."""

    visit_id: str
    name: str
    born: str
    """"born 1950-02-28"."""
    time: str
    """The clinic's local time of the start, `09:05`."""
    day: str
    """The clinic's calendar day of the start, `2026-11-23`."""
    procedure: str
    """The form's title, the place and the side."""
    what: str
    """The place and the side; `procedure` once the form is no longer there."""
    by_whom: str
    """The form's title and the clinician."""
    state: str
    """For colours and tests; `state_word` is for reading."""
    state_word: str
    flags: tuple[str, ...]
    has_document: bool
    resumable: bool
    summary: str
    """All of it as one sentence, for the ear."""


def derive_board(
    rows: Iterable[VisitRow], words: Words, zone: ZoneInfo, forms: Forms
) -> tuple[BoardRow, ...]:
    """Return the board's rows, in the order of `rows`."""
    return tuple(_derive_board_row(row, words, zone, forms) for row in rows)


def derive_procedure(row: VisitRow, words: Words, forms: Forms) -> str:
    """Return what is to be done where: "Cryoneurolysis, foot, left"."""
    return _join(row.form_title, _derive_place(row, words, forms))


def _derive_board_row(row: VisitRow, words: Words, zone: ZoneInfo, forms: Forms) -> BoardRow:
    local = read_utc(row.started_at).astimezone(zone)
    born = words.say("desk_born", birth_date=row.birth_date.isoformat())
    time, procedure = local.strftime("%H:%M"), derive_procedure(row, words, forms)
    state_word = words.say(f"state_{row.state}")
    flags = tuple(flag.text for flag in row.flags)
    spoken = (time, row.name, born, procedure, row.clinician, state_word, *flags)
    return BoardRow(
        visit_id=row.visit_id,
        name=row.name,
        born=born,
        time=time,
        day=local.date().isoformat(),
        procedure=procedure,
        what=_derive_place(row, words, forms) if _derive_site(row, forms) else procedure,
        by_whom=_join(row.form_title, row.clinician),
        state=row.state,
        state_word=state_word,
        flags=flags,
        has_document=row.has_document,
        resumable=row.state in LIVE,
        summary=". ".join(spoken),
    )


def _derive_place(row: VisitRow, words: Words, forms: Forms) -> str:
    side = "" if row.side == "none" else words.say(f"side_label_{row.side}")
    return _join(_derive_site(row, forms), side)


def _derive_site(row: VisitRow, forms: Forms) -> str:
    """Return the booked place in the form's words; "" once the form is no longer there."""
    form = next(iter(forms.get(row.form_id, {}).values()), None)
    sites = form.sites if form else ()
    return next((site.text for site in sites if site.choice_id == row.site_id), "")


def _join(*texts: str) -> str:
    return ", ".join(text for text in texts if text)
