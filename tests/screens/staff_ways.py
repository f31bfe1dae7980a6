"""The ways into each of the staff's rooms, and what is heard there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest

from kiosk.devices.printing import NotPrinted, Printed
from tests.screens.staff_stage import Clinic, StaffStage

LONG_NAME = "Maria-Theresia Konstanze von und zu Musterhausen-Beispielstein"


def to_pin(clinic: Clinic) -> None:
    clinic.set_up()
    clinic.log_in("111111")


def to_desk(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.sign()
    clinic.start_visit()
    clinic.staff.hand_over_model.handOver()
    clinic.log_in()


def to_consent(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.open(clinic.sign())


def to_printing(clinic: Clinic) -> None:
    to_consent(clinic)
    errands = clinic.staff.consent_model._errands
    errands.is_busy = lambda visit_id: visit_id != ""  # type: ignore[method-assign]
    clinic.staff.consent_model.turn(1)


def to_printed(clinic: Clinic) -> None:
    to_consent(clinic)
    clinic.printer.outcome = Printed("Reception-Ground-Floor_LaserJet", "R-7")
    clinic.print()


def to_not_printed(clinic: Clinic) -> None:
    to_consent(clinic)
    clinic.printer.outcome = NotPrinted("no-printer")
    clinic.print()


def to_start(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.start_visit()
    clinic.staff.hand_over_model.cancel()
    clinic.staff.desk_model.start()
    clinic.staff.start_model.begin()
    clinic.staff.start_model.write("site_id", "foot")


def to_hand_over(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.start_visit()


def to_empty_desk(clinic: Clinic) -> None:
    clinic.to_desk()


def to_busy_desk(clinic: Clinic) -> None:
    to_desk(clinic)
    for number in range(6):
        clinic.sign(f"{LONG_NAME} {number}")
    clinic.staff.refresh()


def to_found(clinic: Clinic) -> None:
    to_busy_desk(clinic)
    clinic.staff.desk_model.write("musterhausen")


def to_found_none(clinic: Clinic) -> None:
    to_desk(clinic)
    clinic.staff.desk_model.write("nobody")


def to_paused(clinic: Clinic) -> None:
    to_desk(clinic)
    (row,) = [row for row in clinic.staff.desk_model.board_model.rows if row.resumable]
    clinic.open(row.visit_id)


def to_trouble(clinic: Clinic) -> None:
    to_desk(clinic)
    clinic.staff.desk_model.resume("UNKNOWN")


def to_problems(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.staff.desk_model.start()
    clinic.staff.start_model.begin()


def to_under_age(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.staff.desk_model.start()
    clinic.fill_start(born="2012-02-09")
    clinic.staff.start_model.begin()


def to_not_saved(clinic: Clinic) -> None:
    clinic.exports.rmdir()
    clinic.exports.touch()
    to_typing_back(clinic)


def to_typing_back(clinic: Clinic) -> None:
    clinic.begin()
    clinic.staff.recovery_model.goOn()


def to_typing_problems(clinic: Clinic) -> None:
    to_typing_back(clinic)
    for field, text in zip(clinic.secrets, ("zzz", "", "zebra"), strict=False):
        clinic.staff.recovery_model.write(field, text)
    clinic.staff.recovery_model.finish()


def to_disk(clinic: Clinic) -> None:
    clinic.to_desk()
    clinic.staff.care_model.askDisk()


def to_kept_desk(clinic: Clinic) -> None:
    """A board that has nothing left to ask for."""
    clinic.begin()
    clinic.make_sheet()
    clinic.log_in()
    clinic.staff.care_model.askDisk()
    clinic.staff.care_model.confirmDisk()


def to_new_sheet(clinic: Clinic) -> None:
    to_kept_desk(clinic)
    clinic.staff.care_model.makeSheet()
    clinic.log_in_here()


ROOMS: dict[str, tuple[Callable[[Clinic], None], set[str]]] = {
    "setup": (lambda _: None, {"Clinic name", "Time zone", "Save and go on"}),
    "recovery": (
        Clinic.begin,
        {"Write these twelve words down", "Later", "I have written them down"},
    ),
    "typing-back": (
        to_typing_back,
        {"Check word on the sheet", "Show the words again", "Later", "Done"},
    ),
    "disk": (to_disk, {"Not yet", "Yes, it is encrypted"}),
    "welcome": (Clinic.set_up, {"Welcome", "Staff"}),
    "pin": (to_pin, {"Staff PIN", "1", "0", "Erase", "Open", "Back", "That is not the PIN."}),
    "desk": (
        to_desk,
        {"Today", "Find by name or birth date", "Start a visit", "Lock"}
        | {"Resume: Maren Fictional", "See to it", "Make the sheet"},
    ),
    "consent": (
        to_consent,
        {"Zoë Fictional", "Save a copy", "Print", "Back to today", "Next page", "Previous page"}
        | {"Very afraid of needles", "See first", "Questions for the doctor"},
    ),
    "start": (
        to_start,
        {"Patient's name", "Foot (en)", "Left", "Clinician", "Dr Aoki", "Hand the tablet over"},
    ),
    "handover": (to_hand_over, {"Maren Fictional", "Born: 1950-02-09", "Hand over now"}),
    "under-age": (to_under_age, {"Back to today"}),
}
"""How to get there, and some of the names that are heard there."""

STATES: dict[str, tuple[Callable[[Clinic], None], str]] = {
    **{room: (way, room) for room, (way, _) in ROOMS.items()},
    "desk-empty": (to_empty_desk, "desk"),
    "desk-busy": (to_busy_desk, "desk"),
    "found": (to_found, "desk"),
    "found-none": (to_found_none, "desk"),
    "printing": (to_printing, "consent"),
    "printed": (to_printed, "consent"),
    "not-printed": (to_not_printed, "consent"),
    "paused": (to_paused, "consent"),
    "trouble": (to_trouble, "desk"),
    "problems": (to_problems, "start"),
    "not-saved": (to_not_saved, "typing-back"),
    "typing-problems": (to_typing_problems, "typing-back"),
    "desk-kept": (to_kept_desk, "desk"),
    "new-sheet": (to_new_sheet, "recovery"),
}
"""The rooms in every state that looks different: how to get there, and the room."""


def show(stage: StaffStage, state: str) -> None:
    way, room = STATES[state]
    way(stage.clinic)
    assert stage.clinic.room == room
    QTest.qWait(20)
