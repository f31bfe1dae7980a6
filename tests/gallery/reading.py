"""Reads what a window shows: walks its items in the order of painting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.gallery.shown import Box, Piece, Role, Shown

_ALIGN = {1: 0.0, 2: 1.0, 4: 0.5, 8: 0.0, 32: 0.0, 64: 1.0, 128: 0.5}
"""Where words stand in their item, by Qt's numbers of alignments."""
_EXEMPT_WORD = 24
"""Letters from which a word is a path or an address, which may break anywhere."""
_CLOSE = 0.5
_WRAPS_ANYWHERE = 4
"""`Text.Wrap`: at words where it can, else inside them."""
_ENDLESS = 1e9
_HELPER = b"""
import QtQuick
QtObject {
    property Text text
    readonly property string setting: text === null ? "" : [
        text.effectiveHorizontalAlignment, text.verticalAlignment, text.wrapMode, text.fontSizeMode
    ].join()
}
"""


class Setting(NamedTuple):
    """How a text is set, in Qt's numbers."""

    across: int
    down: int
    wraps: int
    fits: int


class SettingReader:
    """Reads how texts are set; Python itself cannot read QML's own enumerations."""

    def __init__(self, engine: QQmlEngine) -> None:
        self._component = QQmlComponent(engine)
        self._component.setData(_HELPER, QUrl("setting.qml"))
        self._helper = self._component.create()
        assert self._helper is not None, self._component.errorString()

    def read(self, text: QQuickItem) -> Setting:
        self._helper.setProperty("text", text)
        setting = str(self._helper.property("setting"))
        self._helper.setProperty("text", None)
        return Setting(*(int(number) for number in setting.split(",")))


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds an item."""

    places: frozenset[int]
    view: Box
    reach: Box
    holder: Box | None = None


def read_shown(window: QQuickWindow, px_per_mm: float, settings: SettingReader) -> Shown:
    """Return what `window` shows now."""
    whole = Box(0, 0, window.width(), window.height())
    reader = _Reader(whole, settings)
    reader.read(window.contentItem(), _Around(frozenset(), whole, whole))
    return Shown(
        window=whole,
        px_per_mm=px_per_mm,
        pieces=tuple(reader.pieces),
        body=reader.body,
        typing=any(piece.role == "key" for piece in reader.pieces),
        covered=reader.covered,
    )


def in_order(item: QQuickItem) -> list[QQuickItem]:
    """Return the children of `item` that are shown, as they are painted."""
    shown = [one for one in item.childItems() if one.isVisible() and one.opacity() > 0]
    return sorted(shown, key=QQuickItem.z)


class _Reader:
    def __init__(self, whole: Box, settings: SettingReader) -> None:
        self.whole, self._settings = whole, settings
        self.pieces: list[Piece] = []
        self.body: Box | None = None
        self.covered = False
        self._count = 0

    def read(self, item: QQuickItem, around: _Around) -> None:
        """Note `item` and everything in it."""
        self._count += 1
        box = _scene_box(item)
        if self._covers(item, box):
            self.covered = bool(self.pieces)
            self.pieces.clear()
        piece = self._piece(item, box, around)
        inner = replace(around, places=around.places | {self._count})
        if piece is not None:
            self.pieces.append(piece)
            if piece.role not in {"words", "pad", "bar"}:
                inner = replace(inner, holder=box)
        if item.objectName() == "body":
            self.body = box
        if item.inherits("QQuickFlickable"):
            inner = _scrolled(item, box, inner)
        elif item.clip():
            inner = replace(inner, view=inner.view.within(box), reach=inner.reach.within(box))
        for child in in_order(item):
            self.read(child, inner)

    def _covers(self, item: QQuickItem, box: Box) -> bool:
        """Return whether `item` lies over the whole page with a colour of its own."""
        if not item.inherits("QQuickRectangle") or not self.pieces:
            return False
        color = item.property("color")
        fills = box.width >= self.whole.width and box.height >= self.whole.height
        return fills and isinstance(color, QColor) and color.alpha() > 0

    def _piece(self, item: QQuickItem, box: Box, around: _Around) -> Piece | None:
        role = _role(item)
        if role is None:
            return None
        piece = Piece(
            place=self._count,
            around=around.places,
            role=role,
            name=item.objectName(),
            says=_says(item),
            box=box,
            view=around.view,
            reach=around.reach,
            highlighted=role == "button" and bool(item.property("highlighted")),
            in_row=len(_keys_beside(item)) if role == "key" else 1,
        )
        if role != "words":
            return piece
        setting = self._settings.read(item)
        painted = _painted(item, setting)
        if painted.width <= 0 or not piece.says.strip():
            return None
        return replace(
            piece,
            box=painted,
            holder=around.holder,
            truncated=bool(item.property("truncated")),
            broken_word=_broken_word(item, setting),
        )


def _scene_box(item: QQuickItem) -> Box:
    return _box(item.mapRectToScene(QRectF(0, 0, item.width(), item.height())))


def _box(rect: QRectF) -> Box:
    return Box(rect.left(), rect.top(), rect.right(), rect.bottom())


def _role(item: QQuickItem) -> Role | None:
    if item.inherits("QQuickText"):
        return "words"
    if item.inherits("QQuickItemDelegate"):
        return "row"
    if item.inherits("QQuickAbstractButton"):
        return "key" if item.objectName().startswith("key-") else "button"
    if item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit"):
        return "field"
    if item.inherits("QQuickScrollBar"):
        return "bar"
    return "pad" if item.inherits("InkPad") else None


def _says(item: QQuickItem) -> str:
    if item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit"):
        return ""
    return str(item.property("text") or "")


def _keys_beside(item: QQuickItem) -> list[QQuickItem]:
    row = item.parentItem()
    return [one for one in in_order(row) if one.inherits("QQuickAbstractButton")] if row else []


def _number(item: QQuickItem, name: str) -> float:
    value = item.property(name)
    return float(value) if isinstance(value, int | float) else 0.0


def _painted(item: QQuickItem, setting: Setting) -> Box:
    """Return where the words of a text stand."""
    left, top = _number(item, "leftPadding"), _number(item, "topPadding")
    room = item.width() - left - _number(item, "rightPadding")
    height = item.height() - top - _number(item, "bottomPadding")
    wide, high = _number(item, "contentWidth"), _number(item, "contentHeight")
    across, down = _ALIGN.get(setting.across, 0.0), _ALIGN.get(setting.down, 0.0)
    x, y = left + (room - wide) * across, top + (height - high) * down
    return _box(item.mapRectToScene(QRectF(x, y, wide, high)))


def _broken_word(item: QQuickItem, setting: Setting) -> str:
    """Return a word that is wider than the text it stands in; "" if there is none."""
    font = item.property("font")
    if not isinstance(font, QFont) or setting.fits or setting.wraps != _WRAPS_ANYWHERE:
        return ""
    room = item.width() - _number(item, "leftPadding") - _number(item, "rightPadding")
    metrics = QFontMetricsF(font)
    for word in _parts(_says(item)):
        if len(word) <= _EXEMPT_WORD and metrics.horizontalAdvance(word) > room + _CLOSE:
            return word
    return ""


def _parts(text: str) -> Iterator[str]:
    """Yield what may not be broken: words, and what stands between their hyphens and dashes."""
    for word in text.split():
        for mark in "-–—/":
            word = word.replace(mark, f"{mark} ")  # noqa: PLW2901
        yield from word.split()


def _scrolled(item: QQuickItem, box: Box, around: _Around) -> _Around:
    """Return `around` for what an area holds that scrolls."""
    view = around.view.within(box) if item.clip() else around.view
    wide, high = _number(item, "contentWidth"), _number(item, "contentHeight")
    origin_x = box.left - _number(item, "contentX") + _number(item, "originX")
    origin_y = box.top - _number(item, "contentY") + _number(item, "originY")
    reach = around.reach.within(box)
    if item.inherits("QQuickItemView"):
        # What is not in view stands somewhere until it is scrolled to.
        reach = replace(reach, top=-_ENDLESS, bottom=_ENDLESS)
    elif high > box.height + 1:
        reach = replace(reach, top=origin_y, bottom=origin_y + high)
    if wide > box.width + 1:
        reach = replace(reach, left=origin_x, right=origin_x + wide)
    return replace(around, view=view, reach=reach)
