"""What a simulation found: how the value of each option is spread, what drives it, and what bad outcomes share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bpo_case.analysis.simulation.asked import Asked
from bpo_case.analysis.simulation.correlation import linear_correlation
from bpo_case.analysis.simulation.drawn import Drawn
from bpo_case.analysis.simulation.events import Event, events_of, inputs_of
from bpo_case.analysis.simulation.task import FIGURES, Ready, certain, ready
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.document import Case
from bpo_case.case.place import Rows, parts_of
from bpo_case.engine.reach import reach
from bpo_case.model.cost_model import cost_model
from bpo_case.model.results import LINES
from bpo_case.model.varied import varied_rows

Array = NDArray[np.float64]

PERCENTILES = (5, 20, 50, 80, 95)
CHECKPOINTS = 40
"""Numbers of trials at which the mean so far is looked at."""
POINTS = 200
"""Of the S-curve."""
WORST = 0.1
"""The share of trials whose outcome is called bad."""
TOLD_FROM = 0.001
"""Shares of the variance below it are what chance makes of inputs that have no part in it."""
MARKED = 0.25
"""A thing that is told of bad outcomes lies there by so many standard deviations off its mean."""


class Driver(NamedTuple):
    """What an uncertain thing contributes to the variance of an outcome, and its rank correlation with it."""

    path: str
    name: str
    share: float
    correlation: float


class Common(NamedTuple):
    """A thing that is other in bad outcomes than it usually is: its mean there and over all, for an event how often."""

    path: str
    name: str
    usual: float
    there: float
    is_event: bool


class Checkpoint(NamedTuple):
    """The mean of the first so many trials, and its standard error."""

    trials: int
    mean: float
    error: float


@dataclass(frozen=True)
class Outcome:
    """The value of an option over all trials."""

    option: str
    name: str
    certain: float
    """What it is worth without uncertainty; with events, after expected losses."""
    mean: float
    deviation: float
    error: float
    """The standard error of the mean; with a Latin hypercube or Sobol points the true error is smaller."""
    percentiles: Mapping[int, float]
    chance_positive: float
    chance_hurdle: float
    chance_best: float
    """The share of trials in which no other option, the compared-with one included, is worth more."""
    drivers: tuple[Driver, ...]
    in_common: tuple[Common, ...]
    convergence: tuple[Checkpoint, ...]
    s_curve: tuple[tuple[float, float], ...]
    """Values with the shares of trials that are at or below them."""


@dataclass(frozen=True)
class Simulation:
    """A case simulated. `figures` are (figures, trials, options), in the order of FIGURES and of the options."""

    case: Case
    asked: Asked
    drawn: Drawn
    figures: Array
    outcomes: tuple[Outcome, ...]
    compared: int
    """The position of the option that the others are compared with."""

    @property
    def figure(self) -> str:
        """The public key of the value that is simulated: after what risks cost, where they happen."""
        return headline(self.asked)

    def values(self, figure: str, option: int) -> Array:
        """Give a figure of an option in every trial; NaN is the answer that there is none."""
        found: Array = self.figures[FIGURES.index(figure), :, option]
        return found


def headline(asked: Asked) -> str:
    """Give the public key of the value that is simulated."""
    return "risk_adjusted_npv" if asked.events else "npv"


def simulation_of(
    case: Case, asked: Asked, drawn: Drawn, package: bytes, found: Array, watch: Watch = UNWATCHED
) -> Simulation:
    """Sum up the trials of a case."""
    made, at, hurdle = ready(package), FIGURES.index(headline(asked)), FIGURES.index("hurdle_met")
    ranked, unheard = _ranked(drawn, watch), _without_say(case, drawn, made, headline(asked), watch)
    sure, best, outcomes = certain(package)[at], found[at].max(1), []
    for option, record in enumerate(made.prepared.options):
        watch.tell(drawn.trials, drawn.trials)
        values, heard = (
            found[at, :, option],
            {path: ranks for path, ranks in ranked.items() if path not in unheard[option]},
        )
        outcomes.append(
            Outcome(
                option=record.id,
                name=record.name,
                certain=float(sure[option]),
                mean=float(values.mean()),
                deviation=_deviation(values),
                error=_error(values),
                percentiles={share: float(np.percentile(values, share)) for share in PERCENTILES},
                chance_positive=float((values > 0).mean()),
                chance_hurdle=float(found[hurdle, :, option].mean()),
                chance_best=float((values >= best).mean()),
                drivers=_drivers(case, heard, values),
                in_common=_in_common(case, drawn, values, unheard[option]),
                convergence=tuple(_convergence(values)),
                s_curve=_s_curve(values),
            )
        )
    return Simulation(case, asked, drawn, found, tuple(outcomes), made.prepared.compared)


def name_of(case: Case, path: str) -> str:
    """Give the name by which people know an uncertain input or an event."""
    known = {row.path: row.name for row in case.uncertainty}
    table, row, _ = parts_of(path)
    return known.get(path) or Rows(case).name(table, row)


def _deviation(values: Array) -> float:
    return float(values.std(ddof=1)) if len(values) > 1 else 0.0


def _error(values: Array) -> float:
    return _deviation(values) / float(np.sqrt(len(values)))


def _ranked(drawn: Drawn, watch: Watch) -> dict[str, Array]:
    """Rank every uncertain thing over the trials; what is the same in all of them drives nothing."""
    from scipy.stats import rankdata

    found = {}
    for path, values in (*drawn.values.items(), *drawn.events.items()):
        watch.tell(drawn.trials, drawn.trials)
        if values.min() < values.max():
            found[path] = rankdata(values)
    return found


def _without_say(case: Case, drawn: Drawn, made: Ready, figure: str, watch: Watch) -> list[set[str]]:
    """Give for each option what does not reach it: the rest of it is chance, or going along with others that do."""
    line, model, count = LINES[figure], cost_model(), len(made.prepared.options)
    found: list[set[str]] = [set() for _ in range(count)]
    for names, inputs in _together(case, drawn):
        watch.tell(drawn.trials, drawn.trials)
        rows = varied_rows(made.prepared, inputs)
        reached = reach(model, made.prepared.data, made.trials.base, rows).get(line, np.zeros(count, bool))
        for option in np.flatnonzero(~reached):
            found[option] |= names
    return found


def _together(case: Case, drawn: Drawn) -> Iterator[tuple[set[str], list[str]]]:
    """Give what reaches the same options, by name, with the inputs that it varies: events of one option do."""
    yield from (({path}, [path]) for path in drawn.values)
    by_option: dict[str, list[Event]] = {}
    for event in events_of(case) if drawn.events else ():
        by_option.setdefault(event.record.option, []).append(event)
    for events in by_option.values():
        varied = [path for event in events for path in inputs_of(event, drawn.events[event.path])]
        yield {event.path for event in events}, varied


def _drivers(case: Case, ranked: Mapping[str, Array], values: Array) -> tuple[Driver, ...]:
    """Share the variance out by squared rank correlations, brought to a sum of 1."""
    from scipy.stats import rankdata

    if values.min() == values.max():
        return ()
    own = rankdata(values)
    found = {path: linear_correlation(ranks, own) for path, ranks in ranked.items()}
    whole = sum(correlation**2 for correlation in found.values())
    drivers = (Driver(path, name_of(case, path), each**2 / whole, each) for path, each in found.items() if whole)
    return tuple(sorted((each for each in drivers if each.share >= TOLD_FROM), key=lambda each: -each.share))


def _in_common(case: Case, drawn: Drawn, values: Array, unheard: set[str]) -> tuple[Common, ...]:
    """Find what is otherwise in the worst outcomes than usually, most marked first."""
    if values.min() == values.max():
        return ()
    worst, found = values <= np.quantile(values, WORST), []
    happened = {path: (cost > 0).astype(float) for path, cost in drawn.events.items()}
    for path, tried in {**drawn.values, **happened}.items():
        usual, there, spread = float(tried.mean()), float(tried[worst].mean()), float(tried.std())
        if path not in unheard and spread > 0 and abs(there - usual) >= MARKED * spread:
            common = Common(path, name_of(case, path), usual, there, path in happened)
            found.append((abs(there - usual) / spread, common))
    return tuple(common for _, common in sorted(found, key=lambda pair: -pair[0]))


def _convergence(values: Array) -> Iterator[Checkpoint]:
    """Follow the mean as trials come in."""
    counts = np.unique(np.linspace(0, len(values), min(CHECKPOINTS, len(values)) + 1).astype(int)[1:])
    for count in counts:
        yield Checkpoint(int(count), float(values[:count].mean()), _error(values[:count]))


def _s_curve(values: Array) -> tuple[tuple[float, float], ...]:
    shares = np.linspace(0, 1, POINTS + 1)
    return tuple(zip(np.quantile(values, shares).tolist(), shares.tolist(), strict=True))
