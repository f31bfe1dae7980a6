"""The first start as QML sees it: four fields, what is wrong with each, and one step."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import asdict, replace
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.desk.setup import UntrustedSetup, read_setup, set_up
from kiosk.intake.equipment import Equipment
from kiosk.screens.staff_telling import derive_sentences, reporting, tell_changes
from kiosk.settings import ClinicSettings
from kiosk.visit.problems import Problem
from kiosk.words import Words

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1


class SetUpProps(Struct, frozen=True, kw_only=True):
    """The sheet as it is shown."""

    entries: dict[str, str]
    problems: dict[str, str]


def derive_setup_props(
    sheet: UntrustedSetup, problems: dict[str, Problem], words: Words
) -> SetUpProps:
    """Return what the set-up page shows."""
    fields = sheet.__struct_fields__
    return SetUpProps(entries=asdict(sheet), problems=derive_sentences(problems, fields, words))


@QmlElement
class SetUpModel(QObject):
    """Asks for the clinic's name, its time zone and the PIN, once."""

    entriesChanged = Signal()
    problemsChanged = Signal()
    failed = Signal(str, arguments=["detail"])
    finished = Signal()

    def __init__(self, equipment: Equipment, parent: QObject | None = None) -> None:
        """Begin with the default time zone and nothing else."""
        super().__init__(parent)
        self._equipment = equipment
        self._sheet = UntrustedSetup()
        self._problems: dict[str, Problem] = {}
        self.props = derive_setup_props(self._sheet, {}, equipment.staff_words)

    @Property(dict, notify=entriesChanged)
    def entries(self) -> dict[str, str]:
        """What stands in each field: `clinic_name`, `time_zone`, `pin`, `pin_again`."""
        return self.props.entries

    @Property(dict, notify=problemsChanged)
    def problems(self) -> dict[str, str]:
        """What is wrong with each field; "" where nothing is."""
        return self.props.problems

    @Slot(str, str)
    def write(self, field: str, untrusted_text: str) -> None:
        """Keep what is typed in `field`; what was wrong with it is looked at again by `save`."""
        problems = {name: wrong for name, wrong in self._problems.items() if name != field}
        self._show(replace(self._sheet, **{field: untrusted_text}), problems)

    @Slot()
    def save(self) -> None:
        """Keep the settings and the PIN, or show what is wrong."""
        equipment = self._equipment
        with reporting(self.failed):
            kiosk_id = equipment.vault.kiosk_id
            match read_setup(self._sheet, kiosk_id, equipment.missing):
                case ClinicSettings() as settings:
                    set_up(equipment.vault, settings, self._sheet.pin)
                    self.forget()
                    self.finished.emit()
                case problems:
                    self._show(self._sheet, problems)

    def forget(self) -> None:
        """Let go of everything typed."""
        self._show(UntrustedSetup(), {})

    def _show(self, sheet: UntrustedSetup, problems: dict[str, Problem]) -> None:
        before, self._sheet, self._problems = self.props, sheet, problems
        self.props = derive_setup_props(sheet, problems, self._equipment.staff_words)
        tell_changes(self, before, self.props)
