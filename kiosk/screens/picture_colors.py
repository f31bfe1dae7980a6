"""A form's picture in the colours and the direction of a screen: its SVG, written anew.

Pure: takes a picture that `kiosk.forms.pictures` has found fit; knows nothing of Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kiosk.forms.pictures import NAMESPACE, UNMIRRORED, WIDTH, derive_height

_NOTHING_DRAWN = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT = re.compile(r"<(/?)svg\b")
_TAG = re.compile(r"<(/?)(\w+)([^>]*?)(/?)>")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*["']([^"']*)["']""")
_OTHER_END = {"start": "end", "middle": "middle", "end": "start"}


def derive_svg(svg: str, colors: Mapping[str, str], family: str, *, mirrored: bool) -> str:
    """Return `svg` with colours such as `#17272b` for their names and its text in `family`.

    What names no fill has the colour `ink`. If the picture will be drawn `mirrored`, each text and
    all that is marked as unmirrored is turned back in its place, so that it can be read.
    """
    drawn = _ROOT.sub(r"<\1g", _NOTHING_DRAWN.sub("", svg))
    defaults = f'<g fill="ink" font-family="{family}" text-anchor="start">'
    drawn = "".join(_write(f"{defaults}{drawn}</g>", colors, mirrored=mirrored))
    return f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {WIDTH} {derive_height(svg)}">{drawn}</svg>'


def _write(svg: str, colors: Mapping[str, str], *, mirrored: bool) -> Iterator[str]:
    """Yield the picture tag by tag."""
    end = 0
    around: list[tuple[bool, str]] = [(not mirrored, "start")]
    """For each open element: whether it is drawn as it stands, and where its texts begin."""
    for tag in _TAG.finditer(svg):
        yield svg[end : tag.start()]
        end = tag.end()
        closes, name, said, empty = tag.groups()
        if closes:
            around.pop()
            yield tag[0]
            continue
        attributes = dict(_ATTRIBUTE.findall(said))
        for key in {"fill", "stroke"} & attributes.keys():
            attributes[key] = colors.get(attributes[key], attributes[key])
        stands, anchor = around[-1]
        anchor = attributes.get("text-anchor", anchor)
        if not stands:
            attributes |= _turn(name, attributes, anchor)
        if not empty:
            around.append((stands or UNMIRRORED in attributes, anchor))
        written = "".join(f' {key}="{value}"' for key, value in attributes.items())
        yield f"<{name}{written}{empty}>"


def _turn(name: str, attributes: Mapping[str, str], anchor: str) -> dict[str, str]:
    """Return what changes in an element of a mirrored picture; `anchor` is where texts begin."""
    axis = attributes.get("x", "0") if name == "text" else attributes.get(UNMIRRORED)
    if axis is None:
        return {"text-anchor": _OTHER_END[anchor]} if "text-anchor" in attributes else {}
    before = attributes.get("transform", "")
    turned = f"{before} translate({2 * float(axis):g} 0) scale(-1 1)".strip()
    return {"transform": turned, "text-anchor": _OTHER_END[anchor] if name == "text" else anchor}
