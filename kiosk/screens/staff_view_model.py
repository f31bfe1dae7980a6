"""The staff's side as QML sees it: which room it is in, and one model for each.

Owns the ways from room to room. A room that is left is forgotten, typed words and all.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.desk.setup import is_set_up
from kiosk.errors import KioskError
from kiosk.intake import counter
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.screens.staff_care import CareModel
from kiosk.screens.staff_consent import ConsentModel
from kiosk.screens.staff_desk import DeskModel
from kiosk.screens.staff_document_page import DocumentPage
from kiosk.screens.staff_hand_over import HandOverModel
from kiosk.screens.staff_pin import PinModel
from kiosk.screens.staff_recovery import RecoveryModel
from kiosk.screens.staff_setup import SetUpModel
from kiosk.screens.staff_start import StartModel

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

Room: TypeAlias = Literal[
    "setup",
    "recovery",
    "typing-back",
    "welcome",
    "pin",
    "desk",
    "disk",
    "consent",
    "start",
    "handover",
    "under-age",
]
Model: TypeAlias = (
    SetUpModel
    | RecoveryModel
    | PinModel
    | DeskModel
    | CareModel
    | ConsentModel
    | StartModel
    | HandOverModel
)
QML_TYPES = (DocumentPage,)
"""Declared to QML by being imported here."""

_BEFORE_THE_DESK: set[Room] = {"setup", "recovery", "typing-back", "welcome", "pin"}
"""From here only the PIN, or what comes after it, leads to the desk."""

REFRESH_MS = 1000
"""A flag raised elsewhere is on the board within two seconds."""


@QmlElement
class StaffViewModel(QObject):
    """Set-up, welcome, and behind the PIN the desk."""

    roomChanged = Signal()
    troubleChanged = Signal()
    visitHandedOver = Signal(object)
    """Carries the `kiosk.intake.session.Session` that the patient goes on with."""

    def __init__(self, equipment: Equipment, exports: Path, parent: QObject | None = None) -> None:
        """Begin at the welcome page, or at set-up if there has been none.

        Copies of documents go into the folder `exports`.
        """
        super().__init__(parent)
        self._equipment = equipment
        self.current_room: Room = "welcome" if is_set_up(equipment.vault) else "setup"
        self.trouble_text = ""
        self._behind_pin: Room = "desk"
        self._after_sheet: Room = "welcome"
        self.set_up_model = SetUpModel(equipment, self)
        self.recovery_model = RecoveryModel(equipment, exports, self)
        self.pin_model = PinModel(equipment, self)
        self.desk_model = DeskModel(equipment, self)
        self.care_model = CareModel(equipment, self)
        self.consent_model = ConsentModel(equipment, exports, self)
        self.start_model = StartModel(equipment, self)
        self.hand_over_model = HandOverModel(equipment, self)
        self._models: dict[Model, set[Room]] = {
            self.set_up_model: {"setup"},
            self.recovery_model: {"recovery", "typing-back"},
            self.pin_model: {"pin"},
            self.desk_model: {"desk", "consent"},
            self.care_model: {"setup", "desk", "disk", "start"},
            self.consent_model: {"consent"},
            self.start_model: {"start"},
            self.hand_over_model: {"handover"},
        }
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._connect()
        self.care_model.refresh()

    # The rooms

    @Property(str, notify=roomChanged)
    def room(self) -> str:
        """The room that is shown: one of `Room`."""
        return self.current_room

    @Property(str, notify=roomChanged)
    def clinicName(self) -> str:
        """Whose kiosk it is; "" before set-up."""
        settings = self._equipment.vault.settings()
        return settings.clinic_name if settings else ""

    @Property(str, notify=troubleChanged)
    def trouble(self) -> str:
        """What went wrong in the world, for staff; "" if nothing did."""
        return self.trouble_text

    @Property(SetUpModel, constant=True)
    def setUp(self) -> SetUpModel:
        """The first start."""
        return self.set_up_model

    @Property(RecoveryModel, constant=True)
    def recovery(self) -> RecoveryModel:
        """The recovery sheet."""
        return self.recovery_model

    @Property(CareModel, constant=True)
    def care(self) -> CareModel:
        """What must still be seen to."""
        return self.care_model

    @Property(PinModel, constant=True)
    def pin(self) -> PinModel:
        """The door."""
        return self.pin_model

    @Property(DeskModel, constant=True)
    def desk(self) -> DeskModel:
        """The board."""
        return self.desk_model

    @Property(ConsentModel, constant=True)
    def consent(self) -> ConsentModel:
        """One consent."""
        return self.consent_model

    @Property(StartModel, constant=True)
    def start(self) -> StartModel:
        """The start sheet."""
        return self.start_model

    @Property(HandOverModel, constant=True)
    def handOver(self) -> HandOverModel:
        """The moment before the tablet changes hands."""
        return self.hand_over_model

    @Slot()
    def knock(self) -> None:
        """Go from the welcome page to the PIN."""
        self._ask_pin("desk")

    @Slot()
    def backToDesk(self) -> None:
        """Go back to the board, from where staff are already behind the counter."""
        if self.current_room not in _BEFORE_THE_DESK:
            self._enter("desk")

    @Slot()
    def dismissTrouble(self) -> None:
        """Take the note of what went wrong away."""
        self._tell_trouble("")

    # For the window's own view model

    def return_to_welcome(self) -> None:
        """Lock staff out and forget everything that was typed or shown."""
        self._enter("welcome" if is_set_up(self._equipment.vault) else "setup")

    def refresh(self) -> None:
        """Read again what may have changed elsewhere, in the room that is shown."""
        match self.current_room:
            case "pin":
                self.pin_model.refresh()
            case "desk":
                self.desk_model.refresh()
            case "consent":
                self.consent_model.refresh()

    def _connect(self) -> None:
        for model in self._models:
            model.failed.connect(self._tell_trouble)
        self.set_up_model.finished.connect(lambda: self._make_sheet("welcome"))
        self.recovery_model.typing.connect(lambda: self._move_to("typing-back"))
        self.recovery_model.shown.connect(lambda: self._move_to("recovery"))
        self.recovery_model.finished.connect(self._leave_sheet)
        self.recovery_model.postponed.connect(self._leave_sheet)
        self.pin_model.admitted.connect(self._go_behind)
        self.pin_model.left.connect(self._leave_pin)
        self.care_model.sheetAsked.connect(lambda: self._ask_pin("recovery"))
        self.care_model.diskAsked.connect(lambda: self._enter("disk"))
        self.care_model.left.connect(self.backToDesk)
        self.desk_model.opened.connect(self._open)
        self.desk_model.resumed.connect(self._resume)
        self.desk_model.started.connect(lambda: self._enter("start"))
        self.desk_model.locked.connect(self.return_to_welcome)
        self.consent_model.closed.connect(self.backToDesk)
        self.consent_model.leftUnprinted.connect(self._tell_at_desk)
        self.consent_model.resumed.connect(self._resume)
        self.start_model.cancelled.connect(self.backToDesk)
        self.start_model.underAge.connect(lambda: self._enter("under-age"))
        self.start_model.begun.connect(self._show_ready)
        self.hand_over_model.cancelled.connect(self.backToDesk)
        self.hand_over_model.handedOver.connect(self._hand_on)

    def _ask_pin(self, behind: Room) -> None:
        """Go to the PIN, which opens the room `behind` it."""
        self._behind_pin = behind
        self._enter("pin")

    def _go_behind(self) -> None:
        if self._behind_pin == "recovery":
            self._make_sheet("desk")
        else:
            self._enter("desk")

    def _leave_pin(self) -> None:
        """Go back to where the PIN was asked."""
        if self._behind_pin == "recovery":
            self._enter("desk")
        else:
            self.return_to_welcome()

    def _make_sheet(self, after: Room) -> None:
        """Go to the recovery sheet, and from there to the room `after` it."""
        self._after_sheet = after
        self._tell_trouble("")
        self.recovery_model.open()
        self._move_to("recovery")

    def _leave_sheet(self) -> None:
        self._enter(self._after_sheet)

    def _open(self, visit_id: str) -> None:
        self._tell_trouble("")
        if self.consent_model.open(visit_id):
            self._move_to("consent")

    def _show_ready(self, session: Session) -> None:
        self.hand_over_model.show_session(session)
        self._enter("handover")

    def _resume(self, visit_id: str) -> None:
        try:
            session = counter.take_up(self._equipment, visit_id)
        except KioskError as error:
            self._tell_trouble(error.detail)
            return
        if session is None:
            minutes = self._equipment.settings().draft_minutes
            said = self._equipment.staff_words.say("desk_not_resumed", minutes=minutes)
            self.refresh()
            self._tell_trouble(said)
        else:
            self._hand_on(session)

    def _hand_on(self, session: Session) -> None:
        """Lock staff out, then let the patient begin."""
        self.return_to_welcome()
        self.visitHandedOver.emit(session)

    def _enter(self, room: Room) -> None:
        """Go to `room` with a clean slate."""
        self._tell_trouble("")
        if room == "start":
            self.start_model.open()
        self._move_to(room)

    def _move_to(self, room: Room) -> None:
        """Show `room` and let the others forget; the board waits while a consent is read."""
        before, self.current_room = self.current_room, room
        for model, rooms in self._models.items():
            if room not in rooms:
                model.forget()
        self.refresh()
        if room in self._models[self.care_model]:
            self.care_model.refresh()
        if room in {"pin", "desk", "consent"}:
            self._timer.start()
        else:
            self._timer.stop()
        if room != before:
            self.roomChanged.emit()

    def _tell_at_desk(self, trouble: str) -> None:
        """Tell what went wrong behind staff's back, but no patient."""
        if self.current_room not in _BEFORE_THE_DESK:
            self._tell_trouble(trouble)

    def _tell_trouble(self, trouble: str) -> None:
        if trouble != self.trouble_text:
            self.trouble_text = trouble
            self.troubleChanged.emit()
