"""Every hostile and broken file ends in data or in one sentence, soon and with little memory, whoever reads it."""

import os
import re
import sys

import pytest

from bpo_case.case.file import save
from bpo_case.cli import main
from bpo_case.errors import BpoCaseError
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.back import WorkbookHasProblems, take_back
from bpo_case.workbook.foreign import guess, preview, read
from bpo_case.workbook.layout import lay_out
from tests.strategies import random_case
from tests.workbook.hostile import CHANGED, FILES, write
from tests.workbook.packages import Package, unpacked
from tests.workbook.safe.processes import children
from tests.workbook.safe.watching import Watch

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it"),
    pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning"),  # that is what they are made for
]

SECONDS, BYTES = 20, 500_000_000
SENTENCE_AT_MOST, LIST_AT_MOST = 600, 10_000

TABLE_IS_READ = (
    "a_million_empty_rows.xlsx", "dimension_of_one_cell.xlsx", "dimension_of_the_whole_sheet.xlsx",
    "error_values_everywhere.xlsx", "formulas_in_circles.xlsx", "giant_merges.xlsx", "headings_twice.xlsx",
    "hidden_sheets.xlsx", "many_comments.xlsx", "paths_out_of_the_file.xlsx", "separated_values.xlsx",
    "days_since_1904.xlsx", "workbook_called_csv.csv", "workbook_called_xls.xls", "workbook_within_itself.xlsx",
)  # fmt: skip
"""Odd, but no reason to refuse the table in them."""

WORKBOOK_IS_READ = (
    "a_million_empty_rows.xlsx", "dimension_of_one_cell.xlsx", "dimension_of_the_whole_sheet.xlsx",
    "giant_merges.xlsx", "many_comments.xlsx", "paths_out_of_the_file.xlsx", "hidden_sheets.xlsx",
)  # fmt: skip


IN_A_CALCULATION = (
    "a_million_empty_rows.xlsx", "deep_nesting.xlsx", "far_cell.xlsx", "row_number_of_two_billion.xlsx",
    "formulas_in_circles.xlsx", "a_text_of_fifty_megabytes.xlsx", "billion_laughs_behind_a_long_comment.xlsx",
)  # fmt: skip
"""Formulas are read by a reader of their own."""


@pytest.fixture(scope="module")
def case():
    return random_case(1)


@pytest.fixture(scope="module")
def exported(case, tmp_path_factory):
    """The parts of a workbook of our own, and which are its sheets of labor and of what all options share."""
    path = tmp_path_factory.mktemp("exported") / "case.xlsx"
    results = calculate(case)
    export(results, path)
    parts = unpacked(path)
    names = re.findall(r'<sheet name="([^"]*)"', parts["xl/workbook.xml"].decode())
    layout = lay_out(results)
    sheets = (layout.inputs["labor"].name, layout.shared.name)
    return parts, *(f"xl/worksheets/sheet{names.index(sheet) + 1}.xml" for sheet in sheets)


def outcome(job):
    """Give what came of it: the data, or the sentence."""
    try:
        return job()
    except BpoCaseError as error:
        return error


@pytest.fixture
def done(tmp_path):
    """Do a job, and see that it took little, left no process, and said as much as anybody reads.

    The folder of the test, which is longer where several run side by side, is not what the program has to say.
    """

    def do(job):
        with Watch() as watch:
            found = outcome(job)
        assert watch.seconds < SECONDS
        assert watch.memory < BYTES
        assert children(os.getpid()) == []
        if isinstance(found, BpoCaseError):
            said = str(found).replace(f"{tmp_path}{os.sep}", "")
            assert "Traceback" not in said
            assert 20 < len(said) < (LIST_AT_MOST if isinstance(found, WorkbookHasProblems) else SENTENCE_AT_MOST)
        return found

    return do


@pytest.mark.parametrize("name", FILES)
def test_a_table_of_anybody(name, case, tmp_path, done):
    path = write(name, tmp_path)

    def job():
        grid = read(path)
        return preview(grid, guess(grid, "labor").mapping, case)

    found = done(job)
    assert path.stem in str(found) or not isinstance(found, BpoCaseError)
    if name in TABLE_IS_READ:
        assert not isinstance(found, BpoCaseError)


@pytest.mark.parametrize("name", CHANGED)
def test_a_workbook_of_our_own(name, case, exported, tmp_path, done):
    parts, inputs, _ = exported
    path = write(name, tmp_path, Package(dict(parts), inputs))
    found = done(lambda: take_back(path, case))
    if name in WORKBOOK_IS_READ:
        assert not isinstance(found, BpoCaseError)


@pytest.mark.parametrize("name", IN_A_CALCULATION)
def test_a_workbook_of_our_own_with_an_odd_calculation(name, case, exported, tmp_path, done):
    parts, _, calculation = exported
    path = write(name, tmp_path, Package(dict(parts), calculation))
    done(lambda: take_back(path, case))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("zip_bomb.xlsx", "unpacks to 1,000 MB"),
        ("encrypted.xlsx", "is encrypted"),
        ("far_cell.xlsx", "made its reader break off"),
        ("xml_that_ends_in_the_middle.xlsx", "cannot be read"),
    ],
)
def test_the_command_line_says_it_in_a_sentence(name, words, case, tmp_path, done, capfd):
    save(case, tmp_path / "case.bpocase")
    path = write(name, tmp_path)
    asked = ["import", str(tmp_path / "case.bpocase"), str(path), "--into", "labor", "--dry-run"]
    assert done(lambda: main(asked)) == 2
    said, complaint = capfd.readouterr()
    assert said == ""
    assert words in complaint
    assert complaint.count("\n") == 1
