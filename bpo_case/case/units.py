"""A field's unit as people read it in a heading: ``EUR/FTE/year``, ``%``, ``a year``. Pure."""

from __future__ import annotations

from bpo_case.case.document import Case
from bpo_case.case.record import Frozen
from bpo_case.case.specs import FieldSpec
from bpo_case.text import translate

SILENT = ("number",)
"""Units that say nothing that the label does not."""


def unit_said(spec: FieldSpec, case: Case, row: Frozen | None = None) -> str:
    """Give a field's unit; money is in the home currency, local money in that of the row's location where known."""
    if spec.unit in SILENT:
        return ""
    return "/".join(_part(part, case, row) for part in spec.unit.split("/")) if spec.unit else ""


def _part(part: str, case: Case, row: Frozen | None) -> str:
    if part == "money":
        return case.settings.currency
    if part == "local" and row is not None:
        return _currency_of(row, case) or translate(part)
    return "%" if part == "share" else translate(part)


def _currency_of(row: Frozen, case: Case) -> str:
    place = next((each for each in case.locations if each.id == getattr(row, "location", "")), None)
    if place is None:
        return ""
    return next((each.name for each in case.currencies if each.id == place.currency), case.settings.currency)
