"""Results: a case calculated, and its figures by the names that people and programs ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bpo_case.case.document import Case
from bpo_case.case.options import Option
from bpo_case.engine.evaluate import Values, evaluate
from bpo_case.engine.resolve import Model
from bpo_case.model.cost_model import cost_model
from bpo_case.model.prepare import Prepared, prepare
from bpo_case.model.returns import yearly_roots

Series = NDArray[np.float64]

KEY_FIGURES: Mapping[str, str] = {
    "npv": "npv",
    "npv_before_tax": "npv_before_tax",
    "risk_adjusted_npv": "risk_adjusted_npv",
    "payback_months": "payback",
    "discounted_payback_months": "discounted_payback",
    "mirr": "mirr",
    "roi": "roi",
    "run_rate_saving": "run_rate_saving",
    "run_rate_saving_share": "run_rate_saving_share",
    "one_time_cost": "one_time_cost",
    "cost_to_achieve": "cost_to_achieve",
    "peak_funding": "peak_funding",
    "peak_funding_month": "peak_funding_month",
    "equivalent_annual_saving": "equivalent_annual_saving",
    "total_cost": "cost_over_term",
    "pv_cost": "pv_cost",
    "pv_avoided": "pv_avoided",
    "pv_added": "pv_added",
    "contract_value": "contract_value",
    "yearly_contract_value": "yearly_contract_value",
    "hurdle": "hurdle",
    "hurdle_met": "hurdle_met",
    "term_saving": "term_saving",
    "fte_before": "fte_before",
    "fte_after": "fte_after",
}
"""The headline figures of an option, by their public keys: one-value lines over options."""

CATEGORIES: Mapping[str, str] = {
    "labor": "labor_cash",
    "training": "training_cost",
    "infrastructure": "infrastructure_cash",
    "charges": "charges_cash",
    "governance": "governance_cost",
    "transition": "transition_cost",
    "other": "other_cost",
}
"""The categories of an option's cost, by their public keys; they add up to its total cost."""

YEARLY: Mapping[str, str] = {
    "cost": "cost",
    **CATEGORIES,
    "saving": "saving",
    "cashable_benefits": "cashable_benefits",
    "pre_tax_cash": "pre_tax_cash",
    "tax": "tax",
    "net_cash": "net_cash",
    "present_value": "present_value",
    "recurring_cost": "recurring_cost",
    "profit_and_loss": "profit_and_loss",
}
"""The lines that are shown by fiscal year, by their public keys; month 0 is the initial column."""

MEMO: Mapping[str, str] = {
    "parallel_run_fte_months": "people_in_parallel",
    "notice_fte_months": "people_on_notice",
    "not_avoided_fte_months": "people_not_avoided",
    "work_paid_twice_fte_months": "work_paid_twice",
    "arc": "additional_charges",
    "rrc": "reduction_credits",
    "top_up": "minimum_top_ups",
    "service_credits_at_risk": "credits_at_risk",
    "expected_service_credits": "expected_credits",
}
"""What is shown as a sum over the term and added to nothing, by public keys."""


LINES: Mapping[str, str] = {**CATEGORIES, **YEARLY, **KEY_FIGURES, "irr": "rate_of_return"}
"""All public keys, with the lines behind them; where one is a line's name as well, it means the line here."""


def label_of(key: str) -> str:
    """Give the label by which people know the figure of a public key: that of its line."""
    return cost_model()[LINES[key]].label


@dataclass(frozen=True)
class Results:
    """A calculated case. ``values`` has every line's array (rows, months + 1) or (rows, 1)."""

    case: Case
    prepared: Prepared
    values: Values

    @property
    def model(self) -> Model:
        """The cost model that was calculated."""
        return cost_model()

    @property
    def options(self) -> tuple[Option, ...]:
        """The options, in the order of the document; an added as-is option comes first."""
        return self.prepared.options

    @property
    def compared(self) -> Option:
        """The option that the others are measured against."""
        return self.options[self.prepared.compared]

    def series(self, line: str, row: int = 0) -> Series:
        """Give a line's values of months 0 … N for one row; a one-value line has a single entry."""
        found: Series = self.values[line][row]
        return found

    def number(self, line: str, row: int = 0) -> float | None:
        """Give a one-value line's number for one row; None where the answer is that there is none."""
        value = float(self.values[line][row, 0])
        return None if np.isnan(value) else value

    def day(self, month: int) -> date:
        """Give the first day of a month of the case; month 0 is the calendar month before the start."""
        return date(int(self.series("calendar_year")[month]), int(self.series("calendar_month")[month]), 1)

    def present_value(self, line: str, option: int) -> float:
        """Give what an option's monthly line is worth at signature, over the term."""
        return float((self.series("discount_factor") * self.series(line, option)).sum())

    @property
    def best(self) -> int:
        """The option with the highest NPV, other than the compared-with (which it is where there is no other)."""
        others = [at for at in range(len(self.options)) if at != self.prepared.compared]
        return max(others, key=lambda at: self.number("npv", at) or 0.0) if others else self.prepared.compared

    def key_figures(self, option: int) -> dict[str, Any]:
        """Give an option's headline figures by their public keys, in full precision."""
        figures: dict[str, Any] = {key: self.number(line, option) for key, line in KEY_FIGURES.items()}
        figures["hurdle_met"] = bool(figures["hurdle_met"])
        figures["irr"] = yearly_roots(self.series("net_cash", option))
        figures["cost_by_category"] = {key: float(self.series(line, option).sum()) for key, line in CATEGORIES.items()}
        figures["unit_costs"] = self.unit_costs(option)
        figures["memo"] = {key: float(self.series(line, option).sum()) for key, line in MEMO.items()}
        figures["years"] = self.by_fiscal_year(option)
        return figures

    def unit_costs(self, option: int) -> dict[str, dict[str, Any]]:
        """Give the cost per unit of each service, last 12 months: in the compared-with option, and in this one."""
        scopes = (self.prepared.of_option("scope", at) for at in (self.prepared.compared, option))
        return {
            service.name: {
                "before": self.number("unit_cost", before),
                "after": self.number("unit_cost", after),
                "unit": service.volume_unit,
            }
            for service, before, after in zip(self.case.services, *scopes, strict=True)
        }

    def by_fiscal_year(self, option: int) -> list[dict[str, Any]]:
        """Give the yearly lines of an option: the initial column (signature), then each fiscal year."""
        months = self.fiscal_years
        rows: list[dict[str, Any]] = []
        for year, at in months.items():
            figures = {key: float(self.series(line, option)[at].sum()) for key, line in YEARLY.items()}
            rows.append({"year": year, **figures})
        return rows

    @cached_property
    def fiscal_years(self) -> dict[str, list[int]]:
        """The months of each fiscal year, by its name; signature is ``"initial"``."""
        years = self.series("fiscal_year")
        found: dict[str, list[int]] = {"initial": [0]}
        for month in range(1, len(years)):
            found.setdefault(f"FY{int(years[month])}", []).append(month)
        return found

    def by_name(self) -> dict[str, dict[str, Any]]:
        """Give all options' headline figures by option name."""
        return {option.name: self.key_figures(position) for position, option in enumerate(self.options)}


def calculate(case: Case) -> Results:
    """Calculate a case: every line of every option."""
    prepared = prepare(case)
    return Results(case, prepared, evaluate(cost_model(), prepared.data))
