"""What is made of samples: percentiles, ratios, rows, and the table that shows them.

Pure: knows nothing of clocks, windows or processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from statistics import median
from typing import Literal, TypeAlias

import msgspec

Of: TypeAlias = Literal["median", "p95", "p99", "most", "sum"]
"""What one figure is made of many samples."""
Unit: TypeAlias = Literal["ms", "MB", "samples"]
HEAD = ("what", "ours", "floor", "ratio", "aim", "met")


class Aim(msgspec.Struct, frozen=True, kw_only=True):
    """What is wanted: at most so many times the floor, or at most so much of the unit."""

    times: float | None = None
    most: float | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was measured, every sample in `unit`."""

    what: str
    unit: Unit
    of: Of
    ours: tuple[float, ...]
    floor: tuple[float, ...] = ()
    """Empty where there is nothing to compare with."""
    aim: Aim = Aim()
    """Without a figure, the row is told and judged by nobody."""


def derive_percentile(samples: Sequence[float], share: float) -> float:
    """Return the smallest sample that at least `share` (0 to 1) of all samples do not exceed.

    Raises:
        ValueError: there are no samples.
    """
    if not samples:
        raise ValueError("there are no samples")
    return sorted(samples)[max(0, ceil(share * len(samples)) - 1)]


_MAKERS: dict[Of, Callable[[Sequence[float]], float]] = {
    "median": median,
    "p95": lambda samples: derive_percentile(samples, 0.95),
    "p99": lambda samples: derive_percentile(samples, 0.99),
    "most": max,
    "sum": sum,
}


def derive_figure(samples: Sequence[float], of: Of) -> float:
    """Return one figure for `samples`.

    Raises:
        ValueError: there are no samples.
    """
    if not samples:
        raise ValueError("there are no samples")
    return _MAKERS[of](samples)


def derive_ratio(row: Row) -> float | None:
    """Return ours through the floor; None without a floor, or where it is nothing."""
    floor = derive_figure(row.floor, row.of) if row.floor else 0.0
    return derive_figure(row.ours, row.of) / floor if floor else None


def is_met(row: Row) -> bool | None:
    """Whether the aim is met; None where there is none."""
    if row.aim.most is not None:
        return derive_figure(row.ours, row.of) <= row.aim.most
    if row.aim.times is not None:
        ratio = derive_ratio(row)
        return ratio is not None and ratio <= row.aim.times
    return None


def format_table(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [HEAD, tuple("---" for _ in HEAD), *map(_format_row, rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _format_row(row: Row) -> tuple[str, ...]:
    ratio = derive_ratio(row)
    floor = _format(derive_figure(row.floor, row.of), row.unit) if row.floor else "-"
    return (
        row.what,
        _format(derive_figure(row.ours, row.of), row.unit),
        floor,
        "-" if ratio is None else f"{ratio:.2f}x",
        _format_aim(row),
        {True: "yes", False: "NO", None: "-"}[is_met(row)],
    )


def _format_aim(row: Row) -> str:
    if row.aim.most is not None:
        return f"<= {_format(row.aim.most, row.unit)}"
    return "-" if row.aim.times is None else f"<= {row.aim.times:g}x"


def _format(value: float, unit: Unit) -> str:
    match unit:
        case "samples":
            return f"{value:.0f}"
        case "MB":
            return f"{value:.0f} MB"
        case "ms":
            return f"{value:.0f} ms" if value >= 100 else f"{value:.1f} ms"
