"""Values that formulas use in place of an input: 0 in a row that is not active, another value in a chosen scenario.

Pure tables and formulas; `input_layout` gives each its columns and `input_writer` writes them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

SIZE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "labor": ("actual_fte",),
    "infrastructure": ("amount", "termination_fee"),
    "training": ("hours", "material", "proficiency_months"),
    "charges": ("price", "cost_base", "arc_price", "rrc_price", "gain_share"),
    "transition": ("amount", "heads"),
    "governance": ("charge_share", "leakage_share", "audits_a_year", "travel"),
    "benefits": ("amount",),
    "risks": ("probability", "residual_probability", "mitigation_cost"),
    "exits": ("probability",),
    "service_levels": ("at_risk_share",),
}
"""The tables of costs, with the fields that make a row count for nothing when all of them are 0."""


def used_fields(overridden: Iterable[tuple[str, str]]) -> dict[str, Collection[str]]:
    """Give the fields whose used values have columns of their own, by table: those of size, and the overridden."""
    found = {table: set(fields) for table, fields in SIZE_FIELDS.items()}
    for table, field in overridden:
        found.setdefault(table, set()).add(field)
    return {table: frozenset(fields) for table, fields in found.items()}
