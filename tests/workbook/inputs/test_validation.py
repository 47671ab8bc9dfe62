"""What cells accept comes from their fields: every one of them, spare rows included, and with words that fit."""

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from bpo_case.case.document import TABLES
from bpo_case.case.specs import SETTINGS, field_specs
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.addresses import letters
from bpo_case.workbook.inputs.input_layout import FIRST_ROW, SPARE, VALUE
from bpo_case.workbook.inputs.validation import RULES, limits, names_range, shortened, validation
from bpo_case.workbook.layout import lay_out
from tests.strategies import random_case
from tests.workbook.cases import with_hostile_names


@pytest.fixture(scope="module")
def results():
    return calculate(with_hostile_names(random_case(3)))


@pytest.fixture(scope="module")
def layout(results):
    return lay_out(results)


@pytest.fixture(scope="module")
def book(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("validated") / "case.xlsx"
    export(results, path)
    return load_workbook(path)


def rules_of(sheet):
    """The validation of a sheet's cells, by column, with the rows that it covers."""
    found = {}
    for rule in sheet.data_validations.dataValidation:
        for area in rule.sqref.ranges:
            left, top, right, bottom = range_boundaries(str(area))
            found |= {column - 1: (rule, top, bottom) for column in range(left, right + 1)}
    return found


def rule_of(book, layout, table, field):
    sheet = layout.inputs[table]
    return rules_of(book[sheet.name])[sheet.fields[field].first][0]


def test_every_input_has_its_rule_to_the_last_spare_row(layout, book):
    for sheet in layout.inputs.values():
        rules = rules_of(book[sheet.name])
        for place in sheet.fields.values():
            for column in range(place.first, place.last + 1):
                _, top, bottom = rules[column]
                assert (top, bottom) == (FIRST_ROW, FIRST_ROW + len(sheet.records) + SPARE - 1)


def test_every_setting_has_its_rule(layout, book):
    areas = {str(area) for rule in book[layout.case.name].data_validations.dataValidation for area in rule.sqref.ranges}
    assert areas == {f"{letters(VALUE)}{row}" for row in layout.case.settings.values()}


def test_a_choice_is_chosen_from_its_words(layout, book):
    rule = rule_of(book, layout, "charges", "basis")
    name, _, area = rule.formula1.partition("!")
    cells = book[name][area.replace("$", "")]
    assert rule.type == "list" and rule.errorStyle in (None, "stop")
    assert tuple(cell.value for row in cells for cell in row) == layout.inputs["charges"].fields["basis"].spec.choices
    assert "per FTE-month" in rule.error


def test_a_link_is_chosen_from_the_names_on_the_other_sheet_spare_rows_included(layout, book):
    rule, target = rule_of(book, layout, "labor", "service"), layout.inputs["services"]
    column = letters(target.fields["name"].first)
    assert rule.formula1 == names_range(target)
    assert rule.formula1.startswith(f"{target.name}!${column}${FIRST_ROW}:INDEX(")
    assert f"{target.name}!${column}${FIRST_ROW}:${column}${target.last_spare}" in rule.formula1
    assert rule.type == "list" and target.name in rule.error


def test_a_number_keeps_to_its_limits_and_is_told_them(layout, book):
    rule = rule_of(book, layout, "labor", "attrition")
    assert (rule.type, float(rule.formula1), float(rule.formula2)) == ("decimal", 0.0, 3.0)
    assert "from 0 % to 300 %" in rule.error and "from 0 % to 300 %" in rule.prompt
    assert rule.errorStyle in (None, "stop")


def test_a_whole_number_must_be_whole(layout, book):
    rule = rule_of(book, layout, "labor", "first_month")
    assert (rule.type, float(rule.formula1), float(rule.formula2)) == ("whole", 1.0, 180.0)
    assert "whole number from 1 to 180" in rule.error


def test_a_number_that_must_be_above_its_minimum_is(layout, book):
    rule = rule_of(book, layout, "currencies", "rate")
    cell = f"{letters(layout.inputs['currencies'].fields['rate'].first)}{FIRST_ROW}"
    assert rule.type == "custom" and rule.formula1 == f"AND(ISNUMBER({cell}),{cell}>0,{cell}<=1000000)"
    assert "above 0, at most 1,000,000" in rule.error


def test_a_day_is_a_text_of_ten_characters(layout, book):
    rule = rule_of(book, layout, "log", "day")
    assert (rule.type, rule.formula1, rule.formula2) == ("textLength", "10", "10")
    assert "2026-11-21" in rule.error and rule.errorStyle == "warning"


def test_the_active_column_takes_yes_and_no(layout, book):
    sheet = layout.inputs["labor"]
    rule, *_ = rules_of(book[sheet.name])[sheet.active]
    assert rule.type == "list"
    cells = book[layout.lists.name][rule.formula1.partition("!")[2].replace("$", "")]
    assert [cell.value for row in cells for cell in row] == ["no", "yes"]


def test_no_title_and_no_message_is_longer_than_excel_takes(layout):
    checked = 0
    for table in (SETTINGS, *TABLES):
        for spec in field_specs(table):
            if spec.kind in RULES and spec.name != "id":
                rule = validation(layout, spec, "B5")
                assert len(rule["input_title"]) <= 32 and len(rule["error_title"]) <= 32
                assert len(rule["input_message"]) <= 255 and 0 < len(rule["error_message"]) <= 255
                checked += 1
    assert checked > 150


def test_what_is_cut_shows_it():
    assert shortened("a text", 32) == "a text"
    assert shortened("many words " * 5, 20) == "many words many wor…"


def test_limits_are_said_with_their_unit(layout):
    specs = {spec.name: spec for spec in field_specs("labor")}
    assert limits(layout, specs["severance_weeks"]) == "from 0 to 520 weeks"
    assert limits(layout, specs["benefits"]) == "from 0 % to 200 %"


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_names_to_choose_from_reach_to_the_last_one_past_blanks(layout, book, tmp_path, recalculate):
    sheet, path = layout.inputs["services"], tmp_path / "names.xlsx"
    column = sheet.fields["name"].first + 1
    book[sheet.name].cell(FIRST_ROW, column).value = None
    book[sheet.name].cell(sheet.last_row + 2, column).value = "Added, with a blank row above"
    book.create_sheet("Asked")["A1"] = f"=ROWS({names_range(sheet)})"
    book.save(path)
    found = load_workbook(recalculate(path), data_only=True)["Asked"]["A1"].value
    assert found == len(sheet.records) + 2
