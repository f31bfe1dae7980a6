"""Starting a visit as QML sees it: fields, choices that fit, and what is wrong beside each."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.clock import local_day
from kiosk.intake import counter
from kiosk.intake.booking import read_booking
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.screens.staff_start_props import (
    ChoiceProps,
    StartSheet,
    derive_fitting,
    derive_start_props,
    find_form,
)
from kiosk.screens.staff_telling import reporting, tell_changes
from kiosk.visit.booking import Booking
from kiosk.visit.problems import Problem

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

_SUGGESTIONS = 6


@QmlElement
class StartModel(QObject):
    """One start sheet; blank between visits."""

    entriesChanged = Signal()
    problemsChanged = Signal()
    formsChanged = Signal()
    sitesChanged = Signal()
    sidesChanged = Signal()
    cliniciansChanged = Signal()
    refusedChanged = Signal()
    failed = Signal(str, arguments=["detail"])
    begun = Signal(object)
    """Carries the session that is ready to be handed over."""
    underAge = Signal()
    cancelled = Signal()

    def __init__(self, equipment: Equipment, parent: QObject | None = None) -> None:
        """Begin blank."""
        super().__init__(parent)
        self._equipment = equipment
        self._clinicians: tuple[str, ...] = ()
        self._sheet = derive_fitting(StartSheet(), equipment.library)
        words = equipment.staff_words
        self.props = derive_start_props(self._sheet, equipment.library, (), words)

    @Property(dict, notify=entriesChanged)
    def entries(self) -> dict[str, str]:
        """What stands in each field, by the name it has in a booking."""
        return self.props.entries

    @Property(dict, notify=problemsChanged)
    def problems(self) -> dict[str, str]:
        """What is wrong with each field; "" where nothing is."""
        return self.props.problems

    @Property(list, notify=formsChanged)
    def forms(self) -> list[ChoiceProps]:
        """The forms on offer."""
        return list(self.props.forms)

    @Property(list, notify=sitesChanged)
    def sites(self) -> list[ChoiceProps]:
        """Where the chosen form's procedure can be done."""
        return list(self.props.sites)

    @Property(list, notify=sidesChanged)
    def sides(self) -> list[ChoiceProps]:
        """The sides that the place has; none if it has no sides."""
        return list(self.props.sides)

    @Property(list, notify=cliniciansChanged)
    def clinicians(self) -> list[ChoiceProps]:
        """Clinicians booked before, the latest first."""
        return list(self.props.clinicians)

    @Property(str, notify=refusedChanged)
    def refused(self) -> str:
        """Why forms are not offered; "" if all are."""
        return self.props.refused

    @Slot(str, str)
    def write(self, field: str, untrusted_text: str) -> None:
        """Keep what is typed or picked for a field; what was wrong with it is looked at again."""
        booking = replace(self._sheet.booking, **{field: untrusted_text})
        problems = {name: wrong for name, wrong in self._sheet.problems.items() if name != field}
        self._show(replace(self._sheet, booking=booking, problems=problems))

    @Slot(str)
    def chooseForm(self, form_id: str) -> None:
        """Pick the form."""
        self._show(replace(self._sheet, form_id=form_id, problems={}))

    @Slot()
    def begin(self) -> None:
        """Start the visit, or show what is wrong."""
        with reporting(self.failed):
            booking = self._read()
            if not isinstance(booking, Booking):
                self._show(replace(self._sheet, problems=booking))
                return
            begun = counter.begin(self._equipment, booking)
            self.forget()
            if isinstance(begun, Session):
                self.begun.emit(begun)
            else:
                self.underAge.emit()

    @Slot()
    def cancel(self) -> None:
        """Start nothing."""
        self.cancelled.emit()

    def open(self) -> None:
        """Begin a blank sheet with the clinicians there are."""
        with reporting(self.failed):
            self._clinicians = self._equipment.vault.clinicians()[:_SUGGESTIONS]
        self.forget()

    def forget(self) -> None:
        """Let go of everything typed and picked."""
        self._show(StartSheet())

    def _read(self) -> Booking | dict[str, Problem]:
        equipment, sheet = self._equipment, self._sheet
        form = find_form(equipment.library, sheet.form_id)
        if form is None:
            return {"form_id": Problem(code="needed")}
        today = local_day(equipment.clock.now(), equipment.settings().zone)
        return read_booking(sheet.booking, form, equipment.missing, today)

    def _show(self, sheet: StartSheet) -> None:
        equipment, before = self._equipment, self.props
        self._sheet = derive_fitting(sheet, equipment.library)
        self.props = derive_start_props(
            self._sheet, equipment.library, self._clinicians, equipment.staff_words
        )
        tell_changes(self, before, self.props)
