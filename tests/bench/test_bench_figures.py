"""The bench's figures are right on samples that are made up; what is fast is no test's matter."""

from __future__ import annotations

import pytest

from tests.bench.figures import (
    Aim,
    Row,
    derive_figure,
    derive_percentile,
    derive_ratio,
    format_table,
    is_met,
)


def test_a_percentile_is_a_sample() -> None:
    samples = [float(n) for n in range(100, 0, -1)]
    assert derive_percentile(samples, 0.95) == 95.0
    assert derive_percentile(samples, 0.0) == 1.0
    assert derive_percentile(samples, 1.0) == 100.0
    assert derive_percentile([7.0], 0.95) == 7.0


def test_one_stall_in_a_hundred_shows_in_the_p99() -> None:
    assert derive_figure([1.0] * 98 + [9.0, 50.0], "p99") == 9.0


def test_one_stall_in_ten_shows_in_the_p95() -> None:
    assert derive_percentile([1.0] * 9 + [50.0], 0.95) == 50.0


@pytest.mark.parametrize(("of", "figure"), [("median", 2.0), ("most", 9.0), ("sum", 12.0)])
def test_a_figure_is_made_as_it_is_named(of: str, figure: float) -> None:
    assert derive_figure([9.0, 1.0, 2.0], of) == figure  # type: ignore[arg-type]


@pytest.mark.parametrize("of", ["median", "p95", "p99", "most", "sum"])
def test_nothing_measured_is_no_figure(of: str) -> None:
    with pytest.raises(ValueError, match="no samples"):
        derive_figure([], of)  # type: ignore[arg-type]


def row(ours: float, floor: float | None, **aim: float) -> Row:
    return Row(
        what="it",
        unit="ms",
        of="median",
        ours=(ours,),
        floor=() if floor is None else (floor,),
        aim=Aim(**aim),
    )


def test_a_ratio_needs_a_floor() -> None:
    assert derive_ratio(row(3.0, 2.0)) == 1.5
    assert derive_ratio(row(3.0, None)) is None
    assert derive_ratio(row(3.0, 0.0)) is None


def test_an_aim_is_met_up_to_its_figure() -> None:
    assert is_met(row(3.0, 2.0, times=1.5)) is True
    assert is_met(row(3.1, 2.0, times=1.5)) is False
    assert is_met(row(16.7, 1.0, most=16.7)) is True
    assert is_met(row(16.8, 1.0, most=16.7)) is False
    assert is_met(row(1.0, 1.0)) is None
    assert is_met(row(1.0, None, times=2.0)) is False


def test_the_table_shows_every_row() -> None:
    dropped = Row(what="dropped", unit="samples", of="sum", ours=(0, 1), floor=(0, 0))
    memory = Row(what="memory", unit="MB", of="median", ours=(130.4,), aim=Aim(most=200))
    assert format_table([row(150.0, 100.0, times=1.2), row(9.96, None), dropped, memory]) == (
        "| what | ours | floor | ratio | aim | met |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| it | 150 ms | 100 ms | 1.50x | <= 1.2x | NO |\n"
        "| it | 10.0 ms | - | - | - | - |\n"
        "| dropped | 1 | 0 | - | - | - |\n"
        "| memory | 130 MB | - | - | <= 200 MB | yes |"
    )
