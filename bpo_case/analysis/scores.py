"""Vendor scores: the weighted score of every option that is judged, and the weight at which another would win."""

from __future__ import annotations

from dataclasses import dataclass

from bpo_case.case.assessment import Criterion
from bpo_case.case.document import Case
from bpo_case.case.options import Option


@dataclass(frozen=True)
class Turning:
    """What it takes of a criterion's weight for another option to win, all other weights in proportion."""

    criterion: Criterion
    weight: float
    """The share of the criterion as it is."""
    at: float | None
    """The share nearest to it at which another option draws level; None where there is none."""
    rival: Option | None


@dataclass(frozen=True)
class Scored:
    """Options with their scores by criterion, and their weighted totals, the highest first."""

    criteria: tuple[Criterion, ...]
    weights: tuple[float, ...]
    """Shares of the criteria; they add up to 1."""
    options: tuple[Option, ...]
    scores: tuple[tuple[float, ...], ...]
    """For every option its scores, in the order of the criteria; one that is missing counts 0."""
    totals: tuple[float, ...]
    missing: int
    """How many scores are missing."""

    @property
    def turnings(self) -> tuple[Turning, ...]:
        """Say of every criterion at which weight another option than the first would win."""
        return tuple(self._turning(at) for at in range(len(self.criteria)))

    def _turning(self, at: int) -> Turning:
        now, found = self.weights[at], list[tuple[float, Option]]()
        for rival in range(1, len(self.options)):
            level = self._level(at, rival)
            if level is not None:
                found.append((level, self.options[rival]))
        weight, option = min(found, key=lambda pair: abs(pair[0] - now), default=(None, None))
        return Turning(self.criteria[at], now, weight, option)

    def _level(self, at: int, rival: int) -> float | None:
        """Give the share of a criterion at which the first option and a rival have the same total, if there is one."""
        if self.weights[at] >= 1:
            return None
        there = self.scores[0][at] - self.scores[rival][at]
        elsewhere = self._without(at, 0) - self._without(at, rival)
        if there == elsewhere:
            return None
        level = elsewhere / (elsewhere - there)
        return level if 0 <= level <= 1 else None

    def _without(self, at: int, option: int) -> float:
        """Give an option's total without a criterion, the weights of the others brought to 1."""
        return (self.totals[option] - self.weights[at] * self.scores[option][at]) / (1 - self.weights[at])


def scored(case: Case) -> Scored | None:
    """Weigh the scores of a case; None where no option is judged, or no criterion has any weight."""
    whole = sum(criterion.weight for criterion in case.criteria)
    given = {(row.option, row.criterion): row.score for row in case.scores}
    judged = [option for option in case.options if any(option.id == row.option for row in case.scores)]
    if not judged or whole <= 0:
        return None
    weights = tuple(criterion.weight / whole for criterion in case.criteria)
    rows = {option: tuple(given.get((option.id, each.id), 0.0) for each in case.criteria) for option in judged}
    totals = {option.id: sum(w * s for w, s in zip(weights, row, strict=True)) for option, row in rows.items()}
    ordered = sorted(rows, key=lambda option: -totals[option.id])
    missing = sum((option.id, each.id) not in given for option in judged for each in case.criteria)
    return Scored(
        case.criteria, weights, tuple(ordered), tuple(rows[option] for option in ordered),
        tuple(totals[option.id] for option in ordered), missing,
    )  # fmt: skip
