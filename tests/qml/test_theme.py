from __future__ import annotations

import pytest

MODES = ["light", "dark", "high-contrast", "black-on-yellow"]
WORDS = [
    *[
        (word, paper)
        for word in ("ink", "muted", "primary", "danger")
        for paper in ("page", "card")
    ],
    *[(word, "tint") for word in ("ink", "muted", "primary")],
    ("primaryInk", "primary"),
    ("primaryInk", "primaryDown"),
    ("amberInk", "amberTint"),
]
EDGES = [
    *[(edge, paper) for edge in ("edge", "primary", "focus") for paper in ("page", "card", "tint")],
    ("amber", "amberTint"),
    ("amber", "page"),
    ("amber", "card"),
]


def luminance(color):
    """Source: WCAG 2.2, relative luminance."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_words_and_edges_stand_out(make_window, mode):
    theme = make_window("").theme
    theme.setProperty("mode", mode)
    for pairs, least in ((WORDS, 7.0), (EDGES, 3.0)):
        for front, back in pairs:
            ratio = contrast(theme.property(front), theme.property(back))
            assert ratio >= least, f"{mode}: {front} on {back} is {ratio:.2f}"


def test_modes_differ(make_window):
    theme = make_window("").theme
    seen = set()
    for mode in MODES:
        theme.setProperty("mode", mode)
        seen.add((theme.property("page").name(), theme.property("ink").name()))
    assert len(seen) == len(MODES)


def test_type_grows_with_the_text_and_space_grows_slower(make_window):
    theme = make_window("").theme
    names = ("caption", "body", "lead", "title", "number", "unit")
    sizes = []
    for scale in (1.0, 2.0, 3.0):
        theme.setProperty("textScale", scale)
        sizes.append({name: theme.property(name) for name in names})
    base = sizes[0]["body"]
    assert base >= 20
    assert [one["body"] for one in sizes] == [base, 2 * base, 3 * base]
    assert sizes[0]["title"] == 2 * base
    assert sizes[2]["title"] == pytest.approx(1.6 * 3 * base, abs=1)
    for name in names:
        assert sizes[0][name] < sizes[1][name] < sizes[2][name]
    assert sizes[2]["unit"] < 2 * sizes[0]["unit"]


@pytest.mark.parametrize("asked", [0.2, 3.7])
def test_text_scale_stays_between_one_and_three(make_window, asked):
    theme = make_window("").theme
    base = theme.property("body")
    theme.setProperty("textScale", asked)
    assert theme.property("body") in (base, 3 * base)


def test_targets_are_true_to_the_screen_and_leave_room_for_words(make_window):
    theme = make_window("").theme
    theme.setProperty("viewportHeight", 1600)
    for px_per_mm in (5.0, 6.3, 9.0):
        theme.setProperty("pxPerMm", px_per_mm)
        assert theme.property("target") == pytest.approx(12 * px_per_mm, abs=1)
        assert theme.property("bigTarget") == pytest.approx(20 * px_per_mm, abs=1)
    theme.setProperty("pxPerMm", 6.3)
    theme.setProperty("viewportHeight", 800)
    assert theme.property("target") + theme.property("bigTarget") < 800 * 0.25


def test_a_denser_screen_keeps_the_letters_size(make_window):
    theme = make_window("").theme
    letters = []
    for px_per_mm in (8.0, 16.0):
        theme.setProperty("pxPerMm", px_per_mm)
        letters.append(theme.property("body"))
    assert letters[1] == pytest.approx(2 * letters[0], abs=1)


def test_reduced_motion_has_no_durations(make_window):
    theme = make_window("").theme
    assert (theme.property("slideMs"), theme.property("tickMs")) == (200, 150)
    theme.setProperty("reducedMotion", True)
    assert (theme.property("slideMs"), theme.property("tickMs")) == (0, 0)
