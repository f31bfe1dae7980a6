"""A journey as text, and how it is played: by any stage that can show a page and do a deed.

Owns the language of the scripts (README.md); knows neither a session nor a window.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from kiosk.forms.model import AcknowledgementPage, ChoicePage
from kiosk.visit.route import OwnPage, RoutePage

PLAINLY = "plainly"
_BARE = {
    *("hand-over", "continue", "back", "understand", "draw", "sign", "reject"),
    *("decline", "pause", "paper", "resume", PLAINLY),
}
_WITH_WORDS = {
    *("language", "birth-date", "choose", "question", "take-back", "write", "change"),
    "text-size",
}
MAIN_STEPS = frozenset({"continue", "understand", "sign"})
"""Deeds that ask for the page's end."""
ENDS = frozenset({"signed", "declined", "paused", "paper", "handed-over", "under-age"})
_LONGEST = 200


@dataclass(frozen=True)
class Deed:
    """One visible button or one entry."""

    verb: str
    words: str = ""


@dataclass(frozen=True)
class Step:
    """One line: where, what, and what comes of it."""

    line: int
    page: str
    deed: Deed
    next_page: str
    problem: str | None = None


@dataclass(frozen=True)
class Given:
    """What staff enter and the clinic has decided."""

    today: date = date(2026, 11, 23)
    born: date = date(1950, 2, 28)
    name: str = "Maren Fictional"
    site: str = "foot"
    side: str = "left"
    fee: str | None = None


@dataclass(frozen=True)
class Then:
    """One thing that the vault holds in the end."""

    line: int
    what: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Script:
    """One journey."""

    name: str
    given: Given
    steps: tuple[Step, ...]
    thens: tuple[Then, ...] = field(default=())


class ScriptError(ValueError):
    """A journey cannot be understood."""


class Stage(Protocol):
    """What a journey is played on."""

    @property
    def page_id(self) -> str:
        """Where the patient is: a page's id, `desk`, or how the visit ended."""
        ...

    @property
    def problem(self) -> str | None:
        """The code of what is wrong with the last entry."""
        ...

    @property
    def page(self) -> RoutePage:
        """The page the patient is on."""
        ...

    @property
    def is_answered(self) -> bool:
        """Whether the page has its answer already."""
        ...

    def reach_end(self) -> None:
        """Read to the end of the page."""
        ...

    def do(self, deed: Deed) -> None:
        """Press one button, or make one entry."""
        ...


def read_script(path: Path) -> Script:
    """Return the journey of a file."""
    return derive_script(path.stem, path.read_text(encoding="utf-8"))


def derive_script(name: str, text: str) -> Script:
    """Return the journey that `text` tells.

    Raises:
        ScriptError: a line cannot be understood.
    """
    given: dict[str, str] = {}
    steps: list[Step] = []
    thens: list[Then] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        try:
            if not line or line.startswith("#"):
                continue
            if line.startswith("given "):
                _, key, value = shlex.split(line)
                given[key] = value
            elif line.startswith("then "):
                _, what, *words = shlex.split(line.replace(", ", " "))
                thens.append(Then(number, what, tuple(words)))
            else:
                steps.append(_derive_step(number, line))
        except ValueError as error:
            raise ScriptError(f"{name}, line {number}: {error}: {line}") from error
    return Script(name, _derive_given(given), tuple(steps), tuple(thens))


def play(script: Script, stage: Stage) -> None:
    """Play every step of the journey, and see that each leads where the script says."""
    for step in script.steps:
        where = f"{script.name}, line {step.line}"
        assert stage.page_id == step.page, f"{where}: on {stage.page_id}, not on {step.page}"
        if step.deed.verb == PLAINLY:
            _go_plainly(step, stage, script.given)
        else:
            do_step(step.deed, stage)
        still_said = step.deed.verb == "draw"
        found = stage.page_id, None if still_said else stage.problem
        assert found == (step.next_page, step.problem), f"{where}: came to {found}"


def do_step(deed: Deed, stage: Stage) -> None:
    """Do one deed, the page read to its end first where it asks for that."""
    if deed.verb in MAIN_STEPS:
        stage.reach_end()
    stage.do(deed)


def plain_deeds(page: RoutePage, given: Given, *, is_answered: bool) -> tuple[Deed, ...]:
    """Return the plain way past a page; an answer that was given is left as it is."""
    match page:
        case OwnPage.LANGUAGE:
            return (Deed("language", "en"),)
        case OwnPage.IDENTITY:
            return (Deed("birth-date", given.born.isoformat()),)
        case OwnPage.SIGNATURE:
            return (Deed("draw"), Deed("sign"))
        case ChoicePage(options=options) if not is_answered:
            return (Deed("choose", options[0].option_id), Deed("continue"))
        case AcknowledgementPage() if not is_answered:
            return (Deed("understand"),)
        case _:
            return (Deed("continue"),)


def _go_plainly(step: Step, stage: Stage, given: Given) -> None:
    for _ in range(_LONGEST):
        if stage.page_id == step.next_page or stage.page_id in ENDS:
            return
        for deed in plain_deeds(stage.page, given, is_answered=stage.is_answered):
            do_step(deed, stage)


def _derive_step(number: int, line: str) -> Step:
    page, deed, next_page, *problem = (cell.strip() for cell in line.split("|"))
    if len(problem) > 1:
        raise ValueError("too many columns")
    return Step(number, page, derive_deed(deed), next_page, problem[0] if problem else None)


def derive_deed(text: str) -> Deed:
    """Return the deed that a cell tells.

    Raises:
        ValueError: there is no such deed.
    """
    verb, *words = shlex.split(text)
    wanted = 0 if verb in _BARE else 1
    if verb not in _BARE | _WITH_WORDS or len(words) != wanted:
        raise ValueError("no such deed")
    return Deed(verb, *words)


def _derive_given(given: dict[str, str]) -> Given:
    days = {key: date.fromisoformat(given[key]) for key in ("today", "born") if key in given}
    others = {key: value for key, value in given.items() if key not in days}
    unknown = set(others) - set(Given.__dataclass_fields__)
    if unknown:
        raise ScriptError(f"nobody knows what is given by {unknown}")
    return Given(**days, **others)  # type: ignore[arg-type]
