"""The picture of a page, as the screen is told of it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QJSEngine, QJSValue

from kiosk.app.paths import WORDS
from kiosk.screens.visit_props import VisitProps, derive_visit_props
from kiosk.screens.visit_view_model import VisitViewModel
from kiosk.words import read_words
from tests.visit.small_form import FORMS, RULES, go_to, sources

WORDS_EN = read_words(WORDS, "en")


def props_of(page_id: str) -> VisitProps:
    return derive_visit_props(RULES, go_to(page_id), sources(WORDS_EN))


def test_a_page_with_a_picture_shows_it_with_its_words() -> None:
    assert props_of("intro").picture == {
        "svg": FORMS["en"].pictures[0].svg,
        "description": "Cold stops a signal. (en)",
        "key": ["cold (en)", "signal (en)"],
    }


def test_a_page_without_one_shows_none() -> None:
    assert props_of("tablet-wish").picture is None
    assert props_of("notice").picture is None


def test_qml_reads_the_picture_and_its_key(qapp: QCoreApplication) -> None:
    engine, visit = QJSEngine(), VisitViewModel()
    engine.globalObject().setProperty("visit", engine.newQObject(visit))

    def read(script: str) -> str:
        return cast("QJSValue", engine.evaluate(script)).toString()

    assert read("visit.picture === undefined") == "true"
    visit._props = props_of("intro")
    assert read("visit.picture.key.length") == "2"
    assert read("visit.picture.key[1]") == "signal (en)"
    assert read("visit.picture.svg") == FORMS["en"].pictures[0].svg
