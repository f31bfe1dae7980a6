"""What the pairwise set covers."""

from __future__ import annotations

from collections import Counter

from tests.gallery.axes import (
    SIZES,
    TEXT_PERCENTS,
    THEMES,
    Tongue,
    deal,
    derive_all,
    derive_pairwise,
    derive_tongues,
    pairs_of,
)

FULL = derive_all(derive_tongues(("en", "fr")))
PAIRWISE = derive_pairwise(FULL)
SHOTS = tuple(f"page-{number}" for number in range(40))


def test_all_is_every_combination() -> None:
    assert len(set(FULL)) == len(FULL) == len(SIZES) * len(TEXT_PERCENTS) * len(THEMES) * 3
    assert {one.tongue for one in FULL} == {
        Tongue("en"),
        Tongue("fr"),
        Tongue("en", mirrored=True),
    }


def test_every_pair_occurs_in_the_pairwise_set() -> None:
    wanted = {pair for one in FULL for pair in pairs_of(one)}
    assert len(wanted) == 4 * 3 + 4 * 4 + 4 * 3 + 3 * 4 + 3 * 3 + 4 * 3
    assert {pair for one in PAIRWISE for pair in pairs_of(one)} == wanted
    assert len(PAIRWISE) <= 20
    assert derive_pairwise(FULL) == PAIRWISE


def test_every_page_is_dealt_once_to_each_text_size_and_orientation() -> None:
    dealt = deal(SHOTS, PAIRWISE)
    assert dealt.keys() == set(PAIRWISE)
    seen = Counter((shot, one.cell) for one, shots in dealt.items() for shot in shots)
    cells = {(percent, wide) for percent in TEXT_PERCENTS for wide in (True, False)}
    assert seen == Counter({(shot, cell): 1 for shot in SHOTS for cell in cells})


def test_each_page_keeps_the_order_of_the_visit() -> None:
    for shots in deal(SHOTS, PAIRWISE).values():
        assert list(shots) == sorted(shots, key=SHOTS.index)
