"""The on-screen keyboard as QML sees it: rows of keys, and what a press types."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, qmlEngine

from kiosk.errors import StartError
from kiosk.screens.keyboard_layout import (
    KeyboardState,
    Layout,
    derive_capital,
    derive_press,
    read_layout,
)

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

LAYOUT_FOLDER = "keyboardFolder"
"""The engine's property that names the folder of layouts."""


class KeyFace(TypedDict):
    """One key as it is drawn."""

    word: str
    label: str
    capital: str
    name: str
    capitalName: str
    act: str
    width: float


@QmlElement
class KeyboardModel(QObject):
    """The keys of one layout; `layoutName` is its file's name without the ending."""

    layoutNameChanged = Signal()
    rowsChanged = Signal()
    shiftedChanged = Signal()
    typed = Signal(str, int, arguments=["text", "erase"])
    """Text to insert at the cursor, after erasing so many characters before it."""
    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a layout: no rows."""
        super().__init__(parent)
        self._name = ""
        self._layout = Layout(first="", layers={})
        self._state = KeyboardState(layer="")

    def _layout_name(self) -> str:
        return self._name

    def _set_layout_name(self, name: str) -> None:
        if name == self._name:
            return
        if (engine := qmlEngine(self)) is None:
            raise StartError("A keyboard needs an engine that knows the folder of layouts.")
        self._layout = read_layout(Path(engine.property(LAYOUT_FOLDER)) / f"{name}.toml")
        self._name = name
        self._state = KeyboardState(layer=self._layout.first)
        self.layoutNameChanged.emit()
        self.rowsChanged.emit()
        self.shiftedChanged.emit()

    layoutName = Property(str, _layout_name, _set_layout_name, notify=layoutNameChanged)

    @Property(list, notify=rowsChanged)
    def rows(self) -> list[list[KeyFace]]:
        """The keys of the layer that is shown, row by row."""
        layer = self._layout.layers.get(self._state.layer)
        return [[self._face(word) for word in row] for row in layer.rows] if layer else []

    @Property(bool, notify=shiftedChanged)
    def shifted(self) -> bool:
        """Whether the next letter is a capital."""
        return self._state.shifted

    @Slot(str, str)
    def press(self, word: str, before: str) -> None:
        """Do what the key `word` does where `before` stands left of the cursor."""
        press = derive_press(self._layout, self._state, word, before)
        self._move_to(press.state)
        if press.erase or press.text:
            self.typed.emit(press.text, press.erase)
        if press.done:
            self.done.emit()

    @Slot()
    def restart(self) -> None:
        """Go back to the first layer, unshifted."""
        self._move_to(KeyboardState(layer=self._layout.first))

    def _move_to(self, state: KeyboardState) -> None:
        before, self._state = self._state, state
        if before.layer != state.layer:
            self.rowsChanged.emit()
        if before.shifted != state.shifted:
            self.shiftedChanged.emit()

    def _face(self, word: str) -> KeyFace:
        key = self._layout.key(word)
        capital = derive_capital(key.label) if key.label == key.types else key.label
        return KeyFace(
            word=word,
            label=key.label,
            capital=capital,
            name=key.name,
            capitalName=key.name.replace(key.label, capital),
            act=key.act.value,
            width=key.width,
        )
