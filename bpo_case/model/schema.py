"""What the lines can read: the document's fields as columns, and how rows of derived tables link to each other.

Labels, units and words come from the fields. Derived tables give every option its own rows: ``scope`` is an option's
services, ``staff`` its roles (today's and its own), ``items`` and ``programmes`` likewise.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from bpo_case.case.document import TABLES
from bpo_case.case.specs import FieldSpec, field_specs
from bpo_case.engine.declare import Column, ColumnKind, Link, Schema, Table

KINDS: dict[str, ColumnKind] = {"number": "number", "integer": "number", "choice": "choice", "numbers": "vector"}

CONSTANTS = (
    Column("minutes_per_hour", "Minutes per hour", "minute/hour"),
    Column("home_rate", "Rate of the home currency", "money/local"),
)
CONSTANT_VALUES = {"minutes_per_hour": 60.0, "home_rate": 1.0}


class Derived(NamedTuple):
    """A table of the model: its label, the document table its rows come from, and its links."""

    label: str
    source: str
    links: dict[str, Link]
    gathers: Mapping[str, tuple[str, ...]] = MappingProxyType({})


OPTION = Link("options", structural=True)
COMPARED = Link("options", structural=True, words="the compared-with option's")
SCOPE = Link("scope", field="service", words="the service's")
SERVICE = Link("services", field="service", words="the service's")
LOCATION = Link("locations", field="location", words="the location's")
CURRENCY = Link("currencies", field="currency", words="the currency's")
ADDED_BY = Link("options", field="added_by", only_asked=True)
PLAN = Link("plan", field="plan", words="the plan row's")
COST_ROW = {"option": OPTION, "added_by": ADDED_BY, "scope": SCOPE, "service": SERVICE, "location": LOCATION}

DERIVED: dict[str, Derived] = {
    "currencies": Derived("Currencies", "currencies", {}),
    "profiles": Derived("Seasonality", "seasonality", {}),
    "locations": Derived("Locations", "locations", {"currency": CURRENCY}),
    "services": Derived("Services", "services", {"profile": Link("profiles", field="profile")}),
    "options": Derived("Options", "options", {"compared": COMPARED}),
    "scope": Derived(
        "Services", "", {"option": OPTION, "service": Link("services", structural=True, words="the service's")}
    ),
    "plan": Derived("Plan", "plan", {"option": OPTION, "scope": SCOPE, "service": SERVICE, "location": LOCATION}),
    "staff": Derived("Labor", "labor", {**COST_ROW, "plan": PLAN}),
    "items": Derived("Infrastructure", "infrastructure", {**COST_ROW, "plan": PLAN}),
    "programmes": Derived("Training", "training", COST_ROW, {"staff": ("scope", "location")}),
    "charges": Derived("Charges", "charges", {"option": OPTION, "plan": PLAN, "currency": CURRENCY}),
    "levels": Derived("Service levels", "service_levels", {"option": OPTION, "scope": SCOPE}),
    "transition": Derived("Transition", "transition", {"option": OPTION}),
    "governance": Derived("Governance", "governance", {"option": OPTION}),
    "benefits": Derived("Benefits", "benefits", {"option": OPTION}),
    "risks": Derived("Risks", "risks", {"option": OPTION}),
    "exits": Derived("Exit", "exits", {"option": OPTION}),
}
"""The tables that lines have rows over, by name."""

SOURCES = frozenset(derived.source for derived in DERIVED.values() if derived.source)
"""The tables of the document whose rows are calculated."""


@cache
def cost_schema() -> Schema:
    """Give the schema of the cost model."""
    scalars = {**_columns("settings"), **{constant.name: constant for constant in CONSTANTS}}
    tables = {
        name: Table(name, derived.label, _columns(derived.source), derived.links, derived.gathers)
        for name, derived in DERIVED.items()
    }
    return Schema(scalars, tables)


def _columns(source: str) -> dict[str, Column]:
    """The fields of a document table that lines can read: numbers, choices and vectors."""
    if source not in (*TABLES, "settings"):
        return {}
    return {spec.name: _column(spec) for spec in field_specs(source) if spec.kind in KINDS}


def _column(spec: FieldSpec) -> Column:
    size = spec.most or 1 if spec.kind == "numbers" else 1
    return Column(spec.name, spec.label, spec.unit, spec.help, KINDS[spec.kind], spec.choices, size)
