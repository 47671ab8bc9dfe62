"""A task: some trials of a case, calculated here, in another process or on another machine, to the same numbers."""

from __future__ import annotations

import pickle
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bpo_case.analysis.simulation.drawn import Drawn
from bpo_case.case.document import Case
from bpo_case.engine.trials import Trials
from bpo_case.model.cost_model import cost_model
from bpo_case.model.prepare import Prepared, prepare
from bpo_case.model.results import LINES
from bpo_case.model.varied import varied_rows, with_values

Array = NDArray[np.float64]

FIGURES = (
    "npv", "risk_adjusted_npv", "run_rate_saving", "term_saving", "hurdle_met", "payback_months", "one_time_cost",
    "peak_funding", "total_cost",
)  # fmt: skip
"""What is kept of every trial for every option, by public key."""


class Ready(NamedTuple):
    """A case made ready for trials."""

    case: Case
    prepared: Prepared
    trials: Trials


def packed(case: Case, drawn: Drawn) -> bytes:
    """Pack what all tasks of a simulation share: the case, and which of its inputs vary."""
    return pickle.dumps((case, tuple(drawn.part(0, 1).inputs(case))))


@lru_cache(maxsize=2)
def ready(package: bytes) -> Ready:
    """Make a packed case ready, once in a process."""
    case, paths = pickle.loads(package)  # made by `packed` a moment ago, in this program
    prepared = prepare(case)
    lines = [LINES[key] for key in FIGURES]
    return Ready(case, prepared, Trials(cost_model(), prepared.data, varied_rows(prepared, paths), lines))


def figures(package: bytes, drawn: Drawn) -> Array:
    """Calculate trials: (figures, trials, options); NaN is the answer that there is none."""
    case, prepared, trials = ready(package)
    found = np.empty((len(FIGURES), drawn.trials, len(prepared.options)))
    for first in range(0, drawn.trials, trials.chunk):
        part = drawn.part(first, min(first + trials.chunk, drawn.trials))
        values = trials.values(with_values(prepared, part.inputs(case), part.trials))
        for at, key in enumerate(FIGURES):
            found[at, first : first + part.trials] = values[LINES[key]][..., 0]
    return found


def certain(package: bytes) -> Array:
    """Give the figures as they are without uncertainty: (figures, options)."""
    base: dict[str, Any] = ready(package).trials.base
    return np.stack([base[LINES[key]][:, 0] for key in FIGURES])
