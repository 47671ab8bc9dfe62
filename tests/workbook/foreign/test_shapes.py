"""Persons become roles, and postings become monthly amounts."""

from __future__ import annotations

from bpo_case.case.change import apply
from bpo_case.workbook.foreign import changes, preview
from bpo_case.workbook.foreign.mapping import Column, Constant
from tests.workbook.foreign.sheets import grid, mapped, small_case

CARE = (Constant(field="service", value="Care"),)
SITE = Constant(field="location", value="Leipzig")


def roster(**salary):
    columns = {
        "No": "person",
        "Job": "name",
        "Site": "location",
        "h": Column(heading="h", field="actual_fte", full_time_hours=40.0),
        "Pay": Column(heading="Pay", field="annual_salary", **salary),
        "Kind": "staffing",
    }
    return mapped("labor", columns, shape="people", constants=CARE)


HEADINGS = ["No", "Job", "Site", "h", "Pay", "Kind"]
PERSONS = [["1", "Agent", "Leipzig", 40, 30000, "fixed"], ["2", "agent", "leipzig", 20, 36000, "fixed"],
           ["3", "Agent", "Łódź", 40, 80000, "variable"], ["3", "Lead", "Leipzig", 40, 50000, "fixed"]]  # fmt: skip


def test_persons_with_the_same_job_and_site_become_a_role() -> None:
    shown = preview(grid(HEADINGS, *PERSONS), roster(), small_case())
    roles = [(row.record.name, row.record.actual_fte, row.record.annual_salary) for row in shown.rows]
    assert roles == [("Agent, Leipzig", 1.5, 32000), ("Agent, Łódź", 1, 80000), ("Lead", 1, 50000)]
    assert [row.from_rows for row in shown.rows] == [(2, 3), (4,), (5,)]
    assert "4 persons became 3 roles, grouped by Name, Location; FTE are added up, salaries averaged." in shown.notes
    assert "Persons that stand more than once, and count each time: “3” (rows 4, 5)." in shown.notes


def test_what_part_timers_are_paid_comes_to_the_same_payroll() -> None:
    shown = preview(
        grid(HEADINGS, ["1", "Agent", "Leipzig", 40, 30000, "fixed"], ["2", "Agent", "Leipzig", 20, 18000, "fixed"]),
        roster(of="row"),
        small_case(),
    )
    (role,) = shown.rows
    assert (role.record.actual_fte, role.record.annual_salary) == (1.5, 32000)
    assert [(total.label, total.in_file, total.imported) for total in shown.totals] == [
        ("Actual FTE", 60, 60),
        ("Annual salary", 48000, 48000),
    ]


def test_a_salary_of_each_fte_is_checked_by_the_payroll_as_well() -> None:
    shown = preview(grid(HEADINGS, *PERSONS), roster(), small_case())
    totals = [(total.currency, total.in_file, total.imported) for total in shown.totals if total.currency]
    assert totals == [("EUR", 30000 + 18000 + 50000, 98000), ("PLN", 80000, 80000)]


def test_every_person_is_one_fte_where_no_column_says_otherwise() -> None:
    mapping = mapped("labor", {"Job": "name", "Pay": "annual_salary"}, shape="people", constants=(*CARE, SITE))
    shown = preview(grid(["Job", "Pay"], ["Agent", 30000], ["Agent", 32000]), mapping, small_case())
    assert (shown.rows[0].record.actual_fte, shown.rows[0].record.annual_salary) == (2, 31000)
    assert "No column says FTE: every person counts as 1." in shown.notes


def test_where_persons_disagree_the_most_frequent_is_taken_and_told() -> None:
    rows = [
        ["1", "Agent", "Leipzig", 40, 1, "fixed"],
        ["2", "Agent", "Leipzig", 40, 1, "variable"],
        ["3", "Agent", "Leipzig", 40, 1, "fixed"],
    ]
    shown = preview(grid(HEADINGS, *rows), roster(), small_case())
    assert shown.rows[0].record.staffing == "fixed"
    assert "Role “Agent”, Staffing: “fixed” (2 of the rows) is taken, not “follows volume” (1)." in shown.notes


def ledger(**more):
    columns = {"Account": "name", "Day": "day", "Amount": "amount", "Kind": "category"}
    return mapped(
        "infrastructure",
        columns,
        shape="postings",
        constants=(*CARE, SITE, Constant(field="driver", value="per month")),
        **more,
    )


POSTINGS = [
    ["Rent", "31.01.2026", "1.000,00", "Miete"],
    ["Rent", "28.02.2026", "1.100,00", "Miete"],
    ["Rent", "28.02.2026", "100,00-", "Miete"],
    ["Power", "15.04.2026", "400,00", "Energie"],
]
COLUMNS = ["Account", "Day", "Amount", "Kind"]


def test_postings_become_the_monthly_amount_of_the_months_they_cover() -> None:
    shown = preview(grid(COLUMNS, *POSTINGS), ledger(), small_case())
    costs = [(row.record.name, row.record.amount, row.record.category) for row in shown.rows]
    assert costs == [("Rent", 500, "workplace"), ("Power", 100, "utilities")]
    assert "Months without a posting, which count all the same: 2026-03." in shown.notes
    assert (shown.totals[0].in_file, shown.totals[0].imported) == (2400, 2400)


def test_a_mapping_may_say_how_many_months_there_are() -> None:
    shown = preview(grid(COLUMNS, *POSTINGS), ledger(months=12), small_case())
    assert shown.rows[0].record.amount == 2000 / 12


def test_postings_without_a_day_need_the_number_of_months() -> None:
    mapping = ledger().model_copy(update={"columns": tuple(each for each in ledger().columns if each.field != "day")})
    assert "how many months the postings cover" in str(
        preview(grid(COLUMNS, *POSTINGS), mapping, small_case()).problems[0]
    )


def test_an_account_that_comes_to_less_than_nothing_is_a_problem() -> None:
    shown = preview(grid(COLUMNS, ["Rent", "31.01.2026", "5,00-", "Miete"]), ledger(), small_case())
    assert "Amount (C2): Account “Rent” comes to -5.00, and a cost cannot be negative" in str(shown.problems[0])


def test_overhead_that_is_allocated_stays_unless_said_otherwise() -> None:
    shown = preview(grid(COLUMNS, ["Group", "31.01.2026", "5,00", "Umlage"]), ledger(), small_case())
    assert apply(shown.case, changes(shown)).infrastructure[0].avoidable_share == 0
