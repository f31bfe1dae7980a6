"""A picture's SVG, written anew for one set of colours and one direction."""

from __future__ import annotations

import pytest

from kiosk.screens.picture_colors import derive_svg

COLORS = {"ink": "#000001", "line": "#000002"}


def rewrite(drawn: str, *, mirrored: bool = False) -> str:
    return derive_svg(f"<svg>{drawn}</svg>", COLORS, "Sans", mirrored=mirrored)


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ('<g fill="ink"/>', '<g fill="#000001"/>'),
        ("<g\n stroke = 'line'/>", '<g stroke="#000002"/>'),
        ('<g fill="none" fill-rule="evenodd"/>', '<g fill="none" fill-rule="evenodd"/>'),
        ('<line x1="1" stroke-width="2"/>', '<line x1="1" stroke-width="2"/>'),
        ('<!-- <svg fill="ink"> -->', "<g></g>"),
    ],
)
def test_each_name_of_a_colour_becomes_the_colour(drawn: str, said: str) -> None:
    assert said in rewrite(drawn)


def test_what_names_no_fill_has_the_colour_of_ink() -> None:
    assert rewrite("<path/>").index('<g fill="#000001"') < rewrite("<path/>").index("<path/>")
    assert rewrite("<path/>").count("<svg") == 1


BACK = "translate(40 0) scale(-1 1)"


TURNED = f'<text x="20" transform="{BACK}" text-anchor="end"/>'
AT_ZERO = 'transform="translate(0 0) scale(-1 1)"'


@pytest.mark.parametrize(
    ("drawn", "turned"),
    [
        ("<text>1</text>", f'<text {AT_ZERO} text-anchor="end">1</text>'),
        ('<text x="20"/>', TURNED),
        (
            '<text transform="rotate(9)" x="20"/>',
            f'<text transform="rotate(9) {BACK}" x="20" text-anchor="end"/>',
        ),
        ('<g text-anchor="start"/>', '<g text-anchor="end"/>'),
        ('<g text-anchor="middle"/>', '<g text-anchor="middle"/>'),
        (
            '<g text-anchor="end"><g><text/></g></g><text x="20"/>',
            f'<g text-anchor="start"><g><text {AT_ZERO} text-anchor="start"/></g></g>{TURNED}',
        ),
        (
            '<g data-unmirrored="20"><g text-anchor="end"><text x="8"/></g></g><text x="20"/>',
            (
                f'<g data-unmirrored="20" transform="{BACK}" text-anchor="start">'
                f'<g text-anchor="end"><text x="8"/></g></g>{TURNED}'
            ),
        ),
        (
            '<path data-unmirrored="20" d="M0 0"/><path d="M1 1"/>',
            (
                f'<path data-unmirrored="20" d="M0 0" transform="{BACK}" text-anchor="start"/>'
                '<path d="M1 1"/>'
            ),
        ),
    ],
)
def test_only_when_mirrored_texts_and_what_is_unmirrored_are_turned_back(
    drawn: str, turned: str
) -> None:
    assert turned in rewrite(drawn, mirrored=True)
    assert drawn in rewrite(drawn)


def test_a_picture_keeps_its_own_height() -> None:
    svg = derive_svg('<svg viewBox="0 0 400 120"></svg>', COLORS, "Sans", mirrored=False)
    assert svg.count('viewBox="0 0 400 120"') == 2
