"""What a break-even is asked for: a figure and its target, of one input or of those that move it most; its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpo_case.case.document import Case

if TYPE_CHECKING:
    from bpo_case.analysis.break_even import BreakEven
    from bpo_case.analysis.course import Course
    from bpo_case.analysis.varying.inputs import NumericInput
    from bpo_case.analysis.watch import Watch

IN_MONTHS = frozenset({"payback"})
"""The figures whose target is a number of months and no amount."""
TARGETS: Mapping[str, float] = {"npv": 0.0, "saving": 0.0, "payback": 24.0}
"""What each is to come to until somebody says something else."""

MOST = 10
"""Of so many inputs that move the figure most, the break-even is looked for."""


@dataclass(frozen=True)
class Asked:
    """A figure of an option, meant by id, and what it is to come to."""

    option: str
    figure: str
    target: float


@dataclass(frozen=True)
class Answer:
    """What came of one input."""

    case: Case
    found: BreakEven
    course: Course
    input: NumericInput


@dataclass(frozen=True)
class Largest:
    """What came of the inputs that move the figure most."""

    case: Case
    found: tuple[BreakEven, ...]
    inputs: Mapping[str, NumericInput]


def of_input(asked: Asked, path: str, case: Case, watch: Watch) -> Answer:
    """Look for the break-evens of one input; what that takes is imported now."""
    from bpo_case.analysis.break_even import break_even
    from bpo_case.analysis.course import course
    from bpo_case.analysis.varying.inputs import numeric_input

    found = break_even(
        case, path, figure=asked.figure, target=asked.target, option=asked.option, watch=watch.part(0, 2)
    )
    return Answer(case, found, course(case, found, asked.option, watch.part(1, 2)), numeric_input(case, path))


def of_largest(asked: Asked, case: Case, watch: Watch) -> Largest:
    """Look for the break-evens of the inputs that move the figure most."""
    from bpo_case.analysis.course import largest
    from bpo_case.analysis.varying.inputs import numeric_inputs

    found = largest(case, MOST, figure=asked.figure, target=asked.target, option=asked.option, watch=watch)
    return Largest(case, found, {one.path: one for one in numeric_inputs(case, [each.path for each in found])})
