"""The options side by side: all key figures, grouped by what they answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bpo_case.desktop.figures.figure_table import FigureRow, FigureTable, Shown
from bpo_case.desktop.figures.writing import kind_of, scale_for, written
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.model.results import LINES, Results, label_of
from bpo_case.model.returns import has_meaning
from bpo_case.report.figures import Scale, rates_of_return
from bpo_case.text import message, numbers, translate

GROUPS: Mapping[str, tuple[str, ...]] = {
    message("Value"): ("npv", "npv_before_tax", "risk_adjusted_npv", "pv_avoided", "pv_added", "pv_cost"),
    message("Return"): ("irr", "mirr", "roi", "payback_months", "discounted_payback_months", "peak_funding",
               "peak_funding_month"),
    message("Saving"): ("run_rate_saving", "run_rate_saving_share", "equivalent_annual_saving", "term_saving", "hurdle",
               "hurdle_met"),
    message("Cost"): ("total_cost", "one_time_cost", "cost_to_achieve", "contract_value", "yearly_contract_value"),
    message("People"): ("fte_before", "fte_after"),
}  # fmt: skip
"""All key figures, in the order in which a decision asks for them."""

MORE_IS_BETTER = frozenset(
    {"npv", "npv_before_tax", "risk_adjusted_npv", "mirr", "roi", "run_rate_saving", "run_rate_saving_share",
     "equivalent_annual_saving", "term_saving"}
)  # fmt: skip
LESS_IS_BETTER = frozenset(
    {"payback_months", "discounted_payback_months", "peak_funding", "total_cost", "pv_cost", "one_time_cost",
     "cost_to_achieve"}
)  # fmt: skip

OF_ITSELF = frozenset(
    {"pv_cost", "total_cost", "contract_value", "yearly_contract_value", "fte_before", "fte_after", "hurdle",
     "one_time_cost"}
)  # fmt: skip
"""Figures that the compared-with option has as well; all others compare, and it is compared with nothing."""


def compare_table(results: Results, figures: Sequence[Mapping[str, Any]]) -> FigureTable:
    """Lay the key figures of all options side by side."""
    scale = scale_for(results)
    columns = tuple(option.name for option in results.options)
    starred = None if results.best == results.prepared.compared else results.best
    return FigureTable(scale.heading, columns, tuple(_rows(results, figures, scale)), starred, scale.currency)


def sign_of(key: str) -> int:
    """Say whether more of a figure is better (1), or less (−1); 0 where neither is."""
    return 1 if key in MORE_IS_BETTER else -1 if key in LESS_IS_BETTER else 0


def _rows(results: Results, figures: Sequence[Mapping[str, Any]], scale: Scale) -> Iterator[FigureRow]:
    for group, keys in GROUPS.items():
        yield FigureRow(translate(group), kind="heading")
        for key in keys:
            line = results.model[LINES[key]]
            best = _best(results, figures, key)
            cells = (_cell(results, figures[at], key, at, scale, best) for at in range(len(figures)))
            yield FigureRow(figure_label(key), tuple(cells), about=translate(line.note))


def figure_label(key: str) -> str:
    """Give the label of a key figure in a table, where months are plain numbers."""
    label = translate(label_of(key))
    return translate("{figure}, months").format(figure=label) if key.endswith("_months") else label


def _cell(
    results: Results, figures: Mapping[str, Any], key: str, at: int, scale: Scale, best: frozenset[int]
) -> Shown:  # fmt: skip
    if at == results.prepared.compared and key not in OF_ITSELF:
        return Shown(numbers.MISSING, note=translate("the option that the others are compared with"))
    asks = Figure(LINES[key], at)
    if key == "irr":
        return _rates(figures["irr"], asks)
    if key == "hurdle_met":
        met = figures[key]
        said = translate("✓ met") if met else translate("✗ missed")
        return Shown(said, float(met), asks, "good" if met else "bad", note=said)
    line, value = results.model[LINES[key]], figures[key]
    missing = translate("never") if key in ("payback_months", "discounted_payback_months") else numbers.MISSING
    text = missing if value is None else written(line, value, scale)
    return Shown(text, value, asks, "best" if at in best else "", kind_of(line))


def _rates(roots: Sequence[float], asks: Figure) -> Shown:
    """Say honestly whether there is one rate of return, none or several."""
    meant = [root for root in roots if has_meaning(root)]
    if len(meant) == 1:
        return Shown(rates_of_return(meant), meant[0], asks, measure="share")
    said = rates_of_return(meant)
    return Shown(translate("several") if meant else said, None, asks if meant else None, note=said)


def _best(results: Results, figures: Sequence[Mapping[str, Any]], key: str) -> frozenset[int]:
    """Find the options that do best by a figure; nothing where it does not tell options apart."""
    sign = sign_of(key)
    measured = [
        (sign * each[key], at)
        for at, each in enumerate(figures)
        if sign and at != results.prepared.compared and each[key] is not None
    ]
    if len({value for value, _ in measured}) < 2:
        return frozenset()
    top = max(value for value, _ in measured)
    return frozenset(at for value, at in measured if value == top)
