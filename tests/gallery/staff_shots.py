"""The staff's rooms: the first start, the door, the board, one consent, and starting a visit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from kiosk.desk.admission import log_in
from kiosk.desk.exporting import Saved
from kiosk.desk.recovery import Recovery
from kiosk.desk.setup import set_up
from kiosk.devices.printing import NotPrinted, Print, Printed
from kiosk.intake.documents import make_owed
from kiosk.intake.equipment import Equipment
from tests.gallery.stage import Stage, StillClock
from tests.gallery.visit_shots import AT_MOST_ONE, NONE, ONE, Arrange, Shot
from tests.journeys.script import play, read_script
from tests.journeys.session_stage import SessionStage

DOOR, BOARD, STARTING = "The door", "The desk", "Starting a visit"
PIN = "284961"
JOURNEYS = Path(__file__).parents[1] / "journeys"
DAY = (
    "sign-plainly",
    "sign-with-everything-to-say",
    "fee-not-affordable",
    "paused-for-good",
    "sedative-already-taken",
    "decline-at-the-signature",
)
"""The journeys of a busy day."""
PHRASE = (
    "legal", "winner", "thank", "year", "wave", "sausage",
    "worth", "useful", "strategy", "mushroom", "unusual", "yellow",
)  # fmt: skip
SHEET = Path("/srv/kiosk/copies/recovery-sheet-2026-11-23.pdf")
LONG_NAME = "Maximiliana-Theodora Fictional-Featherstone van den Example"


def seed(equipment: Equipment, clock: StillClock) -> None:
    """Set the clinic up and let a day of visits pass, and then three wrong PINs."""
    settings = equipment.vault.settings()
    assert settings is not None
    set_up(equipment.vault, settings, PIN)
    for name in DAY:
        script = read_script(JOURNEYS / f"{name}.txt")
        clock.instant += timedelta(minutes=25)
        play(script, SessionStage(equipment, script.given))
    make_owed(equipment)
    for _ in range(3):
        log_in(equipment.vault, clock, "000000")


def derive_staff_shots() -> tuple[Shot, ...]:
    """Return every shot of the staff's side."""
    return (*_door(), *_board(), *_starting())


def _door() -> Iterator[Shot]:
    yield Shot("setup", DOOR, _set_up)
    yield Shot("setup-problems", DOOR, _save_nothing)
    yield Shot("setup-typing", DOOR, _type_setup, AT_MOST_ONE)
    yield Shot("recovery", DOOR, _show_phrase)
    yield Shot("typing-back", DOOR, _type_back)
    yield Shot("typing-back-problems", DOOR, _type_wrong_back)
    yield Shot("typing-back-typing", DOOR, _write_back, AT_MOST_ONE)
    yield Shot("welcome", DOOR, lambda _: None, NONE)
    yield Shot("pin", DOOR, lambda stage: stage.staff.knock())
    yield Shot("pin-wrong", DOOR, _wrong_pin)
    yield Shot("pin-waiting", DOOR, _wrong_pin, day="busy")


def _board() -> Iterator[Shot]:
    yield Shot("desk-empty", BOARD, _enter)
    yield Shot("desk", BOARD, _enter, day="busy")
    yield Shot("disk", BOARD, _ask_disk)
    yield Shot("desk-trouble", BOARD, _trouble, day="busy")
    yield Shot("search", BOARD, lambda stage: _search(stage, "maren"), day="busy")
    yield Shot("search-none", BOARD, lambda stage: _search(stage, "Nemo Nobody"), day="busy")
    yield Shot("search-typing", BOARD, _type_search, AT_MOST_ONE, day="busy")
    for state in ("signed", "declined", "paused"):
        # A consent is read; only a paused one can be gone on with.
        steps = AT_MOST_ONE
        yield Shot(f"consent-{state}", BOARD, _open(state), steps, day="busy")
    printed, stopped = Printed("Reception-LaserJet", "Reception-LaserJet-7"), NotPrinted("stopped")
    yield Shot("consent-printed", BOARD, _print(printed), AT_MOST_ONE, day="busy")
    yield Shot("consent-not-printed", BOARD, _print(stopped), AT_MOST_ONE, day="busy")


def _starting() -> Iterator[Shot]:
    yield Shot("start", STARTING, _start)
    yield Shot("start-problems", STARTING, _start_nothing)
    yield Shot("start-filled", STARTING, _fill, day="busy")
    yield Shot("start-typing", STARTING, _type_start, AT_MOST_ONE, day="later")
    yield Shot("hand-over", STARTING, _hand_over, ONE, day="later")
    yield Shot("under-age", STARTING, _under_age, day="later")


def _set_up(stage: Stage) -> None:
    """Show the first start again, which this clinic has behind it."""
    stage.staff._move_to("setup")


def _save_nothing(stage: Stage) -> None:
    _set_up(stage)
    stage.staff.set_up_model.save()


def _type_setup(stage: Stage) -> None:
    _set_up(stage)
    stage.write_in("setup-pin")


def _show_phrase(stage: Stage) -> None:
    """Show the recovery sheet's phrase, always the same one."""
    stage.staff._make_sheet("welcome")
    model = stage.staff.recovery_model
    model._phrase = PHRASE
    model._show_phrase()


def _type_back(stage: Stage) -> None:
    _show_phrase(stage)
    model = stage.staff.recovery_model
    model._recovery = Recovery(
        phrase=PHRASE,
        asked=(2, 7, 11),
        check_word="lantern",
        made=stage.clock.now(),
        pdf=b"",
    )
    model._copy = Saved(SHEET)
    model._ask()
    model.typing.emit()


def _type_wrong_back(stage: Stage) -> None:
    _type_back(stage)
    stage.staff.recovery_model.write("word_2", "winnner")
    stage.staff.recovery_model.write("word_7", "zebra")
    stage.staff.recovery_model.finish()


def _write_back(stage: Stage) -> None:
    _type_back(stage)
    stage.write_in("typing-check_word")


def _ask_disk(stage: Stage) -> None:
    _enter(stage)
    stage.staff.care_model.askDisk()


def _wrong_pin(stage: Stage) -> None:
    stage.staff.knock()
    pin = stage.staff.pin_model
    for figure in "111":
        pin.press(figure)
    pin._is_wrong = True
    pin.refresh()


def _enter(stage: Stage) -> None:
    stage.staff.pin_model.admitted.emit()


def _trouble(stage: Stage) -> None:
    _enter(stage)
    stage.staff.desk_model.resume("UNKNOWN")


def _search(stage: Stage, text: str) -> None:
    _enter(stage)
    stage.staff.desk_model.write(text)
    stage.staff.desk_model.find()


def _type_search(stage: Stage) -> None:
    _enter(stage)
    stage.settle()
    stage.finger.touch(stage.finger.find("search"))


def _open(state: str) -> Arrange:
    def arrange(stage: Stage) -> None:
        _enter(stage)
        rows = stage.staff.desk_model.board_model.rows
        row = max((row for row in rows if row.state == state), key=lambda row: len(row.flags))
        stage.staff.desk_model.open(row.visit_id)

    return arrange


def _print(outcome: Print) -> Arrange:
    """Show what a printer said, without one."""

    def arrange(stage: Stage) -> None:
        _open("signed")(stage)
        model = stage.staff.consent_model
        assert model._consent is not None
        model._tell_printed(model._consent.row.visit_id, outcome)

    return arrange


def _start(stage: Stage) -> None:
    _enter(stage)
    stage.staff.desk_model.start()


def _start_nothing(stage: Stage) -> None:
    _start(stage)
    stage.staff.start_model.begin()


def _fill(stage: Stage) -> None:
    _start(stage)
    _write(stage, LONG_NAME, "1950-02-28")


def _type_start(stage: Stage) -> None:
    _start(stage)
    stage.write_in("start-clinician")


def _hand_over(stage: Stage) -> None:
    _start(stage)
    _write(stage, LONG_NAME, "1950-02-28")
    stage.staff.start_model.begin()


def _under_age(stage: Stage) -> None:
    _start(stage)
    _write(stage, "Young Fictional", "2012-02-28")
    stage.staff.start_model.begin()


def _write(stage: Stage, name: str, born: str) -> None:
    model = stage.staff.start_model
    entries = {"name": name, "birth_date": born, "clinician": "Dr Aoki", "site_id": "foot"}
    for field, text in (entries | {"side": "left"}).items():
        model.write(field, text)
