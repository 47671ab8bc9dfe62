"""bpo-case import: the difference is shown, and what is chosen of it is taken into the case."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.document import Case
from bpo_case.case.file import load, save
from tests.workbook.back.sheets import exported, sample
from tests.workbook.back.sheets import template as case_of_template

CASE = case_of_template()
ROLE = CASE.labor[0]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    save(CASE, tmp_path / "case.bpocase")
    return tmp_path / "case.bpocase"


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Path:
    return exported(CASE, tmp_path_factory.mktemp("exported") / "plain.xlsx")


@pytest.fixture
def edited(tmp_path, plain):
    """Writes the workbook with other values in the row of the first role."""

    def edit(**values: object) -> Path:
        book = load_workbook(plain)
        sheet = book["Labor"]
        columns = {cell.value: cell.column for cell in reversed(sheet[3])}
        row = next(cell.row for cell in sheet["A"] if cell.value == ROLE.id)
        for name, value in values.items():
            sheet.cell(row, columns[name]).value = value
        book.save(tmp_path / "edited.xlsx")
        return tmp_path / "edited.xlsx"

    return edit


def with_role(**values: object) -> Case:
    return CASE.model_copy(update={"labor": (ROLE.model_copy(update=values), *CASE.labor[1:])})


def test_an_untouched_workbook_has_no_changes(run, case, plain):
    said = run("import", case, plain, "--dry-run")
    assert (said.code, said.out) == (0, "No changes.\n")


def test_a_dry_run_prints_the_difference_and_writes_nothing(run, case, edited):
    before = case.read_bytes()
    said = run("import", case, edited(annual_salary=45000, bonus="12 %"), "--dry-run")
    assert said.code == 0
    assert f"  1. Labor, {ROLE.name}, Annual salary: {ROLE.annual_salary:,.0f} → 45,000 (Labor " in said.out
    assert "the text “12 %” was taken as the number 0.12" in said.out
    assert said.out.rstrip().endswith("Would take 2 of 2 changes.")
    assert case.read_bytes() == before


def test_changes_go_into_a_new_case_and_the_old_one_stays(run, case, edited, tmp_path):
    before = case.read_bytes()
    said = run("import", case, edited(annual_salary=45000), "-o", tmp_path / "new.bpocase")
    assert said.code == 0
    assert load(tmp_path / "new.bpocase") == with_role(annual_salary=45000.0)
    assert case.read_bytes() == before
    assert "new.bpocase is the case with 1 of 1 change." in said.out


def test_the_case_itself_is_written_where_it_is_named(run, case, edited):
    assert run("import", case, edited(annual_salary=45000), "-o", case).code == 0
    assert load(case) == with_role(annual_salary=45000.0)


@pytest.mark.parametrize(
    ("chosen", "taken"),
    [(("--only", "1"), {"annual_salary": 45000.0}), (("--refuse", "1"), {"bonus": 0.3}), (("--only", ""), {})],
)
def test_changes_are_chosen_by_their_numbers(run, case, edited, tmp_path, chosen, taken):
    book = edited(annual_salary=45000, bonus=0.3)
    said = run("import", case, book, "-o", tmp_path / "new.bpocase", *chosen)
    assert load(tmp_path / "new.bpocase") == with_role(**taken)
    assert f"{len(taken)} of 2 changes; not taken: " in said.out


@pytest.mark.parametrize(
    ("words", "salary"),
    [((), 43000.0), (("--prefer", "program"), 43000.0), (("--prefer", "excel"), 45000.0), (("--only", "1"), 45000.0)],
)
def test_a_conflict_is_refused_unless_it_is_said_otherwise(run, case, edited, tmp_path, words, salary):
    save(with_role(annual_salary=43000.0), case)
    said = run("import", case, edited(annual_salary=45000), "-o", tmp_path / "new.bpocase", *words)
    assert "; conflict: the program has 43,000" in said.out
    assert load(tmp_path / "new.bpocase").labor[0].annual_salary == salary


def test_json_has_stable_keys(run, case, edited):
    said = run("import", case, edited(annual_salary=45000), "--dry-run", "--json").data
    assert list(said) == ["exported", "changes", "formulas", "notes"]
    (change,) = said["changes"]
    assert change | {"cell": ""} == {
        "number": 1, "status": "excel", "accepted": True, "action": "set", "path": f"labor/{ROLE.id}/annual_salary",
        "table": "Labor", "row": ROLE.name, "field": "Annual salary", "unit": change["unit"],
        "sheet": "Labor", "cell": "",
        "exported": ROLE.annual_salary, "program": ROLE.annual_salary, "excel": 45000.0, "text": change["text"],
    }  # fmt: skip
    assert (said["exported"], said["formulas"], said["notes"]) == (True, [], [])


def test_one_override_of_a_scenario_is_refused_and_another_taken(run, tmp_path):
    paths = (f"labor/{ROLE.id}/annual_salary", f"labor/{ROLE.id}/bonus")
    overrides = tuple(Override(path=path, action="multiply", value=1.1) for path in paths)
    planned = CASE.model_copy(update={"scenarios": (Scenario(id="dear", name="Dear", overrides=overrides),)})
    save(planned, tmp_path / "planned.bpocase")
    book = load_workbook(exported(planned, tmp_path / "planned.xlsx"))
    for row in (8, 9):
        book["Scenarios"].cell(row, 10).value = 1.2
    book.save(tmp_path / "edited.xlsx")
    words = ("import", tmp_path / "planned.bpocase", tmp_path / "edited.xlsx", "-o", tmp_path / "new.bpocase")
    changes = run(*words, "--refuse", "1", "--json").data["changes"]
    assert [each["path"] for each in changes] == [f"scenarios/dear/overrides/{path}" for path in paths]
    assert [each.value for each in load(tmp_path / "new.bpocase").scenarios[0].overrides] == [1.1, 1.2]


def test_a_changed_formula_is_told_and_not_imported(run, case, plain, tmp_path):
    book = load_workbook(plain)
    cell = next(
        cell
        for row in book["Shared"].iter_rows(min_row=10)
        for cell in row
        if cell.data_type == "f" and cell.column > 9
    )
    cell.value = 1.5
    book.save(tmp_path / "edited.xlsx")
    said = run("import", case, tmp_path / "edited.xlsx", "--dry-run")
    assert "1 row with other formulas; they are not imported:" in said.out
    assert f"{cell.coordinate}: =" in said.out and "→ 1.5" in said.out
    (row,) = run("import", case, tmp_path / "edited.xlsx", "--dry-run", "--json").data["formulas"]
    assert list(row) == ["sheet", "row", "label", "cells", "text"]
    assert list(row["cells"][0]) == ["cells", "before", "after"]


def test_all_problems_of_a_workbook_are_told_and_nothing_is_written(refused, case, edited, tmp_path):
    said = refused("import", case, edited(annual_salary="45k", location="Nowhere"), "-o", tmp_path / "new.bpocase")
    assert "has 2 problems; nothing was imported:" in said
    assert "“45k” is not a number; write 45000" in said
    assert "Locations has no row “Nowhere”" in said
    assert not (tmp_path / "new.bpocase").exists()


def test_it_must_be_said_where_the_case_goes(refused, case, plain):
    assert "Say where the case with the changes goes, as -o" in refused("import", case, plain)


def test_a_number_that_there_is_not_is_refused(refused, case, edited):
    said = refused("import", case, edited(annual_salary=45000), "--dry-run", "--only", "1,7")
    assert "There is no change 7; they go from 1 to 1" in said
    assert "is not a list of numbers" in refused("import", case, edited(), "--dry-run", "--only", "one")


def test_files_that_are_no_such_workbook_are_refused(refused, case, tmp_path):
    (tmp_path / "text.xlsx").write_text("no workbook")
    (tmp_path / "short.xlsx").write_bytes(b"PK\x03\x04 no more")
    for name in ("text.xlsx", "short.xlsx", "missing.xlsx"):
        assert name in refused("import", case, tmp_path / name, "--dry-run")
    other = tmp_path / "other.xlsx"

    Workbook().save(other)
    assert "was not exported by BPO Case" in refused("import", case, other, "--dry-run")


def test_a_destination_that_cannot_be_is_refused_before_any_work(refused, case, plain, tmp_path):
    assert "does not end in .bpocase" in refused("import", case, plain, "-o", tmp_path / "new.xlsx")


@pytest.mark.parametrize(("words", "said"), [
    (("--into", "labor", "--only", "1"), "--only has no meaning with --into or --mapping"),
    (("--mapping", "m.json", "--refuse", ""), "--refuse has no meaning with --into or --mapping"),
    (("--into", "labor", "--only", "1", "--prefer", "program"), "--only and --prefer have no meaning with --into"),
    (("--sheet", "Labor"), "--sheet has no meaning without --into or --mapping"),
    (("--header-row", "4"), "--header-row has no meaning without --into or --mapping"),
    (("--leave-out-wrong", "--save-mapping", "m.json"), "--leave-out-wrong and --save-mapping have no meaning without"),
])  # fmt: skip
def test_options_of_the_other_kind_of_import_are_refused_by_name(refused, case, plain, words, said) -> None:
    error = refused("import", case, plain, "--dry-run", *words)
    assert said in error
    assert len(error.splitlines()) == 1


def test_the_workbook_of_another_case_is_refused_and_an_empty_case_takes_it(run, refused, retail, tmp_path):
    automotive = exported(sample("automotive"), tmp_path / "automotive.xlsx")
    said = refused("import", retail, automotive, "-o", tmp_path / "new.bpocase")
    assert "automotive.xlsx” is the workbook of another case, “" in said and "with “bpo-case new”" in said
    assert not (tmp_path / "new.bpocase").exists()
    assert run("new", tmp_path / "empty.bpocase").code == 0
    taken = run("import", tmp_path / "empty.bpocase", automotive, "-o", tmp_path / "new.bpocase")
    assert "Compared with the program's case alone, because that case has no rows yet." in taken.out
    assert load(tmp_path / "new.bpocase") == sample("automotive")


def test_what_stands_against_an_import_is_data_too_with_the_formulas_that_were_changed(run, case, edited):
    path = edited(annual_salary="a lot")
    book = load_workbook(path)
    row = next(row for row in book["Summary"].iter_rows(min_row=5) if row[0].value == "NPV")
    row[3].value = 1
    book.save(path)
    said = run("import", case, path, "--dry-run", "--json")
    assert said.code == 2
    [problem] = said.data["problems"]
    assert (problem["sheet"], problem["label"]) == ("Labor", "Annual salary")
    assert [each["sheet"] for each in said.data["formulas"]] == ["Summary"]
    assert "other formulas than exported" in said.problems
