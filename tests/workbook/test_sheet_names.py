"""Names of sheets are ones that Excel accepts, whatever options are called."""

import pytest
from xlsxwriter import Workbook

from bpo_case.workbook.sheet_names import LONGEST, SheetNames
from tests.workbook.cases import HOSTILE


@pytest.fixture
def book(tmp_path):
    with Workbook(tmp_path / "names.xlsx") as book:
        yield book


def test_every_name_is_accepted_though_many_are_asked_for_twice(book):
    names = SheetNames()
    given = [names.give(wanted) for wanted in (*HOSTILE, *HOSTILE, "History", "'quoted'", "   ", "🙂" * 20)]
    assert len({name.casefold() for name in given}) == len(given)
    assert all(1 <= len(name.encode("utf-16-le")) // 2 <= LONGEST for name in given)
    for name in given:
        assert book.add_worksheet(name).get_name() == name  # XlsxWriter refuses what Excel would


def test_a_name_that_excel_accepts_stays_as_it_is():
    assert SheetNames().give("Offshore (Cape Town)") == "Offshore (Cape Town)"
