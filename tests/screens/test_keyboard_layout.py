from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from kiosk.errors import StartError
from kiosk.screens.keyboard_layout import Act, KeyboardState, derive_press, read_layout

FOLDER = Path(__file__).parents[2] / "resources" / "keyboards"
LAYOUTS = sorted(FOLDER.glob("*.toml"))
GOOD = """
first = "a"
[layers.a]
rows = [["x", "back", "done"]]
[keys]
back = { act = "backspace", label = "B", name = "B" }
done = { act = "done", label = "D", name = "D" }
"""


def type_out(*words, name="letters-en", text=""):
    """Press `words` one after the other at the end of `text`."""
    layout = read_layout(FOLDER / f"{name}.toml")
    state = KeyboardState(layer=layout.first)
    for word in words:
        rows = layout.layers[state.layer].rows
        assert any(word in row for row in rows), f"{word} is not in layer {state.layer}"
        press = derive_press(layout, state, word, text)
        text = text[: len(text) - press.erase] + press.text
        state = press.state
    return text


def test_the_layouts_are_there():
    assert [path.stem for path in LAYOUTS] == ["date", "letters-en", "number"]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_key_has_words_and_can_be_reached(path):
    layout = read_layout(path)
    reached, waiting = set(), [layout.first]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        keys = [layout.key(word) for row in layout.layers[name].rows for word in row]
        waiting += [k.to for k in keys if k.act is Act.LAYER and k.to not in reached]
        for key in keys:
            assert key.label
            assert key.label in key.name
    assert reached == set(layout.layers)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["shift", "a", "n", "n"], "Ann"),
        (["shift", "shift", "a"], "a"),
        (["accents", "é", "t", "accents", "é"], "été"),
        (["accents", "shift", "ñ", "a"], "Ña"),
        (["accents", "shift", "ß"], "ß"),
        (["accents", "more", "ā"], "ā"),
        (["e", "accents", "more", "circumflex", "accents", "more", "tilde"], "ễ"),
        (["figures", "1", "2", "letters", "a"], "12a"),
        (["a", "space", "b", "backspace"], "a "),
        (["accents", "more", "acute"], ""),
        (["x", "accents", "more", "horn"], "x"),
    ],
)
def test_what_is_pressed_is_typed(words, text):
    assert type_out(*words) == text
    assert unicodedata.is_normalized("NFC", text)


def test_a_date_and_a_number():
    assert type_out(*"1950-02-28", name="date") == "1950-02-28"
    assert type_out("1", "0", "backspace", "7", name="number") == "17"


def test_done_leads_back_to_the_first_layer():
    layout = read_layout(FOLDER / "letters-en.toml")
    press = derive_press(layout, KeyboardState(layer="figures", shifted=True), "done", "")
    assert press.done
    assert press.state == KeyboardState(layer="letters")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('first = "a"', 'first = "b"', "no layer is called 'b'"),
        ('"x"', '"shift"', "'shift' in layer 'a' is neither one character nor in [keys]"),
        ('"back"', '"z"', "layer 'a' has no backspace key"),
        (', "done"', "", "layer 'a' has no done key"),
        ('act = "done"', 'act = "sing"', "Invalid enum value 'sing'"),
        ('label = "B"', 'lable = "B"', "lable"),
        ("[keys]", "[keys", "cannot be read"),
    ],
)
def test_a_broken_layout_is_refused(tmp_path, right, wrong, said):
    path = tmp_path / "broken.toml"
    path.write_text(GOOD, encoding="utf-8")
    read_layout(path)
    assert right in GOOD
    path.write_text(GOOD.replace(right, wrong), encoding="utf-8")
    with pytest.raises(StartError) as caught:
        read_layout(path)
    assert "broken.toml" in caught.value.detail
    assert said in caught.value.detail


def test_a_missing_layout_is_refused(tmp_path):
    with pytest.raises(StartError, match=r"none\.toml cannot be read"):
        read_layout(tmp_path / "none.toml")
