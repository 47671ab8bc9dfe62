"""What is read of a file: as openpyxl reads it, and what its elements may say besides."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook

from bpo_case.workbook.back.cells import DayValue, ErrorValue, Formula
from bpo_case.workbook.back.findings import NotOurWorkbook, SavedOtherwise
from bpo_case.workbook.back.package import Package, decoded
from bpo_case.workbook.back.reader import read_book
from bpo_case.workbook.back.sheet_reader import BeyondTheSheet, read_rows
from tests.workbook.back.sheets import exported, sample

SPREADSHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def cells_of(path: Path, sheet: str = "") -> dict[tuple[int, int], object]:
    with ZipFile(path) as parts:
        package = Package(parts)
        rows = dict(read_rows(package, sheet or next(iter(package.sheets))))
    return {(row, at): cell for row, cells in rows.items() for at, cell in enumerate(cells) if cell is not None}


def by_openpyxl(path: Path, sheet: str) -> dict[tuple[int, int], object]:
    """The same cells as openpyxl gives them, formulas with their values."""
    found = {}
    for values, formulas in zip(
        load_workbook(path, data_only=True)[sheet].iter_rows(), load_workbook(path)[sheet].iter_rows(), strict=True
    ):
        for value, formula in zip(values, formulas, strict=True):
            known = ErrorValue(value.value) if value.data_type == "e" else value.value
            known = None if known == "" else known
            known = float(known) if isinstance(known, int) and not isinstance(known, bool) else known
            text = str(formula.value) if formula.data_type == "f" else ""
            if known is not None or text:
                found[value.row, value.column - 1] = Formula(text, known) if text else known
    return found


@pytest.fixture(scope="module")
def workbook(tmp_path_factory) -> Path:
    return exported(sample(), tmp_path_factory.mktemp("exported") / "case.xlsx")


@pytest.mark.slow
@pytest.mark.parametrize("sheet", ["Case", "Labor", "Charges", "Scenarios", "Services"])
def test_cells_are_those_that_openpyxl_reads(workbook, sheet):
    assert cells_of(workbook, sheet) == by_openpyxl(workbook, sheet)


def test_every_kind_of_cell_is_known(tmp_path):
    path = tmp_path / "kinds.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    days = [
        book.add_format({"num_format": code})
        for code in ("d mmm yyyy", 14, "hh:mm", '0.0 "days"', "[Red]0", "[$-407]dd/mm")
    ]
    sheet.write_row(0, 0, [1.5, "text", True])
    sheet.write_rich_string(0, 3, "two ", book.add_format({"bold": True}), "pieces")
    sheet.write_formula(0, 4, "=1/0", None, "#DIV/0!")
    sheet.write_formula(0, 5, '="a"&"b"', None, "ab")
    sheet.write_string(0, 6, "tab\tand\x01 _x0041_")
    for column, style in enumerate(days):
        sheet.write_number(1, column, 44228, style)
    sheet.write_datetime(2, 0, datetime(2021, 2, 1, 12, 30), days[0])
    book.close()
    found = cells_of(path)
    assert [found[0 + 1, column] for column in range(7)] == [
        1.5, "text", True, "two pieces", Formula("=1/0", ErrorValue("#DIV/0!")), Formula('="a"&"b"', "ab"),
        "tab\tand\x01 _x0041_",
    ]  # fmt: skip
    day = DayValue("2021-02-01")
    assert [found[2, column] for column in range(6)] == [day, day, day, 44228.0, 44228.0, day]
    assert found[3, 0] == DayValue("2021-02-01 12:30")


def test_workbooks_of_old_macs_count_days_from_1904(tmp_path):
    path = tmp_path / "mac.xlsx"
    book = xlsxwriter.Workbook(str(path), {"date_1904": True})
    book.add_worksheet().write_datetime(0, 0, datetime(2021, 2, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
    book.close()
    assert cells_of(path) == {(1, 0): DayValue("2021-02-01")}


def made(path: Path, sheet: str) -> Path:
    """A workbook whose sheet is written by hand."""
    plain = path / "plain.xlsx"
    xlsxwriter.Workbook(str(plain)).close()
    target = path / "made.xlsx"
    with ZipFile(plain) as parts, ZipFile(target, "w") as written:
        for name in parts.namelist():
            written.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else parts.read(name))
    return target


def test_prefixes_of_elements_and_missing_addresses_do_not_matter(tmp_path):
    xml = (
        f'<x:worksheet xmlns:x="{SPREADSHEETS}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>'
        '<x:c t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:r><x:t>b</x:t></x:r></x:is></x:c></x:row>'
        '<x:row r="9"><x:c r="C9"><x:v>1e999</x:v></x:c><x:c t="d"><x:v>2026-05-01T00:00:00</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    assert cells_of(made(tmp_path, xml)) == {
        (1, 0): 1.0, (1, 1): "ab", (9, 2): ErrorValue("#NUM!"), (9, 3): DayValue("2026-05-01"),
    }  # fmt: skip


def test_a_formula_that_shares_its_text_with_others_is_copied(tmp_path):
    xml = (
        f'<worksheet xmlns="{SPREADSHEETS}"><sheetData>'
        '<row r="1"><c r="B1"><f t="shared" ref="B1:C2" si="0">A1+$A$9</f><v>1</v></c>'
        '<c r="C1"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="2"><c r="C2"><f t="shared" si="0"/></c></row></sheetData></worksheet>'
    )
    assert cells_of(made(tmp_path, xml)) == {
        (1, 1): Formula("=A1+$A$9", 1.0), (1, 2): Formula("=B1+$A$9", 2.0), (2, 2): Formula("=B2+$A$9", None),
    }  # fmt: skip


@pytest.mark.parametrize("cell", ['<row r="2000000000"/>', '<row r="0"/>', '<row r="1"><c r="XFE1"><v>1</v></c></row>'])
def test_a_place_that_no_sheet_has_is_refused_at_once(tmp_path, cell):
    path = made(tmp_path, f'<worksheet xmlns="{SPREADSHEETS}"><sheetData>{cell}</sheetData></worksheet>')
    with pytest.raises(BeyondTheSheet):
        cells_of(path)


def test_a_document_type_is_refused(tmp_path):
    path = made(tmp_path, f'<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="{SPREADSHEETS}">&b;</worksheet>')
    with pytest.raises(DefusedXmlException):
        cells_of(path)


def test_another_kind_of_file_is_to_be_saved_as_a_workbook(tmp_path):
    path = tmp_path / "table.xlsx"
    path.write_text("a;b\n1;2\n")
    with pytest.raises(SavedOtherwise, match=r"save the exported workbook as \.xlsx"):
        read_book(path)


def test_a_workbook_without_marks_is_not_ours(tmp_path):
    path = tmp_path / "other.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet().write(0, 0, "something else")
    book.close()
    with pytest.raises(NotOurWorkbook, match="was not exported by BPO Case"):
        read_book(path)


def test_halves_of_characters_are_joined_and_one_alone_is_shown_as_unknown() -> None:
    assert decoded("_xD83D__xDE00_") == "😀"
    assert decoded("a_xD83D_b").encode() == "a\ufffdb".encode()
