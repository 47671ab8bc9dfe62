"""A workbook of another case is refused, one that was worked on is not, and an empty case takes all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpo_case.case.change import diff
from bpo_case.case.document import Case
from bpo_case.workbook.back import WorkbookOfAnotherCase, accepted, take_back
from bpo_case.workbook.back.identity import refuse_another, title_notes
from tests.workbook.back.sheets import exported, sample, template

CASE = template()
WORKBOOK = Path("case.xlsx")


@pytest.mark.parametrize(
    ("its", "program"), [("retail", "automotive"), ("automotive", "retail"), ("automotive", "template")]
)
def test_cases_that_share_only_rows_of_a_template_are_others(its, program):
    cases = {"retail": sample, "automotive": lambda: sample("automotive"), "template": template}
    with pytest.raises(WorkbookOfAnotherCase, match=f"is the workbook of another case, “{cases[its]().settings.title}"):
        refuse_another(WORKBOOK, cases[its](), cases[program]())


@pytest.mark.parametrize("program", [
    CASE,
    CASE.model_copy(update={"labor": (), "training": (), "transition": (), "scenarios": ()}),
    sample().model_copy(update={table: (*getattr(CASE, table), *getattr(sample(), table)) for table in ("services",)}
                        | {table: getattr(CASE, table) for table in ("labor", "transition", "criteria", "risks")}),
    Case(),
])  # fmt: skip
def test_a_case_that_was_worked_on_is_the_same_case(program):
    refuse_another(WORKBOOK, CASE, program)
    refuse_another(WORKBOOK, program, CASE)


def test_cases_with_other_titles_are_noted():
    payroll = template("payroll")
    (note,) = title_notes(payroll, CASE)
    assert f"was exported from “{payroll.settings.title}”, and the case is called “{CASE.settings.title}” now" in str(
        note
    )
    assert [*title_notes(CASE, CASE), *title_notes(None, CASE)] == []


def test_an_empty_case_takes_the_workbook_as_a_whole(tmp_path):
    found = take_back(exported(CASE, tmp_path / "case.xlsx"), Case(), audit=False)
    assert found.reason == "that case has no rows yet"
    assert accepted(found, {each.number for each in found.assumptions}) == CASE
    assert [each.step.change for each in found.assumptions] == list(diff(Case(), CASE))
