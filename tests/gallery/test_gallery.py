"""Every page at each size of text in both orientations, pairwise in colours, sizes and directions.

`make gallery` draws what is seen here, and `make gallery ARGS=--all` every page in everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.app.paths import FORMS
from kiosk.intake.library import read_library
from tests.gallery.axes import Combination, deal, derive_all, derive_pairwise, derive_tongues
from tests.gallery.run import Gallery, open_gallery, show_all
from tests.gallery.table import derive_table
from tests.intake.clinic import FORM_ID
from tests.qml.conftest import dressed

__all__ = ["dressed"]

PAIRWISE = derive_pairwise(derive_all(derive_tongues(tuple(read_library(FORMS).forms[FORM_ID]))))


@pytest.fixture(scope="module")
def gallery(
    dressed: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Gallery]:
    with open_gallery(tmp_path_factory.mktemp("gallery")) as opened:
        yield opened


@pytest.mark.parametrize("combination", PAIRWISE, ids=str)
def test_nothing_is_wrong_with_any_page(
    gallery: Gallery, combination: Combination, tmp_path: Path
) -> None:
    names = [shot.shot_id for shot in gallery.shots]
    dealt = deal(names, PAIRWISE)[combination]
    assert len(dealt) > 20
    problems = show_all(gallery, {combination: dealt}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"{combination.file_name}.png"]
    assert not problems, derive_table(problems)


def test_each_page_has_a_name_of_its_own(gallery: Gallery) -> None:
    names = [shot.shot_id for shot in gallery.shots]
    assert len(set(names)) == len(names) > 100
