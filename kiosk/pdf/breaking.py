"""Where a line may break inside what stands between two spaces: between Chinese characters.

Source: Unicode Standard Annex 14, classes ID, CL, CP, EX, NS and OP; GB/T 15834-2011, 5.1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

_IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3001-\u30ff\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_NEVER_FIRST = frozenset(
    "、。，．：；？！…‥—～〜·・•%％‰℃°,.:;?!)]}）］｝〕〉》」』】〗〙〛〞〟”’»›ー々〻ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NEVER_LAST = frozenset("([{（［｛〔〈《「『【〖〘〚〝“‘«‹$¥￥£#＃№")


def derive_parts(word: str) -> tuple[str, ...]:
    """Return `word` in the parts between which a line may break."""
    if word.isascii() or not _IDEOGRAPH.search(word):
        return (word,)
    parts = [word[0]]
    for before, after in pairwise(word):
        if _breaks(before, after):
            parts.append(after)
        else:
            parts[-1] += after
    return tuple(parts)


def derive_clusters(text: str) -> Iterator[str]:
    """Yield each character with the marks and joiners that belong to it."""
    cluster = ""
    for character in text:
        if cluster and not _goes_on(character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _breaks(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST or _goes_on(after):
        return False
    return bool(_IDEOGRAPH.match(before) or _IDEOGRAPH.match(after))


def _goes_on(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or character in "\u200c\u200d"
