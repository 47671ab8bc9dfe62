"""The checks, calculated by LibreOffice: in order as exported, and a slip is told from a change of inputs."""

import pytest
from openpyxl import load_workbook

from bpo_case.case.assessment import Override, Scenario
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.calculation.calculation_layout import FIRST, ONE
from bpo_case.workbook.checks.checks import FILLED, OVERWRITTEN, THERE_IS, WITH_ERRORS
from bpo_case.workbook.checks.checks_layout import (
    ADDED_ROW,
    ADVICE,
    ALL_OK,
    CHECK,
    EXPORTED_ROW,
    MASTER_CHECK,
    MASTER_ROW,
    PLACE,
    REMOVED_ROW,
)
from bpo_case.workbook.checks.checks_layout import (
    VALUE as CHECK_VALUE,
)
from bpo_case.workbook.inputs.input_layout import FIRST_ROW, ID_COLUMN, NO, VALUE
from bpo_case.workbook.layout import lay_out
from bpo_case.workbook.scenarios.scenario_layout import FIRST_PAIR, LABEL, PATH, SELECTOR_ROW
from tests.documents import random_document
from tests.strategies import random_case
from tests.workbook.cases import with_hostile_names, without_as_is
from tests.workbook.comparison import error_values
from tests.workbook.shown import ShownChecks, grid_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

DOCUMENT = 3
"""A document with rows in every table, currencies and seasonality among them."""

CASES = {
    "small 3": lambda: random_case(3),
    "small 2, no as-is option": lambda: without_as_is(random_case(2)),
    "small 4, hostile names": lambda: with_hostile_names(random_case(4)),
    "sample 8": lambda: random_case(8, "sample"),
    "document, rows in every table": lambda: random_document(DOCUMENT),
}
SEED = 1
"""A case with several roles, plan rows and options, that is calculated quickly."""

TIE_OUT = "Tie-out"


@pytest.fixture(scope="module")
def results():
    return calculate(random_case(SEED))


@pytest.fixture(scope="module")
def layout(results):
    return lay_out(results)


@pytest.fixture(scope="module")
def exported(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("exported") / "case.xlsx"
    export(results, path, cached=False)
    return path


@pytest.fixture(scope="module")
def calculated(exported, recalculate):
    return recalculate(exported)


@pytest.fixture
def after(exported, layout, tmp_path, recalculate):
    """Edit the exported workbook, have it calculated, and read its checks."""

    def edited(edit):
        book = load_workbook(exported)
        edit(book)
        path = tmp_path / "edited.xlsx"
        book.save(path)
        return ShownChecks(recalculate(path), layout.checks)

    return edited


def cell(book, layout, table, row, field):
    """An input cell; rows count from 0."""
    sheet = layout.inputs[table]
    return book[sheet.name].cell(FIRST_ROW + row, sheet.fields[field].first + 1)


def swap_rows(book, sheet, first, second):
    for column in range(ID_COLUMN + 1, sheet.last_entry + 2):
        one, other = (book[sheet.name].cell(row, column) for row in (first, second))
        one.value, other.value = other.value, one.value


@pytest.mark.parametrize("name", CASES)
def test_as_exported_every_check_holds_and_counts(name, tmp_path, recalculate):
    results = calculate(CASES[name]())
    layout, path = lay_out(results), tmp_path / "case.xlsx"
    export(results, path, cached=False)
    calculated = recalculate(path)
    shown = ShownChecks(calculated, layout.checks)
    assert shown.failing == set()
    assert (shown.words, shown.state(MASTER_ROW), shown.state(EXPORTED_ROW)) == (ALL_OK, 1, 1)
    assert len(shown.of(TIE_OUT)) > 20 * len(layout.options)
    assert {check.counts for check in shown.of(TIE_OUT)} == {1}
    assert error_values(calculated) == []


def test_the_cached_checks_are_those_that_are_calculated(results, layout, calculated, tmp_path):
    path = tmp_path / "cached.xlsx"
    export(results, path)
    cached, shown, top = (
        ShownChecks(path, layout.checks),
        ShownChecks(calculated, layout.checks),
        layout.checks.total_row,
    )
    assert cached.checks == shown.checks
    assert cached.grid[:top] == shown.grid[:top]


def test_changed_inputs_are_counted_and_the_tie_out_says_so_while_integrity_holds(after, layout):
    """A changed cell, a row that is not active, and rows that were added: one of which nothing is calculated."""
    roles, items, log = (layout.inputs[table] for table in ("labor", "infrastructure", "log"))

    def edit(book):
        cell(book, layout, "labor", 0, "actual_fte").value += 5
        book[roles.name].cell(FIRST_ROW + 1, roles.active + 1).value = NO
        book[log.name].cell(log.last_row + 1, log.fields["change"].first + 1).value = "Salaries checked"
        for name, place in items.fields.items():
            value = cell(book, layout, "infrastructure", 0, name).value
            book[items.name].cell(items.last_row + 1, place.first + 1).value = "New" if name == "name" else value

    shown = after(edit)
    assert {check.state for check in shown.of(TIE_OUT)} == {"inputs changed"}
    assert {check.holds for check in shown.of(TIE_OUT)} == {0, 1}  # some figures moved
    assert shown.failing == set() and shown.state(MASTER_ROW) == 1
    assert shown.changes("labor") == [2, 0, 0, 0, 1] and shown.state(REMOVED_ROW) == 1
    assert shown.changes("infrastructure")[1:] == [0, 0, 1, 0] and shown.state(ADDED_ROW) == 1
    assert shown.changes("log")[1:] == [0, 0, 1, 0]
    assert shown.words == "All checks OK · Rows not calculated: 1"


def test_a_formula_that_became_a_number_fails_and_one_that_was_changed_fails_the_tie_out(after, layout):
    (changed, one), (overwritten, other) = layout.options.items()

    def edit(book):
        book[other.name].cell(other.lines["cost"].row(overwritten), FIRST + 4).value = 1.0
        fte = book[one.name].cell(one.lines["fte_after"].row(changed), ONE + 1)
        fte.value = f"{fte.value}+1"

    shown = after(edit)
    failing = [(check.said, check.place) for check in shown.checks if check.counts == 1 and check.holds == 0]
    assert ("Every formula is a formula still", other.name) in failing
    assert ("Every formula is a formula still", one.name) not in failing
    names = {option: shown_name(layout, option) for option in layout.options}
    assert {("Cost categories add up to the total cost", names[overwritten]), ("Total cost", names[overwritten])} <= {
        *failing
    }
    assert ("FTE at the end", names[changed]) in failing
    assert (shown.words, shown.state(MASTER_ROW)) == (f"Checks that fail: {len(failing)}", 0)


STILL = "Every formula is a formula still"


def test_a_result_or_a_used_value_that_was_typed_over_fails_though_inputs_changed(after, layout):
    """On the cover, the summary, the health checks, the assumptions, and beside the inputs."""
    results = (layout.cover, layout.summary.name, layout.health, layout.assumptions)

    def edit(book):
        cell(book, layout, "labor", 0, "annual_salary").value += 1000
        for name in results:
            overwritten = last_formula(book[name])
            overwritten.value = 123.0
        roles = layout.inputs["labor"]
        book[roles.name].cell(FIRST_ROW, roles.used["actual_fte"] + 1).value = 1.0

    shown = after(edit)
    assert {check.place for check in shown.checks if check.said == STILL and check.holds == 0} == {
        *results, layout.inputs["labor"].name,
    }  # fmt: skip
    shown_aside = {
        check.place for check in shown.checks if (check.counts, check.holds) == (1, 0) and check.said != STILL
    }
    assert shown_aside == {layout.cover}  # what was typed over there is no longer what was calculated
    assert shown.words == "Checks that fail: 6"


def last_formula(sheet):
    """The last cell of a sheet that has a formula."""
    return [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"][-1]


def test_inputs_that_are_missing_or_beyond_their_limits_fail_where_they_stand(after, layout):
    """Values that were pasted, which no validation of cells sees; what is not active is left out."""
    roles = layout.inputs["labor"]
    edits = {
        "annual_salary": None, "bonus": 2.5, "avoidable_share": "all of it", "first_month": 1.5, "name": None,
        "location": None, "staffing": "follows the moon", "release_lag": -1,
    }  # fmt: skip

    def edit(book):
        for field, value in edits.items():
            cell(book, layout, "labor", 0, field).value = value
        cell(book, layout, "labor", 1, "annual_salary").value = None
        book[roles.name].cell(FIRST_ROW + 1, roles.active + 1).value = NO
        cell(book, layout, "plan", 0, "share").value = 1.5
        book[layout.case.name].cell(layout.case.settings["discount_rate"], VALUE + 1).value = None

    shown = after(edit)
    assert misfits(shown) == {roles.name: len(edits), layout.inputs["plan"].name: 1, layout.case.name: 1}
    assert FILLED in shown.failing and shown.state(MASTER_ROW) == 0


def test_a_salary_that_was_cleared_is_told_though_nothing_shows_an_error(after, layout):
    def edit(book):
        cell(book, layout, "labor", 0, "annual_salary").value = None

    shown = after(edit)
    assert shown.failing == {FILLED} and shown.words == "Checks that fail: 1"
    assert misfits(shown) == {layout.inputs["labor"].name: 1}


def misfits(shown):
    """How many inputs do not fit, by sheet."""
    rows = (row for row in shown.grid if row[CHECK] == FILLED)
    return {row[PLACE]: row[CHECK_VALUE] for row in rows if row[CHECK_VALUE]}


def test_limits_that_are_not_allowed_themselves_and_entries_of_lists_are_checked(tmp_path, recalculate):
    """A rate of 0, one month of a seasonality missing, and a factor of a list that is no number."""
    results = calculate(random_document(DOCUMENT))
    layout, path = lay_out(results), tmp_path / "case.xlsx"
    assert results.case.currencies and results.case.seasonality and results.case.uncertainty
    export(results, path, cached=False)
    book = load_workbook(path)
    cell(book, layout, "currencies", 0, "rate").value = 0
    cell(book, layout, "seasonality", 0, "factors").value = None
    cell(book, layout, "uncertainty", 0, "parameters").value = "a tenth"
    cell(book, layout, "ledger", 0, "categories").value = "moonshine"
    book.save(path)
    shown = ShownChecks(recalculate(path), layout.checks)
    tables = ("currencies", "seasonality", "uncertainty", "ledger")
    assert misfits(shown) == {layout.inputs[table].name: 1 for table in tables}


def shown_name(layout, option):
    return layout.results.options[option].name


def test_moved_rows_fail_and_say_what_to_do(after, layout):
    """Two rows of one sheet swapped; a row put between those of another."""

    def edit(book):
        swap_rows(book, layout.inputs["labor"], FIRST_ROW, FIRST_ROW + 1)
        book[layout.inputs["locations"].name].insert_rows(FIRST_ROW)

    shown = after(edit)
    assert shown.changes("labor")[1] == 2 and shown.changes("locations")[1] > 0
    assert "Rows stand where they stood" in shown.failing
    assert any("follow after import" in str(text) for row in shown.grid for text in row)


def test_a_changed_structure_and_an_error_fail(after, layout, results):
    def edit(book):
        link = cell(book, layout, "plan", 0, "option")
        link.value = next(option.name for option in results.case.options if option.name != link.value)
        book[layout.case.name].cell(layout.case.settings["horizon"], VALUE + 1).value = 48
        cell(book, layout, "labor", 0, "location").value = "Nowhere"

    shown = after(edit)
    assert shown.changes("settings")[2] == 1 and shown.changes("plan")[2] == 1
    assert {"Months, options and whose row a row is are as exported", "No cell shows an error"} <= shown.failing
    advice = {row[CHECK]: row[ADVICE] for row in shown.grid if len(row) > ADVICE}
    assert advice["Cost categories add up to the total cost"] == WITH_ERRORS
    assert OVERWRITTEN not in advice.values()


def with_scenario(folder):
    """The layout and the workbook of a case that has a scenario."""
    scenario = Scenario(id="s1", name="Dear", overrides=(Override(path="settings/discount_rate", value=0.2),))
    results = calculate(random_case(SEED).model_copy(update={"scenarios": (scenario,)}))
    export(results, folder / "case.xlsx", cached=False)
    return lay_out(results), folder / "case.xlsx"


def test_in_a_scenario_the_tie_out_does_not_count(tmp_path, recalculate):
    layout, path = with_scenario(tmp_path)
    book = load_workbook(path)
    book[layout.scenarios.name].cell(SELECTOR_ROW, LABEL + 1).value = "Dear"
    book.save(path)
    shown = ShownChecks(recalculate(path), layout.checks)
    assert {check.counts for check in shown.of(TIE_OUT)} == {0}
    assert shown.failing == set()
    assert shown.words == "All checks OK · Scenario: Dear"


def test_a_scenario_that_is_not_there_is_not_taken_for_the_base_in_silence(tmp_path, recalculate):
    """Its name was changed where the scenarios are listed, and the selector still has the old one."""
    layout, path = with_scenario(tmp_path)
    book = load_workbook(path)
    book[layout.scenarios.name].cell(SELECTOR_ROW, LABEL + 1).value = "Dear"
    cell(book, layout, "scenarios", 0, "name").value = "Dearer"
    book.save(path)
    shown = ShownChecks(recalculate(path), layout.checks)
    assert shown.failing == {THERE_IS}
    assert shown.words == "Checks that fail: 1"


def test_a_result_that_became_another_formula_fails_though_inputs_changed(after, layout, results):
    """On the summary and on the cover, where a formula still is a formula."""
    option = max(set(layout.options) - {results.prepared.compared})

    def edit(book):
        cell(book, layout, "labor", 0, "annual_salary").value += 1000
        book[layout.summary.name].cell(layout.summary.figures["npv"], layout.summary.columns[option] + 1).value = "=1+1"
        cover = book[layout.cover]
        [of_cover] = [row for row in cover.iter_rows() if row[1].value == layout.model["npv"].label]
        of_cover[3].value = "=1+1"

    shown = after(edit)
    failing = {(check.said, check.place) for check in shown.checks if check.counts == 1 and check.holds == 0}
    npv = layout.model["npv"].label
    assert failing == {(npv, layout.summary.name), (npv, layout.cover)}


def test_every_changed_cell_is_counted_whatever_it_holds(tmp_path, recalculate):
    """A 0 in a blank cell, a blank in place of a 0, one of the last digits that a number shows, capitals alone."""
    case = random_case(SEED)
    first = case.labor[0].model_copy(update={"source": "", "note": "", "bonus": 0.0})
    results = calculate(case.model_copy(update={"labor": (first, *case.labor[1:])}))
    layout, path = lay_out(results), tmp_path / "case.xlsx"
    export(results, path, cached=False)
    book = load_workbook(path)
    salary = cell(book, layout, "labor", 0, "annual_salary").value
    edits = {"source": 0, "bonus": None, "annual_salary": salary * (1 + 1e-13), "name": first.name.upper()}
    assert first.name.upper() != first.name
    for field, value in edits.items():
        cell(book, layout, "labor", 0, field).value = value
    book.save(path)
    assert ShownChecks(recalculate(path), layout.checks).changes("labor")[0] == len(edits)


def test_an_override_that_was_added_is_counted_as_not_calculated(tmp_path, recalculate):
    layout, path = with_scenario(tmp_path)
    book = load_workbook(path)
    added = book[layout.scenarios.name], layout.scenarios.last_row + 1
    for column, value in ((PATH, "settings/inflation"), (FIRST_PAIR, "set"), (FIRST_PAIR + 1, 0.05)):
        added[0].cell(added[1], column + 1).value = value
    book.save(path)
    shown = ShownChecks(recalculate(path), layout.checks)
    assert shown.words == "All checks OK · Rows not calculated: 1"


def test_every_sheet_shows_the_master_check_in_its_frozen_head(exported, calculated):
    for sheet in load_workbook(exported):
        if sheet.sheet_state == "visible":
            rows = grid_of(calculated, sheet.title)[: frozen_rows(sheet)]
            assert ALL_OK in [shown for row in rows for shown in row], sheet.title


def frozen_rows(sheet):
    """How many rows of a sheet are frozen."""
    return sheet[sheet.freeze_panes].row - 1


def test_the_master_check_has_a_name(layout, exported):
    name = load_workbook(exported).defined_names[MASTER_CHECK]
    assert name.attr_text == f"{layout.checks.name}!$C${MASTER_ROW}"
