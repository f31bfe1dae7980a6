from __future__ import annotations

import math
import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPointingDevice,
    QTabletEvent,
    qGray,
)
from PySide6.QtTest import QTest

from kiosk.consent.ink import Ink, Sample
from kiosk.consent.ink_shape import Growth, derive_spine, grow
from kiosk.screens.ink_fit import derive_fit
from kiosk.screens.ink_pad import InkPad
from kiosk.screens.ink_picture import InkPicture

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PAD = "SignaturePad { objectName: 'pad'; name: 'Sign here'; width: 906; height: 306; x: 50; y: 40 }"
CORNER = QPoint(52, 42)
"""The ink's corner in the window: the pad's own place and its border."""

PEN = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    1,
)


@pytest.fixture
def stage(make_window):
    return make_window(PAD)


@pytest.fixture
def pad(stage):
    (pad,) = (item for item in stage.items() if isinstance(item, InkPad))
    assert pad.mapToScene(QPointF()) == QPointF(CORNER)
    return pad


def at(x, y):
    return CORNER + QPoint(x, y)


def touch(stage):
    return QTest.touchEvent(stage.window, stage.screen)


def draw_by_touch(stage, *points):
    first, *rest = [at(*point) for point in points]
    touch(stage).press(0, first, stage.window).commit()
    for point in rest:
        touch(stage).move(0, point, stage.window).commit()
        QTest.qWait(1)
    touch(stage).release(0, ([first, *rest])[-1], stage.window).commit()
    QTest.qWait(1)


def draw_by_mouse(stage, *points):
    first, *rest = [at(*point) for point in points]
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(stage.window, LEFT, none, first)
    for point in rest:
        QTest.mouseMove(stage.window, point)
    QTest.mouseRelease(stage.window, LEFT, none, ([first, *rest])[-1])


def as_pen(stage, kind, x, y, pressure):
    place = QPointF(at(x, y))
    button = NONE if kind == QEvent.Type.TabletMove else LEFT
    held = NONE if kind == QEvent.Type.TabletRelease else LEFT
    no_keys = Qt.KeyboardModifier.NoModifier
    on_screen = QPointF(stage.window.mapToGlobal(place.toPoint()))
    event = QTabletEvent(
        kind, PEN, place, on_screen, pressure, 0.0, 0.0, 0.0, 0.0, 0.0, no_keys, button, held
    )
    QCoreApplication.sendEvent(stage.window, event)
    QTest.qWait(1)


def draw_by_pen(stage, first, *rest):
    as_pen(stage, QEvent.Type.TabletPress, *first)
    for sample in rest:
        as_pen(stage, QEvent.Type.TabletMove, *sample)
    x, y, *_ = [first, *rest][-1]
    as_pen(stage, QEvent.Type.TabletRelease, x, y, 0.0)


def places(stroke):
    return [(sample.x, sample.y) for sample in stroke]


def ink_at(stage, x, y):
    """Whether ink is painted within 2 px of there."""
    QTest.qWait(30)
    picture, ink = stage.window.grabWindow(), stage.theme.property("ink")
    places = [at(x + dx, y + dy) for dx in range(-2, 3) for dy in range(-2, 3)]
    return any(abs(picture.pixelColor(one).lightness() - ink.lightness()) < 90 for one in places)


def test_by_touch(stage, pad):
    draw_by_touch(stage, (100, 50), (150, 80), (200, 50))
    (stroke,) = pad.ink.strokes
    assert places(stroke) == [(1000, 500), (1500, 800), (2000, 500)]
    assert stroke[0].force == 800
    assert all(150 <= sample.force < 800 for sample in stroke[1:])
    assert (pad.ink.width, pad.ink.height) == (9020, 3020)
    assert ink_at(stage, 100, 50)
    assert ink_at(stage, 150, 80)
    assert not ink_at(stage, 150, 50)


def test_by_mouse(stage, pad):
    draw_by_mouse(stage, (100, 50), (150, 80))
    assert places(pad.ink.strokes[0])[0] == (1000, 500)
    assert places(pad.ink.strokes[0])[-1] == (1500, 800)
    assert ink_at(stage, 125, 65)


def test_by_pen_with_its_pressure(stage, pad):
    draw_by_pen(stage, (100, 50, 0.2), (150, 80, 0.9))
    (stroke,) = pad.ink.strokes
    assert places(stroke) == [(1000, 500), (1500, 800)]
    assert [sample.force for sample in stroke] == [200, 900]
    assert ink_at(stage, 125, 65)


def test_the_mouse_that_qt_makes_of_a_pen_draws_nothing_of_its_own(stage, pad):
    def as_mouse(kind, x, y, button, held):
        place, no_keys = QPointF(at(x, y)), Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, place, place, button, held, no_keys, PEN)
        QCoreApplication.sendEvent(stage.window, event)

    as_pen(stage, QEvent.Type.TabletPress, 100, 50, 0.2)
    as_mouse(QEvent.Type.MouseButtonPress, 100, 50, LEFT, LEFT)
    as_pen(stage, QEvent.Type.TabletMove, 150, 80, 0.9)
    as_mouse(QEvent.Type.MouseMove, 150, 80, NONE, LEFT)
    as_pen(stage, QEvent.Type.TabletRelease, 150, 80, 0.0)
    as_mouse(QEvent.Type.MouseButtonRelease, 150, 80, LEFT, NONE)
    (stroke,) = pad.ink.strokes
    assert [(sample.x, sample.y, sample.force) for sample in stroke] == [
        (1000, 500, 200),
        (1500, 800, 900),
    ]


def test_a_second_finger_does_nothing_while_one_draws(stage, pad):
    touch(stage).press(0, at(100, 50), stage.window).commit()
    touch(stage).stationary(0).press(1, at(400, 200), stage.window).commit()
    touch(stage).stationary(0).move(1, at(500, 200), stage.window).commit()
    touch(stage).move(0, at(120, 50), stage.window).release(1, at(500, 200), stage.window).commit()
    touch(stage).release(0, at(120, 50), stage.window).commit()
    (stroke,) = pad.ink.strokes
    assert places(stroke) == [(1000, 500), (1200, 500)]


def test_a_cross_of_two_lines_is_a_signature_and_a_dot_too(stage, pad):
    assert pad.property("isEmpty")
    draw_by_touch(stage, (100, 50), (150, 100))
    draw_by_touch(stage, (150, 50), (100, 100))
    assert not pad.property("isEmpty")
    assert pad.property("strokeCount") == 2
    pad.clear()
    assert pad.property("isEmpty")
    draw_by_touch(stage, (100, 50))
    assert not pad.property("isEmpty")
    assert ink_at(stage, 100, 50)


def test_undo_takes_one_stroke_and_clear_takes_all(stage, pad, qtbot):
    draw_by_touch(stage, (100, 50), (150, 50))
    draw_by_touch(stage, (100, 90), (150, 90))
    with qtbot.waitSignal(pad.inkChanged):
        pad.undo()
    assert [places(stroke) for stroke in pad.ink.strokes] == [[(1000, 500), (1500, 500)]]
    assert ink_at(stage, 125, 50)
    assert not ink_at(stage, 125, 90)
    pad.clear()
    assert pad.ink.is_empty
    assert not ink_at(stage, 125, 50)
    pad.undo()
    assert pad.ink.is_empty


def test_says_when_ink_changes(stage, pad, qtbot):
    with qtbot.waitSignals([pad.inkChanged, pad.inkChanged]):
        draw_by_touch(stage, (100, 50), (150, 50))


def test_a_smaller_pad_keeps_the_ink(stage, pad):
    draw_by_touch(stage, (100, 50), (800, 250))
    before = pad.ink
    stage.item("pad").setWidth(455)
    stage.item("pad").setHeight(155)
    assert pad.ink == before
    assert ink_at(stage, 225, 75)


def test_turning_the_tablet_keeps_the_ink_and_more_can_be_drawn(stage, pad):
    draw_by_touch(stage, (100, 50), (800, 250))
    stage.item("pad").setWidth(455)
    stage.item("pad").setHeight(604)
    assert ink_at(stage, 225, 300)
    draw_by_touch(stage, (20, 20), (60, 20))
    assert ink_at(stage, 225, 300)
    assert ink_at(stage, 40, 20)
    assert pad.property("strokeCount") == 2
    for sample in pad.ink.strokes[1]:
        assert 0 <= sample.x <= pad.ink.width
        assert 0 <= sample.y <= pad.ink.height
    stage.item("pad").setWidth(906)
    assert pad.property("strokeCount") == 2


def test_ink_is_held_inside_the_pad(stage, pad):
    draw_by_touch(stage, (100, 50), (100, 500))
    assert places(pad.ink.strokes[0])[-1] == (1000, 3020)


def test_a_draft_can_be_put_back(stage, pad, qtbot):
    ink = Ink(width=9020, height=3020, strokes=((Sample(1000, 500, 500), Sample(2000, 500, 500)),))
    with qtbot.waitSignal(pad.inkChanged):
        pad.ink = ink
    assert pad.ink == ink
    assert ink_at(stage, 150, 50)


def test_the_ink_takes_the_themes_colour(stage, pad):
    draw_by_touch(stage, (100, 50), (200, 50))
    stage.theme.setProperty("mode", "dark")
    assert pad.property("inkColor") == QColor("#eef3f1")
    assert ink_at(stage, 150, 50)


def test_drawing_does_not_scroll_the_page(make_window):
    stage = make_window(
        "Flickable { objectName: 'page'; anchors.fill: parent; contentHeight: 3000;" + PAD + "}"
    )
    draw_by_touch(stage, (100, 50), (100, 80), (100, 120), (100, 200), (100, 290))
    (pad,) = (item for item in stage.items() if isinstance(item, InkPad))
    assert len(pad.ink.strokes[0]) == 5
    assert stage.item("page").property("contentY") == 0


def test_a_window_that_takes_the_finger_keeps_the_ink(stage, pad):
    touch(stage).press(0, at(100, 50), stage.window).commit()
    touch(stage).move(0, at(150, 50), stage.window).commit()
    pad.touchUngrabEvent()
    assert pad.property("strokeCount") == 1


def picture_of(ink, ratio=1.0):
    """The whole ink, painted at once on white."""
    size = QSize(ink.width // 10, ink.height // 10)
    picture = InkPicture(size, ratio, derive_fit(ink, size.width(), size.height()), QColor("black"))
    picture.draw_ink(ink)
    return painted(picture, size, ratio)


def painted(picture, size, ratio=1.0):
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    picture.paint(painter, QRectF(QPointF(), QSizeF(size)))
    painter.end()
    return image


def flourish(count, rate_hz=240):
    """`count` places (x, y in whole px) of a fast looped line."""
    for number in range(count):
        turn = number / rate_hz * math.tau * 3
        yield (
            round(60 + 780 * number / count + 40 * math.cos(turn)),
            round(150 + 100 * math.sin(turn)),
        )


def test_every_sample_of_a_fast_hand_is_kept_and_the_line_has_no_gap(stage, pad):
    places_px = list(dict.fromkeys(flourish(480)))
    first, *rest = [at(*place) for place in places_px]
    touch(stage).press(0, first, stage.window).commit()
    began = time.perf_counter()
    for number, point in enumerate(rest, 1):
        touch(stage).move(0, point, stage.window).commit()
        while time.perf_counter() - began < number / 240:
            QCoreApplication.processEvents()
    touch(stage).release(0, rest[-1], stage.window).commit()
    QTest.qWait(30)
    (stroke,) = pad.ink.strokes
    assert places(stroke) == [(10 * x, 10 * y) for x, y in places_px]
    picture, card = stage.window.grabWindow(), stage.theme.property("card")
    ink = abs(stage.theme.property("ink").lightness() - card.lightness())
    for x, y in along(derive_spine(stroke)):
        near = [
            at(math.floor(x / 10) + dx, math.floor(y / 10) + dy) for dx in (0, -1) for dy in (0, -1)
        ]
        shades = [abs(picture.pixelColor(one).lightness() - card.lightness()) for one in near]
        assert max(shades) > 0.85 * ink


def along(spine):
    """Places at most half a px apart along the line, in tenths."""
    for a, b in pairwise(spine):
        steps = max(1, math.ceil(math.dist(a[:2], b[:2]) / 5))
        for step in range(steps):
            yield tuple(a[axis] + (b[axis] - a[axis]) * step / steps for axis in (0, 1))


def test_samples_that_come_between_two_frames_are_all_kept(stage, pad):
    places_px = list(dict.fromkeys(flourish(200)))
    first, *rest = [at(*place) for place in places_px]
    # Anything else lets the window work, and paint, after each touch.
    hand = QTest.touchEvent(stage.window, stage.screen, autoCommit=False)
    hand.press(0, first, stage.window).commit(processEvents=False)
    for point in rest:
        hand.move(0, point, stage.window).commit(processEvents=False)
    hand.release(0, rest[-1], stage.window).commit()
    assert places(pad.ink.strokes[0]) == [(10 * x, 10 * y) for x, y in places_px]
    compress = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents
    assert not QCoreApplication.testAttribute(compress)


def test_what_is_repainted_as_the_pen_goes_is_all_that_changes(stage, pad):
    draw_by_touch(stage, *dict.fromkeys(flourish(200)))
    QTest.qWait(30)
    grown = stage.window.grabWindow()
    pad.update()
    QTest.qWait(30)
    assert stage.window.grabWindow() == grown


def as_mouse_at(stage, kind, x, y, at_ms):
    place, held = QPointF(at(x, y)), NONE if kind == QEvent.Type.MouseButtonRelease else LEFT
    button = NONE if kind == QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(kind, place, place, place, button, held, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(at_ms)
    QCoreApplication.sendEvent(stage.window, event)


def draw_in_time(stage, pad, samples):
    """Draw by mouse at given times (x, y, ms); return the stroke."""
    kinds = [QEvent.Type.MouseButtonPress] + [QEvent.Type.MouseMove] * (len(samples) - 1)
    for kind, sample in zip(kinds, samples, strict=True):
        as_mouse_at(stage, kind, *sample)
    as_mouse_at(stage, QEvent.Type.MouseButtonRelease, *samples[-1])
    return pad.ink.strokes[-1]


def test_a_fast_line_is_thinner_than_a_slow_one_and_the_same_each_time(stage, pad):
    slow = draw_in_time(stage, pad, [(50 + 4 * n, 50, 9000 + 20 * n) for n in range(60)])
    fast = draw_in_time(stage, pad, [(50 + 20 * n, 150, 20000 + 5 * n) for n in range(40)])
    again = draw_in_time(stage, pad, [(50 + 20 * n, 150, 30000 + 5 * n) for n in range(40)])
    assert slow[-1].force > 600
    assert fast[-1].force < 350
    assert again == fast


def test_a_pen_without_pressure_writes_by_its_speed(stage, pad):
    pad.pressPen(QPointF(100, 50), -1.0)
    pad.movePen(QPointF(700, 50), -1.0)
    pad.releasePen()
    (stroke,) = pad.ink.strokes
    assert stroke[0].force == 800
    assert stroke[1].force < 400


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_ink_drawn_piece_by_piece_is_the_ink_drawn_at_once(ratio):
    size = QSize(902, 302)
    stroke = tuple(Sample(10 * x, 10 * y, 500 + n % 300) for n, (x, y) in enumerate(flourish(300)))
    ink = Ink(width=9020, height=3020, strokes=(stroke, stroke[:1], stroke[100:120]))
    picture = InkPicture(size, ratio, derive_fit(ink, 902, 302), QColor("black"))
    for one in ink.strokes:
        growth = Growth()
        for sample in one:
            growth = grow(growth, sample)
            picture.draw(growth)
        picture.finish_stroke()
    grown, whole = painted(picture, size, ratio), picture_of(ink, ratio)
    differences = [
        abs(qGray(grown.pixel(x, y)) - qGray(whole.pixel(x, y)))
        for x in range(grown.width())
        for y in range(grown.height())
    ]
    assert sum(255 - qGray(whole.pixel(x, 150)) for x in range(whole.width())) > 1000
    assert max(differences) <= 16
    assert sum(difference > 4 for difference in differences) < 60


def test_a_new_sample_repaints_only_the_lines_end(stage, pad):
    draw_by_touch(stage, (100, 50))
    growth = Growth()
    for x, y in flourish(200):
        growth = grow(growth, Sample(10 * x, 10 * y, 500))
        area = pad._picture.draw(growth)
        assert area.width() < 60
        assert area.height() < 60


def test_a_unit_is_as_long_on_a_dense_screen(stage, pad):
    stage.theme.setProperty("pxPerMm", 2 * 160 / 25.4)
    draw_by_touch(stage, (100, 50), (150, 80))
    assert (pad.ink.width, pad.ink.height) == (4510, 1510)
    assert places(pad.ink.strokes[0]) == [(500, 250), (750, 400)]
