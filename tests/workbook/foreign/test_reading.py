"""Reading workbooks of every format into the same plain cells."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bpo_case.errors import BpoCaseError
from bpo_case.workbook.foreign import error_values, read, sheets
from bpo_case.workbook.foreign.error_values import PIECE
from bpo_case.workbook.foreign.errors import NoSuchSheet
from bpo_case.workbook.foreign.grid import CellError, Sheet
from bpo_case.workbook.foreign.reading import list_sheets, read_grid
from tests import libreoffice
from tests.workbook.foreign.sheets import write_xlsb


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "Lohn & Gehalt"
    sheet["B2"], sheet["B4"], sheet["C4"], sheet["D4"], sheet["E4"] = (
        "title",
        "Łódź",
        1234.5,
        date(2026, 3, 4),
        time(0, 5, 12),
    )
    sheet["B5"], sheet["C5"] = " padded ", "#REF!"
    sheet["C5"].data_type = "e"
    sheet.merge_cells("B2:D2")
    hidden = book.create_sheet("Bands")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "secret"
    book.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory):
    if not libreoffice.found():
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("profile")
    return lambda path, to: libreoffice.converted(path, tmp_path_factory.mktemp("converted"), profile, to)


PLAIN_BOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_BOOK = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ROW = (None, "Łódź", 1234.5, date(2026, 3, 4), time(0, 5, 12))


def test_cells_stand_where_a_person_sees_them(workbook: Path) -> None:
    grid = read_grid(workbook)
    assert grid.sheet == "Lohn & Gehalt"
    assert grid.rows[0] == grid.rows[2] == ()
    assert grid.rows[3] == ROW
    assert grid.merged == ((1, 1, 1, 3),)


def test_an_error_value_is_not_taken_for_a_blank(workbook: Path) -> None:
    assert read_grid(workbook).rows[4] == (None, "padded", CellError("#REF!"))


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "Err:502"])
def test_a_new_error_value_is_a_problem_of_its_cell_alone(workbook: Path, error: str) -> None:
    plain = read_grid(workbook)
    grid = read_grid(rewritten(workbook, (b"#REF!", error.encode())))
    assert grid.rows[4] == (None, "padded", CellError(error))
    assert (grid.rows[:4], grid.merged) == (plain.rows[:4], plain.merged)


def test_a_sheet_with_error_values_is_read_as_one_without(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_errors = read_grid(workbook)
    monkeypatch.setattr(error_values, "any_error", lambda path: False)
    without = read_grid(workbook)
    assert with_errors.rows[:4] == without.rows[:4]
    assert list(map(type, with_errors.rows[3])) == list(map(type, without.rows[3]))
    assert with_errors.merged == without.merged == ((1, 1, 1, 3),)


def rewritten(workbook: Path, *changes: tuple[bytes, bytes]) -> Path:
    """The same workbook with other words in its parts and their names."""
    path = workbook.with_name("rewritten.xlsx")
    with ZipFile(workbook) as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            said, text = name.encode(), old.read(name)
            for before, after in changes:
                said, text = said.replace(before, after), text.replace(before, after)
            new.writestr(said.decode(), text)
    return path


@pytest.mark.parametrize("change", [
    (b"xl/worksheets/", b"xl/tables/"),
    (b"sheet1.xml", b"first.part"),
    (b't="e"', b"t='e'"),
    (b't="e"', b"\n  t = 'e'"),
    (b't="e"', b't="e"' + b" " * PIECE),
], ids=["in another folder", "with another ending", "other quotes", "with space", "in another piece"])  # fmt: skip
def test_an_error_value_is_seen_however_its_sheet_is_written(workbook: Path, change: tuple[bytes, bytes]) -> None:
    assert read_grid(rewritten(workbook, change)).rows[4] == (None, "padded", CellError("#REF!"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_other_formats_give_the_same_cells(workbook: Path, convert, kind: str) -> None:
    path = convert(workbook, kind)
    grid = read_grid(path)
    assert grid.rows[3] == ROW
    assert not grid.errors_seen
    assert list_sheets(path) == (Sheet("Lohn & Gehalt"), Sheet("Bands", hidden=True))


def test_a_binary_workbook_is_read(tmp_path: Path) -> None:
    path = write_xlsb(tmp_path / "book.xlsb", [["Role", "FTE"], ["Łódź agent", 12.5]])
    assert read_grid(path).rows == (("Role", "FTE"), ("Łódź agent", 12.5))
    assert list_sheets(path) == (Sheet("Data"),)


def test_a_workbook_with_macros_is_read_and_none_runs(workbook: Path) -> None:
    path = workbook.with_suffix(".xlsm")
    with ZipFile(workbook) as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(PLAIN_BOOK, MACRO_BOOK))
        new.writestr("xl/vbaProject.bin", b"no project at all")
    assert read_grid(path).rows[3] == ROW


def test_dates_of_the_1904_system_are_the_same_days(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2026, 3, 4)
    book.save(tmp_path / "mac.xlsx")
    assert read_grid(tmp_path / "mac.xlsx").rows == ((date(2026, 3, 4),),)


def test_the_first_sheet_that_is_not_hidden_is_read_unless_another_is_named(workbook: Path) -> None:
    assert read_grid(workbook, "bands").rows == (("secret",),)
    with pytest.raises(NoSuchSheet, match=r"no sheet “Pay”; choose one of “Lohn & Gehalt”, “Bands \(hidden\)”"):
        read_grid(workbook, "Pay")


def test_a_file_is_read_in_a_process_of_its_own(workbook: Path) -> None:
    assert sheets(workbook) == (Sheet("Lohn & Gehalt"), Sheet("Bands", hidden=True))
    assert read(workbook) == read_grid(workbook)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 and no more", b"\x00\x01\x02" * 50, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600]
)
def test_a_file_that_is_no_table_ends_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)
    with pytest.raises(BpoCaseError, match=r"broken\.xlsx"):
        read(path)


def test_a_name_that_says_another_kind_is_noted(workbook: Path) -> None:
    called = workbook.rename(workbook.with_suffix(".xls"))
    assert read_grid(called).notes == (
        "book.xls is an Excel workbook (.xlsx) in spite of its name, and is read as that.",
    )


def test_half_a_character_stays_as_it_is_written(workbook: Path) -> None:
    (text,) = read_grid(rewritten(workbook, (b"padded", b"a_xD83D_b"))).rows[4][1:2]
    assert text == "a_xD83D_b"
