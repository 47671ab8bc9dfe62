"""The document: one frozen tree that holds everything the user enters."""

from __future__ import annotations

from typing import Annotated

from bpo_case.case.assessment import Correlation, Criterion, Scenario, Score, ServiceLevel, Uncertainty
from bpo_case.case.log import LogEntry
from bpo_case.case.options import Benefit, Charge, Exit, Governance, Option, PlanRow, Risk, TransitionItem
from bpo_case.case.paper import PaperSection
from bpo_case.case.record import Frozen, Record, field
from bpo_case.case.settings import Settings
from bpo_case.case.today import Currency, Infrastructure, LedgerTotal, Location, Role, Season, Service, Training


class Case(Frozen):
    """A business case: what holds for the whole, and its tables in the order in which a case is built."""

    settings: Annotated[Settings, field("Case")] = Settings()
    currencies: Annotated[tuple[Currency, ...], field("Currencies")] = ()
    seasonality: Annotated[tuple[Season, ...], field("Seasonality")] = ()
    locations: Annotated[tuple[Location, ...], field("Locations")] = ()
    services: Annotated[tuple[Service, ...], field("Services")] = ()
    labor: Annotated[tuple[Role, ...], field("Labor")] = ()
    infrastructure: Annotated[tuple[Infrastructure, ...], field("Infrastructure")] = ()
    training: Annotated[tuple[Training, ...], field("Training")] = ()
    ledger: Annotated[tuple[LedgerTotal, ...], field("Ledger totals")] = ()
    options: Annotated[tuple[Option, ...], field("Options")] = ()
    plan: Annotated[tuple[PlanRow, ...], field("Plan")] = ()
    charges: Annotated[tuple[Charge, ...], field("Charges")] = ()
    transition: Annotated[tuple[TransitionItem, ...], field("Transition")] = ()
    governance: Annotated[tuple[Governance, ...], field("Governance")] = ()
    benefits: Annotated[tuple[Benefit, ...], field("Benefits")] = ()
    risks: Annotated[tuple[Risk, ...], field("Risks")] = ()
    exits: Annotated[tuple[Exit, ...], field("Exit")] = ()
    criteria: Annotated[tuple[Criterion, ...], field("Criteria")] = ()
    scores: Annotated[tuple[Score, ...], field("Scores")] = ()
    service_levels: Annotated[tuple[ServiceLevel, ...], field("Service levels")] = ()
    scenarios: Annotated[tuple[Scenario, ...], field("Scenarios")] = ()
    uncertainty: Annotated[tuple[Uncertainty, ...], field("Uncertainty")] = ()
    correlations: Annotated[tuple[Correlation, ...], field("Correlations")] = ()
    sections: Annotated[tuple[PaperSection, ...], field("Paper sections")] = ()
    log: Annotated[tuple[LogEntry, ...], field("Change log")] = ()


TABLES: tuple[str, ...] = tuple(name for name in Case.model_fields if name != "settings")

NOT_INPUTS = frozenset({"scenarios", "correlations", "uncertainty", "sections", "log"})
"""Tables that lay something over the inputs, or tell of them, and are none themselves."""


def rows(case: Case, table: str) -> tuple[Record, ...]:
    """Give the records of a table by its name, as ``"labor"``."""
    found: tuple[Record, ...] = getattr(case, table)
    return found
