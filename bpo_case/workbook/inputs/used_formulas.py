"""The formulas of used values: 0 in a row that is not active, what the chosen scenario says, or the input itself."""

from __future__ import annotations

from bpo_case.case.specs import SETTINGS, FieldSpec
from bpo_case.workbook.addresses import fixed, on_sheet, span
from bpo_case.workbook.inputs.input_layout import ID_COLUMN, NO, VALUE, InputSheet
from bpo_case.workbook.inputs.used_columns import SIZE_FIELDS
from bpo_case.workbook.layout import Layout
from bpo_case.workbook.scenarios.scenario_layout import CHOSEN, FIRST_ROW, KEY

NUMBERS = ("number", "integer")


def used_formula(layout: Layout, sheet: InputSheet, field: str, number: int, row: int) -> str:
    """Spell the used value of a field in a row; of a list, that of the entry with this number, counted from 0."""
    place = sheet.fields[field]
    value = own_value(place.spec, f"{fixed(place.first + number)}{row}")
    if (sheet.table, field) in layout.scenarios.live_fields:
        entry = f" {number + 1}" if place.spec.kind == "numbers" else ""
        value = _in_scenario(layout, f'"{sheet.table}/"&{fixed(ID_COLUMN)}{row}&"/{field}{entry}"', value)
    if sheet.active is not None and field in SIZE_FIELDS[sheet.table]:
        value = f'IF({fixed(sheet.active)}{row}="{NO}",0,{value})'
    return f"={value}"


def used_setting(layout: Layout, spec: FieldSpec) -> str:
    """Spell the used value of a setting."""
    value = own_value(spec, f"{fixed(VALUE)}${layout.case.settings[spec.name]}")
    return "=" + _in_scenario(layout, f'"{SETTINGS}/{spec.name}"', value)


def own_value(spec: FieldSpec, cell: str) -> str:
    """Spell what a cell itself says: a blank one is the number 0, an empty text, or no entry of a list.

    CHOOSE and not IF, because it stands inside an IF.
    """
    if spec.kind == "numbers":
        return f'CHOOSE(1+({cell}=""),{cell},"")'
    return cell if spec.kind in NUMBERS else f'{cell}&""'


def _in_scenario(layout: Layout, key: str, value: str) -> str:
    sheet = layout.scenarios
    chosen, keys = (on_sheet(sheet.name, span(fixed(column), FIRST_ROW, sheet.last_row)) for column in (CHOSEN, KEY))
    return f"IFERROR(INDEX({chosen},MATCH({key},{keys},0)),{value})"
