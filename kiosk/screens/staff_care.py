"""What staff must still see to, as QML sees it: a line for each thing, and the way to it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.clock import local_day, read_utc
from kiosk.desk.backups import BackupDue, read_backup_due
from kiosk.desk.care import Care, confirm_disk, read_care
from kiosk.intake.equipment import Equipment
from kiosk.screens.staff_telling import reporting, tell_changes
from kiosk.words import Words

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1


class CareProps(Struct, frozen=True, kw_only=True):
    """The lines as they are shown."""

    key_line: str = ""
    sheet_line: str = ""
    sheet_made_line: str = ""
    backup_line: str = ""
    backup_brief: str = ""
    seal_line: str = ""


def derive_care_props(
    care: Care, due: BackupDue | None, seal_ends: str | None, words: Words, zone: ZoneInfo
) -> CareProps:
    """Return a line for what is to be done, and one for the sheet that is there."""
    made = care.sheet_made
    day = _say_day(made, zone) if made else ""
    return CareProps(
        key_line=words.say("care_key") if care.key_is_bare else "",
        sheet_line="" if made else words.say("care_sheet"),
        sheet_made_line=words.say("care_sheet_made", day=day) if made else "",
        backup_line=_say_due(due, words, zone) if due else "",
        backup_brief=words.say("care_backup_brief") if due else "",
        seal_line=words.say("care_seal", day=_say_day(seal_ends, zone)) if seal_ends else "",
    )


def _say_due(due: BackupDue, words: Words, zone: ZoneInfo) -> str:
    if due.last is None:
        return words.say("care_backup_never")
    return words.say("care_backup", day=_say_day(due.last, zone))


def _say_day(at: str, zone: ZoneInfo) -> str:
    return local_day(read_utc(at), zone).isoformat()


@QmlElement
class CareModel(QObject):
    """How the vault's key and its backups are kept."""

    backupLineChanged = Signal()
    backupBriefChanged = Signal()
    sealLineChanged = Signal()
    keyLineChanged = Signal()
    sheetLineChanged = Signal()
    sheetMadeLineChanged = Signal()
    failed = Signal(str, arguments=["detail"])
    sheetAsked = Signal()
    diskAsked = Signal()
    left = Signal()

    def __init__(self, equipment: Equipment, parent: QObject | None = None) -> None:
        """Begin with nothing to see to, until the first `refresh`."""
        super().__init__(parent)
        self._equipment = equipment
        self.props = CareProps()

    @Property(str, notify=keyLineChanged)
    def keyLine(self) -> str:
        """Says that the key lies bare on the disk; "" if it does not."""
        return self.props.key_line

    @Property(str, notify=sheetLineChanged)
    def sheetLine(self) -> str:
        """Says that there is no recovery sheet; "" if there is one."""
        return self.props.sheet_line

    @Property(str, notify=sheetMadeLineChanged)
    def sheetMadeLine(self) -> str:
        """Says when the last recovery sheet was made; "" before the first."""
        return self.props.sheet_made_line

    @Property(str, notify=backupLineChanged)
    def backupLine(self) -> str:
        """Says that a backup is due; "" if none is."""
        return self.props.backup_line

    @Property(str, notify=backupBriefChanged)
    def backupBrief(self) -> str:
        """Says the same where there is little room."""
        return self.props.backup_brief

    @Property(str, notify=sealLineChanged)
    def sealLine(self) -> str:
        """Says when the certificate that seals documents ends; "" until shortly before."""
        return self.props.seal_line

    @Slot()
    def makeSheet(self) -> None:
        """Make a recovery sheet."""
        self.sheetAsked.emit()

    @Slot()
    def askDisk(self) -> None:
        """Ask whether the disk is encrypted."""
        self.diskAsked.emit()

    @Slot()
    def confirmDisk(self) -> None:
        """Put on record that the disk is encrypted."""
        with reporting(self.failed):
            confirm_disk(self._equipment.vault, self._equipment.key_home)
            self.left.emit()

    @Slot()
    def leave(self) -> None:
        """Go back without an answer."""
        self.left.emit()

    def refresh(self) -> None:
        """Read again what is to be seen to."""
        from kiosk.desk.sealing import read_seal_end  # noqa: PLC0415 - slow, and not for the first page

        equipment = self._equipment
        with reporting(self.failed):
            settings = equipment.vault.settings()
            zone = settings.zone if settings else ZoneInfo("UTC")
            care = read_care(equipment.vault, equipment.key_home)
            at = equipment.clock.now()
            due, ends = read_backup_due(equipment.vault, at), read_seal_end(equipment.vault, at)
            props = derive_care_props(care, due, ends, equipment.staff_words, zone)
            before, self.props = self.props, props
            tell_changes(self, before, props)

    def forget(self) -> None:
        """Keep what is shown: it tells nothing of anybody."""
