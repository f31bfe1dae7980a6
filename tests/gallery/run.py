"""Shows page after page in combination after combination, checks each, and leaves the sheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QImage

from tests.gallery.album import derive_album
from tests.gallery.axes import Combination, derive_tongues
from tests.gallery.checks import check_page, check_picture
from tests.gallery.sheet import Taken, draw_sheet, thumbnail
from tests.gallery.shown import Fault
from tests.gallery.staff_shots import derive_staff_shots, seed
from tests.gallery.stage import NeverStill, Stage, open_stage
from tests.gallery.visit_shots import Shot, VisitShots
from tests.intake.clinic import FORM_ID

_PLACE = re.compile(r"file://\S*/")


@dataclass(frozen=True)
class Problem:
    """One fault, with where it was seen."""

    combination: Combination
    page: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.combination}  {self.page}  {self.fault}"


class Gallery:
    """Every page of the kiosk, in one clinic and one window."""

    def __init__(self, stage: Stage, warnings: list[str]) -> None:
        self._stage, self._warnings = stage, warnings
        self._covered = False
        equipment = stage.equipment
        by_language = equipment.library.forms[FORM_ID]
        rules = equipment.rules(FORM_ID)
        albums = {
            language: derive_album(rules, form, equipment.clock)
            for language, form in by_language.items()
        }
        visit = VisitShots(next(iter(by_language.values())), albums)
        self.shots: tuple[Shot, ...] = (*visit.derive(), *derive_staff_shots())
        self.tongues = derive_tongues(tuple(by_language))

    def take(
        self, combination: Combination, names: Sequence[str]
    ) -> Iterator[tuple[Taken, QImage]]:
        """Yield every page in `names` as it is shown in `combination`, and the whole picture.

        A page that scrolls is seen as it is come to and, as `NAME-end`, at its end; not while it
        is written on or covered by a sheet.
        """
        self._stage.wear(combination)
        has_traces = True
        for shot in self.shots:
            if shot.shot_id not in names:
                continue
            if has_traces or shot.leaves_traces:
                self._stage.back_to_welcome()
            has_traces = shot.leaves_traces
            self._stage.clock.turn_to(shot.day)
            shot.arrange(self._stage)
            yield self._look(shot, shot.shot_id)
            if not self._covered and self._stage.scroll_to_end():
                yield self._look(shot, f"{shot.shot_id}-end")
        self._stage.back_to_welcome()

    def _look(self, shot: Shot, name: str) -> tuple[Taken, QImage]:
        try:
            shown = self._stage.settle()
        except NeverStill:
            faults: tuple[Fault, ...] = (Fault("never still", name),)
        else:
            self._covered = shown.covered or shown.typing
            faults = check_page(shown, main_steps=shot.main_steps, is_patients=shot.is_patients)
        picture = self._stage.picture()
        faults += tuple(check_picture(bytes(picture.constBits()), self._stage.ink()))
        faults += tuple(
            Fault("warning", _PLACE.sub("", warning)) for warning in dict.fromkeys(self._warnings)
        )
        self._warnings.clear()
        return Taken(name, shot.group, thumbnail(picture), faults), picture


@contextmanager
def open_gallery(folder: Path) -> Iterator[Gallery]:
    """Open the gallery with a clinic of its own in `folder`, which is empty."""
    warnings: list[str] = []

    def note(_: QtMsgType, context: QMessageLogContext, message: str) -> None:
        warnings.append(message)

    before = qInstallMessageHandler(note)
    QGuiApplication.styleHints().setCursorFlashTime(0)
    with ExitStack() as doors:
        doors.callback(qInstallMessageHandler, before)
        yield Gallery(doors.enter_context(open_stage(folder / "clinic", seed)), warnings)


def show_all(
    gallery: Gallery,
    dealt: Mapping[Combination, Sequence[str]],
    out: Path,
    *,
    each: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Problem, ...]:
    """Leave a sheet for each combination in `out`, and return what is wrong.

    With `each`, every page is left as a picture of its own too.
    """
    order = {shot.shot_id: number for number, shot in enumerate(gallery.shots)}
    problems: list[Problem] = []
    for combination, names in dealt.items():
        pages = []
        for taken, picture in gallery.take(combination, names):
            pages.append(taken)
            if each:
                folder = out / combination.file_name
                folder.mkdir(exist_ok=True)
                picture.save(str(folder / f"{taken.page}.png"))
        pages.sort(key=lambda page: order[page.page.removesuffix("-end")])
        found = [Problem(combination, page.page, fault) for page in pages for fault in page.faults]
        problems += found
        title = f"{combination}   {len(pages)} pictures, {len(found)} faults"
        draw_sheet(title, pages).save(str(out / f"{combination.file_name}.png"))
        tell(title)
    return tuple(problems)
