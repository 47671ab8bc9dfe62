"""The formulas themselves: copies along the months, few functions, no numbers of their own."""

import pytest
from openpyxl import load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.formula.translate import Translator

from bpo_case.engine.expression import Linked, Own, Total
from bpo_case.engine.spell import Template
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.addresses import in_month, letters
from bpo_case.workbook.calculation import formulas as formulas_module
from bpo_case.workbook.calculation.calculation_layout import FIRST, ONE, OPENING
from bpo_case.workbook.calculation.formulas import key_formula, row_formulas
from bpo_case.workbook.calculation.places import NoSpelling, RowPlaces
from bpo_case.workbook.layout import lay_out
from tests.strategies import random_case
from tests.workbook.cases import case_with_everything, with_hostile_names

NUMBERS = {"0", "1", "12", "52", "100"}
FUNCTIONS = {
    "AND(", "AVERAGE(", "CHOOSE(", "COUNT(", "EXP(", "IF(", "IFERROR(", "INDEX(", "INT(", "IRR(", "ISERROR(", "LN(",
    "MATCH(",
    "MAX(", "MIN(", "OR(", "SUM(", "SUMIF(", "SUMIFS(",
}  # fmt: skip
"""None of them is volatile or makes references of text, and each has been in Excel since 2007."""
LONGEST = 400
BUDGET = {"staff": 12, "items": 5}


@pytest.fixture(scope="module")
def layout():
    return lay_out(calculate(case_with_everything()))


@pytest.fixture(scope="module")
def formulas(layout):
    """Every formula of month 1 and every key, by line and row."""
    found = {}
    for sheet in layout.calculations:
        for key in sheet.keys.values():
            for position in key.positions:
                found[sheet.name, f"{key.table}.{key.field}", position] = key_formula(layout, sheet, key, position)
        for block in sheet.lines.values():
            for position in block.positions:
                formula = row_formulas(layout, sheet, block, position).formula
                found[sheet.name, block.line.name, position] = in_month(formula, FIRST)
    return found


def tokens(formula):
    return Tokenizer(formula).items


@pytest.fixture(scope="module")
def monthly(tmp_path_factory):
    """What was written in months 0 … N of every monthly row, as ``(line, row, cells)``."""
    results = calculate(with_hostile_names(random_case(1)))
    path = tmp_path_factory.mktemp("monthly") / "case.xlsx"
    export(results, path, cached=False)
    book, last = load_workbook(path), OPENING + results.case.settings.horizon
    return [
        (block.line, row, [book[sheet.name].cell(row, column + 1).value for column in range(OPENING, last + 1)])
        for sheet in lay_out(results).calculations
        for block in sheet.lines.values() if not block.line.one_value
        for row in range(block.first, block.last + 1)
    ]  # fmt: skip


def copied(formula, row, month):
    """What Excel writes when month 1's formula is copied to another month."""
    return Translator(formula, f"{letters(FIRST)}{row}").translate_formula(f"{letters(OPENING + month)}{row}")


def test_every_month_is_a_copy_of_month_1(monthly):
    checked = 0
    for _, row, cells in monthly:
        for month, formula in enumerate(cells[1:], start=1):
            checked += 1
            assert formula == copied(cells[1], row, month)
    assert checked > 1_000


def test_an_opening_that_follows_the_formula_is_a_copy_too(monthly):
    same = [(row, cells) for line, row, cells in monthly if line.opening == "same"]
    assert len(same) > 50
    assert [(row, cells[0]) for row, cells in same if cells[0] != copied(cells[1], row, 0)] == []


def test_an_opening_that_is_a_number_is_written_as_that_number(monthly):
    numbers = [(line, cells[0]) for line, _, cells in monthly if not isinstance(line.opening, str)]
    assert {opening for _, opening in numbers} >= {0, 1}
    assert [(line.name, opening) for line, opening in numbers if opening != line.opening] == []


def test_formulas_have_no_numbers_of_their_own(formulas):
    numbers = {
        (line, token.value)
        for (_, line, _), formula in formulas.items() for token in tokens(formula)
        if token.type == "OPERAND" and token.subtype == "NUMBER"
    }  # fmt: skip
    assert {value for _, value in numbers} <= NUMBERS, [found for found in numbers if found[1] not in NUMBERS]
    assert {"0", "1", "12", "52"} <= {value for _, value in numbers}


def test_formulas_use_only_plain_functions(formulas):
    used = {
        token.value for formula in formulas.values() for token in tokens(formula)
        if token.type == "FUNC" and token.subtype == "OPEN"
    }  # fmt: skip
    assert used and used <= FUNCTIONS


def test_formulas_read_nothing_outside_the_workbook(formulas):
    operands = {
        token.value for formula in formulas.values() for token in tokens(formula)
        if token.type == "OPERAND" and token.subtype == "RANGE"
    }  # fmt: skip
    assert operands and not any("[" in operand for operand in operands)


def nested(formula):
    """Whether an IF stands inside another."""
    open_functions = []
    for token in tokens(formula):
        if token.subtype == "OPEN":
            if token.value == "IF(" and "IF(" in open_functions:
                return True
            open_functions.append(token.value)
        elif token.subtype == "CLOSE":
            open_functions.pop()
    return False


def test_no_if_stands_inside_another(formulas):
    assert nested("=IF(A1,IF(B1,1,0),0)") and not nested("=IF(A1,1,0)+IF(B1,1,0)")
    assert {line for (_, line, _), formula in formulas.items() if nested(formula)} == set()


def test_no_formula_is_longer_than_a_person_reads(formulas):
    (_, line, _), formula = max(formulas.items(), key=lambda item: len(item[1]))
    print(f"longest: {line}, {len(formula)} characters: {formula}")
    assert len(formula) <= LONGEST


def test_a_formula_is_rendered_once_for_a_row_however_many_months_it_is_copied_to(layout, tmp_path, monkeypatch):
    rendered, walked = [], []
    at, walk = Template.at, Template.__init__
    monkeypatch.setattr(Template, "at", lambda template, places: rendered.append(places) or at(template, places))
    monkeypatch.setattr(Template, "__init__", lambda template, tree: walked.append(tree) or walk(template, tree))
    formulas_module._template.cache_clear()
    export(layout.results, tmp_path / "case.xlsx")
    rows = [position for sheet in layout.calculations for block in sheet.lines.values() for position in block.positions]
    assert len(rendered) == len(rows) > 1_000
    assert len(walked) == len({name for sheet in layout.calculations for name in sheet.lines})


def test_an_input_among_which_a_function_chooses_counts_as_0_when_it_is_blank(layout):
    """MIN, MAX and AVERAGE leave blank cells out, where every other formula takes them for 0."""
    sheet, option = layout.options[0], Own("horizon", None)
    block = sheet.lines["cost"]
    places = RowPlaces(layout, sheet, block, block.positions[0])
    assert places.number(option) == places.cell(option) + "+0"
    line = Own("demand", "scope")
    scope = next(block for block in sheet.lines.values() if block.table == "scope")
    places = RowPlaces(layout, sheet, scope, scope.positions[0])
    assert places.number(line) == places.cell(line)


@pytest.mark.parametrize("table", BUDGET)
def test_the_lines_over_long_tables_keep_to_their_budget(layout, table):
    monthly = [line.name for line in layout.model if line.over == table and not line.one_value]
    assert 0 < len(monthly) <= BUDGET[table]


# -- What cannot be spelled is refused, never written wrongly --


@pytest.mark.parametrize(
    ("over", "read"),
    [
        ("services", Total("first_volume", "services", ())),
        ("services", Total("pay", "staff", ())),
        ("services", Total("demand", "scope", (("service", ""),))),
        ("scope", Total("demand", "scope", (("service", "service"),))),
    ],
)
def test_a_total_that_has_no_formula_is_refused(layout, over, read):
    sheet = layout.sheet_with(over, 0)
    block = next(block for block in sheet.lines.values() if block.table == over)
    with pytest.raises(NoSpelling, match=read.name):
        RowPlaces(layout, sheet, block, block.positions[0]).cell(read)


def test_a_total_over_links_that_may_be_blank_is_refused(layout):
    sheet = next(sheet for sheet in layout.options.values() if ("charges", "currency") in sheet.keys)
    block = sheet.lines["moved_fte"]
    with pytest.raises(NoSpelling, match="may be blank"):
        RowPlaces(layout, sheet, block, block.positions[0]).cell(Total("charge", "charges", (("currency", ""),)))


def test_an_input_read_through_a_link_is_looked_up_on_its_sheet(layout):
    sheet = next(iter(layout.options.values()))
    block = sheet.lines["pay"]
    cell = RowPlaces(layout, sheet, block, block.positions[0]).cell(Linked("wage_inflation", "locations", "location"))
    column = letters(layout.inputs["locations"].fields["wage_inflation"].first)
    key = sheet.keys["staff", "location"]
    last = layout.inputs["locations"].last_row
    assert cell == f"INDEX(Locations!${column}$5:${column}${last},${letters(ONE)}{key.first})"
