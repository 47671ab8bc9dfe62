"""Control totals say whether anything was lost."""

from __future__ import annotations

from dataclasses import replace

from bpo_case.workbook.foreign.preview import MADE_BY, preview
from bpo_case.workbook.foreign.totals import Total
from tests.workbook.foreign.sheets import grid, mapped, small_case
from tests.workbook.foreign.test_shapes import COLUMNS, POSTINGS, ledger

TOTAL = Total("Amount", "Betrag", in_file=100.0, left_out=20.0, wrong=0.0, imported=80.0, size=100.0)


def test_a_total_agrees_when_all_of_it_went_somewhere() -> None:
    assert TOTAL.agrees
    assert str(TOTAL) == "Amount (Betrag): 100.00 in the file − 20.00 left out = 80.00 imported."


def test_reversals_that_are_left_out_are_added_again() -> None:
    total = replace(TOTAL, in_file=60.0, left_out=0.0, wrong=-20.0)
    assert str(total) == "Amount (Betrag): 60.00 in the file + 20.00 in rows with problems = 80.00 imported."


def test_a_cent_that_is_lost_is_told() -> None:
    lost = replace(TOTAL, imported=79.99)
    assert not lost.agrees
    assert "≠ 79.99 imported" in str(lost)


def test_an_import_that_does_not_add_up_is_stopped(monkeypatch) -> None:
    as_rows = MADE_BY["rows"]

    def forgetful(source, given):
        outcome = as_rows(source, given)
        outcome.drafts[0].values["volume_today"] -= 1
        return outcome

    monkeypatch.setitem(MADE_BY, "rows", forgetful)
    mapping = mapped("services", {"Name": "name", "Volume": "volume_today"})
    shown = preview(grid(["Name", "Volume"], ["A", 5], ["B", 7]), mapping, small_case())
    said = "Volume today (Volume): 12.00 in the file ≠ 11.00 imported."
    assert [str(problem) for problem in shown.problems] == [
        f"Roster: what is imported does not add up to the file: {said}"
    ]


PAY = {"Role": "name", "Service": "service", "Site": "location", "FTE": "actual_fte", "Salary": "annual_salary"}


def test_salaries_of_different_currencies_are_not_added_up() -> None:
    rows = [
        ["Agent", "Care", "Leipzig", 2, 30_000], ["Lead", "Care", "Leipzig", 1, "45.000,00 €"],
        ["Clerk", "Care", "Łódź", 3, 90_000], ["Clerk", "Care", "Łódź", 1, "x"], ["Cook", "Care", "Atlantis", 1, 7_000],
    ]  # fmt: skip
    shown = preview(grid([*PAY], *rows), mapped("labor", PAY, shape="people"), small_case())
    assert [str(total) for total in shown.totals] == [
        "Actual FTE (FTE): 8.00 in the file − 2.00 in rows with problems = 6.00 imported.",
        "Annual salary in EUR (Salary): 105,000.00 in the file = 105,000.00 imported.",
        "Annual salary in PLN (Salary): 270,000.00 in the file = 270,000.00 imported.",
        "Annual salary in unknown currency (Salary): 7,000.00 in the file − 7,000.00 in rows with problems"
        " = 0.00 imported.",
    ]


def test_persons_paid_in_different_currencies_become_no_role() -> None:
    rows = [["Agent", "Care", "Leipzig", 2, 30_000], ["Agent", "Care", "Łódź", 1, 90_000]]
    shown = preview(grid([*PAY], *rows), mapped("labor", PAY, shape="people", group_by=("name",)), small_case())
    assert [str(problem) for problem in shown.problems] == [
        "Roster, row 3, Location (C3): “Łódź” is in PLN, and cannot be put together with rows of Leipzig in EUR"
    ]


def test_totals_of_postings_are_those_of_the_whole_period() -> None:
    (total,) = preview(grid(COLUMNS, *POSTINGS), ledger(), small_case()).totals
    assert (total.in_file, total.imported, total.size) == (2400, 2400, 2600)
