"""What is wrong, as a table for the eye."""

from __future__ import annotations

from collections.abc import Sequence

from tests.gallery.run import Problem

MOST = 8
"""Places told for each fault."""


def derive_table(problems: Sequence[Problem]) -> str:
    """Return the problems as text: the commonest fault first, with where it was seen."""
    if not problems:
        return "Nothing is wrong.\n"
    by_fault: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        by_fault.setdefault((problem.fault.rule, problem.fault.item), []).append(problem)
    lines = [f"{len(problems)} faults, {len(by_fault)} of them different.", ""]
    for (rule, item), found in sorted(by_fault.items(), key=lambda entry: -len(entry[1])):
        lines.append(f"{len(found)} x {rule}: {item}")
        lines += [f"    {one.page}, {one.combination}: {one.fault.figures}" for one in found[:MOST]]
        lines += [f"    and {len(found) - MOST} more"] if len(found) > MOST else []
    return "\n".join(lines) + "\n"
