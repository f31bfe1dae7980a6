"""The on-screen keyboard's layouts and what each press means; knows no Qt.

A layout is a TOML file: named layers of rows of keys. A key is a word from the file's own `[keys]`
table, or else the very character that it types.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from pathlib import Path

import msgspec

from kiosk.errors import StartError


class Act(StrEnum):
    """What a key does."""

    TYPE = "type"
    MARK = "mark"
    """Puts an accent on the letter before the cursor."""
    SHIFT = "shift"
    LAYER = "layer"
    BACKSPACE = "backspace"
    DONE = "done"


class Key(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One key."""

    act: Act = Act.TYPE
    label: str
    name: str
    """What a screen reader says; it holds the label."""
    types: str = ""
    """The text it types, or the combining accent it adds."""
    to: str = ""
    """The layer it opens."""
    width: float = 1.0
    """In widths of a letter's key."""


class Layer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows of keys that are shown at one time."""

    rows: tuple[tuple[str, ...], ...]
    once: bool = False
    """Whether one typed character leads back to the first layer."""


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole keyboard, as its file has it."""

    first: str
    layers: dict[str, Layer]
    keys: dict[str, Key] = {}

    def key(self, word: str) -> Key:
        """Return the key that `word` stands for in a row."""
        return self.keys.get(word) or Key(label=word, name=word, types=word)


class KeyboardState(msgspec.Struct, frozen=True, kw_only=True):
    """Where a keyboard stands between two presses."""

    layer: str
    shifted: bool = False


class Press(msgspec.Struct, frozen=True, kw_only=True):
    """What one press brings: a new state and a change to the text at the cursor."""

    state: KeyboardState
    erase: int = 0
    """Characters to take away before the cursor."""
    text: str = ""
    done: bool = False


def read_layout(path: Path) -> Layout:
    """Return the layout in `path`.

    Raises:
        StartError: the file is missing, malformed, or names a layer or key that is not there.
    """
    try:
        layout = msgspec.toml.decode(path.read_bytes(), type=Layout)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StartError(f"The keyboard layout {path.name} cannot be read: {error}") from error
    if problems := check_layout(layout):
        raise StartError(f"The keyboard layout {path.name} is wrong: {'; '.join(problems)}.")
    return layout


def check_layout(layout: Layout) -> list[str]:
    """Return what is wrong with `layout`, nothing when it can be used."""
    problems = [
        f"no layer is called {name!r}"
        for name in [layout.first, *(k.to for k in layout.keys.values() if k.act is Act.LAYER)]
        if name not in layout.layers
    ]
    for name, layer in layout.layers.items():
        words = [word for row in layer.rows for word in row]
        problems += [
            f"{word!r} in layer {name!r} is neither one character nor in [keys]"
            for word in words
            if word not in layout.keys and len(word) != 1
        ]
        acts = {layout.key(word).act for word in words}
        problems += [
            f"layer {name!r} has no {act.value} key"
            for act in (Act.BACKSPACE, Act.DONE)
            if act not in acts
        ]
    return problems


def derive_capital(text: str) -> str:
    """Return `text` in capitals where that is still one character for each."""
    capital = text.upper()
    return capital if len(capital) == len(text) else text


def derive_press(layout: Layout, state: KeyboardState, word: str, before: str) -> Press:
    """Return what pressing `word` does where the text `before` stands left of the cursor."""
    key = layout.key(word)
    match key.act:
        case Act.TYPE:
            text = derive_capital(key.types) if state.shifted else key.types
            return Press(state=_derive_after_typing(layout, state), text=text)
        case Act.MARK:
            joined = unicodedata.normalize("NFC", before[-1:] + key.types)
            after = _derive_after_typing(layout, state)
            if len(before) == 0 or len(joined) != 1:
                return Press(state=after)
            return Press(state=after, erase=1, text=joined)
        case Act.SHIFT:
            return Press(state=msgspec.structs.replace(state, shifted=not state.shifted))
        case Act.LAYER:
            return Press(state=msgspec.structs.replace(state, layer=key.to))
        case Act.BACKSPACE:
            return Press(state=state, erase=1)
        case Act.DONE:
            return Press(state=KeyboardState(layer=layout.first), done=True)


def _derive_after_typing(layout: Layout, state: KeyboardState) -> KeyboardState:
    layer = layout.first if layout.layers[state.layer].once else state.layer
    return KeyboardState(layer=layer)
