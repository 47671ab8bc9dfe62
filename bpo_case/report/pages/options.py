"""Options side by side: the key figures of all options, in columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bpo_case.model.results import KEY_FIGURES
from bpo_case.report.blocks import Note, Page, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.figures import Scale, rate, rates_of_return, scale_of, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.pages.decision import hurdle_cell, payback_cell, share_cell
from bpo_case.report.verdict import period, short_name
from bpo_case.text import message, numbers, translate

MONEY_GAINED = ("npv", "npv_before_tax", "risk_adjusted_npv", "term_saving", "run_rate_saving")
MONEY = ("total_cost", "pv_cost", "one_time_cost", "peak_funding", "contract_value")

SECTIONS: Mapping[str, tuple[str, ...]] = {
    message("Value"): ("npv", "risk_adjusted_npv", "roi", "irr", "mirr"),
    message("Cash over the term"): (
        "total_cost", "pv_cost", "term_saving", "hurdle_met", "one_time_cost", "peak_funding", "payback_months",
        "discounted_payback_months",
    ),
    message("Run-rate and people"): (
        "run_rate_saving", "run_rate_saving_share", "cost_to_achieve", "contract_value", "fte_before", "fte_after",
    ),
}  # fmt: skip
"""Which key figures are shown, under which heading."""

DIVIDED_BY: Mapping[str, str] = {"roi": "pv_added", "cost_to_achieve": "run_rate_saving"}
"""What means nothing unless the figure that it is divided by is positive."""

LABELS: Mapping[str, str] = {
    "irr": message("IRR"),
    "hurdle_met": message("Hurdle"),
    "payback_months": message("Payback, months"),
    "discounted_payback_months": message("Discounted payback, months"),
}
"""What a row is called where no line is declared for it, or its label does not say the unit."""

NOT_OF_THE_COMPARED = frozenset({"hurdle_met", "payback_months", "discounted_payback_months", "irr", "mirr"})
"""What says nothing of the option that the others are measured against."""


def options_page(found: Findings) -> Page:
    """Make the page on which the options stand side by side."""
    subtitle = translate("Key figures over {period} · money in {unit} · measured against {compared}").format(
        period=period(found), unit=_scale(found).heading, compared=short_name(found, found.compared)
    )
    return Page(translate("Options"), _title(found), subtitle, (side_by_side(found), Note(_note())))


def _title(found: Findings) -> str:
    words = {
        "value": size_of(found.amount("npv", found.best), found.currency),
        "rate": rate(found.nominal_rate),
    }
    names = found.names
    if not found.others:
        template = translate("There is no option besides {compared}")
    elif not found.recommended:
        template = translate("No option is worth more than {compared} at a discount rate of {rate}")
    elif len(found.others) == 1:
        template = translate("{name} is worth {value} more than {compared} at a discount rate of {rate}")
    elif found.amount("npv", found.others[1]) <= 0:
        template = translate("{name} is worth {value} more than {compared}; no other option gains anything")
    else:
        names |= {"next": found.name(found.others[1])}
        ahead = found.amount("npv", found.best) - found.amount("npv", found.others[1])
        words |= {"ahead": size_of(ahead, found.currency)}
        template = translate("{name} is worth {value} more than {compared} and {ahead} more than {next}, the next best")
    return titled(template, names, words)


def _scale(found: Findings) -> Scale:
    return scale_of(found.currency, (figures[key] for figures in found.figures for key in (*MONEY, *MONEY_GAINED)))


def side_by_side(found: Findings) -> Table:
    """Compare all options by their key figures, the compared-with first and then best first."""
    scale = _scale(found)
    rows = []
    for heading, keys in SECTIONS.items():
        rows.append(Row(translate(heading), kind="heading"))
        for key in keys:
            cells = tuple(_cell(found, scale, key, at) for at in found.order)
            rows.append(Row(_label(found, key), cells, "strong" if key == "npv" else "plain"))
    return Table(scale.heading, tuple(found.name(at) for at in found.order), tuple(rows), repeated=1)


def _label(found: Findings, key: str) -> str:
    return translate(LABELS[key]) if key in LABELS else found.label(KEY_FIGURES[key])


def _cell(found: Findings, scale: Scale, key: str, option: int) -> Cell:
    figures = found.figures[option]
    if option == found.compared and key in NOT_OF_THE_COMPARED:
        return Cell(numbers.MISSING)
    if key == "irr":
        return Cell(rates_of_return(found.rates_of_return(option)))
    if key in DIVIDED_BY and figures[DIVIDED_BY[key]] <= 0:
        return Cell(numbers.MISSING if option == found.compared else translate("n/a"))
    if key in MONEY or key in MONEY_GAINED:
        return scale.cell(figures[key], judged=key in MONEY_GAINED)
    return _WRITERS[key](figures[key])


def _people_cell(value: float) -> Cell:
    return Cell(numbers.number(value, 1, **numbers.STATEMENT), value)


def _ratio_cell(value: float) -> Cell:
    return Cell(numbers.number(value, 2, **numbers.STATEMENT), value)


def _rate_cell(value: float | None) -> Cell:
    return Cell(numbers.share(value, 1, missing=translate("none"), negative="brackets"), value)


def _hurdle(met: bool) -> Cell:
    return hurdle_cell(met)


_WRITERS: Mapping[str, Callable[..., Cell]] = {
    "roi": share_cell,
    "mirr": _rate_cell,
    "hurdle_met": _hurdle,
    "payback_months": payback_cell,
    "discounted_payback_months": payback_cell,
    "run_rate_saving_share": share_cell,
    "cost_to_achieve": _ratio_cell,
    "fte_before": _people_cell,
    "fte_after": _people_cell,
}
"""How figures other than money are written."""


def _note() -> str:
    return translate(
        "Brackets are negative. Saving is measured before tax, NPV and payback after it. ROI is what is gained for "
        "each unit of money added; cost to achieve is one-time cost for each unit of yearly run-rate saving; n/a "
        "where nothing is added or saved."
    )
