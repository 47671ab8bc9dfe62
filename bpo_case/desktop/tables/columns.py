"""Which fields are the columns of a table, in which order, and which of them are shown only when needed. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from bpo_case.case.record import Record
from bpo_case.case.specs import EVIDENCE, FieldSpec, field_specs

_COST = ("added_by", "first_month", "last_month", "build_up_months")
RARE: Mapping[str, tuple[str, ...]] = {
    "labor": (*_COST, "plan", "authorised_fte", "season_share", "overtime", "retention_bonus", "transferring_share"),
    "infrastructure": (*_COST, "plan", "purchase_month", "life_months", "residual_share", "refresh_months"),
    "training": (*_COST, "once_month", "drop_out"),
    "charges": (
        "band_rule", "dead_band", "arc_price", "rrc_price", "minimum_share", "index_sensitivity", "index_cap",
        "index_floor", "first_index_month", "committed_productivity", "currency_share", "currency_collar",
        "irrecoverable_tax", "cost_base", "margin", "gain_share", "gain_reference",
    ),
    "plan": ("automated_share", "automation_unit_cost", "handling_uplift"),
    "transition": ("heads", "weeks", "weekly_rate", "contingency", "treatment", "life_months"),
    "risks": ("mitigation", "mitigation_cost", "residual_probability"),
}  # fmt: skip
"""Fields that few cases need: they stand behind the others, and are shown where any row has something in them."""
ALWAYS_RARE = ("note",)


def columns(table: str, fixed: Container[str] = ()) -> tuple[FieldSpec, ...]:
    """Give the fields of a table as columns: the usual ones, those that few cases need, then the evidence."""
    specs = [spec for spec in field_specs(table) if spec.name != "id" and spec.name not in fixed]
    rare = RARE.get(table, ())
    return tuple(sorted(specs, key=lambda spec: (spec.name in EVIDENCE, spec.name in rare)))


def in_use(table: str, specs: Iterable[FieldSpec], rows: Sequence[Record]) -> frozenset[str]:
    """Give the names of the columns to show: all but those that are rare and say nothing in any row."""
    rare = {*RARE.get(table, ()), *ALWAYS_RARE}
    return frozenset(spec.name for spec in specs if spec.name not in rare or _says_something(spec, rows))


def _says_something(spec: FieldSpec, rows: Sequence[Record]) -> bool:
    return any(getattr(row, spec.name) != spec.default for row in rows)
