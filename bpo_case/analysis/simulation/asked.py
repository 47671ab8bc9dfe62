"""What a simulation is asked for, and all reasons why it cannot be done, told together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bpo_case.analysis.simulation.distributions import refusal
from bpo_case.case.assessment import Correlation
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase, Problem, UnknownPath
from bpo_case.case.place import Rows, field_at, place_of
from bpo_case.case.specs import specs_of
from bpo_case.errors import BpoCaseError
from bpo_case.model.varied import STRUCTURAL
from bpo_case.text import message, translate
from bpo_case.text.numbers import number

TRIALS, TRIALS_AT_MOST = 10_000, 1_000_000
SEED = 1
METHODS = (message("Latin hypercube"), message("Sobol"))


class WrongNumberOfTrials(BpoCaseError):
    """A simulation of no trials, or of more than can be kept, was asked for."""

    def __init__(self, trials: int) -> None:
        self.trials = trials
        said = translate("A simulation has between 1 and {most} trials, not {trials}; {usual} are usual.")
        counts = {"most": number(TRIALS_AT_MOST), "trials": number(trials), "usual": number(TRIALS)}
        super().__init__(said.format(**counts))


class NothingUncertain(BpoCaseError):
    """A case has neither uncertain inputs nor risks, so that all trials would be alike."""

    def __init__(self) -> None:
        super().__init__(
            translate("Nothing in the case is uncertain; say on Uncertainty which inputs are, or add risks.")
        )


@dataclass(frozen=True)
class Asked:
    """How many trials, from which seed, drawn how; and whether risks happen or not in each of them."""

    trials: int = TRIALS
    seed: int = SEED
    method: str = METHODS[0]
    events: bool = True

    def __post_init__(self) -> None:
        if not 1 <= self.trials <= TRIALS_AT_MOST:
            raise WrongNumberOfTrials(self.trials)


def refusals(case: Case) -> tuple[Problem, ...]:
    """Give all reasons why the inputs that a case calls uncertain cannot be drawn."""
    return (*_distributions(case), *_correlations(case))


def refuse(case: Case) -> None:
    """Raise InvalidCase with all reasons why the inputs that a case calls uncertain cannot be drawn."""
    if found := refusals(case):
        raise InvalidCase(found)


def _distributions(case: Case) -> Iterator[Problem]:
    rows, seen = Rows(case), dict[str, int]()
    for at, row in enumerate(case.uncertainty, 1):
        try:
            rows.at(row.path)
            field_at(row.path)
        except UnknownPath as error:
            yield place_of("uncertainty", row, at, "path", str(error))
            continue
        if row.path in STRUCTURAL:
            said = translate("{field} cannot be uncertain, because every trial needs the same months; delete the row")
            yield place_of("uncertainty", row, at, "path", said.format(field=translate(field_at(row.path).label)))
        if seen.setdefault(row.path, at) != at:
            said = translate("is uncertain in row {number} already; delete one of them")
            yield place_of("uncertainty", row, at, "path", said.format(number=number(seen[row.path])))
        if wrong := refusal(row):
            yield place_of("uncertainty", row, at, "parameters", wrong)


def _correlations(case: Case) -> Iterator[Problem]:
    limits = specs_of(Correlation)["rank_correlation"]
    known = {row.id for row in case.uncertainty}
    for at, row in enumerate(case.correlations, 1):
        if not (limits.minimum or 0) <= row.rank_correlation <= (limits.maximum or 0):
            yield place_of("correlations", row, at, "rank_correlation", translate("must lie between −1 and 1"))
        if not {row.first, row.second} <= known:
            yield place_of("correlations", row, at, "first", translate("speaks of an input that is not uncertain"))
