from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consent.ink import Ink, Sample
from kiosk.screens.ink_fit import derive_blank, derive_fit, derive_spread

sides = st.integers(min_value=50, max_value=3000)
samples = st.builds(
    Sample, x=st.integers(0, 9000), y=st.integers(0, 3000), force=st.integers(0, 1000)
)
inks = st.builds(
    Ink,
    width=st.just(9000),
    height=st.just(3000),
    strokes=st.lists(st.lists(samples, min_size=1).map(tuple), min_size=1).map(tuple),
)


def on_pad(ink, width_px, height_px):
    fit = derive_fit(ink, width_px, height_px)
    return [
        (sample.x * fit.scale + fit.left_px, sample.y * fit.scale + fit.top_px)
        for stroke in ink.strokes
        for sample in stroke
    ]


@given(inks, sides, sides)
def test_ink_stays_on_the_pad_whatever_its_size(ink, width_px, height_px):
    for x_px, y_px in on_pad(ink, width_px, height_px):
        assert -0.01 <= x_px <= width_px + 0.01
        assert -0.01 <= y_px <= height_px + 0.01


@given(inks, sides, sides)
def test_spreading_moves_nothing_that_is_seen(ink, width_px, height_px):
    spread = derive_spread(ink, width_px, height_px)
    step = derive_fit(ink, width_px, height_px).scale
    before, after = on_pad(ink, width_px, height_px), on_pad(spread, width_px, height_px)
    for (x, y), (x_after, y_after) in zip(before, after, strict=True):
        assert x_after == pytest.approx(x, abs=2 * step)
        assert y_after == pytest.approx(y, abs=2 * step)


@given(inks, sides, sides)
def test_after_spreading_every_place_of_the_pad_is_inside(ink, width_px, height_px):
    spread = derive_spread(ink, width_px, height_px)
    fit = derive_fit(spread, width_px, height_px)
    for x_px, y_px in ((0, 0), (width_px, height_px)):
        x, y = fit.place(x_px, y_px)
        assert -2 <= x <= spread.width + 2
        assert -2 <= y <= spread.height + 2


def test_blank_ink_has_one_unit_to_a_px():
    assert derive_blank(900.0, 300.0) == Ink(width=9000, height=3000)
    assert derive_spread(Ink(width=1, height=1), 900, 300) == Ink(width=9000, height=3000)
    assert derive_fit(derive_blank(0, 0), 900, 300).place(1, 2) == (10, 20)


def test_on_a_dense_screen_a_unit_is_more_px():
    ink = derive_spread(Ink(width=1, height=1), 900, 300, 2.0)
    assert ink == derive_blank(900, 300, 2.0) == Ink(width=4500, height=1500)
    assert derive_fit(ink, 900, 300).place(1, 2) == (5, 10)
