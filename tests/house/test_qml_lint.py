"""qmllint knows the Python types: a misspelt property fails, a right one passes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from tests.house import qml_lint

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by a test")
class Specimen(QObject):  # type: ignore[operator]  # of the stub of QmlUncreatable
    """A view model with one of each."""

    heardChanged = Signal(str, arguments=["word"])

    @Property(str, notify=heardChanged, final=True)
    def heard(self) -> str:
        return ""

    @Property(list, constant=True)
    def rows(self) -> list[str]:
        return []

    @Slot(str, result=bool)
    def say(self, word: str) -> bool:
        return bool(word)


@QmlElement
class Offspring(Specimen):
    """A view model over another."""


PAGE = """
import QtQuick
import Kiosk.Screens

Item {{
    id: page
    required property Offspring model
    Accessible.name: {expression}
}}
"""


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("qml")
    qml_lint.write_type_information([sys.modules[__name__]], folder)
    return folder


def lint(build: Path, page: str) -> tuple[int, str]:
    path = build / "Page.qml"
    path.write_text(page, encoding="utf-8")
    result = qml_lint.check_files([path], build)
    return result.returncode, result.stdout + result.stderr


@pytest.mark.parametrize(
    "expression", ["page.model.heard", "page.model.rows[0]", 'page.model.say("yes") ? "a" : "b"']
)
def test_what_python_offers_passes(build: Path, expression: str) -> None:
    assert lint(build, PAGE.format(expression=expression)) == (0, "")


@pytest.mark.parametrize(
    ("expression", "complaint"),
    [
        ("page.model.herd", 'Member "herd" not found on type "Offspring"'),
        ("page.model.shout()", 'Member "shout" not found on type "Offspring"'),
        ("page.model.heard.lenght", 'Member "lenght" not found on type "QString"'),
    ],
)
def test_what_python_does_not_offer_fails(build: Path, expression: str, complaint: str) -> None:
    status, said = lint(build, PAGE.format(expression=expression))
    assert status != 0
    assert complaint in said


def test_what_only_python_makes_is_not_made_in_qml(build: Path) -> None:
    status, said = lint(build, "import QtQuick\nimport Kiosk.Screens\n\nItem { Specimen {} }\n")
    assert status != 0
    assert "not creatable" in said


def test_the_screens_are_found() -> None:
    assert qml_lint.find_modules(qml_lint.SCREENS, "kiosk.screens")
