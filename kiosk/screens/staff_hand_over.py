"""The moment before the tablet changes hands, as QML sees it: whose visit it is."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.intake import counter
from kiosk.intake.equipment import Equipment
from kiosk.intake.session import Session
from kiosk.screens.staff_facts import FactProps, derive_facts
from kiosk.screens.staff_telling import reporting, tell_changes
from kiosk.words import Words

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1


class HandOverProps(Struct, frozen=True, kw_only=True):
    """The page as it is shown."""

    name: str = ""
    facts: tuple[FactProps, ...] = ()


def derive_hand_over_props(session: Session, words: Words) -> HandOverProps:
    """Return who is to get the tablet, and what for."""
    booking, form = session.state.booking, session.form
    site = next(site.text for site in form.sites if site.choice_id == booking.site_id)
    side = () if booking.side == "none" else (words.say(f"side_label_{booking.side}"),)
    return HandOverProps(
        name=booking.patient.name,
        facts=derive_facts(
            words,
            ("fact_born", booking.patient.birth_date.isoformat()),
            ("fact_health_number", booking.patient.health_number or ""),
            ("start_form", form.title),
            ("start_site", ", ".join((site, *side))),
            ("start_clinician", booking.clinician),
        ),
    )


@QmlElement
class HandOverModel(QObject):
    """The visit that is ready; empty while none is."""

    nameChanged = Signal()
    factsChanged = Signal()
    failed = Signal(str, arguments=["detail"])
    handedOver = Signal(object)
    """Carries the session; staff are locked out."""
    cancelled = Signal()

    def __init__(self, equipment: Equipment, parent: QObject | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._equipment = equipment
        self._session: Session | None = None
        self.props = HandOverProps()

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        """Whose visit it is."""
        return self.props.name

    @Property(list, notify=factsChanged)
    def facts(self) -> list[FactProps]:
        """Birth date, health number, procedure, place and clinician."""
        return list(self.props.facts)

    @property
    def visit_id(self) -> str | None:
        """The visit that is ready; None while none is."""
        return self._session.state.visit_id if self._session else None

    @Slot()
    def handOver(self) -> None:
        """Let the patient begin."""
        if self._session is not None:
            session = self._session
            self.forget()
            self.handedOver.emit(session)

    @Slot()
    def cancel(self) -> None:
        """Take the start back."""
        if self._session is None:
            return
        with reporting(self.failed):
            counter.cancel(self._equipment, self._session)
            self.forget()
            self.cancelled.emit()

    def show_session(self, session: Session) -> None:
        """Show whose visit is ready."""
        self._session = session
        before, self.props = (
            self.props,
            derive_hand_over_props(session, self._equipment.staff_words),
        )
        tell_changes(self, before, self.props)

    def forget(self) -> None:
        """Let go of the visit."""
        self._session = None
        before, self.props = self.props, HandOverProps()
        tell_changes(self, before, self.props)
