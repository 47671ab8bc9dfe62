"""Under which headings the fields of a form stand. Pure."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from bpo_case.case.settings import PAPER_SETTINGS
from bpo_case.case.specs import EVIDENCE, SETTINGS, FieldSpec, field_specs

_GROUPS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    SETTINGS: (
        ("The case", ("title", "organisation", "sector", "prepared_by", "prepared_on", "status", "decision")),
        (
            "Time and money",
            ("currency", "start_year", "start_month", "horizon", "fiscal_year_start", "discount_rate",
             "discount_rate_is_real", "convention", "inflation"),
        ),
        ("Hurdle and tax", ("hurdle_share", "hurdle_cap", "tax_rate", "compared_with")),
        ("Board paper", PAPER_SETTINGS),
    ),
    "options": (("", ("name", "kind", "vendor", "contract_months", "announcement_month", "description")),),
}  # fmt: skip
"""Headings with the names of their fields, by table; a field that is not named here stands under `OTHERS`."""

OTHERS = "Further"
BEHIND = "Where the numbers come from"
HIDDEN = ("id",)


class Group(NamedTuple):
    """Fields below a heading, which may be blank."""

    heading: str
    specs: tuple[FieldSpec, ...]


def headings() -> tuple[str, ...]:
    """Give every heading that a form may have."""
    return (*(heading for groups in _GROUPS.values() for heading, _ in groups if heading), OTHERS, BEHIND)


def groups_of(table: str, only: Container[str] | None = None) -> tuple[Group, ...]:
    """Give the fields of a record in groups, the evidence last; of `only` those there are."""
    specs = {
        spec.name: spec
        for spec in field_specs(table)
        if spec.name not in HIDDEN and spec.kind != "records" and (only is None or spec.name in only)
    }
    placed = {name for _, names in _GROUPS.get(table, ()) for name in names}
    others = tuple(name for name in specs if name not in placed and name not in EVIDENCE)
    named = (*_GROUPS.get(table, ()), (OTHERS if placed else "", others), (BEHIND, EVIDENCE))
    found = (Group(heading, tuple(specs[name] for name in names if name in specs)) for heading, names in named)
    return tuple(group for group in found if group.specs)
