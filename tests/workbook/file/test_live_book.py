"""The package is XlsxWriter's own, only packed by us: the same parts, quickly, and nothing left beside it."""

import tempfile
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook
from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

from bpo_case.workbook.file.live_book import LiveBook, _Parts


def filled(book):
    sheet = book.add_worksheet("Sheet")
    sheet.write_string(0, 0, "Łódź")
    sheet.write_comment(0, 0, "a note")
    sheet.insert_chart(3, 3, chart_of(book))
    book.define_name("answer", "=Sheet!$A$1")
    book.set_properties({"title": "Case", "created": None})
    book.close()


def chart_of(book):
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Sheet!$A$2:$A$5"})
    return chart


def parts(path):
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def paths(tmp_path):
    ours, theirs = tmp_path / "ours.xlsx", tmp_path / "theirs.xlsx"
    filled(LiveBook(str(ours), {}))
    filled(Workbook(str(theirs), {}))
    return ours, theirs


def test_the_parts_are_those_that_xlsxwriter_packs(paths):
    ours, theirs = (parts(path) for path in paths)
    changing = "docProps/core.xml"  # it says when it was made
    assert list(ours) == list(theirs)
    assert len(ours) > 10
    assert [name for name in ours if ours[name] != theirs[name] and name != changing] == []


def test_the_parts_are_pressed(paths):
    with ZipFile(paths[0]) as package:
        assert {part.compress_type for part in package.infolist()} == {ZIP_DEFLATED}
        assert package.testzip() is None


def test_it_opens(paths):
    assert load_workbook(paths[0])["Sheet"]["A1"].value == "Łódź"


def test_no_part_is_made_on_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "mkstemp", None)
    filled(LiveBook(str(tmp_path / "ours.xlsx"), {}))
    assert [path.name for path in tmp_path.iterdir()] == ["ours.xlsx"]


@pytest.mark.parametrize(
    ("ours", "theirs", "name"), [(LiveBook, Workbook, "_get_packager"), (_Parts, Packager, "_create_package")]
)
def test_xlsxwriter_still_has_what_is_overridden(ours, theirs, name):
    assert name in vars(ours) and name in vars(theirs)
