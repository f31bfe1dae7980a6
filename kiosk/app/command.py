"""The command line: what the program can be asked to do, and how it answers."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.app.memory import keep_no_sources
from kiosk.app.paths import FORMS, RESOURCES, DataPaths, default_data
from kiosk.app.startup import (
    has_display,
    keep_memory_to_itself,
    require_this_machine,
    settle_platform,
    settle_time_zones,
)
from kiosk.app.upkeep import UPKEEP
from kiosk.errors import FormError, KioskError, StartError

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from kiosk.app.opening import OpeningWindow


def main(arguments: list[str]) -> int:
    """Run one command and return the exit status: 0 done, 1 refused, 2 wrong arguments."""
    options = _parser().parse_args(arguments)
    keep_memory_to_itself()
    try:
        if options.command in {None, "demo"}:  # the others never meet Qt
            keep_no_sources()
            require_this_machine()
        settle_time_zones()
        return _run(options)
    except KioskError as error:
        print(f"{error.code}: {error.detail}", file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "check-forms":
            return check_forms(options.folder)
        case "demo":
            return _demo(options)
        case None:
            return _open(options)
        case upkeep:
            return UPKEEP[upkeep].run(options)


def check_forms(folder: Path) -> int:
    """Check every form in `folder` in every language, and say what came of it."""
    from kiosk.forms.checks import require_form
    from kiosk.forms.reader import find_forms, read_languages

    found = find_forms(folder)
    if not found:
        raise FormError(f"There is no form in {folder}.")
    broken = 0
    for path in found:
        try:
            forms = [require_form(path, language) for language in read_languages(path)]
        except FormError as error:
            broken += 1
            print(f"{path.name}: {error.detail}", file=sys.stderr)
        else:
            for form in forms:
                pages = len(form.pages)
                print(f"{form.form_id} {form.version} {form.language}: {pages} pages, all well")
    return 1 if broken else 0


def _open(options: argparse.Namespace) -> int:
    seen = has_display(os.environ) or bool(os.environ.get("QT_QPA_PLATFORM"))
    if not seen:
        raise StartError(
            "There is no display here. `python main.py demo` plays a visit without one."
        )
    settle_platform(os.environ, seen=seen)
    from kiosk.app.opening import OpeningWindow, start_application

    app = start_application([sys.argv[0]])
    opening = OpeningWindow(options.size)
    # All that is slow to read comes only now, behind the first page.
    from kiosk.app.alone import alone
    from kiosk.app.equip import make_folder

    data = DataPaths(options.data)
    make_folder(data.root)
    with alone(data.root):
        return _keep_open(app, opening, data, options.size)


def _keep_open(
    app: QGuiApplication, opening: OpeningWindow, data: DataPaths, size: tuple[int, int] | None
) -> int:
    """Show the kiosk's window until it is closed."""
    from kiosk.app.beside import make_owed_beside
    from kiosk.app.bugs import watch_for_bugs
    from kiosk.app.equip import equip
    from kiosk.app.reading_ahead import ReadingAhead
    from kiosk.app.window import KioskWindow
    from kiosk.desk.exporting import drop_unfinished
    from kiosk.screens.dressing import dress_application

    dress_application(app, RESOURCES)
    equipment = equip(data.root, make_owed=lambda _: make_owed_beside(data.root))
    drop_unfinished(data.copies)
    window = KioskWindow(equipment, data.copies)
    opening.give_way_to(window.root)
    window.show(size)
    reading = ReadingAhead(equipment)
    watch_for_bugs(window.kiosk.visit_model.call_staff)
    try:
        return app.exec()
    finally:
        window.close()
        reading.finish()
        equipment.vault.close()


def _demo(options: argparse.Namespace) -> int:
    settle_platform(os.environ, seen=has_display(os.environ))
    from kiosk.app.demo import DemoWishes, play_demo

    wishes = DemoWishes(
        out=options.out,
        form_id=options.form,
        language=options.language,
        size=options.demo_size or options.size or (1280, 800),
        text_percent=options.text_size,
        theme=options.theme,
    )
    return play_demo(wishes)


def read_size(text: str) -> tuple[int, int]:
    """Return width and height in px from `1280x800`.

    Raises:
        argparse.ArgumentTypeError: it is not written so, or too small to read on.
    """
    width, cross, height = text.partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError("write a size as 1280x800")
    if not 600 <= min(int(width), int(height)) <= max(int(width), int(height)) <= 8000:
        raise argparse.ArgumentTypeError("a page is read on 600 to 8000 px")
    return int(width), int(height)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py", description="An informed-consent kiosk. Without a command it opens."
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "--data", type=Path, default=default_data(), help="where data lives (%(default)s)"
    )
    parser.add_argument("--size", type=read_size, help="open in a window, such as 1280x800")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    checks = commands.add_parser("check-forms", help="check every form in every language")
    checks.add_argument("--folder", type=Path, default=FORMS, help="the forms (%(default)s)")
    demo = commands.add_parser(
        "demo", help="play a fictional visit through the real window, in a vault of its own"
    )
    demo.add_argument("--out", type=Path, default=Path("demo-output"), help="where it leaves")
    demo.add_argument("--form", default="cryoneurolysis", help="the form's id")
    demo.add_argument("--language", default="en", help="the patient's language")
    demo.add_argument(
        "--size", dest="demo_size", type=read_size, help="the window, such as 800x1280"
    )
    demo.add_argument(
        "--text-size", type=int, default=100, choices=range(100, 301, 50), help="in per cent"
    )
    demo.add_argument(
        "--theme",
        default="light",
        choices=("light", "dark", "high-contrast", "black-on-yellow"),
    )
    for name, upkeep in UPKEEP.items():
        upkeep.describe(commands.add_parser(name, help=upkeep.HELP))
    return parser
