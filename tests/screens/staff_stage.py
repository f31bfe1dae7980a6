"""A fictional clinic with the staff's side over it, and a window that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.app.finger import Finger
from kiosk.app.paths import FONTS, RESOURCES, WORDS
from kiosk.consent.events import PATIENT, STAFF, ConsentSigned, VisitPaused, VisitStarted
from kiosk.devices.key_file import FileHome
from kiosk.ids import new_id
from kiosk.intake.documents import make_owed
from kiosk.intake.equipment import Equipment
from kiosk.intake.library import Library
from kiosk.screens.dressing import make_engine
from kiosk.screens.staff_view_model import StaffViewModel
from kiosk.screens.words_model import Words
from kiosk.store import Vault
from kiosk.words import read_words
from tests.devices.printers import FakePrinter
from tests.pdf.builders import build_body, build_signed
from tests.store.builders import KEY, StepClock
from tests.visit.small_form import small_form

PIN = "284961"
CATALOGUE = read_words(WORDS, "en")
WINDOW = b"""
import QtQuick
import QtQuick.Controls
import Kiosk.Screens
import Kiosk.Staff
import Kiosk.Theme
ApplicationWindow {
    id: window
    required property StaffViewModel staff
    width: 1280; height: 800; visible: true; color: Theme.page
    Binding { target: Theme; property: "viewportWidth"; value: window.width }
    Binding { target: Theme; property: "viewportHeight"; value: window.height }
    StaffRoom { anchors.fill: parent; focus: true; staff: window.staff }
}
"""


class Clinic:
    """The staff's side, its vault and its clock, and what it handed over."""

    def __init__(self, equipment: Equipment, clock: StepClock, exports: Path) -> None:
        self.equipment, self.clock, self.exports = equipment, clock, exports
        self.vault = equipment.vault
        self.staff = StaffViewModel(equipment, exports)
        assert isinstance(equipment.printer, FakePrinter)
        self.printer = equipment.printer
        self.handed: list[object] = []
        self.staff.visitHandedOver.connect(self.handed.append)

    @property
    def room(self) -> str:
        return self.staff.current_room

    def set_up(self) -> None:
        self.begin()
        self.staff.recovery_model.postpone()

    def begin(self) -> None:
        """Set up as far as the recovery sheet."""
        model = self.staff.set_up_model
        for field, text in (("clinic_name", "Harbour"), ("pin", PIN), ("pin_again", PIN)):
            model.write(field, text)
        model.save()

    @property
    def secrets(self) -> dict[str, str]:
        """The words that are to be typed back, by field."""
        recovery = self.staff.recovery_model._recovery
        assert recovery is not None
        return recovery.fields

    def make_sheet(self) -> None:
        """Type the right words back and finish."""
        model = self.staff.recovery_model
        model.goOn()
        for field, word in self.secrets.items():
            model.write(field, word)
        model.finish()

    def log_in(self, pin: str = PIN) -> None:
        self.staff.knock()
        self.log_in_here(pin)

    def log_in_here(self, pin: str = PIN) -> None:
        """Give the PIN where it is asked."""
        for figure in pin:
            self.staff.pin_model.press(figure)
        self.staff.pin_model.enter()

    def to_desk(self) -> None:
        self.set_up()
        self.log_in()

    def fill_start(self, name: str = "Maren Fictional", born: str = "1950-02-09") -> None:
        model = self.staff.start_model
        entries = {"name": name, "birth_date": born, "clinician": "Dr Aoki"}
        for field, text in (entries | {"site_id": "foot", "side": "left"}).items():
            model.write(field, text)

    def start_visit(self) -> None:
        self.staff.desk_model.start()
        self.fill_start()
        self.staff.start_model.begin()

    def sign(self, name: str = "Zoë Fictional") -> str:
        """Put a signed visit into the vault, with a document owed."""
        visit_id, body = new_id(), build_body()
        booked = replace(
            body.booking,
            patient=replace(body.booking.patient, name=name, birth_date=date(1950, 2, 9)),
            form_id="small",
            site_id="foot",
        )
        started = VisitStarted(booking=booked, form_title="Small", form_digest="ab" * 32)
        self.vault.append(started, STAFF, visit_id)
        record = build_signed(replace(body, visit_id=visit_id, booking=booked))
        self.vault.finish(visit_id, ConsentSigned(record=record), PATIENT)
        return visit_id

    def open(self, visit_id: str) -> None:
        """Open a consent and wait for its document."""
        self.staff.desk_model.open(visit_id)
        self.staff.consent_model.finish()

    def print(self) -> None:
        """Print the consent that is open, and wait until it is over."""
        self.staff.consent_model.printDocument()
        self.staff.consent_model.finish()

    def pause(self, visit_id: str) -> None:
        self.vault.append(VisitPaused(), PATIENT, visit_id)

    def pass_time(self, **span: float) -> None:
        self.clock.instant += timedelta(**span)

    def kinds(self, visit_id: str) -> list[str]:
        return [stored.header.kind for stored in self.vault.events_of(visit_id)]


@contextmanager
def open_clinic(folder: Path) -> Iterator[Clinic]:
    """Open a new clinic in `folder`, with one small form and one that is refused."""
    clock, exports = StepClock(), folder / "copies"
    exports.mkdir()
    home = FileHome(folder / "vault.key", "E1")
    home.put(KEY)
    vault = Vault.create(folder / "vault", KEY, clock, "K1")
    library = Library(forms={"small": {"en": small_form()}}, refused=("broken: no title.",))
    equipment = Equipment(
        vault=vault,
        key_home=home,
        find_library=lambda: library,
        words_of=lambda _language: CATALOGUE,
        staff_language="en",
        fonts=FONTS,
        printer=FakePrinter(),
        missing=lambda text: frozenset(text) & {"☠"},
        make_owed=make_owed,
        clock=clock,
        new_id=new_id,
        app_version="0",
    )
    clinic = Clinic(equipment, clock, exports)
    try:
        yield clinic
    finally:
        clinic.staff.deleteLater()
        QTest.qWait(1)
        vault.close()


class StaffStage:
    """A clinic's staff pages in a window."""

    def __init__(self, clinic: Clinic) -> None:
        self.clinic, self.staff = clinic, clinic.staff
        self.engine = make_engine(RESOURCES)
        words = self.engine.singletonInstance("Kiosk.Screens", "Words")
        assert isinstance(words, Words)
        words.speak(CATALOGUE)
        self._component = QQmlComponent(self.engine)
        self._component.setData(WINDOW, QUrl("staff.qml"))
        window = self._component.createWithInitialProperties({"staff": clinic.staff})
        assert isinstance(window, QQuickWindow), self._component.errorString()
        QQmlEngine.setObjectOwnership(window, QQmlEngine.ObjectOwnership.CppOwnership)
        self.window = window
        assert QTest.qWaitForWindowExposed(window)
        self.finger = Finger(window, 15)

    @property
    def theme(self) -> QObject:
        theme = self.engine.singletonInstance("Kiosk.Theme", "Theme")
        assert isinstance(theme, QObject)
        return theme

    def fit(self, width: int, height: int, scale: float) -> None:
        self.window.resize(width, height)
        self.theme.setProperty("textScale", scale)
        QTest.qWait(30)

    def accessibles(self) -> list[QAccessibleInterface]:
        """The whole accessible tree below the window, without what is not shown."""
        QAccessible.setActive(True)
        waiting = [QAccessible.queryAccessibleInterface(self.window)]
        found = []
        while waiting:
            interface = waiting.pop()
            if interface.state().invisible:
                continue
            found.append(interface)
            children = [interface.child(index) for index in range(interface.childCount())]
            waiting += [child for child in children if child is not None]
        return found

    def names(self) -> set[str]:
        return {one.text(QAccessible.Text.Name) for one in self.accessibles()}

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.engine.deleteLater()
        QTest.qWait(1)
