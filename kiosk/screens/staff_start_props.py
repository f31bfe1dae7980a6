"""What the page that starts a visit shows: only choices that fit. Pure: knows nothing of Qt."""

from __future__ import annotations

from typing import TypedDict

from msgspec import Struct
from msgspec.structs import asdict, replace

from kiosk.forms.model import ConsentForm
from kiosk.intake.booking import UntrustedBooking
from kiosk.intake.library import Library
from kiosk.screens.staff_telling import derive_sentences
from kiosk.visit.problems import Problem
from kiosk.words import Words

SIDES = ("left", "right", "both")


class ChoiceProps(TypedDict):
    """One thing to pick."""

    key: str
    text: str


class StartSheet(Struct, frozen=True, kw_only=True):
    """What staff typed and picked so far."""

    form_id: str = ""
    booking: UntrustedBooking = UntrustedBooking()
    problems: dict[str, Problem] = {}
    """As of the last try to go on."""


class StartProps(Struct, frozen=True, kw_only=True):
    """The page as it is shown."""

    entries: dict[str, str]
    problems: dict[str, str]
    forms: tuple[ChoiceProps, ...]
    sites: tuple[ChoiceProps, ...]
    sides: tuple[ChoiceProps, ...]
    clinicians: tuple[ChoiceProps, ...]
    refused: str


def find_form(library: Library, form_id: str) -> ConsentForm | None:
    """Return the form in its first language, or None."""
    return next(iter(library.forms.get(form_id, {}).values()), None)


def derive_fitting(sheet: StartSheet, library: Library) -> StartSheet:
    """Return the sheet without choices that no longer fit, and with those that fit alone."""
    form_id = sheet.form_id or (next(iter(library.forms)) if len(library.forms) == 1 else "")
    form = find_form(library, form_id)
    sites = {site.choice_id: site for site in form.sites} if form else {}
    site = sites.get(sheet.booking.site_id)
    side = sheet.booking.side
    if site is None or not site.has_side:
        side = "none" if site else ""
    elif side not in SIDES:
        side = ""
    booking = replace(sheet.booking, site_id=site.choice_id if site else "", side=side)
    return replace(sheet, form_id=form_id, booking=booking)


def derive_start_props(
    sheet: StartSheet, library: Library, clinicians: tuple[str, ...], words: Words
) -> StartProps:
    """Return what the page shows."""
    booking, form = sheet.booking, find_form(library, sheet.form_id)
    fields = ("form_id", *booking.__struct_fields__)
    sites = form.sites if form else ()
    has_side = any(site.has_side for site in sites if site.choice_id == booking.site_id)
    titles = [(form_id, next(iter(by.values())).title) for form_id, by in library.forms.items()]
    return StartProps(
        entries={"form_id": sheet.form_id, **asdict(booking)},
        problems=derive_sentences(sheet.problems, fields, words),
        forms=_choices(titles),
        sites=_choices([(site.choice_id, site.text) for site in sites]),
        sides=_choices(_sides(words) if has_side else []),
        clinicians=_choices([(name, name) for name in clinicians]),
        refused=_refused(library, words),
    )


def _choices(known: list[tuple[str, str]]) -> tuple[ChoiceProps, ...]:
    return tuple(ChoiceProps(key=key, text=text) for key, text in known)


def _sides(words: Words) -> list[tuple[str, str]]:
    return [(side, words.say(f"side_label_{side}")) for side in SIDES]


def _refused(library: Library, words: Words) -> str:
    """Return why forms are not offered; "" if all are."""
    if not library.forms:
        return words.say("start_no_forms", reason="\n".join(library.refused)).strip()
    if library.refused:
        return words.say("start_refused", reason="\n".join(library.refused))
    return ""
