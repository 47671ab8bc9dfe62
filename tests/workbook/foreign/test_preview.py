"""What importing a sheet would do: rows, problems by cell, notes and totals."""

from __future__ import annotations

from datetime import date

import pytest

from bpo_case.case.change import apply
from bpo_case.case.document import Case
from bpo_case.case.make import new_row
from bpo_case.workbook.foreign import changes, preview
from bpo_case.workbook.foreign.errors import WrongCells
from bpo_case.workbook.foreign.grid import CellError
from bpo_case.workbook.foreign.mapping import Column, Constant, LeaveOut, NewRow, Translation
from bpo_case.workbook.foreign.planning import ROWS_AT_MOST
from tests.workbook.foreign.sheets import grid, mapped, small_case

COLUMNS = {"Role": "name", "Site": "location", "FTE": "actual_fte", "Salary": "annual_salary"}
CARE = (Constant(field="service", value="Care"),)
HEADINGS = list(COLUMNS)


def imported(sheet, mapping, case: Case) -> Case:
    return apply(case, changes(preview(sheet, mapping, case)))


def plain(**more):
    return mapped("labor", COLUMNS, constants=CARE, **more)


def test_rows_are_added_with_constants_links_and_their_source() -> None:
    case = imported(grid(HEADINGS, ["Agent", "leipzig", 2.5, 30000]), plain(), small_case())
    (role,) = case.labor
    assert (role.name, role.actual_fte, role.annual_salary, role.source) == ("Agent", 2.5, 30000, "file.xlsx, Roster")
    assert (role.location, role.service) == (case.locations[0].id, case.services[0].id)


def test_a_wrong_cell_is_told_by_its_place_with_what_to_write() -> None:
    shown = preview(grid(HEADINGS, ["Agent", "Leipzig", 1, "45k"]), plain(), small_case())
    assert list(map(str, shown.problems)) == ["Roster, row 2, Annual salary (D2): “45k” is not a number; write 45000"]
    assert shown.rows == ()


def test_all_problems_are_told_at_once_and_nothing_is_imported() -> None:
    rows = [["Agent", "Paris", 1, 1], ["Lead", "Leipzig", None, CellError("#N/A")], ["Boss", "Leipzig", -1, 1]]
    shown = preview(grid(HEADINGS, *rows), plain(), small_case())
    with pytest.raises(WrongCells) as caught:
        changes(shown)
    said = str(caught.value)
    for part in (
        "Actual FTE (C3): is blank; fill it in", "(D3): “#N/A” is an error value",
        "Location (B2): “Paris” is not in Locations", "(C4): −1 is below 0",
    ):  # fmt: skip
        assert part in said


def test_rows_with_problems_can_be_left_out() -> None:
    shown = preview(grid(HEADINGS, ["Agent", "Leipzig", 1, "?"], ["Lead", "Leipzig", 1, 40000]), plain(), small_case())
    after = apply(shown.case, changes(shown, without_wrong_rows=True))
    assert [role.name for role in after.labor] == ["Lead"]


def test_a_field_that_nothing_fills_is_said_once() -> None:
    rows = [["Agent", "Leipzig", 1, 1], ["Lead", "Leipzig", 1, 1]]
    shown = preview(grid(HEADINGS, *rows), mapped("labor", COLUMNS), small_case())
    assert list(map(str, shown.problems)) == ["Roster, Service: no column and no constant fills it; map one"]
    with pytest.raises(WrongCells):
        changes(shown, without_wrong_rows=True)


def test_rows_that_match_are_brought_up_to_date_and_keep_the_rest() -> None:
    before = imported(grid(HEADINGS, ["Agent", "Leipzig", 2.5, 30000]), plain(), small_case())
    again = grid(HEADINGS, ["AGENT", "Leipzig", 3, 30000], ["Lead", "Leipzig", 1, 40000])
    found = changes(preview(again, plain(match=("name", "location")), before))
    assert [(change.action, change.path.split("/")[-1]) for change in found] == [
        ("set", "name"),
        ("set", "actual_fte"),
        ("add", found[-1].after.id),
    ]
    after = apply(before, found)
    assert after.labor[0].id == before.labor[0].id
    assert changes(preview(again, plain(match=("name", "location")), after)) == ()


def test_a_name_that_is_there_already_is_a_problem_where_nothing_is_matched() -> None:
    before = imported(grid(HEADINGS, ["Agent", "Leipzig", 2.5, 30000]), plain(), small_case())
    shown = preview(grid(HEADINGS, ["agent", "Leipzig", 1, 1]), plain(), before)
    assert "Roster, row 2, Name (A2): has the same name as row 1; rename one of them" in map(str, shown.problems)


def test_two_rows_for_one_row_of_the_case_are_a_problem() -> None:
    before = imported(grid(HEADINGS, ["Agent", "Leipzig", 2.5, 30000]), plain(), small_case())
    shown = preview(
        grid(HEADINGS, ["Agent", "Leipzig", 1, 1], ["Agent", "Leipzig", 2, 1]), plain(match=("name",)), before
    )
    assert "row 2 is for the same row of Labor" in str(shown.problems[0])


def test_missing_links_are_reported_with_what_comes_near_or_created() -> None:
    sheet = grid(HEADINGS, ["Agent", "Leipzg", 1, 1])
    assert "did you mean “Leipzig”" in str(preview(sheet, plain(), small_case()).problems[0])
    shown = preview(sheet, plain(missing_links="create"), small_case())
    assert apply(shown.case, changes(shown)).locations[-1].name == "Leipzg"
    assert any("“Leipzg” is not in the case and will be added, in the home currency" in note for note in shown.notes)


def test_a_mapping_says_what_new_rows_are_like() -> None:
    rand = NewRow(table="currencies", name="ZAR", values=(Constant(field="rate", value=0.05),))
    cape = NewRow(table="locations", name="Cape Town", values=(Constant(field="currency", value="ZAR"),))
    case = imported(
        grid(HEADINGS, ["Agent", "Cape Town", 1, "ZAR 90,000.00"]), plain(new_rows=(rand, cape)), small_case()
    )
    assert case.locations[-1].currency == case.currencies[-1].id
    assert case.currencies[-1].rate == 0.05


def test_an_amount_in_another_currency_than_the_location_has_is_a_problem() -> None:
    shown = preview(grid(HEADINGS, ["Agent", "Łódź", 1, "5.000,00 €"]), plain(), small_case())
    assert str(shown.problems[0]) == (
        "Roster, row 2, Salary (D2): is in EUR, but Łódź has PLN; set the location's currency, or convert it"
    )
    assert shown.rows == ()
    assert preview(grid(HEADINGS, ["Agent", "Łódź", 1, "5.000,00 zł"]), plain(), small_case()).problems == ()


def test_totals_remarks_blanks_and_repeated_headings_are_passed_over_and_told() -> None:
    rows = [
        ["Agent", "Leipzig", 2, 30000],
        ["Subtotal Leipzig", None, 2, None],
        [],
        HEADINGS,
        ["Lead", "Leipzig", 1, 40000],
        ["Total", None, 3, None],
        ["as of September"],
    ]
    shown = preview(grid(HEADINGS, *rows), plain(), small_case())
    assert [row.record.name for row in shown.rows] == ["Agent", "Lead"]
    said = " ".join(shown.notes)
    for part in (
        "2 rows passed over, total: 3 (“Subtotal Leipzig”), 7 (“Total”)",
        "repeated headings: 5",
        "heading or remark: 8",
        "1 row passed over, blank",
    ):
        assert part in said


def test_a_role_that_begins_like_a_total_is_imported() -> None:
    shown = preview(grid(HEADINGS, ["Total rewards manager", "Leipzig", 1, 70000]), plain(), small_case())
    assert [row.record.name for row in shown.rows] == ["Total rewards manager"]


def test_a_total_that_does_not_add_up_is_told() -> None:
    shown = preview(grid(HEADINGS, ["Agent", "Leipzig", 2, 30000], ["Total", None, 3, None]), plain(), small_case())
    assert "The total in row 3, FTE (C3), is 3.00; the rows come to 2.00." in shown.notes


def test_rules_leave_rows_out_and_an_unreadable_day_is_a_problem() -> None:
    sheet = grid(
        [*HEADINGS, "Left"],
        ["A", "Leipzig", 1, 1, date(2026, 1, 1)],
        ["B", "Leipzig", 1, 1, "31.12.2026"],
        ["C", "Leipzig", 1, 1, "soon"],
    )
    shown = preview(sheet, plain(leave_out=(LeaveOut(heading="Left", before="2026-07-01"),)), small_case())
    assert [row.record.name for row in shown.rows] == ["B", "C"]
    assert "1 row passed over, left out because Left is before 2026-07-01: 2." in shown.notes
    assert [str(problem) for problem in shown.problems] == [
        "Roster, row 4, Left (E4): “soon” is not a date; write it as 2026-11-21"
    ]


def test_a_file_that_would_make_thousands_of_rows_is_refused() -> None:
    rows = [[f"Agent {number}", "Leipzig", 1, 30000] for number in range(ROWS_AT_MOST + 1)]
    (problem,) = preview(grid(HEADINGS, *rows), plain(), small_case()).problems
    assert "5,001 rows would come of the file, and a case takes up to 5,000 at once; say in the mapping" in str(problem)


def test_the_sum_of_a_column_is_the_sum_imported_left_out_and_wrong() -> None:
    rows = [["A", "Leipzig", 1, 30000], ["B", "Leipzig", "?", 500], ["C", "Leipzig", 1, 70]]
    shown = preview(grid(HEADINGS, *rows), plain(leave_out=(LeaveOut(heading="Role", texts=("C",)),)), small_case())
    total = next(total for total in shown.totals if total.label == "Annual salary")
    assert (total.in_file, total.left_out, total.wrong, total.imported, total.agrees) == (30570, 70, 500, 30000, True)
    sums = "30,570.00 in the file − 70.00 left out − 500.00 in rows with problems = 30,000.00 imported."
    assert str(total) == f"Annual salary in EUR (Salary): {sums}"


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (Column(heading="x", field="annual_salary", per="month"), "3.000,50", 36006.0),
        (Column(heading="x", field="annual_salary", times=1000.0), 42.5, 42500.0),
        (Column(heading="x", field="annual_salary", per="hour", full_time_hours=39.0), 20, 40560.0),
        (Column(heading="x", field="bonus", shares="percent"), 22.2, 0.222),
        (Column(heading="x", field="bonus"), "22,2 %", 0.222),
        (Column(heading="x", field="bonus"), 0.05, 0.05),
        (Column(heading="x", field="authorised_fte", full_time_hours=39.0), 19.5, 0.5),
        (Column(heading="x", field="staffing", values=(Translation(said="Stamm", means="fixed"),)), "stamm", "fixed"),
        (Column(heading="x", field="staffing"), "variabel", "follows volume"),
        (
            Column(heading="x", field="annual_salary", values=(Translation(said="#N/A", means="30000"),)),
            CellError("#N/A"), 30000,
        ),
    ],
)  # fmt: skip
def test_a_column_is_converted(column: Column, cell, value) -> None:
    fills = {"Role": "name", "Site": "location", "FTE": "actual_fte", "x": column}
    salary = () if column.field == "annual_salary" else (Constant(field="annual_salary", value=1.0),)
    mapping = mapped("labor", fills, constants=(*CARE, *salary))
    case = imported(grid(list(fills), ["Agent", "Leipzig", 1, cell]), mapping, small_case())
    assert getattr(case.labor[0], column.field) == value


def test_the_sign_that_one_column_tells_holds_for_those_that_do_not() -> None:
    rows = [["A", "Leipzig", "1,5", "30.000"], ["B", "Leipzig", "2,25", "41.500"]]
    case = imported(grid(HEADINGS, *rows), plain(), small_case())
    assert [role.annual_salary for role in case.labor] == [30000, 41500]


def test_prices_of_several_years_become_a_list() -> None:
    option, base = new_row("options", name="Vendor"), small_case()
    lot = new_row("plan", name="Vendor care", option=option.id, service=base.services[0].id)
    case = base.model_copy(update={"options": (option,), "plan": (lot,)})
    mapping = mapped("charges", {"Item": "name", "For": "plan", "Y1": "price", "Y2": "price"})
    after = imported(grid(["Item", "For", "Y1", "Y2"], ["Calls", "Vendor care", 2.5, 2.25]), mapping, case)
    assert after.charges[0].price == (2.5, 2.25)
