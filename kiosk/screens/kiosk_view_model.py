"""The window's own view model: whose turn it is at the tablet, and how the page is read."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.intake.documents import Paperwork
from kiosk.intake.equipment import Equipment
from kiosk.intake.expiry import try_to_wipe_left
from kiosk.intake.session import Session
from kiosk.screens.staff_view_model import StaffViewModel
from kiosk.screens.visit_view_model import VisitViewModel
from kiosk.screens.words_model import Words

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

THEMES = ("light", "dark", "high-contrast", "black-on-yellow")
_SMALLEST, _LARGEST, _STEP = 100, 300, 50
PAPERWORK_MS = 300
"""Documents wait until the page that has just come stands on the screen."""
WIPE_MS = 20_000
"""How often it is asked whether a visit was left for too long."""


@QmlElement
class KioskViewModel(QObject):
    """Holds the staff's side and the visit, and lets only one of them be seen."""

    roomChanged = Signal()
    readingChanged = Signal()

    def __init__(
        self,
        equipment: Equipment,
        staff: StaffViewModel,
        words: Words,
        parent: QObject | None = None,
    ) -> None:
        """Begin on the staff's side, in the language of staff."""
        super().__init__(parent)
        self._equipment = equipment
        self._words = words
        self.staff_model = staff
        self.visit_model = VisitViewModel(self)
        self.current_room = "staff"
        self.text_percent = self._first_percent = _SMALLEST
        self._theme = self._first_theme = THEMES[0]
        self._reduced_motion = False
        self._px_per_mm: float | None = None
        words.speak(equipment.staff_words)
        staff.visitHandedOver.connect(self._begin_visit)
        # After the turn that keeps the record: the window breathes between the two.
        self.visit_model.ended.connect(self._show_ending, Qt.ConnectionType.QueuedConnection)
        self.visit_model.pageChanged.connect(self._follow_language)
        self._paperwork = Paperwork(equipment)
        self._starting = QTimer(self, interval=PAPERWORK_MS, singleShot=True)
        self._starting.timeout.connect(self._paperwork.begin)
        self._starting.timeout.connect(self.wipe_left)
        self._wiping = QTimer(self, interval=WIPE_MS)
        self._wiping.timeout.connect(self.wipe_left)
        self._starting.start()
        self._wiping.start()

    def close(self) -> None:
        """Begin nothing more, and finish what is being made beside the window."""
        self._starting.stop()
        self._wiping.stop()
        self._paperwork.finish()
        self.staff_model.consent_model.finish()

    def wipe_left(self) -> None:
        """Wipe what was left for too long; the visit on the screen is not."""
        on_screen = self.visit_model.visit_id or self.staff_model.hand_over_model.visit_id
        try_to_wipe_left(self._equipment, on_screen)

    def read_as(
        self,
        *,
        text_percent: int,
        theme: str,
        reduced_motion: bool,
        px_per_mm: float | None = None,
    ) -> None:
        """Set how every visit begins to be read; None takes the screen's word for its density."""
        self._first_percent = self.text_percent = text_percent
        self._first_theme = self._theme = theme
        self._reduced_motion = reduced_motion
        self._px_per_mm = px_per_mm
        self.readingChanged.emit()

    @Property(StaffViewModel, constant=True)
    def staff(self) -> StaffViewModel:
        """The staff's side."""
        return self.staff_model

    @Property(VisitViewModel, constant=True)
    def visit(self) -> VisitViewModel:
        """The patient's side."""
        return self.visit_model

    @Property(str, notify=roomChanged)
    def room(self) -> str:
        """Who is at the tablet: "staff", "visit", or "ended" for a visit's last page."""
        return self.current_room

    def _get_text_percent(self) -> int:
        return self.text_percent

    def _set_text_percent(self, percent: int) -> None:
        percent = min(max(percent, _SMALLEST), _LARGEST) // _STEP * _STEP
        if percent != self.text_percent:
            self.text_percent = percent
            self.readingChanged.emit()
            self.visit_model.setTextPercent(percent)

    textPercent = Property(int, _get_text_percent, _set_text_percent, notify=readingChanged)

    @Property(str, notify=readingChanged)
    def theme(self) -> str:
        """The colours: one of `THEMES`."""
        return self._theme

    @Property(bool, notify=readingChanged)
    def reducedMotion(self) -> bool:
        """Whether nothing moves."""
        return self._reduced_motion

    @Property(float, notify=readingChanged)
    def pxPerMm(self) -> float:
        """The screen's true density as it was measured; 0 where it was not."""
        return self._px_per_mm or 0.0

    @Property(list, constant=True)
    def themes(self) -> list[str]:
        """The colours there are."""
        return list(THEMES)

    @Slot(str)
    def chooseTheme(self, theme: str) -> None:
        """Read on in these colours."""
        if theme not in THEMES:
            raise ValueError("there are no such colours")
        self._theme = theme
        self.readingChanged.emit()

    @Slot()
    def endVisit(self) -> None:
        """Forget the patient and go back to the welcome page; no fault of the disk keeps it."""
        try:
            self.staff_model.return_to_welcome()
        finally:
            self._move_to("staff")
            self.visit_model.forget()
            self.text_percent, self._theme = self._first_percent, self._first_theme
            self.readingChanged.emit()
            self._words.speak(self._equipment.staff_words)

    def _begin_visit(self, session: Session) -> None:
        self.visit_model.begin(session)
        self.visit_model.setTextPercent(self.text_percent)
        self._move_to("visit")

    def _show_ending(self) -> None:
        self._move_to("ended")
        QTimer.singleShot(PAPERWORK_MS, self, self._paperwork.begin)

    def _follow_language(self) -> None:
        if self.visit_model.language is not None:
            self._words.speak(self._equipment.words_of(self.visit_model.language))

    def _move_to(self, room: str) -> None:
        if room != self.current_room:
            self.current_room = room
            self.roomChanged.emit()
