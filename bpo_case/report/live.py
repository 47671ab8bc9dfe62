"""Live fields: figures in texts of people's own, which are written anew whenever a paper is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Formatter

from bpo_case.case.paper import OF_AN_OPTION
from bpo_case.report.figures import brief_money, brief_share, payback_months, rates_of_return
from bpo_case.report.findings import Findings
from bpo_case.text import numbers, translate

Write = Callable[[Findings, int], str]


def filled(text: str, found: Findings) -> str:
    """Fill the live fields of a text: of the option that they name, or of the best one.

    The text is one that the document has taken, so that every field in it is known.
    """
    said = []
    for literal, name, _, _ in Formatter().parse(text):
        said.append(literal)
        if name is not None:
            said.append(figure(name, found))
    return "".join(said)


def figure(name: str, found: Findings) -> str:
    """Write the figure of a live field, by its name without braces."""
    option, _, key = name.rpartition(OF_AN_OPTION)
    ids = [each.id for each in found.options]
    return LIVE[key](found, ids.index(option) if option else found.best)


def _money(key: str) -> Write:
    return lambda found, option: brief_money(found.figures[option][key], found.currency)


def _months(key: str) -> Write:
    def write(found: Findings, option: int) -> str:
        value = found.figures[option][key]
        return translate("no payback") if value is None else payback_months(value)

    return write


def _count(key: str) -> Write:
    return lambda found, option: numbers.number(found.figures[option][key], 1)


LIVE: Mapping[str, Write] = {
    "option": lambda found, option: found.name(option),
    "npv": _money("npv"),
    "risk_adjusted_npv": _money("risk_adjusted_npv"),
    "run_rate_saving": _money("run_rate_saving"),
    "run_rate_saving_share": lambda found, option: brief_share(found.figures[option]["run_rate_saving_share"]),
    "one_time_cost": _money("one_time_cost"),
    "peak_funding": _money("peak_funding"),
    "payback": _months("payback_months"),
    "discounted_payback": _months("discounted_payback_months"),
    "irr": lambda found, option: rates_of_return(found.rates_of_return(option)),
    "total_cost": _money("total_cost"),
    "term_saving": _money("term_saving"),
    "fte_before": _count("fte_before"),
    "fte_after": _count("fte_after"),
}
"""How each figure is written, by the name that stands between the braces."""
