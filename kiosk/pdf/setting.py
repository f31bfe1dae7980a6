"""Words set into lines of a given width.

Owns where a line breaks; knows nothing of pages. Words come as they are: nothing in them is markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kiosk.pdf.breaking import derive_clusters, derive_parts
from kiosk.pdf.direction import derive_levels, has_right_to_left
from kiosk.pdf.faces import Weight
from kiosk.pdf.fonts import Run, Typeface
from kiosk.pdf.sheet import Style

Line = tuple[Run, ...]
"""Runs in the order they are read; each has its level, by which they are drawn."""


class Span(NamedTuple):
    """Words in one weight."""

    text: str
    weight: Weight


class _Word(NamedTuple):
    text: str
    weight: Weight
    width_pt: float
    goes_on: bool = False
    """Whether no space parts it from the piece before it."""


class _Widths(dict[str, float]):
    """Widths at a size of 1, each measured once; as short-lived as the document they are of."""

    def __init__(self, typeface: Typeface, weight: Weight) -> None:
        self._typeface = typeface
        self._weight = weight

    def __missing__(self, text: str) -> float:
        width = sum(run.width_em for run in self._typeface.derive_runs(text, self._weight))
        self[text] = width
        return width


class Setter:
    """Sets the words of one document with one typeface."""

    def __init__(self, typeface: Typeface) -> None:
        """Keep `typeface`."""
        self._typeface = typeface
        self._widths = {weight: _Widths(typeface, weight) for weight in Weight}
        self._spaces = {weight: widths[" "] for weight, widths in self._widths.items()}

    def set_lines(
        self, spans: Sequence[Span], style: Style, width_pt: float, *, right_to_left: bool = False
    ) -> tuple[Line, ...]:
        """Return lines no wider than `width_pt`; a word that is wider breaks anywhere."""
        lines: list[list[_Word]] = []
        levels: list[tuple[int, ...] | None] = []
        turns = right_to_left or any(has_right_to_left(span.text) for span in spans)
        for paragraph in _derive_paragraphs(spans):
            broken = self._break(paragraph, style, width_pt)
            lines += broken
            if turns:
                levels += _derive_line_levels(broken, right_to_left=right_to_left)
            else:
                levels += [None] * len(broken)
        following = [*lines[1:], None]
        return tuple(self._line(*line) for line in zip(lines, following, levels, strict=True))

    def fit(self, text: str, style: Style, width_pt: float, *, right_to_left: bool = False) -> Line:
        """Return `text` in one line, its end left off behind an ellipsis where it is too long."""
        kept = " ".join(text.split())
        if self._width(kept, style.weight, style) > width_pt:
            while kept and self._width(kept + "…", style.weight, style) > width_pt:
                kept = kept[:-1]
            kept = kept.rstrip() + "…"
        levels = None
        if right_to_left or has_right_to_left(kept):
            levels = derive_levels(kept, right_to_left=right_to_left)
        return self._typeface.derive_runs(kept, style.weight, levels)

    def _break(self, spans: Sequence[Span], style: Style, width_pt: float) -> list[list[_Word]]:
        """Return the words of a paragraph line by line; at least one line."""
        lines: list[list[_Word]] = []
        line: list[_Word] = []
        used = 0.0
        for word in self._words(spans, style, width_pt):
            space = 0.0
            if line and not word.goes_on:
                space = self._spaces[line[-1].weight] * style.size_pt
            if line and used + space + word.width_pt > width_pt:
                lines.append(line)
                line, used, space = [], 0.0, 0.0
            line.append(word)
            used += space + word.width_pt
        return [*lines, line]

    def _words(self, spans: Sequence[Span], style: Style, width_pt: float) -> Iterator[_Word]:
        for span in spans:
            widths = self._widths[span.weight]
            for text in span.text.split():
                goes_on = False
                for part in derive_parts(text):
                    width = widths[part] * style.size_pt
                    if width <= width_pt:
                        yield _Word(part, span.weight, width, goes_on)
                    else:
                        yield from self._pieces(part, span.weight, style, width_pt, goes_on)
                    goes_on = True

    def _pieces(
        self,
        text: str,
        weight: Weight,
        style: Style,
        width_pt: float,
        goes_on: bool,  # noqa: FBT001
    ) -> Iterator[_Word]:
        """Yield a long word in pieces that fit."""
        piece, used = "", 0.0
        for cluster in derive_clusters(text):
            width = self._width(cluster, weight, style)
            if piece and used + width > width_pt:
                yield _Word(piece, weight, used, goes_on)
                piece, used, goes_on = "", 0.0, True
            piece += cluster
            used += width
        yield _Word(piece, weight, used, goes_on)

    def _width(self, text: str, weight: Weight, style: Style) -> float:
        return style.size_pt * self._widths[weight][text]

    def _line(
        self,
        words: Sequence[_Word],
        after: Sequence[_Word] | None,
        levels: Sequence[int] | None,
    ) -> Line:
        """Return a line; a space ends it, so that a voice keeps its last word from the next."""
        spaced = after is not None and not (after and after[0].goes_on)
        runs: list[Run] = []
        for weight, text in _derive_texts(words, spaced=spaced):
            of_text = levels[: len(text)] if levels else None
            levels = levels[len(text) :] if levels else None
            runs += self._typeface.derive_runs(text, weight, of_text)
        return tuple(runs)


def line_width_pt(line: Line, style: Style) -> float:
    """Return how wide `line` is."""
    return style.size_pt * sum(run.width_em for run in line)


def _derive_paragraphs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the spans of each line that the writer broke."""
    paragraph: list[Span] = []
    for span in spans:
        first, *rest = span.text.split("\n")
        paragraph.append(Span(first, span.weight))
        for text in rest:
            yield paragraph
            paragraph = [Span(text, span.weight)]
    yield paragraph


def _derive_texts(words: Sequence[_Word], *, spaced: bool) -> list[tuple[Weight, str]]:
    """Return the text of a line, weight by weight."""
    groups = [(weight, list(group)) for weight, group in groupby(words, lambda word: word.weight)]
    last = len(groups) - 1
    return [
        (weight, _join(group) + (" " if number < last or spaced else ""))
        for number, (weight, group) in enumerate(groups)
    ]


def _join(words: Sequence[_Word]) -> str:
    return "".join(f" {w.text}" if n and not w.goes_on else w.text for n, w in enumerate(words))


def _derive_line_levels(
    lines: Sequence[Sequence[_Word]], *, right_to_left: bool
) -> Iterator[tuple[int, ...]]:
    """Yield the levels of each line of a paragraph with the space behind it."""
    texts = ["".join(text for _, text in _derive_texts(line, spaced=True)) for line in lines]
    levels = derive_levels("".join(texts), right_to_left=right_to_left)
    place = 0
    for text in texts:
        end = place + len(text)
        yield (*levels[place : end - 1], int(right_to_left))
        place = end
