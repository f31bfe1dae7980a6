"""Every journey, played on the real form over a real vault without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.intake.documents import make_owed
from kiosk.intake.equipment import Equipment
from tests.intake.clinic import FORM_ID, MovingClock, open_clinic
from tests.intake.ready import stand, walk
from tests.journeys.generated import derive_conditions, derive_declines
from tests.journeys.holdings import require_holdings
from tests.journeys.script import Script, ScriptError, derive_script, play, read_script
from tests.journeys.session_stage import SessionStage

SCRIPTS = tuple(read_script(path) for path in sorted(Path(__file__).parent.glob("*.txt")))
CLOCK = MovingClock()


@pytest.fixture(scope="module")
def equipment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Equipment]:
    with open_clinic(tmp_path_factory.mktemp("clinic"), CLOCK) as made:
        yield made


def run(script: Script, equipment: Equipment, stage: SessionStage | None = None) -> None:
    CLOCK.set_to(script.given.today)
    stage = stage or SessionStage(equipment, script.given)
    play(script, stage)
    make_owed(equipment)
    require_holdings(script, equipment.vault, stage.visit_id)


def test_there_are_journeys() -> None:
    assert len(SCRIPTS) >= 20


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_journey_goes_as_told(script: Script, equipment: Equipment) -> None:
    run(script, equipment)


def test_declining_is_possible_on_every_page(equipment: Equipment) -> None:
    form, rules = equipment.library.forms[FORM_ID]["en"], equipment.rules(FORM_ID)
    declines = derive_declines(form)
    assert len(declines) > 60
    for state in walk(rules, CLOCK, derive_conditions(form)):
        script = declines.pop(state.page_id)
        session = stand(equipment, state, f"DECLINE-{state.page_id}")
        run(script, equipment, SessionStage(equipment, script.given, session))
    assert declines == {}, "some pages were never met"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("desk | hand-over", "line 1"),
        ("desk | hand-over | language | needed | more", "too many columns"),
        ("desk | jump | language", "no such deed"),
        ("desk | choose | language", "no such deed"),
        ("desk | back twice | language", "no such deed"),
        ("\ngiven today", "line 2"),
        ("given weather fine", "weather"),
    ],
)
def test_a_journey_that_makes_no_sense_says_where(text: str, complaint: str) -> None:
    with pytest.raises(ScriptError, match=complaint):
        derive_script("odd", text)


@pytest.mark.parametrize(
    "wrong",
    [
        "language | language en | identity",
        "notice | language en | notice",
        "language | continue | language",
    ],
)
def test_a_journey_that_goes_otherwise_fails(wrong: str, equipment: Equipment) -> None:
    script = derive_script("wrong", f"desk | hand-over | language\n{wrong}")
    with pytest.raises(AssertionError, match="wrong, line 2"):
        run(script, equipment)


@pytest.mark.parametrize(
    "wrong",
    [
        "record signed",
        "state signed",
        "events visit-started",
        "flags needles",
        "says needles",
        "answer notice read",
        "no-answer notice",
        "question notice in-person",
        "questions 1",
        "understood 14",
        "asked risk-bleeding",
        "shown needles",
        "not-shown notice",
    ],
)
def test_a_vault_that_holds_something_else_fails(wrong: str, equipment: Equipment) -> None:
    steps = "desk|hand-over|language\nlanguage|plainly|details\ndetails|decline|declined"
    with pytest.raises(AssertionError, match="wrong, line 4"):
        run(derive_script("wrong", f"{steps}\nthen {wrong}"), equipment)
