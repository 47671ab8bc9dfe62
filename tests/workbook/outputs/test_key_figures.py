"""The key figures, as the cover and the summary show them: what the command line says, also after a change."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from bpo_case.case.document import Case
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.layout import lay_out
from bpo_case.workbook.outputs.cover_writer import HEADLINES
from bpo_case.workbook.outputs.key_figures import DASH, MAY_BE, ONE_OF, ROOTS_SAID, THE_ONLY
from bpo_case.workbook.outputs.summary_layout import AGAINST_COMPARED, RATE_OF_RETURN
from tests.strategies import random_case
from tests.workbook.shown import grid_of

SHEETS = ("Cover", "Summary")


@pytest.fixture(scope="module")
def results():
    return calculate(random_case(4))


def with_several_rates(results):
    """The last option has a cash flow that is worth nothing at 10 % and at 20 % a month."""
    cash = results.values["net_cash"].copy()
    cash[-1] = 0.0
    cash[-1, :3] = (-100.0, 230.0, -132.0)
    return replace(results, values={**results.values, "net_cash": cash})


def rows_of(path, sheet):
    """The rows of a sheet by their label, without it."""
    rows = [row[1:] if sheet == "Cover" else row for row in grid_of(path, sheet)]
    return [(row[0], row[2:]) for row in rows if len(row) > 2]


def row_of(path, sheet, label):
    return next(cells for said, cells in rows_of(path, sheet) if said == label)


def rates_of(path, sheet):
    return next((said, cells) for said, cells in rows_of(path, sheet) if str(said).startswith("IRR is"))


def check_compared(results, path):
    columns = list(lay_out(results).summary.columns)
    compared = columns.index(results.prepared.compared)
    for sheet in SHEETS:
        for name in AGAINST_COMPARED & set(HEADLINES) if sheet == "Cover" else AGAINST_COMPARED:
            cells = row_of(path, sheet, results.model[name].label)[: len(columns)]
            assert [at for at, cell in enumerate(cells) if cell == DASH] == [compared], (sheet, name)


@pytest.mark.parametrize("case", [random_case(4), Case()], ids=["options", "nothing entered"])
def test_the_option_compared_with_has_no_figures_against_itself(case, tmp_path):
    results, path = calculate(case), tmp_path / "case.xlsx"
    export(results, path)
    check_compared(results, path)


@pytest.mark.slow
def test_nor_has_it_when_the_formulas_are_calculated(results, tmp_path, recalculate):
    path = tmp_path / "case.xlsx"
    export(results, path, cached=False)
    check_compared(results, recalculate(path))


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_rate_of_return_that_is_one_of_several_is_said_as_exported(sheet, results, tmp_path):
    path = tmp_path / "case.xlsx"
    export(with_several_rates(results), path)
    label, cells = rates_of(path, sheet)
    assert label == "IRR is, as exported"
    assert cells[len(results.options) - 1] == "one of several: 213.8%, 791.6%"


@pytest.mark.slow
def test_of_changed_inputs_it_is_only_said_that_there_may_be_several(results, tmp_path, recalculate):
    path = tmp_path / "case.xlsx"
    export(results, path, cached=False)
    layout = lay_out(results)
    as_exported = recalculate(path)
    book = load_workbook(path)
    cell = book[layout.case.name].cell(layout.case.settings["tax_rate"], 2)
    cell.value = cell.value / 2
    book.save(path)
    changed = recalculate(path)
    for sheet in SHEETS:
        rates = row_of(changed, sheet, results.model[RATE_OF_RETURN].label)[: len(layout.options)]
        label, said = rates_of(changed, sheet)
        assert label == "IRR is: BPO Case says which, after import"
        assert said[: len(rates)] == [DASH if isinstance(rate, str) else MAY_BE for rate in rates]
        assert MAY_BE in said
        label, said = rates_of(as_exported, sheet)
        assert label == "IRR is, as exported" and MAY_BE not in said
        assert any(text == THE_ONLY or text.startswith(ONE_OF) for text in said)


def test_texts_in_formulas_are_short_enough_for_excel(results, tmp_path, monkeypatch):
    from bpo_case.workbook.outputs import key_figures

    monkeypatch.setattr(key_figures, "yearly_roots", lambda _: [10**6 + root for root in range(40)])
    path = tmp_path / "case.xlsx"
    export(results, path)
    said = rates_of(path, "Summary")[1][: len(results.options)]
    assert any(text.count("%") == ROOTS_SAID and text.endswith("…") for text in said)
    assert max(map(len, said)) <= 255


@pytest.mark.parametrize("sheet", SHEETS)
def test_figures_have_the_same_formats_everywhere(sheet, results, tmp_path):
    path = tmp_path / "case.xlsx"
    export(results, path)
    book, wanted = load_workbook(path)[sheet], {"payback": "0.0", "discounted_payback": "0.0"}
    wanted |= {"rate_of_return": '0.0%;-0.0%;"–"', "npv": '#,##0;(#,##0);"–"'}
    labels = {cell.value: cell for row in book.iter_rows(max_col=2) for cell in row if cell.value}
    for name, number in wanted.items():
        label = labels[results.model[name].label]
        assert label.offset(0, 2).number_format == number, name
