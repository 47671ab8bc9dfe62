"""The bridge from the cost of the compared-with option to that of another: exact, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bpo_case.report.chart_blocks import Bridge, Group, Stair
from bpo_case.report.figures import Scale, shortened
from bpo_case.report.findings import Findings
from bpo_case.text import message, translate

NAME_SHOWN = 60


@dataclass(frozen=True)
class Part:
    """A part of cost by its line; `less` is a line that stands in another part already."""

    group: Group
    line: str
    less: str = ""


PARTS: Mapping[str, Part] = {
    message("In-house labor"): Part("in house", "personnel"),
    message("In-house infrastructure"): Part("in house", "infrastructure_running"),
    message("Training"): Part("in house", "training_cost"),
    message("Severance and retention"): Part("one-time", "severance_cost"),
    message("Vendor charges"): Part("vendor", "charges_cash"),
    message("Governance"): Part("vendor", "governance_cost"),
    message("Transition"): Part("one-time", "transition_cost"),
    message("Purchases and termination fees"): Part("one-time", "infrastructure_cash", "infrastructure_running"),
    message("Other"): Part("other", "other_cost"),
}
"""The parts of cost; over all months of any option they add up to its cost."""


def changes_of(found: Findings, option: int) -> dict[str, float]:
    """Give by how much each part of cost over the term differs from the compared-with option's."""
    return {name: _over_term(found, part, option) - _over_term(found, part, found.compared)
            for name, part in PARTS.items()}  # fmt: skip


def stairs_of(found: Findings, option: int) -> list[str]:
    """Name the parts that a bridge shows: those that differ, in their order."""
    changes = changes_of(found, option)
    least = 1e-9 * max(1.0, found.amount("cost_over_term", found.compared))
    return [name for name, change in changes.items() if abs(change) > least]


def cost_bridge(found: Findings, option: int, scale: Scale) -> Bridge:
    """Lead from one total to the other; the figures add up as printed."""
    ends = [found.amount("cost_over_term", at) for at in (found.compared, option)]
    changes, shown = changes_of(found, option), stairs_of(found, option)
    printed = scale.printed(ends[1]) - scale.printed(ends[0])
    cells = scale.cells_adding_up([changes[name] for name in shown], printed)
    first, last = (
        Stair(shortened(found.name(at), NAME_SHOWN), scale.cell(end), total=True)
        for at, end in zip((found.compared, option), ends, strict=True)
    )
    stairs = (Stair(translate(name), cell, PARTS[name].group) for name, cell in zip(shown, cells, strict=True))
    return Bridge(scale.heading, (first, *stairs, last))


def _over_term(found: Findings, part: Part, option: int) -> float:
    amount = float(found.series(part.line, option).sum())
    return amount - float(found.series(part.less, option).sum()) if part.less else amount
