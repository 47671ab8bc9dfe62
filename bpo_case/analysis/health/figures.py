"""Figures of health checks, declared as lines, so that the workbook has their formulas."""

from __future__ import annotations

from functools import cache

from bpo_case.engine.declare import LineItems
from bpo_case.engine.evaluate import Values, evaluate
from bpo_case.engine.operators import over_term, ratio
from bpo_case.engine.resolve import Model, resolve
from bpo_case.model.cost_model import SUBJECTS
from bpo_case.model.results import Results
from bpo_case.model.schema import cost_schema

figures = LineItems("health")
line = figures.line


@line("Transition per total cost", unit="share", over="options")
def transition_share(transition_cost, cost_over_term):
    """One-time items as a part of all that the option costs over the term."""
    return ratio(over_term(transition_cost), cost_over_term)


@line("Non-labor cost per personnel cost", unit="share", over="options")
def non_labor_share(infrastructure_running, personnel_total):
    """Places, tools and overhead for each unit of money that people cost."""
    return ratio(over_term(infrastructure_running), personnel_total)


@line("Claimed saving", unit="share", over="options")
def claimed_saving(run_rate_saving_share):
    """Run-rate saving as a part of the cost that it replaces."""
    return run_rate_saving_share


@cache
def health_model() -> Model:
    """Give the cost model with the figures of the health checks."""
    return resolve(cost_schema(), (*SUBJECTS, figures))


def figures_of(results: Results) -> Values:
    """Compute the figures from the lines that a calculated case has already."""
    found = evaluate(health_model(), results.prepared.data, results.values)
    return {name: found[name] for name in figures}
