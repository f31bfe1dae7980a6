"""Journeys that follow from a form: declining on each of its pages."""

from __future__ import annotations

from kiosk.forms.model import ConsentForm
from kiosk.visit.route import derive_all_stops
from tests.journeys.script import Script, derive_script


def derive_declines(form: ConsentForm) -> dict[str, Script]:
    """Return, for each page that a visit can meet, the journey of one who declines there."""
    return {stop.page_id: _decline_on(stop.page_id) for stop in derive_all_stops(form)}


def derive_conditions(form: ConsentForm) -> dict[str, str]:
    """Return the options that bring every page with a condition into the route."""
    whens = [page.when for page in form.pages if page.when is not None]
    return {when.page: when.options[0] for when in whens}


def _decline_on(page_id: str) -> Script:
    return derive_script(
        f"decline-on-{page_id}",
        f"""
        {page_id} | decline | declined
        then record declined
        then state declined
        then events visit-started, visit-closed
        then shown {page_id}
        then no-answer {page_id}
        """,
    )
