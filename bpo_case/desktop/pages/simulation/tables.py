"""What a simulation found, in tables. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from bpo_case.analysis.simulation import Simulation
from bpo_case.analysis.simulation.correlation import REPAIRED_BY
from bpo_case.analysis.simulation.outcome import PERCENTILES, Outcome, name_of
from bpo_case.desktop.figures.figure_table import FigureRow, FigureTable, Shown
from bpo_case.desktop.figures.writing import MONEY
from bpo_case.report.figures import Scale
from bpo_case.report.simulated import value_scale
from bpo_case.text import message, numbers, translate

Give = Callable[[Outcome], float]

AMOUNTS: Mapping[str, Give] = {
    message("Without uncertainty"): lambda outcome: outcome.certain,
    message("Mean"): lambda outcome: outcome.mean,
    message("± standard error of the mean"): lambda outcome: outcome.error,
}
CHANCES: Mapping[str, tuple[str, Give]] = {
    message("It is worth more than {compared}"): (
        message("The share of the trials in which the value is above 0."), lambda outcome: outcome.chance_positive
    ),
    message("It meets the hurdle"): (
        message("The share of the trials in which the saving over the term reaches the hurdle."),
        lambda outcome: outcome.chance_hurdle,
    ),
    message("It is the best of all"): (
        message("The share of the trials in which no option is worth more, the one compared with included."),
        lambda outcome: outcome.chance_best,
    ),
}  # fmt: skip


def outcomes_table(found: Simulation) -> FigureTable:
    """Lay the outcomes of all options side by side; the one worth most on average is starred."""
    scale, means = value_scale(found), [outcome.mean for outcome in found.outcomes]
    best = means.index(max(means))
    columns = tuple(outcome.name for outcome in found.outcomes)
    rows = (*_amounts(found, scale), *_percentiles(found, scale), *_chances(found))
    return FigureTable(scale.heading, columns, rows, None if best == found.compared else best, scale.currency)


def _amounts(found: Simulation, scale: Scale) -> Iterator[FigureRow]:
    yield FigureRow(translate("Value"), kind="heading")
    for label, give in AMOUNTS.items():
        yield _money(found, scale, translate(label), give)


def _percentiles(found: Simulation, scale: Scale) -> Iterator[FigureRow]:
    yield FigureRow(translate("Percentiles"), kind="heading")
    template = translate("In {share} of the trials the value is so much or less.")
    for percent in PERCENTILES:
        about = template.format(share=numbers.share(percent / 100, 0))
        yield _money(found, scale, f"P{percent}", lambda outcome, at=percent: outcome.percentiles[at], about)  # type: ignore[misc]


def _money(found: Simulation, scale: Scale, label: str, give: Give, about: str = "") -> FigureRow:
    cells = tuple(Shown(scale.text(give(each)), give(each), measure=MONEY) for each in found.outcomes)
    return FigureRow(label, cells, about=about)


def _chances(found: Simulation) -> Iterator[FigureRow]:
    yield FigureRow(translate("How often"), kind="heading")
    compared = found.outcomes[found.compared].name
    for label, (about, give) in CHANCES.items():
        cells = tuple(Shown(numbers.share(give(each), 1), give(each), measure="share") for each in found.outcomes)
        yield FigureRow(translate(label).format(compared=compared), cells, about=translate(about))


def correlations_table(found: Simulation) -> FigureTable:
    """Set what was asked of every two correlated inputs beside what was used and what the draws reached."""
    columns = (translate("with"), translate("asked"), translate("used"), translate("reached"))
    return FigureTable(translate("Rank correlation"), columns, tuple(_pairs(found)))


def _pairs(found: Simulation) -> Iterator[FigureRow]:
    matrix, names = found.drawn.correlations, [name_of(found.case, path) for path in found.drawn.values]
    concerned = (matrix.asked != 0) | (np.abs(matrix.used - matrix.asked) > REPAIRED_BY)
    for first, second in zip(*np.nonzero(np.triu(concerned, 1)), strict=True):
        given = (float(each[first, second]) for each in (matrix.asked, matrix.used, found.drawn.reached))
        cells = (Shown(numbers.number(each, 2), each, measure="ratio") for each in given)
        yield FigureRow(names[first], (Shown(names[second]), *cells))
