"""Draws every page in many sizes, sizes of text, colours and languages, and checks each.

python -m tests.gallery --out DIR [--all] [--size 800x1280] [--text-size 300] [--theme dark]
                        [--tongue en-mirrored] [--page PAGE_ID] [--each]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")

from kiosk.app.window import make_application
from tests.gallery.axes import Combination, deal, derive_all, derive_pairwise
from tests.gallery.run import Gallery, open_gallery, show_all
from tests.gallery.table import derive_table


def main(arguments: Sequence[str]) -> int:
    """Draw what is asked for; 0 only if nothing is wrong with it."""
    wishes = _parse(arguments)
    wishes.out.mkdir(parents=True, exist_ok=True)
    for old in wishes.out.glob("*.png"):
        old.unlink()
    began = time.monotonic()
    app = make_application(["gallery"])
    with TemporaryDirectory() as folder, open_gallery(Path(folder)) as gallery:
        dealt = _deal(gallery, wishes)
        if not any(dealt.values()):
            print("No such page or combination. The pages are:")
            print(" ".join(shot.shot_id for shot in gallery.shots))
            return 2
        problems = show_all(gallery, dealt, wishes.out, each=wishes.each, tell=_tell)
    table = derive_table(problems)
    (wishes.out / "problems.txt").write_text(table, encoding="utf-8")
    print(table)
    print(f"{wishes.out}: {len(dealt)} sheets in {time.monotonic() - began:.0f} s")
    app.quit()
    return 1 if problems else 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("tests.gallery", description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--all", action="store_true", help="every combination, every page")
    parser.add_argument("--size", help="such as 800x1280")
    parser.add_argument("--text-size", type=int, help="100, 200 or 300")
    parser.add_argument("--theme")
    parser.add_argument("--tongue", help="a language, or the first one mirrored: en-mirrored")
    parser.add_argument(
        "--page", action="append", help="a page, or a beginning of names ending in *"
    )
    parser.add_argument("--each", action="store_true", help="each page as a picture of its own too")
    return parser.parse_args(arguments)


def _deal(gallery: Gallery, wishes: argparse.Namespace) -> dict[Combination, tuple[str, ...]]:
    """Return the pages to show in each combination.

    What is wished for is shown in every combination that fits; with no wish, pairwise.
    """
    full = derive_all(gallery.tongues)
    names = tuple(shot.shot_id for shot in gallery.shots if _is_wanted(shot.shot_id, wishes.page))
    fitting = [one for one in full if _fits(one, wishes)]
    if wishes.all:
        return dict.fromkeys(fitting, names)
    if len(fitting) < len(full):
        # What is not wished for is light and in the form's own direction, unless it must be else.
        plain = [one for one in fitting if _is_plain(one, wishes)]
        return dict.fromkeys(plain, names)
    return deal(names, derive_pairwise(full))


def _is_wanted(name: str, pages: Sequence[str] | None) -> bool:
    if pages is None:
        return True
    return any(name.startswith(one[:-1]) if one.endswith("*") else name == one for one in pages)


def _fits(one: Combination, wishes: argparse.Namespace) -> bool:
    width, height = one.size
    wished = (wishes.size, wishes.text_size, wishes.theme, wishes.tongue)
    found = (f"{width}x{height}", one.text_percent, one.theme, str(one.tongue))
    return all(wish in {None, value} for wish, value in zip(wished, found, strict=True))


def _is_plain(one: Combination, wishes: argparse.Namespace) -> bool:
    is_light = bool(wishes.theme) or one.theme == "light"
    return is_light and (bool(wishes.tongue) or not one.tongue.mirrored)


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
