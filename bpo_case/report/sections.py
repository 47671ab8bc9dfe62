"""Sections: all that a paper can consist of, in the usual order: the answer first, appendices last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bpo_case.report.blocks import Page
from bpo_case.report.findings import Findings
from bpo_case.report.pages.baseline import baseline_page
from bpo_case.report.pages.bridge import bridge_page
from bpo_case.report.pages.cash import cash_page
from bpo_case.report.pages.categories import categories_page
from bpo_case.report.pages.decision import decision_page
from bpo_case.report.pages.health import health_page
from bpo_case.report.pages.made_of import made_of_page
from bpo_case.report.pages.method import method_page
from bpo_case.report.pages.options import options_page
from bpo_case.report.pages.people import people_page
from bpo_case.report.pages.risks import risks_page
from bpo_case.report.pages.scenarios import scenarios_page
from bpo_case.report.pages.scope import scope_page
from bpo_case.report.pages.scores import scores_page
from bpo_case.report.pages.sensitivity import sensitivity_page
from bpo_case.report.pages.sign_off import sign_off_page
from bpo_case.report.pages.simulation import simulation_page
from bpo_case.report.pages.transition import transition_page
from bpo_case.report.pages.years import years_page
from bpo_case.text import message


@dataclass(frozen=True)
class Section:
    """A section of the paper: its key in files, what people call it, and its page (None: this case has none)."""

    key: str
    name: str
    page: Callable[[Findings], Page | None]


APPENDICES = frozenset({"health", "method", "made_of", "sign_off"})
"""Sections that come after what is decided on, for those who look closely."""

SECTIONS = (
    Section("decision", message("Decision"), decision_page),
    Section("scope", message("Context and scope"), scope_page),
    Section("options", message("Options compared"), options_page),
    Section("baseline", message("Baseline"), baseline_page),
    Section("bridge", message("Bridge to the run-rate"), bridge_page),
    Section("years", message("Fiscal years"), years_page),
    Section("categories", message("Cost by category"), categories_page),
    Section("cash", message("Cumulative cash"), cash_page),
    Section("scenarios", message("Scenarios"), scenarios_page),
    Section("sensitivity", message("Sensitivity"), sensitivity_page),
    Section("simulation", message("Simulation"), simulation_page),
    Section("risks", message("Risks"), risks_page),
    Section("scores", message("Vendor scores"), scores_page),
    Section("people", message("People"), people_page),
    Section("transition", message("Transition"), transition_page),
    Section("health", message("Health checks"), health_page),
    Section("method", message("Assumptions and method"), method_page),
    Section("made_of", message("How the figures are made"), made_of_page),
    Section("sign_off", message("Sign-off"), sign_off_page),
)
