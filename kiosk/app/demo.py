"""Plays one complete fictional visit through the real window, by touch, in a vault of its own.

Owns the script of the demo and what it leaves behind: the document, a picture of every page it met
and a vault that can be opened.
"""

from __future__ import annotations

import math
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtGui import QImage

from kiosk.app.beside import make_owed_beside
from kiosk.app.equip import equip
from kiosk.app.finger import Finger
from kiosk.app.paths import FORMS, DataPaths
from kiosk.app.staff_script import BORN, PATIENT, PIN, find_consent, set_up, start_visit
from kiosk.app.window import KioskWindow, make_application
from kiosk.consent.record import SignedRecord
from kiosk.errors import StartError
from kiosk.forms.model import ChoicePage
from kiosk.intake.equipment import Equipment
from kiosk.intake.library import Library, read_library
from kiosk.pdf.preview import render_page

QUESTION = "How soon can I garden again?"
NOTE = "I play the piano."
DOCUMENT_WIDTH_PX = 1000
TABLET_MM = 257.0
"""From corner to corner: the demo is as large on its own pictures as on a ten-inch tablet."""


class DemoWishes(msgspec.Struct, frozen=True, kw_only=True):
    """How the demo is to be played."""

    out: Path
    form_id: str
    language: str
    size: tuple[int, int]
    text_percent: int
    theme: str


def play_demo(wishes: DemoWishes) -> int:
    """Play the demo; 0 only if the stored record was read back and the chain verified.

    Raises:
        StartError: the form or the language is not there, or the folder is somebody's data.
    """
    began = time.monotonic()
    _require_wishes(read_library(FORMS), wishes)
    data = _fresh_folder(wishes.out)
    app = make_application(["demo"])
    equipment = equip(
        data,
        homes=("file",),  # a demo leaves nothing in a keyring
        make_owed=lambda _: make_owed_beside(data),
    )
    window = KioskWindow(equipment, DataPaths(data).copies)
    demo = Demo(window, equipment, wishes)
    try:
        demo.play()
        return demo.sum_up(time.monotonic() - began)
    finally:
        window.close()
        equipment.vault.close()
        app.quit()


class Demo:
    """One run of the demo."""

    def __init__(self, window: KioskWindow, equipment: Equipment, wishes: DemoWishes) -> None:
        """Show the window as wished."""
        self._window, self._equipment, self._wishes = window, equipment, wishes
        self._finger = Finger(window.root)
        self._pictures = 0
        self._seen: set[str] = set()
        window.kiosk.read_as(
            text_percent=wishes.text_percent,
            theme=wishes.theme,
            reduced_motion=True,
            px_per_mm=math.hypot(*wishes.size) / TABLET_MM,
        )
        window.show(wishes.size)

    def play(self) -> None:
        """Set up, start a visit, go through every page, sign, and open the consent at the desk."""
        finger, look = self._finger, self.look
        set_up(finger, look)
        site, side = self._site()
        start_visit(finger, look, self._wishes.form_id, site, side)
        while not self._window.kiosk.visit_model.props.ending:
            self._play_page()
        look("done")
        finger.tap("hand-back")
        look("welcome-after")
        find_consent(finger, look, self._equipment.vault)

    def look(self, name: str) -> None:
        """Save a picture of the window once for each page, and say so."""
        if name in self._seen:
            return
        self._seen.add(name)
        self._finger.wait_still()
        self._pictures += 1
        folder = self._wishes.out / "pages"
        folder.mkdir(exist_ok=True)
        self._window.root.grabWindow().save(str(folder / f"{self._pictures:02}-{name}.png"))
        print(f"  {self._pictures:2}  {name}", flush=True)

    def sum_up(self, seconds: float) -> int:
        """Read the record back, copy the document out, and print what is where."""
        vault, out = self._equipment.vault, self._wishes.out
        rows = [row for row in vault.find_by_name(PATIENT) if row.state == "signed"]
        row = rows[0] if rows else None
        record = vault.record(row.visit_id) if row else None
        document = vault.document(row.visit_id) if row else None
        status = vault.verify()
        if document is not None:
            (out / "consent.pdf").write_bytes(document.content)
            _draw_first_page(document.content).save(str(out / "consent.png"))
        kept = record is not None and document is not None
        verified = kept and isinstance(record, SignedRecord) and status.intact and not status.purged
        print(f"document  {out / 'consent.pdf'}")
        print(f"pictures  {out / 'pages'}: {self._pictures}")
        print(f"vault     {out / 'data'} (staff PIN {PIN}): {status.count} events")
        print(f"record    {'read back and verified' if verified else 'NOT verified'}")
        print(f"seconds   {seconds:.1f}")
        return 0 if verified else 1

    def _play_page(self) -> None:
        visit, finger = self._window.kiosk.visit_model, self._finger
        page_id, kind = visit.props.page_id, visit.props.kind
        self.look(page_id)
        self._read_to_end()
        match kind:
            case "language":
                finger.tap(f"option-{self._wishes.language}")
            case "identity":
                self._give_birth_date()
            case "choice":
                finger.tap(f"option-{self._pick(page_id)}")
                finger.tap("step")
            case "acknowledgement" if page_id.endswith("bleeding"):
                self._ask()
                finger.tap("step")
            case "note":
                finger.tap("note")
                finger.type_text(NOTE)
                self.look(f"{page_id}-written")
                finger.tap("key-done")
                finger.tap("step")
            case "signature":
                finger.draw(finger.find("pad"), SIGNATURE)
                self.look("signature-drawn")
                finger.tap("step")
            case _:
                finger.tap("step")
        finger.wait(lambda: self._has_left(page_id), f"to leave {page_id}")

    def _has_left(self, page_id: str) -> bool:
        props = self._window.kiosk.visit_model.props
        return bool(props.ending) or props.page_id != page_id

    def _read_to_end(self) -> None:
        visit, finger = self._window.kiosk.visit_model, self._finger
        finger.wait_still()
        while not visit.props.at_end:
            finger.tap("step")
            finger.wait_still()
            self.look(f"{visit.props.page_id}-end")

    def _give_birth_date(self) -> None:
        finger = self._finger
        finger.tap("year")
        self.look("identity-typing")
        finger.type_text(BORN.replace("-", ""))
        finger.tap("step")

    def _ask(self) -> None:
        finger = self._finger
        finger.tap("second")
        finger.tap("question")
        finger.type_text(QUESTION.rstrip("?"))
        self.look("question")
        finger.tap("key-done")
        finger.tap("ask-keep")
        self.look("question-kept")

    def _site(self) -> tuple[str, str]:
        """Return the form's first place on the body, and a side that fits it."""
        form = self._equipment.library.forms[self._wishes.form_id][self._wishes.language]
        site = form.sites[0]
        return site.choice_id, "left" if site.has_side else "none"

    def _pick(self, page_id: str) -> str:
        """Return the answer that shows most: the last one that raises a flag and goes on."""
        form = self._equipment.library.forms[self._wishes.form_id][self._wishes.language]
        page = next(page for page in form.pages if page.page_id == page_id)
        options = page.options if isinstance(page, ChoicePage) else ()
        going_on = [option for option in options if option.hands_over is None]
        flagged = [option for option in going_on if option.flag]
        return (flagged or going_on)[-1].option_id


def _write(steps: int, path: Callable[[float], tuple[float, float]]) -> list[tuple[float, float]]:
    return [path(step / steps) for step in range(steps + 1)]


def _loops(share: float) -> tuple[float, float]:
    """Return a place on a line of loops, the first and fourth of them tall."""
    turn = share * len(_HEIGHTS)
    height = _HEIGHTS[min(int(turn), len(_HEIGHTS) - 1)]
    rise = height * (1 - math.cos(turn * math.tau)) / 2
    return 0.13 + 0.45 * share + 0.025 * math.sin(turn * math.tau) + 0.12 * rise, 0.66 - rise


def _sweep(share: float) -> tuple[float, float]:
    return 0.16 + 0.6 * share**1.4, 0.84 - 0.05 * math.sin(math.pi * share) - 0.06 * share


_HEIGHTS = (0.5, 0.17, 0.2, 0.46, 0.16, 0.14, 0.1)
SIGNATURE = (_write(150, _loops), _write(30, _sweep), [(0.54, 0.36)])


def _draw_first_page(content: bytes) -> QImage:
    page = render_page(content, 0, DOCUMENT_WIDTH_PX)
    form = QImage.Format.Format_RGB32
    return QImage(page.bgrx, page.width_px, page.height_px, page.stride, form).copy()


def _fresh_folder(out: Path) -> Path:
    """Return an empty data folder inside `out`; an earlier demo's is replaced, nothing else.

    Raises:
        StartError: `out` holds something else, or cannot be used.
    """
    data, mark = out / "data", out / ".consent-kiosk-demo"
    try:
        if out.exists() and any(out.iterdir()) and not mark.exists():
            raise StartError(f"{out} holds something that is not a demo. Choose an empty folder.")
        if out.exists():
            shutil.rmtree(out)
        data.mkdir(parents=True)
        mark.touch()
    except OSError as error:
        raise StartError(f"{out} cannot be used: {error.strerror}.") from error
    return data


def _require_wishes(library: Library, wishes: DemoWishes) -> None:
    forms = library.forms
    if wishes.form_id not in forms:
        why = "; ".join(library.refused) or f"There are: {', '.join(forms)}."
        raise StartError(f"There is no form {wishes.form_id} to play. {why}")
    if wishes.language not in forms[wishes.form_id]:
        there = ", ".join(forms[wishes.form_id])
        raise StartError(f"{wishes.form_id} is not there in {wishes.language}, but in {there}.")
