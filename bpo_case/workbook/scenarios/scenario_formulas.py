"""The formulas of the sheet of scenarios: the base, what the chosen scenario does, and what becomes of the input."""

from __future__ import annotations

from bpo_case.case.assessment import Scenario
from bpo_case.case.place import parts_of
from bpo_case.case.specs import SETTINGS
from bpo_case.workbook.addresses import fixed, on_sheet, place_of, span
from bpo_case.workbook.calculation.places import scalar_cell
from bpo_case.workbook.inputs import input_layout as inputs
from bpo_case.workbook.layout import Layout
from bpo_case.workbook.scenarios.scenario_layout import (
    BASE,
    CHOSEN,
    EFFECT,
    ENTRY,
    FIRST_PAIR,
    FIRST_ROW,
    LABEL,
    LATER,
    NAMES_ROW,
    SELECTOR_ROW,
    ScenarioRow,
    ScenariosSheet,
)

SINGLE = ("number", "integer", "text", "paragraph", "choice", "link")
"""Kinds of fields that stand in one cell."""


def selector_cell(layout: Layout) -> str:
    """Give the cell in which the scenario is chosen."""
    return on_sheet(layout.scenarios.name, f"{fixed(LABEL)}${SELECTOR_ROW}")


def name_of_scenario(layout: Layout, scenario: Scenario) -> str:
    """Spell the name of a scenario as its own sheet has it."""
    return "=" + _looked_up(layout.inputs["scenarios"], "name", 0, scenario.id)


def base_formula(layout: Layout, row: ScenarioRow) -> str:
    """Spell the input itself, or nothing where it has no cell of its own; found by id, as rows may be sorted."""
    table, record, field = parts_of(row.path)
    if row.spec is None or (row.spec.kind not in SINGLE and not row.entry):
        return ""
    if table == SETTINGS:
        cell = on_sheet(layout.case.name, f"{fixed(inputs.VALUE)}${layout.case.settings[field]}")
    elif row.entry > layout.inputs[table].fields[field].count:
        return ""
    else:
        cell = _looked_up(layout.inputs[table], field, max(0, row.entry - 1), record)
    if row.entry:
        return f'=IF({cell}="","",{cell})'
    return f"={cell}" if row.spec.kind in ("number", "integer") else f'={cell}&""'


def _looked_up(sheet: inputs.InputSheet, field: str, number: int, record: str) -> str:
    column = fixed(sheet.fields[field].first + number)
    cells, ids = (
        on_sheet(sheet.name, span(each, inputs.FIRST_ROW, sheet.last_row)) for each in (column, fixed(inputs.ID_COLUMN))
    )
    return f'INDEX({cells},MATCH("{record}",{ids},0))'


# ---------------------------------------------------------------- what the chosen scenario does


def place_formula(sheet: ScenariosSheet) -> str:
    """Spell which of the scenarios' columns is the chosen one's first, left of its name; 0 for the base."""
    if not sheet.scenarios:
        return "=0"
    selector = f"{fixed(LABEL)}${SELECTOR_ROW}"
    return f"=IFERROR({place_of(selector, _pairs(sheet, NAMES_ROW))}-1,0)"


def unknown_formula(layout: Layout) -> str:
    """Spell whether something is chosen that is neither the base nor a scenario: 1 where it is, 0 where not."""
    sheet = layout.scenarios
    place = on_sheet(sheet.name, f"{fixed(sheet.helpers[0])}${SELECTOR_ROW}")
    return f'=1-OR({selector_cell(layout)}="{sheet.base}",{place}>0)'


def action_formula(sheet: ScenariosSheet, row: int) -> str:
    """Spell the chosen scenario's action in a row."""
    place = _place(sheet)
    return f'=IF({place}=0,"",INDEX({_pairs(sheet, row)},{place})&"")'


def value_formula(sheet: ScenariosSheet, row: int) -> str:
    """Spell the chosen scenario's value in a row, which stands beside its action; a blank one stays blank."""
    value = f"INDEX({_pairs(sheet, row)},{_place(sheet)}+1)"
    return f'=IF(OR({_place(sheet)}=0,{value}=""),"",{value})'


def set_formula(sheet: ScenariosSheet, row: int) -> str:
    """Spell the value that is set, or the base where the scenario says nothing."""
    action, value = (f"{fixed(column)}{row}" for column in sheet.helpers[:2])
    return f'=IF({action}&{value}="",{fixed(BASE)}{row},{value})'


def wanted_formula(sheet: ScenariosSheet, row: int) -> str:
    """Spell what the chosen scenario makes of the base."""
    action, value, given = (f"{fixed(column)}{row}" for column in sheet.helpers[:3])
    return f'=IF({action}="multiply",{fixed(BASE)}{row}*{value},{given})'


def chosen_formula(layout: Layout, row: ScenarioRow) -> str:
    """Spell what the input is in the chosen scenario; what waits for the import stays as it is.

    What counts whole things is made whole where it is so but for its last digits, and else is left to the check.
    """
    base = f"{fixed(BASE)}{row.row}"
    if not row.live:
        return f'={base}&""' if row.spec is None or row.spec.kind not in ("number", "integer") else f"={base}"
    wanted = f"{fixed(layout.scenarios.helpers.wanted)}{row.row}"
    if row.spec is None or row.spec.kind != "integer":
        return f"={wanted}"
    near = f"ABS({wanted}-ROUND({wanted},0))<={scalar_cell(layout, 'precision', inputs.VALUE)}*ABS({wanted})"
    return f"=IFERROR(IF({near},ROUND({wanted},0),{wanted}),{wanted})"


def misfit_formula(sheet: ScenariosSheet, row: int) -> str:
    """Spell whether the import would refuse what the chosen scenario makes of a number; a list may end with a blank."""
    action, value, _, _, least, most, above, whole, _ = (f"{fixed(column)}{row}" for column in sheet.helpers)
    chosen, entry = f"{fixed(CHOSEN)}{row}", f"{fixed(ENTRY)}{row}"
    said = f'OR({action}="set",{action}="multiply")'
    fits = (
        f"AND(ISNUMBER({chosen}),{chosen}>={least},{chosen}<={most},{above}*({chosen}={least})=0,"
        f"{whole}*(N({chosen})<>ROUND(N({chosen}),0))=0)"
    )
    return f'=IF({action}&{value}="",0,IFERROR(1-AND({said},OR({fits},AND({chosen}="",{entry}>0))),1))'


def misfits_formula(sheet: ScenariosSheet) -> str:
    """Spell how many inputs do not fit in the chosen scenario."""
    return f"=SUM({on_sheet(sheet.name, span(fixed(sheet.helpers.misfit), FIRST_ROW, sheet.last_row))})"


def waiting_formula(sheet: ScenariosSheet) -> str:
    """Spell how many overrides of the chosen scenario wait for the import."""
    effect, action, value = (span(fixed(column), FIRST_ROW, sheet.last_row) for column in (EFFECT, *sheet.helpers[:2]))
    return f'SUMPRODUCT(({effect}="{LATER}")*({action}&{value}<>""))'


def _place(sheet: ScenariosSheet) -> str:
    return f"{fixed(sheet.helpers[0])}${SELECTOR_ROW}"


def _pairs(sheet: ScenariosSheet, row: int) -> str:
    mark = "$" if row == NAMES_ROW else ""
    return f"{fixed(FIRST_PAIR)}{mark}{row}:{fixed(sheet.last_pair)}{mark}{row}"
