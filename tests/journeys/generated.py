"""Journeys that follow from a form: declining on each of its pages."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.forms.model import ConsentForm
from kiosk.visit.route import OwnPage, Stop, derive_all_stops
from tests.journeys.script import Script, derive_script


def derive_declines(form: ConsentForm) -> tuple[Script, ...]:
    """Return one journey for each page that a visit can meet."""
    return tuple(
        derive_script(f"decline-on-{stop.page_id}", "\n".join(_lines(stop)))
        for stop in derive_all_stops(form)
    )


def _lines(stop: Stop) -> Iterator[str]:
    page_id, here = stop.page_id, OwnPage.LANGUAGE.value
    yield f"desk | hand-over | {here}"
    when = None if isinstance(stop.page, OwnPage) else stop.page.when
    if when is not None:
        yield f"{here} | plainly | {when.page}"
        yield f"{when.page} | choose {when.options[0]} | {when.page}"
        here = when.page
    if page_id != here:
        yield f"{here} | plainly | {page_id}"
    yield f"{page_id} | decline | declined"
    yield "then record declined"
    yield "then state declined"
    yield "then events visit-started, visit-closed"
    yield f"then shown {page_id}"
    yield f"then no-answer {page_id}"
