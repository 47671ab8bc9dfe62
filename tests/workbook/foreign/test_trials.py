"""Whatever a file holds, the import ends in rows or in sentences, never in a traceback."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpo_case.case.change import apply
from bpo_case.case.validate import problems
from bpo_case.errors import BpoCaseError
from bpo_case.workbook.foreign import changes, guess, preview
from bpo_case.workbook.foreign.grid import CellError
from bpo_case.workbook.foreign.targets import FORMS, TABLES
from bpo_case.workbook.foreign.text_files import read_text
from bpo_case.workbook.foreign.words import synonyms
from tests.workbook.foreign.sheets import grid, small_case

WORDS = [word for fields in synonyms()["fields"].values() for words in fields.values() for word in words]
CELLS = st.one_of(
    st.none(), st.booleans(), st.floats(), st.integers(-(10**9), 10**9).map(float), st.text(max_size=12),
    st.sampled_from(["Leipzig", "Łódź", "Care", "Total", "12,5", "1.234", "1.234,5 €"]),
    st.sampled_from(["31.12.2026", "00:05:12", "fixed", "#N/A"]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.datetimes(), st.times(), st.just(CellError("#REF!")),
    st.timedeltas(timedelta(0), timedelta(days=3)),
)  # fmt: skip
HEADINGS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), min_size=2, max_size=7)


@st.composite
def sheets(draw: st.DrawFn):
    headings = draw(HEADINGS)
    above = draw(st.lists(st.lists(CELLS, max_size=3), max_size=2))
    rows = draw(st.lists(st.lists(CELLS, max_size=len(headings) + 1), max_size=8))
    return grid(*above, headings, *rows)


@given(sheets(), st.sampled_from([(table, shape) for shape, form in FORMS.items() for table in form.tables]))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_sheet_ends_in_a_case_without_problems_or_in_sentences(sheet, chosen) -> None:
    table, shape = chosen
    case = small_case()
    try:
        mapping = guess(sheet, table, shape=shape).mapping.model_copy(update={"missing_links": "create"})
        shown = preview(sheet, mapping, case)
        after = apply(case, changes(shown, without_wrong_rows=True))
    except BpoCaseError as error:
        assert str(error)
    else:
        assert problems(after) == ()
        assert all(total.agrees for total in shown.totals)


@given(sheets(), st.sampled_from(TABLES))
def test_the_same_sheet_changes_nothing_the_second_time(sheet, table) -> None:
    try:
        mapping = guess(sheet, table).mapping
        once = preview(sheet, mapping, small_case())
        after = apply(once.case, changes(once, without_wrong_rows=True))
        again = changes(preview(sheet, mapping, after), without_wrong_rows=True)
    except BpoCaseError:
        return
    assert again == ()


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_table_or_are_refused_in_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(data)
    try:
        read_text(path)
    except BpoCaseError as error:
        assert "any.csv" in str(error)


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), 1e300, "1e999", "9" * 60, time.max])
def test_a_monstrous_number_is_a_problem_of_its_cell(cell) -> None:
    sheet = grid(["Role", "Site", "FTE", "Salary"], ["Agent", "Leipzig", 1, cell])
    shown = preview(sheet, guess(sheet, "labor").mapping, small_case())
    assert any(problem.cell == "D2" for problem in shown.problems)
