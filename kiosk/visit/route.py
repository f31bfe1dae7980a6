"""Which pages exist for these answers, in which order.

Owns the kiosk's own pages and where the form's pages stand among them. The route never depends on
where the patient is, so that progress cannot jump.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias

import msgspec

from kiosk.forms.model import ConsentForm, FormPage
from kiosk.visit.answers import Answer, Chosen


class OwnPage(StrEnum):
    """The pages that every visit has, whatever the form; the value is the page's id."""

    LANGUAGE = "language"
    NOTICE = "notice"
    IDENTITY = "identity"
    DETAILS = "details"
    TABLET = "tablet"
    QUESTIONS = "questions"
    REVIEW = "review"
    SIGNATURE = "signature"


RoutePage: TypeAlias = OwnPage | FormPage

BEFORE_FORM = (
    OwnPage.LANGUAGE,
    OwnPage.NOTICE,
    OwnPage.IDENTITY,
    OwnPage.DETAILS,
    OwnPage.TABLET,
)
AFTER_FORM = (OwnPage.QUESTIONS, OwnPage.REVIEW, OwnPage.SIGNATURE)
RESERVED_IDS = frozenset(page.value for page in OwnPage)


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the route."""

    page: RoutePage
    part: int
    """0 before the form, 1 for its first part; the closing pages are a part of their own."""

    @property
    def page_id(self) -> str:
        """The page's id."""
        return self.page.value if isinstance(self.page, OwnPage) else self.page.page_id


def derive_route(form: ConsentForm, answers: Mapping[str, Answer]) -> tuple[Stop, ...]:
    """Return every page of this visit in order."""
    standing: set[str] = set()
    route: list[Stop] = []
    for stop in derive_all_stops(form):
        if isinstance(stop.page, OwnPage) or _stands(stop.page, answers, standing):
            standing.add(stop.page_id)
            route.append(stop)
    return tuple(route)


def derive_all_stops(form: ConsentForm) -> tuple[Stop, ...]:
    """Return every page that any answers could lead to, in order."""
    return tuple(_stops(form))


def count_parts(form: ConsentForm) -> int:
    """Return how many parts progress counts: the form's, and the closing one."""
    return len(form.parts) + 1


def _stops(form: ConsentForm) -> Iterator[Stop]:
    yield from (Stop(page=page, part=0) for page in BEFORE_FORM)
    for number, part in enumerate(form.parts, start=1):
        yield from (Stop(page=page, part=number) for page in part.pages)
    yield from (Stop(page=page, part=count_parts(form)) for page in AFTER_FORM)


def _stands(page: FormPage, answers: Mapping[str, Answer], standing: Container[str]) -> bool:
    """Return whether a page stands: its condition is met on an earlier page that stands too."""
    if page.when is None:
        return True
    answer = answers.get(page.when.page) if page.when.page in standing else None
    return isinstance(answer, Chosen) and answer.option_id in page.when.options
