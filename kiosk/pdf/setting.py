"""Words set into lines of a given width.

Owns where a line breaks; knows nothing of pages. Words come as they are: nothing in them is markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kiosk.pdf.fonts import Run, Typeface, Weight
from kiosk.pdf.sheet import Style

Line = tuple[Run, ...]


class Span(NamedTuple):
    """Words in one weight."""

    text: str
    weight: Weight


class _Word(NamedTuple):
    text: str
    weight: Weight
    width_pt: float
    goes_on: bool = False
    """Whether it is a later piece of a word too long for a line."""


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

    def set_lines(self, spans: Sequence[Span], style: Style, width_pt: float) -> tuple[Line, ...]:
        """Return lines no wider than `width_pt`; a word that is wider breaks anywhere."""
        lines: list[list[_Word]] = []
        for paragraph in _derive_paragraphs(spans):
            line: list[_Word] = []
            used = 0.0
            for word in self._words(paragraph, style, width_pt):
                space = self._spaces[line[-1].weight] * style.size_pt if line else 0.0
                if line and used + space + word.width_pt > width_pt:
                    lines.append(line)
                    line, used, space = [], 0.0, 0.0
                line.append(word)
                used += space + word.width_pt
            lines.append(line)
        return tuple(self._line(*pair) for pair in zip(lines, [*lines[1:], None], strict=True))

    def fit(self, text: str, style: Style, width_pt: float) -> Line:
        """Return `text` in one line, its end left off behind an ellipsis where it is too long."""
        kept = " ".join(text.split())
        if self._width(kept, style.weight, style) <= width_pt:
            return self._typeface.derive_runs(kept, style.weight)
        while kept and self._width(kept + "…", style.weight, style) > width_pt:
            kept = kept[:-1]
        return self._typeface.derive_runs(kept.rstrip() + "…", style.weight)

    def _words(self, spans: Sequence[Span], style: Style, width_pt: float) -> Iterator[_Word]:
        for span in spans:
            widths = self._widths[span.weight]
            for text in span.text.split():
                width = widths[text] * style.size_pt
                if width <= width_pt:
                    yield _Word(text, span.weight, width)
                else:
                    yield from self._pieces(text, span.weight, style, width_pt)

    def _pieces(self, text: str, weight: Weight, style: Style, width_pt: float) -> Iterator[_Word]:
        """Yield a long word in pieces that fit."""
        piece, used, goes_on = "", 0.0, False
        for character in text:
            width = self._width(character, weight, style)
            if piece and used + width > width_pt:
                yield _Word(piece, weight, used, goes_on)
                piece, used, goes_on = "", 0.0, True
            piece += character
            used += width
        yield _Word(piece, weight, used, goes_on)

    def _width(self, text: str, weight: Weight, style: Style) -> float:
        return style.size_pt * self._widths[weight][text]

    def _line(self, words: Sequence[_Word], after: Sequence[_Word] | None) -> Line:
        """Return a line; a space ends it, so that a voice keeps its last word from the next."""
        groups = [(w, [word.text for word in g]) for w, g in groupby(words, lambda w: w.weight)]
        texts = [(weight, " ".join(texts)) for weight, texts in groups]
        joined = after is None or (after and after[0].goes_on)
        spaced = [(w, text + " ") for w, text in (texts if not joined else texts[:-1])]
        spaced += texts[-1:] if joined else []
        return tuple(run for w, text in spaced for run in self._typeface.derive_runs(text, w))


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
