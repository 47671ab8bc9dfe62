"""What a live sheet writes is what XlsxWriter writes of the same cells; and what is overridden of it is still there."""

import inspect
import re
from zipfile import ZipFile

import numpy as np
import pytest
from openpyxl import load_workbook
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bpo_case.workbook.addresses import BEFORE, NOW, in_month
from bpo_case.workbook.file.live_sheet import LiveSheet

ROW, FIRST = 4, 7
VALUES = [0.0, -0.0, 1.0, 0.1 + 0.2, -1e-300, 12345678901234567.0, np.float64(1 / 3), 1e22]
FORMULAS = (
    f"={NOW}4+1",
    f"={BEFORE}5*(1+{NOW}$3)/12",
    f"=SUM({NOW}$6:{NOW}$9)",
    f"='R&D <new>'!{NOW}7*2",
    f'=SUMIFS($G5:$CM5,$G$3:$CM$3,">"&{NOW}$3-3,$G$3:$CM$3,"<="&{NOW}$3)',
    '=IF($A5<>"",1,0)',
)


def sheet_xml(path):
    with ZipFile(path) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


def written(path, write, sheet_class=LiveSheet):
    """Write a sheet; what is written stands in all the styles that there are."""
    with Workbook(path) as book:
        sheet = book.add_worksheet("Sheet", sheet_class)
        write(sheet, book.add_format({"num_format": "0.00", "bold": True}))
    return path


def copied(path, values):
    """Every formula in a row of its own, as copies."""

    def write(sheet, style):
        for number, formula in enumerate(FORMULAS):
            sheet.write_copies(ROW + number, FIRST, formula, style, len(VALUES), values)

    return written(path, write)


def one_by_one(path, values):
    """The same cells, each as XlsxWriter writes it."""

    def write(sheet, style):
        for number, formula in enumerate(FORMULAS):
            for column, value in enumerate(values or [""] * len(VALUES), FIRST):
                sheet.write_formula(ROW + number, column, in_month(formula, column), style, value)

    return written(path, write, Worksheet)


def cells(path, data_only):
    sheet = load_workbook(path, data_only=data_only)["Sheet"]
    return [(cell.coordinate, cell.value, cell.number_format, cell.font.b) for row in sheet for cell in row]


@pytest.mark.parametrize("values", [VALUES, [*VALUES[:-2], "none", "R&D <x>"], []], ids=["numbers", "texts", "nothing"])
@pytest.mark.parametrize("data_only", [False, True], ids=["formulas", "values"])
def test_copies_read_like_formulas_that_xlsxwriter_wrote_one_by_one(tmp_path, values, data_only):
    ours = cells(copied(tmp_path / "ours.xlsx", values), data_only)
    theirs = cells(one_by_one(tmp_path / "theirs.xlsx", values), data_only)
    assert len(ours) > len(FORMULAS) * len(VALUES)
    assert ours == theirs


def test_copies_are_plain_formulas_of_which_no_cell_leans_on_another(tmp_path):
    assert "shared" not in sheet_xml(copied(tmp_path / "ours.xlsx", VALUES))


def everything_else(sheet, style):
    sheet.set_row(2, 40)
    sheet.set_row(3, None, None, {"level": 1, "hidden": True})
    sheet.set_column(1, 3, 20)
    sheet.write_string(0, 0, "R&D <new>", style)
    sheet.write_string(0, 1, "no style")
    sheet.write_blank(1, 1, None, style)
    sheet.write_number(1, 0, 0.25, style)
    sheet.write_number(2, 0, 1000000)
    sheet.write_formula(3, 0, '=A2&"<"', style, "a<b")
    sheet.write_formula(3, 1, "=A2*2", style, 0.5)
    sheet.write_formula(3, 2, "=A2*2", None, 0.5)
    sheet.write_formula(3, 3, '=""', style, "")
    sheet.write_formula(3, 4, "=A2>0", style, True)
    sheet.write(4, 0, "=A2*3", style)
    sheet.write_boolean(5, 0, True, style)
    sheet.write_comment(5, 1, "a note")
    sheet.freeze_panes(1, 1)
    sheet.protect("", {})


def test_all_other_cells_are_written_as_xlsxwriter_writes_them(tmp_path):
    ours = sheet_xml(written(tmp_path / "ours.xlsx", everything_else))
    theirs = sheet_xml(written(tmp_path / "theirs.xlsx", everything_else, Worksheet))
    theirs = re.sub(r' spans="[^"]*"', "", theirs)
    assert re.sub(r"<v>([\d.]+?)(\.0)?</v>", r"<v>\1</v>", ours) == theirs


def test_a_row_that_has_copies_keeps_its_height_and_its_group(tmp_path):
    def write(sheet, style):
        sheet.write_copies(2, 1, f"={NOW}1", style, 3)
        sheet.set_row(2, 30, None, {"level": 1})

    row = load_workbook(written(tmp_path / "ours.xlsx", write))["Sheet"].row_dimensions[3]
    assert (row.height, row.outlineLevel) == (30, 1)


def test_the_sheet_knows_how_far_copies_reach(tmp_path):
    assert '<dimension ref="H5:O10"/>' in sheet_xml(copied(tmp_path / "ours.xlsx", VALUES))


@pytest.mark.parametrize(("row", "column"), [(1_048_576, 0), (0, 16_380)])
def test_copies_beyond_the_end_of_a_sheet_are_refused(tmp_path, row, column):
    with Workbook(tmp_path / "ours.xlsx") as book:
        sheet = book.add_worksheet("Sheet", LiveSheet)
        with pytest.raises(IndexError, match="has no cell"):
            sheet.write_copies(row, column, "=1", book.add_format(), 10)


# -- What is overridden of XlsxWriter's inside --

INSIDE = sorted(name for name in vars(LiveSheet) if name.startswith("_") and not name.startswith("__"))


@pytest.mark.parametrize("name", INSIDE)
def test_xlsxwriter_still_has_what_is_overridden_with_the_same_parameters(name):
    ours, theirs = (inspect.signature(getattr(owner, name)).parameters for owner in (LiveSheet, Worksheet))
    assert list(ours) == list(theirs)


def test_xlsxwriter_asks_for_all_that_is_overridden(tmp_path, monkeypatch):
    asked = set()

    def watched(name, method):
        def run(self, *arguments, **named):
            asked.add(name)
            return method(self, *arguments, **named)

        return run

    for name in INSIDE:
        monkeypatch.setattr(LiveSheet, name, watched(name, getattr(LiveSheet, name)))
    written(tmp_path / "ours.xlsx", everything_else)
    assert asked == set(INSIDE)


def test_formulas_are_counted_as_they_were_written_below_the_frozen_head(tmp_path):
    counted = []

    def write(sheet, style):
        sheet.freeze_panes(2, 1)
        sheet.write_formula(1, 0, "=B3", style)
        sheet.write_formula(2, 1, "=1+1", style)
        sheet.write_copies(3, 2, f"={NOW}1", style, 4)
        sheet.write_number(4, 0, 1.0, style)
        body = sheet.body
        counted.extend([body.address, sheet.formulas_in(body), sheet.formulas_in(body._replace(first_column=2))])

    written(tmp_path / "ours.xlsx", write)
    assert counted == ["$A$3:$F$5", 5, 4]


def test_a_number_has_all_its_digits_with_or_without_a_style(tmp_path):
    def write(sheet, style):
        sheet.write_number(0, 0, 0.1 + 0.2, style)
        sheet.write_number(0, 1, np.float64(0.1 + 0.2))

    sheet = load_workbook(written(tmp_path / "ours.xlsx", write))["Sheet"]
    assert sheet["A1"].value == sheet["B1"].value == 0.1 + 0.2


def test_a_formula_is_written_as_it_is(tmp_path):
    def write(sheet, style):
        sheet.write_formula(0, 0, "=XMATCH(1,A2:A5)", style)

    assert "<f>XMATCH(1,A2:A5)</f>" in sheet_xml(written(tmp_path / "ours.xlsx", write))
