"""Charts of a simulation: how likely each value is, what drives it, and how the mean settled."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bpo_case.analysis.simulation import Simulation
from bpo_case.analysis.simulation.outcome import Common, Outcome
from bpo_case.case.place import field_at
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Convergence, Drive, Drivers, MeanSoFar, Quantile, SCurve, SCurves
from bpo_case.report.figures import Scale, brief_money, brief_share, scale_of, shortened
from bpo_case.text import numbers, translate

OF = 100
"""From here on values are written without decimals."""

MARKED = (5, 50, 80, 95)
"""The percentiles that are marked on the curve."""

DRIVERS_SHOWN, NAME_SHOWN = 12, 60


def value_scale(found: Simulation) -> Scale:
    """Choose the unit of amounts by the values of all options."""
    ends = (value for outcome in found.outcomes for value, _ in (outcome.s_curve[0], outcome.s_curve[-1]))
    return scale_of(found.case.settings.currency, ends)


def s_curves(found: Simulation, option: int, beside: Collection[int] | None = None) -> SCurves:
    """Draw how likely the values of an option are; those of the others, or of those given, thin beside it.

    The option that is compared with is worth nothing more than itself in every trial: it is the line at zero.
    """
    scale = value_scale(found)
    heading = translate("value against {compared}, {unit}").format(
        compared=shortened(found.outcomes[found.compared].name, NAME_SHOWN), unit=scale.heading
    )
    curves = tuple(
        SCurve(shortened(outcome.name, NAME_SHOWN), outcome.s_curve, strong=at == option)
        for at, outcome in enumerate(found.outcomes)
        if at == option or (at != found.compared and (beside is None or at in beside))
    )
    return SCurves(heading, scale.unit, curves, tuple(_marks(found, option)))


def _marks(found: Simulation, option: int) -> Iterator[Quantile]:
    """Say how much lies below zero, then the percentiles."""
    outcome, currency = found.outcomes[option], found.case.settings.currency
    if outcome.percentiles[MARKED[0]] == outcome.percentiles[MARKED[-1]]:
        return
    yield _below_zero(found, option)
    for percent in MARKED:
        value = outcome.percentiles[percent]
        yield Quantile(percent / 100, value, f"P{percent}: {brief_money(value, currency)}")


def _below_zero(found: Simulation, option: int) -> Quantile:
    share = float((found.values(found.figure, option) < 0).mean())
    template = {
        0.0: translate("no trial is below 0"), 1.0: translate("all trials are below 0"),
    }.get(share, translate("{share} of the trials are below 0"))  # fmt: skip
    return Quantile(share, 0.0, template.format(share=numbers.share(share, 1)))


def drivers(found: Simulation, option: int, most: int = DRIVERS_SHOWN) -> Drivers:
    """Draw what drives the value of an option, largest first."""
    outcome = found.outcomes[option]
    shown = outcome.drivers[:most]
    heading = translate("share of the variance")
    if left := outcome.drivers[most:]:
        template = translate("share of the variance; the {shown} largest, the other {count} have {rest}")
        rest = brief_share(sum(driver.share for driver in left))
        heading = template.format(shown=len(shown), count=len(left), rest=rest)
    drives = (
        Drive(shortened(each.name, NAME_SHOWN), Cell(brief_share(each.share), each.share), each.correlation > 0)
        for each in shown
    )
    return Drivers(heading, tuple(drives))


def convergence(found: Simulation, option: int) -> Convergence:
    """Draw how the mean of an option's value settled."""
    outcome, scale = found.outcomes[option], value_scale(found)
    points = tuple(MeanSoFar(*point) for point in outcome.convergence)
    heading = translate("mean so far with its standard error, {unit}").format(unit=scale.heading)
    return Convergence(heading, scale.unit, points, mean_said(outcome, found.case.settings.currency))


def mean_said(outcome: Outcome, currency: str) -> str:
    """Write a mean with its standard error, to the last unit of the currency: the error is small beside the mean."""
    mean, error = (numbers.full_money(each, currency, negative="brackets") for each in (outcome.mean, outcome.error))
    return f"{mean} ± {error}"


def other_said(common: Common) -> str:
    """Say what a thing comes to in bad outcomes, and what usually."""
    said = translate("{there} on average, usually {usual}")
    if common.is_event:
        said = translate("happens in {there} of them, usually in {usual}")
    return said.format(there=_value(common, common.there), usual=_value(common, common.usual))


def _value(common: Common, value: float) -> str:
    """Write the mean of an input in its unit, of a list as the factor of its entries, of an event as how often."""
    if common.is_event:
        return numbers.share(value, 0)
    spec = field_at(common.path)
    if spec.kind == "numbers":
        return translate("{factor} times its values").format(factor=numbers.number(value, 2))
    in_shares = spec.unit.split("/")[0] == "share"
    return numbers.share(value, 1) if in_shares else numbers.brief(value, 3 if abs(value) < OF else 0)
