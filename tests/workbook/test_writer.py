"""What is written: inputs as they were entered, values beside formulas, and nothing that a spreadsheet could run."""

import pytest
from openpyxl import load_workbook

from bpo_case.case.errors import FileIsFolder, NotSaved
from bpo_case.case.place import Rows
from bpo_case.case.specs import EVIDENCE, SETTINGS, field_specs
from bpo_case.model.results import calculate
from bpo_case.workbook import TooManyFormulas, UnknownOption, export
from bpo_case.workbook.calculation.calculation_layout import FIRST, MONTH_ROW, ONE, OPENING
from bpo_case.workbook.file.styles import unit_text
from bpo_case.workbook.inputs.input_layout import (
    FIELD_ROW,
    FIRST_COLUMN,
    FIRST_ROW,
    HEADING_ROW,
    HELP,
    ID_COLUMN,
    LABEL,
    UNIT,
    VALUE,
    cell_values,
)
from bpo_case.workbook.layout import CONSTANTS, lay_out
from bpo_case.workbook.outputs.cover_writer import HEADLINES
from bpo_case.workbook.outputs.summary_layout import AGAINST_COMPARED
from tests.strategies import random_case
from tests.workbook.cases import with_hostile_names, without_as_is
from tests.workbook.comparison import compared, error_values

INJECTIONS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=cmd|'/c calc'!A0",
    "{=1}",
    "http://example.org",
    "12",
    "1/2",
    "\t=1",
    "a\x01b",
)


@pytest.fixture(scope="module")
def results():
    return calculate(with_hostile_names(random_case(4)))


@pytest.fixture(scope="module")
def path(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("written") / "case.xlsx"
    export(results, path)
    return path


@pytest.fixture(scope="module")
def book(path):
    return load_workbook(path)


@pytest.fixture(scope="module")
def shown(path):
    return load_workbook(path, data_only=True)


@pytest.fixture(scope="module")
def layout(results):
    return lay_out(results)


def written(case, tmp_path, **options):
    path = tmp_path / "written.xlsx"
    export(calculate(case), path, **options)
    return load_workbook(path)


# -- Inputs --


def test_every_input_stands_in_its_cell(results, layout, book):
    found, checked = Rows(results.case), 0
    for sheet in layout.inputs.values():
        for row, record in enumerate(sheet.records, FIRST_ROW):
            for place in sheet.fields.values():
                for column, value in enumerate(cell_values(place, record, found), place.first):
                    checked += 1
                    assert book[sheet.name].cell(row, column + 1).value == (None if value == "" else value)
    assert checked > 500


def test_a_link_is_shown_by_name_and_a_blank_one_is_blank(results, layout, book):
    sheet = layout.inputs["locations"]
    names = {currency.id: currency.name for currency in results.case.currencies}
    column = sheet.fields["currency"].first + 1
    linked = [location.currency for location in results.case.locations]
    assert linked
    assert [book[sheet.name].cell(sheet.row_of[location.id], column).value for location in results.case.locations] == [
        names.get(currency) for currency in linked
    ]


def test_texts_that_look_like_formulas_are_texts(results, tmp_path):
    case = results.case
    roles = tuple(
        role.model_copy(update={"note": text, "source": text})
        for role, text in zip(case.labor * len(INJECTIONS), INJECTIONS, strict=False)
    )
    roles = tuple(role.model_copy(update={"id": f"r{n}", "name": f"r{n}"}) for n, role in enumerate(roles))
    settings = case.settings.model_copy(update={"title": "=1+1", "organisation": "a\x01b"})
    case = case.model_copy(update={"labor": roles, "settings": settings})
    book = written(case, tmp_path)
    sheet = lay_out(calculate(case)).inputs["labor"]
    for name in ("note", "source"):
        cells = [
            book[sheet.name].cell(row, sheet.fields[name].first + 1) for row in range(FIRST_ROW, FIRST_ROW + len(roles))
        ]
        assert {cell.data_type for cell in cells} == {"s"}
        assert [cell.value.replace("_x0001_", "\x01").replace("_x0009_", "\t") for cell in cells] == list(INJECTIONS)
    assert book["Case"].cell(FIRST_ROW, VALUE + 1).data_type == "s"
    assert book["Cover"]["B2"].value == f'=Case!$B${FIRST_ROW}&""'


def test_input_sheets_have_no_formulas_but_the_numbers_of_words_and_used_values(layout, book):
    for sheet in layout.inputs.values():
        rows = book[sheet.name].iter_rows(min_row=FIRST_ROW)
        formulas = {cell.column - 1 for row in rows for cell in row if cell.data_type == "f"}
        used = {first + n for name, first in sheet.used.items() for n in range(sheet.fields[name].count)}
        assert formulas == ({*sheet.codes.values(), *used} if sheet.records else set())
        assert all(book[sheet.name].column_dimensions[letter].hidden for letter in hidden_letters(sheet))


def hidden_letters(sheet):
    from bpo_case.workbook.addresses import letters

    return [letters(column) for column in (ID_COLUMN, *sheet.codes.values())]


def test_headings_say_the_unit_and_explain_themselves(results, layout, book):
    currency = results.case.settings.currency
    for sheet in layout.inputs.values():
        for place in sheet.fields.values():
            cell = book[sheet.name].cell(HEADING_ROW, place.first + 1)
            assert place.spec.label in cell.value
            assert unit_text(place.spec.unit, currency) in cell.value
            assert (cell.comment.text if cell.comment else "") == place.spec.help
            assert book[sheet.name].cell(FIELD_ROW, place.first + 1).value == place.spec.name
        assert book[sheet.name].row_dimensions[FIELD_ROW].hidden


def test_the_evidence_stands_at_the_end(layout):
    for sheet in layout.inputs.values():
        assert list(sheet.fields)[-3:] == list(EVIDENCE)


def test_ids_stand_in_a_hidden_column(layout, book):
    for sheet in layout.inputs.values():
        ids = [book[sheet.name].cell(row, ID_COLUMN + 1).value for row in range(FIRST_ROW, sheet.last_row + 1)]
        assert ids == list(sheet.ids)


def test_the_sheet_of_the_case_has_every_setting_with_unit_and_help(results, layout, book):
    cells = book[layout.case.name]
    found = Rows(results.case)
    for spec in field_specs(SETTINGS):
        row, value = layout.case.settings[spec.name], getattr(results.case.settings, spec.name)
        value = found.name(spec.link, value) if spec.link and value else value
        assert cells.cell(row, LABEL + 1).value == spec.label
        assert cells.cell(row, VALUE + 1).value == (None if value == "" else value)
        assert (cells.cell(row, UNIT + 1).value or "") == unit_text(spec.unit, results.case.settings.currency)
        assert (cells.cell(row, HELP + 1).value or "") == spec.help


def test_the_constants_have_cells_and_precision_has_a_name(layout, book):
    cells = book[layout.case.name]
    assert {name: cells.cell(row, VALUE + 1).value for name, row in layout.case.constants.items()} == CONSTANTS
    assert book.defined_names["precision"].attr_text == f"Case!$B${layout.case.constants['precision']}"


def test_the_as_is_option_that_the_model_adds_has_its_inputs_with_the_case(tmp_path):
    case = without_as_is(random_case(2))
    layout = lay_out(calculate(case))
    cells = written(case, tmp_path)[layout.case.name]
    assert {name: cells.cell(row, VALUE + 1).value for name, row in layout.case.added.items()} == {
        "name": "As is", "announcement_month": 1
    }  # fmt: skip


# -- Calculation --


def test_the_cached_values_are_the_engines(results, path):
    found = compared(results, path)
    assert found.cells > 5_000 and found.worst == 0.0


def test_openpyxl_reads_the_cached_values_too(results, layout, shown):
    for option, sheet in layout.options.items():
        block = sheet.lines["npv"]
        assert shown[sheet.name].cell(block.row(option), ONE + 1).value == results.number("npv", option)
        months = shown[sheet.name][sheet.lines["cost"].row(option)][OPENING:]
        assert [cell.value for cell in months] == results.series("cost", option).tolist()


def test_without_cached_values_no_formula_has_one(results, tmp_path):
    path = tmp_path / "bare.xlsx"
    export(results, path, cached=False)
    formulas, values = load_workbook(path), load_workbook(path, data_only=True)
    for sheet in formulas:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert [cell.coordinate for cell in cells if values[sheet.title][cell.coordinate].value not in (None, "")] == []


def test_no_cell_shows_an_error(path):
    assert error_values(path) == []


def test_every_calculation_sheet_is_laid_out_alike(layout, book, shown):
    for sheet in layout.calculations:
        cells = book[sheet.name]
        assert cells.freeze_panes == f"G{MONTH_ROW + 1}"
        assert [cell.value for cell in shown[sheet.name][MONTH_ROW]][OPENING:] == list(
            range(layout.last_column - OPENING + 1)
        )
        assert shown[sheet.name].cell(MONTH_ROW - 1, FIRST + 1).is_date
        assert not cells.merged_cells.ranges


def test_a_sheet_has_only_lines_whose_table_has_rows(results, layout):
    for option, sheet in layout.options.items():
        for name, line in results.model.lines.items():
            rows = results.prepared.rows.get(line.over or "", ())
            has_rows = any(row.option == option for row in rows)
            assert (name in sheet.lines) == has_rows


def test_the_cover_reads_the_key_figures_from_the_options_sheets(results, layout, book, shown):
    cover = book[layout.cover]
    labels = {cover.cell(row, 2).value: row for row in range(1, 60)}
    for name in HEADLINES:
        row = labels[results.model[name].label]
        for column, (option, sheet) in enumerate(layout.options.items(), 4):
            formula, value = cover.cell(row, column).value, shown[layout.cover].cell(row, column).value
            assert formula.rstrip(")").endswith(f"!$F${sheet.lines[name].row(option)}")
            against_itself = name in AGAINST_COMPARED and option == results.prepared.compared
            known = "none" if results.number(name, option) is None else results.number(name, option)
            assert value == ("–" if against_itself else known)


# -- Which options, and where to --


def test_only_the_options_asked_for_and_the_compared_one_are_written(results, tmp_path):
    asked = next(option for option in results.options if option is not results.compared)
    layout = lay_out(results, [asked.name])
    names = {results.options[at].name for at in layout.options}
    assert names == {asked.name, results.compared.name}
    path = tmp_path / "some.xlsx"
    export(results, path, options=[asked.name])
    found = load_workbook(path, data_only=True)
    for at, sheet in layout.options.items():
        assert found[sheet.name].cell(sheet.lines["npv"].row(at), ONE + 1).value == results.number("npv", at)


def test_an_unknown_option_is_named_with_those_there_are(results, tmp_path):
    with pytest.raises(UnknownOption, match="no option “Nowhere”"):
        export(results, tmp_path / "case.xlsx", options=["Nowhere"])


def test_more_formulas_than_a_spreadsheet_can_calculate_are_refused_before_any_work(tmp_path):
    case = random_case(1)
    many = tuple(
        case.labor[0].model_copy(update={"id": f"role-{number}", "name": f"Role {number}"}) for number in range(20_000)
    )
    with pytest.raises(TooManyFormulas, match=r"[0-9,]{9,} formulas; spreadsheets cope with up to 3,000,000"):
        export(calculate(case.model_copy(update={"labor": many})), tmp_path / "case.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_cannot_be_written_over(results, tmp_path):
    with pytest.raises(FileIsFolder):
        export(results, tmp_path)


def test_a_file_that_cannot_be_written_leaves_nothing_behind(results, tmp_path):
    with pytest.raises(NotSaved, match="was not saved"):
        export(results, tmp_path / "nowhere" / "case.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_replaced(results, tmp_path):
    path = tmp_path / "case.xlsx"
    path.write_text("old")
    export(results, path)
    assert load_workbook(path).sheetnames[0] == "Cover"
    assert list(tmp_path.iterdir()) == [path]


def test_the_first_column_is_frozen_with_the_headings(layout, book):
    for sheet in layout.inputs.values():
        assert book[sheet.name].freeze_panes == book[sheet.name].cell(HEADING_ROW + 1, FIRST_COLUMN + 2).coordinate
