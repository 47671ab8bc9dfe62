"""Scenarios side by side: the base and every scenario calculated, and what each override does to its input.

The results are frozen and name no page: the window, the report and the command line show the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bpo_case.analysis.figures import Figures, difference, figures_of
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.change import Change
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase, Problem, UnknownPath
from bpo_case.case.labels import input_label, value_labels
from bpo_case.case.options import Option
from bpo_case.case.override import overridden
from bpo_case.case.place import Rows, field_at, parts_of, path_to
from bpo_case.case.validate import problems
from bpo_case.model.prepare import options_of
from bpo_case.model.results import calculate
from bpo_case.text import translate


@dataclass(frozen=True)
class Laid:
    """What an override does to its input, as values and in words.

    ``after`` is the value with all overrides of the scenario; it is the base's own where the scenario does not fit.
    """

    override: Override
    input: str
    before: Any
    after: Any
    before_text: str
    after_text: str

    @property
    def changes(self) -> bool:
        """Whether the input differs from the base; the base may have come to the same value meanwhile."""
        return bool(self.before != self.after)

    @property
    def text(self) -> str:
        """The input with its two values."""
        return f"{self.input}: {self.before_text} → {self.after_text}"


@dataclass(frozen=True)
class Outcome:
    """What a scenario comes to: key figures by option id; none where it does not fit, but the problems.

    ``remarks`` say what a stress test could not do.
    """

    id: str
    name: str
    figures: Mapping[str, Figures]
    overrides: tuple[Laid, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    def figure(self, option: str, key: str) -> float | None:
        """Give a key figure of an option by its id; None where there is none."""
        return self.figures.get(option, {}).get(key)


@dataclass(frozen=True)
class SideBySide:
    """The base and the scenarios beside it."""

    options: tuple[Option, ...]
    base: Outcome
    outcomes: tuple[Outcome, ...]

    def difference(self, outcome: Outcome, option: str, key: str) -> float | None:
        """Give what a scenario does to a key figure of an option; None where it is missing on one side."""
        return difference(self.base.figure(option, key), outcome.figure(option, key))


def side_by_side(case: Case, scenarios: Iterable[Scenario] | None = None, watch: Watch = UNWATCHED) -> SideBySide:
    """Calculate the base and its scenarios (or those given); one that does not fit keeps no other from its figures."""
    laid = tuple(case.scenarios if scenarios is None else scenarios)
    base = outcome_of(case, Scenario(id="base", name=translate("Base")))
    outcomes = []
    for number, scenario in enumerate(laid, 1):
        watch.tell(number, len(laid) + 1)
        outcomes.append(outcome_of(case, scenario))
    watch.tell(len(laid) + 1, len(laid) + 1)
    return SideBySide(options_of(case), base, tuple(outcomes))


def outcome_of(case: Case, scenario: Scenario, remarks: tuple[str, ...] = ()) -> Outcome:
    """Calculate a scenario."""
    try:
        after = laid_over(case, scenario)
    except InvalidCase as error:
        found = overrides_of(case, case, scenario)
        return Outcome(scenario.id, scenario.name, {}, found, error.problems, remarks)
    laid = overrides_of(case, after, scenario)
    return Outcome(scenario.id, scenario.name, figures_of(calculate(after)), laid, (), remarks)


def laid_over(case: Case, scenario: Scenario) -> Case:
    """Lay a scenario over the case; raise InvalidCase with all that keeps the result from being calculated.

    The result is there to be calculated, and has no scenarios of its own.
    """
    after = overridden(case, scenario.overrides).model_copy(update={"scenarios": ()})
    if found := problems(after):
        raise InvalidCase(found)
    return after


def overrides_of(base: Case, after: Case, scenario: Scenario) -> tuple[Laid, ...]:
    """Say what each override of a scenario does; one whose input is not there any more is left out."""
    before_rows, after_rows = Rows(base), Rows(after)
    found = []
    for override in scenario.overrides:
        try:
            before, now = (_value(rows, override.path) for rows in (before_rows, after_rows))
        except UnknownPath:
            continue
        texts = value_labels(override.path, before, now, base)
        found.append(Laid(override, input_label(override.path, base), before, now, *texts))
    return tuple(found)


def reset(case: Case, scenario: str, number: int) -> Change:
    """Give the change that takes one override (counted from 0) out of a scenario, so that its input follows the base.

    Raise UnknownPath where the case has no such scenario, or the scenario no such override.
    """
    path = path_to("scenarios", scenario, "overrides")
    before: tuple[Override, ...] = _value(Rows(case), path)
    if not 0 <= number < len(before):
        raise UnknownPath(path, translate("the scenario has no override {number}").format(number=f"{number + 1:,}"))
    return Change("set", path, before, (*before[:number], *before[number + 1 :]))


def _value(rows: Rows, path: str) -> Any:
    field_at(path)
    _, record = rows.at(path)
    return getattr(record, parts_of(path)[2])
