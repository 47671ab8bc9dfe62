"""The steps in which a case is built and read: what they are called, and which page shows each."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpo_case.case.document import Case
from bpo_case.case.specs import table_label

if TYPE_CHECKING:
    from bpo_case.desktop.pages.page import Page
    from bpo_case.desktop.workspace.desk import Desk

TODAY, OPTIONS, JUDGEMENT, ANSWERS = "Today", "Options", "Judgement", "Answers"
OPTION_ICONS = {
    "as is": "landmark", "improved in-house": "wrench", "shared service or captive": "building-2",
    "outsourced": "globe", "hybrid": "git-branch",
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """A step. ``page`` is module and class in `pages/`; ``tables`` are those whose rows it shows."""

    key: str
    label: str
    icon: str
    section: str
    page: str
    tables: tuple[str, ...] = ()
    option: str = ""
    """The id of the option that it is about."""

    def make(self, desk: Desk) -> Page:
        """Make the page; its file is imported now."""
        module, name = self.page.split(":")
        made: Page = getattr(importlib.import_module(f"bpo_case.desktop.pages.{module}"), name)(desk, self)
        return made


_TABLES = "tables_page:TablesPage"


def _of_tables(key: str, icon: str, section: str, *tables: str) -> Step:
    """Make a step of tables, which is called as the first of them."""
    return Step(key, table_label(tables[0]), icon, section, _TABLES, tables)


STEPS: tuple[Step, ...] = (
    Step("overview", "Overview", "layout-dashboard", TODAY, "overview.page:OverviewPage", ("settings",)),
    _of_tables("services", "headset", TODAY, "services", "seasonality"),
    _of_tables("locations", "map-pin", TODAY, "locations", "currencies"),
    _of_tables("labor", "users", TODAY, "labor"),
    _of_tables("infrastructure", "server", TODAY, "infrastructure"),
    _of_tables("training", "graduation-cap", TODAY, "training"),
    _of_tables("ledger", "book-open", TODAY, "ledger"),
    Step("options", "All options", "list-checks", OPTIONS, "options:OptionsPage", ("options",)),
    _of_tables("service_levels", "gauge", OPTIONS, "service_levels"),
    Step("vendors", "Vendors", "scale", OPTIONS, _TABLES, ("criteria", "scores")),
    _of_tables("scenarios", "layers", JUDGEMENT, "scenarios"),
    _of_tables("uncertainty", "dices", JUDGEMENT, "uncertainty", "correlations"),
    _of_tables("log", "history", JUDGEMENT, "log"),
    Step("results", "Results", "chart-no-axes-column-increasing", ANSWERS, "results:ResultsPage"),
    Step("cash", "Cash", "banknote", ANSWERS, "cash:CashPage"),
    Step("scenario_results", "Scenario results", "layers", ANSWERS, "scenario_results.page:ScenarioResultsPage"),
    Step("sensitivity", "Sensitivity", "sliders-horizontal", ANSWERS, "sensitivity.page:SensitivityPage"),
    Step("simulation", "Simulation", "chart-spline", ANSWERS, "simulation.page:SimulationPage"),
    Step("break_even", "Break-even", "target", ANSWERS, "break_even.page:BreakEvenPage"),
    Step("health", "Health", "heart-pulse", ANSWERS, "health.page:HealthPage"),
    Step("paper", "Board paper", "file-text", ANSWERS, "paper.page:PaperPage", ("sections", "settings")),
)

PARTS = ("plan", "charges", "transition", "governance", "benefits", "risks", "exits")
"""The tables of an option, in the order in which it is built."""


def steps(case: Case) -> tuple[Step, ...]:
    """Give the steps of a case: each of its options is one."""
    return tuple(each for step in STEPS for each in (step, *(_options(case) if step.key == "options" else ())))


def _options(case: Case) -> Iterator[Step]:
    pattern = Step("", "", "", OPTIONS, "option.page:OptionPage", ("options", *PARTS))
    for option in case.options:
        yield replace(
            pattern, key=f"option/{option.id}", label=option.name, icon=OPTION_ICONS[option.kind], option=option.id
        )
