"""The scenarios are live: whichever is chosen in the workbook, every figure is the engine's for that scenario."""

from contextlib import nullcontext

import pytest
from openpyxl import load_workbook

from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.errors import InvalidCase
from bpo_case.case.override import overridden
from bpo_case.case.place import Rows
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.calculation.calculation_layout import ONE, OPENING
from bpo_case.workbook.checks.checks import FITS
from bpo_case.workbook.inputs.used_columns import SIZE_FIELDS
from bpo_case.workbook.layout import lay_out
from bpo_case.workbook.scenarios.scenario_layout import (
    BASE,
    CHOSEN,
    FIELD_ROW,
    FIRST_PAIR,
    LABEL,
    LATER,
    LIVE,
    PATH,
    SELECTOR_ROW,
    WITHOUT,
    Cell,
    scenarios_sheet,
    shown_cells,
)
from bpo_case.workbook.sheet_names import SheetNames
from tests.strategies import random_case
from tests.workbook.cases import with_hostile_names
from tests.workbook.comparison import apart, compared, error_values
from tests.workbook.inputs.test_used_columns import deleted
from tests.workbook.scenario_cases import with_scenarios
from tests.workbook.shown import ShownChecks


def case_with(*overrides, seed=3):
    scenario = Scenario(id="one", name="One", overrides=overrides)
    return random_case(seed, "sample").model_copy(update={"scenarios": (scenario,)})


def rows_of(case):
    return scenarios_sheet(case, SheetNames()).rows


# -- The matrix --


def test_an_input_has_a_row_and_each_scenario_its_cells():
    case = case_with(Override(path="settings/discount_rate", value=0.1))
    late = Scenario(id="two", name="Two", overrides=(Override(path="labor/none/bonus", value=1.0),))
    (row,) = rows_of(case)
    assert (row.path, row.entry, row.key, row.effect) == ("settings/discount_rate", 0, "settings/discount_rate", LIVE)
    assert row.cells == (Cell("set", 0.1),)
    both = rows_of(case.model_copy(update={"scenarios": (*case.scenarios, late)}))
    assert [row.cells for row in both] == [
        (Cell("set", 0.1), Cell("", "")), (Cell("", ""), Cell("set", 1.0))
    ]  # fmt: skip
    assert both[1].effect == LATER


def test_rows_stand_in_the_order_of_the_document():
    case = random_case(3, "sample")
    first, second = case.services[0].id, case.services[1].id
    paths = [
        f"services/{second}/growth",
        f"labor/{case.labor[0].id}/bonus",
        f"services/{first}/growth",
        "settings/inflation",
    ]
    found = [row.path for row in rows_of(case_with(*(Override(path=path, value=0.01) for path in paths)))]
    assert found == [paths[3], paths[2], paths[0], paths[1]]


@pytest.mark.parametrize(
    ("override", "cells"),
    [
        ({"value": 5.0}, [("set", 5.0), ("set", 5.0)]),
        ({"action": "multiply", "value": 1.1}, [("multiply", 1.1), ("multiply", 1.1)]),
        ({"value": (5.0,)}, [("set", 5.0), ("set", "")]),
        ({"value": (5.0, 6.0, 7.0)}, [("set", 5.0), ("set", 6.0), ("set", 7.0)]),
        ({"action": "multiply", "value": (2.0, 3.0)}, [("multiply", 2.0), ("multiply", 3.0)]),
    ],
)
def test_a_list_has_a_row_for_each_entry(override, cells):
    case = random_case(3, "sample")
    charge = case.charges[0].model_copy(update={"price": (1.0, 2.0)})
    scenario = Scenario(id="one", name="One", overrides=(Override(path=f"charges/{charge.id}/price", **override),))
    case = case.model_copy(update={"charges": (charge, *case.charges[1:]), "scenarios": (scenario,)})
    found = rows_of(case)
    assert [row.entry for row in found] == list(range(1, len(cells) + 1))
    assert [tuple(row.cells[0]) for row in found] == cells


def test_what_cannot_act_at_once_says_so():
    case = random_case(3, "sample")
    role, option = case.labor[0].id, case.options[0].id
    twice = f"labor/{role}/bonus"
    found = rows_of(
        case_with(
            Override(path="settings/horizon", value=24.0), Override(path=f"labor/{role}/added_by", value=option),
            Override(path="settings/title", value="Another"), Override(path=twice, value=0.5),
            Override(path=twice, action="multiply", value=2.0),
        )
    )  # fmt: skip
    effects = {row.path: row.effect for row in found}
    assert effects == {
        "settings/horizon": LATER, f"labor/{role}/added_by": LATER, "settings/title": WITHOUT, twice: LATER
    }  # fmt: skip
    assert [row.key for row in found] == [""] * 5
    assert [tuple(row.cells[0]) for row in found if row.path == twice] == [("set", 0.5), ("multiply", 2.0)]


def test_ids_that_differ_in_capitals_only_wait_because_a_spreadsheet_cannot_tell_them_apart():
    case = random_case(3, "sample")
    twins = tuple(role.model_copy(update={"id": name}) for role, name in zip(case.labor, ("a1", "A1"), strict=False))
    scenario = Scenario(id="one", name="One", overrides=(Override(path="labor/a1/bonus", value=0.5),))
    case = case.model_copy(update={"labor": (*twins, *case.labor[2:]), "scenarios": (scenario,)})
    assert [row.effect for row in rows_of(case)] == [LATER]


def test_a_link_is_shown_by_name():
    case = random_case(3, "sample")
    case = case_with(Override(path=f"labor/{case.labor[0].id}/location", value=case.locations[1].id))
    (row,) = rows_of(case)
    assert shown_cells(row, Rows(case)) == [Cell("set", case.locations[1].name)]


def test_the_base_is_told_from_a_scenario_of_that_name():
    named = Scenario(id="one", name="base")
    assert scenarios_sheet(random_case(1), SheetNames()).base == "Base"
    sheet = scenarios_sheet(random_case(1).model_copy(update={"scenarios": (named,)}), SheetNames())
    assert sheet.base.casefold() != "base"


def test_the_sheet_has_the_marks_that_a_reader_needs(tmp_path):
    case = with_scenarios(random_case(2, "sample"), 1)
    results = calculate(case)
    path = tmp_path / "case.xlsx"
    export(results, path)
    layout, book = lay_out(results), load_workbook(path)
    sheet, matrix = book[layout.scenarios.name], layout.scenarios
    assert sheet.cell(FIELD_ROW, PATH + 1).value == "path"
    for number, scenario in enumerate(case.scenarios):
        column = FIRST_PAIR + 2 * number
        names = [sheet.cell(FIELD_ROW, at + 1).value for at in (column, column + 1)]
        assert names == [f"action:{scenario.id}", f"value:{scenario.id}"]
        for row in matrix.rows:
            cell = shown_cells(row, Rows(case))[number]
            found = tuple(sheet.cell(row.row, at + 1).value for at in (column, column + 1))
            assert found == tuple(None if value == "" else value for value in cell)
    assert sheet.cell(SELECTOR_ROW, LABEL + 1).value == matrix.base
    assert book.defined_names["scenario_in_use"].attr_text.endswith(f"$C${SELECTOR_ROW}")


def test_the_cached_values_are_those_of_the_base(tmp_path):
    case = with_scenarios(random_case(2, "sample"), 1)
    results, path = calculate(case), tmp_path / "case.xlsx"
    export(results, path)
    assert compared(results, path).worst == 0.0
    matrix = lay_out(results).scenarios
    sheet = load_workbook(path, data_only=True)[matrix.name]
    for row in matrix.rows:
        assert sheet.cell(row.row, BASE + 1).value == sheet.cell(row.row, CHOSEN + 1).value


# -- Live --


CASES = {
    "small 1": lambda: with_scenarios(random_case(1), 1),
    "small 5, hostile names": lambda: with_scenarios(with_hostile_names(random_case(5)), 2),
    "sample 9": lambda: with_scenarios(random_case(9, "sample"), 3, count=1, size=120),
}


@pytest.fixture
def workbook(tmp_path, recalculate):
    """Write a case without values, change cells, and have it calculated."""

    def write(case, changes=()):
        path = tmp_path / "case.xlsx"
        export(calculate(case), path, cached=False)
        book = load_workbook(path)
        for sheet, row, column, value in changes:
            book[sheet].cell(row, column + 1).value = value
        book.save(path)
        return recalculate(path)

    return write


def chosen(case, scenario):
    return (lay_out(calculate(case)).scenarios.name, SELECTOR_ROW, LABEL, scenario.name)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", CASES)
def test_every_cell_is_the_engines_for_the_chosen_scenario(name, workbook):
    case = CASES[name]()
    base = calculate(case)
    for scenario in case.scenarios:
        path = workbook(case, [chosen(case, scenario)])
        expected = calculate(overridden(case, scenario.overrides))
        found = compared(expected, path)
        print(f"{name}, {scenario.name}: {len(scenario.overrides)} overrides, {found}")
        assert found.wrong[:20] == [] and error_values(path) == []
        assert expected.values["cost"].tolist() != base.values["cost"].tolist()


def test_the_scenarios_are_live_in_as_far_as_they_can_be():
    for make in CASES.values():
        rows = rows_of(make())
        assert len(rows) > 30 and all(row.live for row in rows)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_row_that_is_not_active_is_as_if_deleted_in_a_scenario_too(workbook):
    case = with_scenarios(random_case(9, "sample"), 3, count=1, size=120)
    inputs = lay_out(calculate(case)).inputs
    dropped = {table: inputs[table].records[-1] for table in SIZE_FIELDS}
    changes = [(inputs[table].name, inputs[table].last_row, inputs[table].active, "no") for table in dropped]
    path = workbook(case, [*changes, chosen(case, case.scenarios[0])])
    left = overridden(case, case.scenarios[0].overrides)
    for table, record in dropped.items():
        present = next(row for row in getattr(left, table) if row.id == record.id)
        left = deleted(left, table, present)
    assert agreed(calculate(case), calculate(left), path) > 1_000


def agreed(written, expected, path):
    """Compare the lines of the options with those of another case with the same options; gives how many cells."""
    book, cells = load_workbook(path, data_only=True), 0
    for option, sheet in lay_out(written).options.items():
        for block in sheet.lines.values():
            if block.table == "options":
                first = ONE if block.line.one_value else OPENING
                row = [cell.value for cell in book[sheet.name][block.row(option)]]
                for month, value in enumerate(expected.values[block.line.name][option].tolist()):
                    assert apart(value, row[first + month]) < 1e-9, (block.line.name, month)
                    cells += 1
    return cells


# -- What the import would refuse --


def with_factors():
    """A case with scenarios that multiply a lag of months: to no whole number, beyond its limit, and nearly whole."""
    case = random_case(1)
    path = f"labor/{case.labor[0].id}/release_lag"
    assert case.labor[0].release_lag == 6
    factors = {"broken": 1.1, "beyond": 10.0, "fits": 7.0000000000001 / 6}
    scenarios = tuple(
        Scenario(id=name, name=name, overrides=(Override(path=path, action="multiply", value=factor),))
        for name, factor in factors.items()
    )
    return case.model_copy(update={"scenarios": scenarios})


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("at", "expected", "failing"), [(0, 6.6, {FITS}), (1, 60.0, {FITS}), (2, 7.0, set())])
def test_the_checks_say_where_the_import_would_refuse_a_scenario(at, expected, failing, workbook):
    case = with_factors()
    scenario, layout = case.scenarios[at], lay_out(calculate(case))
    with pytest.raises(InvalidCase) if failing else nullcontext():
        overridden(case, scenario.overrides)
    path = workbook(case, [chosen(case, scenario)])
    (row,) = layout.scenarios.rows
    cell = load_workbook(path, data_only=True)[layout.scenarios.name].cell(row.row, CHOSEN + 1)
    assert cell.value == pytest.approx(expected, rel=1e-15)
    assert ShownChecks(path, layout.checks).failing == failing


def test_cells_of_values_accept_what_the_field_accepts_or_any_factor(tmp_path):
    case = with_factors()
    results, path = calculate(case), tmp_path / "case.xlsx"
    export(results, path)
    layout = lay_out(results).scenarios
    rules = [rule for rule in load_workbook(path)[layout.name].data_validations.dataValidation if rule.type == "custom"]
    assert len(rules) == len(case.scenarios)
    assert all('="multiply",AND(' in rule.formula1 and "from 0 to 36" in rule.error for rule in rules)
