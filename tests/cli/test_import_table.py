"""bpo-case import --into: a table of anybody's workbook, by a mapping or a guess."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from bpo_case.case.document import Case
from bpo_case.case.file import load
from bpo_case.cli import import_table
from bpo_case.cli.output import BadDestination
from bpo_case.errors import BpoCaseError
from bpo_case.resources import path_of
from bpo_case.workbook.foreign.errors import WrongCells
from tests.cli.conftest import written
from tests.workbook.foreign.sheets import small_case

CSV = "Role;Site;Service;FTE;Salary\nAgent;Leipzig;Care;2,5;30.000,00 €\nLead;Leipzig;Care;1;41.000,00 €\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return written(small_case(), tmp_path / "case.bpocase")


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def given(case: Path, workbook: Path, *words: object, out: Path | None = None, as_json: bool = False) -> Namespace:
    parser = ArgumentParser()
    import_table.add_arguments(parser)
    said = parser.parse_args([str(word) for word in words])
    return Namespace(file=case, workbook=workbook, out=out, dry_run=out is None, json=as_json, **vars(said))


def test_a_guess_is_shown_with_scores_and_what_would_change(case: Path, roster: Path, capsys) -> None:
    assert import_table.run(given(case, roster, "--into", "labor")) == 0
    out = capsys.readouterr().out
    for part in (
        "Role",
        "is taken for",
        "Annual salary",
        "Control totals:",
        "2 changes, not written:",
        "Labor, Agent: added",
    ):
        assert part in out
    assert max(map(len, out.splitlines())) <= 100


def test_a_new_case_is_written_and_the_old_one_is_not_changed(case: Path, roster: Path, tmp_path: Path) -> None:
    before = case.read_bytes()
    assert import_table.run(given(case, roster, "--into", "labor", out=tmp_path / "new.bpocase")) == 0
    assert [role.name for role in load(tmp_path / "new.bpocase").labor] == ["Agent", "Lead"]
    assert case.read_bytes() == before


def test_a_guess_is_kept_as_a_mapping_and_used_again(case: Path, roster: Path, tmp_path: Path, capsys) -> None:
    kept = tmp_path / "m.json"
    out = tmp_path / "new.bpocase"
    import_table.run(given(case, roster, "--into", "labor", "--save-mapping", kept, out=out))
    capsys.readouterr()
    assert import_table.run(given(case, roster, "--mapping", kept, as_json=True)) == 0
    data = json.loads(capsys.readouterr().out)
    assert [change["text"] for change in data["changes"]] == ["Labor, Agent: added", "Labor, Lead: added"]
    assert data["totals"][0]["imported"] == 3.5
    assert data["problems"] == []


def test_a_mapping_is_kept_for_correction_where_cells_are_wrong(case: Path, roster: Path, tmp_path: Path) -> None:
    roster.write_text(CSV + "Boss;Paris;Care;1;45k\n", encoding="utf-8")
    kept, out = tmp_path / "m.json", tmp_path / "new.bpocase"
    with pytest.raises(WrongCells):
        import_table.run(given(case, roster, "--into", "labor", "--save-mapping", kept, out=out))
    assert kept.exists()
    assert not out.exists()


def test_a_dry_run_keeps_no_mapping(case: Path, roster: Path, tmp_path: Path) -> None:
    kept = tmp_path / "m.json"
    assert import_table.run(given(case, roster, "--into", "labor", "--save-mapping", kept)) == 0
    assert not kept.exists()


def test_a_mapping_that_does_not_fit_the_sheet_is_not_kept(case: Path, roster: Path, tmp_path: Path) -> None:
    kept, mapping = tmp_path / "m.json", path_of("sample_data/mappings/hr_roster.json")
    words = ("--mapping", mapping, "--sheet", "roster", "--save-mapping", kept)
    with pytest.raises(BpoCaseError):
        import_table.run(given(case, roster, *words, out=tmp_path / "new.bpocase"))
    assert not kept.exists()


@pytest.mark.parametrize("dry", [True, False])
@pytest.mark.parametrize(("name", "said"), [
    ("case.bpocase", "is the case itself"),
    ("roster.json", "is the workbook itself"),
    ("m.txt", r"does not end in \.json"),
    (".", "is a folder"),
    ("nowhere/m.json", "there is no folder"),
])  # fmt: skip
def test_a_mapping_is_written_over_nothing_else(
    case: Path, roster: Path, tmp_path: Path, name: str, said: str, dry: bool
) -> None:
    workbook = roster.rename(tmp_path / "roster.json")
    before = case.read_bytes(), workbook.read_bytes()
    out = None if dry else tmp_path / "new.bpocase"
    with pytest.raises(BadDestination, match=said):
        import_table.run(given(case, workbook, "--into", "labor", "--save-mapping", tmp_path / name, out=out))
    assert (case.read_bytes(), workbook.read_bytes()) == before


def test_problems_are_told_and_nothing_is_written(case: Path, roster: Path, tmp_path: Path, capsys) -> None:
    roster.write_text(CSV + "Boss;Paris;Care;1;45k\n", encoding="utf-8")
    out = tmp_path / "new.bpocase"
    with pytest.raises(WrongCells, match=r"roster, row 4, Annual salary \(E4\): “45k” is not a number; write 45000"):
        import_table.run(given(case, roster, "--into", "labor", out=out))
    assert not out.exists()
    capsys.readouterr()
    assert import_table.run(given(case, roster, "--into", "labor", out=out, as_json=True)) == 2
    assert json.loads(capsys.readouterr().out)["problems"][0]["cell"] == "E4"
    assert import_table.run(given(case, roster, "--into", "labor", "--leave-out-wrong", out=out)) == 0
    assert len(load(out).labor) == 2


def test_the_command_itself_does_so(run, refused, case: Path, roster: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.bpocase"
    assert f"as -o {case}; or --dry-run" in refused("import", case, roster, "--into", "labor")
    assert run("import", case, roster, "--into", "labor", "-o", out).code == 0
    assert len(load(out).labor) == 2
    assert run("import", out, roster, "--into", "labor", "-o", out).out.endswith("the case says the same already.\n")


@pytest.mark.parametrize("words", [[], ["--into", "labour"], ["--into", "options"]])
def test_a_table_that_nothing_goes_into_is_said(case: Path, roster: Path, words: list[str]) -> None:
    with pytest.raises(BpoCaseError, match="say --into with labor, infrastructure, training, volumes or charges"):
        import_table.run(given(case, roster, *words))


@pytest.mark.parametrize("row", [0, -3])
def test_a_row_of_headings_that_no_sheet_has_is_refused(case: Path, roster: Path, row: int, refused) -> None:
    said = f"--header-row {row} is no row of a sheet; rows are counted from 1"
    assert said in refused("import", case, roster, "--into", "labor", "--dry-run", f"--header-row={row}")
    assert "--header-row has no meaning" in refused("import", case, roster, "--dry-run", f"--header-row={row}")


def test_a_mapping_for_another_table_is_said(case: Path, roster: Path) -> None:
    mapping = path_of("sample_data/mappings/hr_roster.json")
    with pytest.raises(BpoCaseError, match="say --into labor"):
        import_table.run(given(case, roster, "--into", "volumes", "--mapping", mapping))


@pytest.mark.parametrize("name", ["hr_roster.xlsx", "ledger_extract.csv", "telephony_report.ods"])
def test_the_samples_are_imported_with_their_mappings(tmp_path: Path, name: str, capsys) -> None:
    case, out = written(Case(), tmp_path / "case.bpocase"), tmp_path / "new.bpocase"
    mapping = path_of(f"sample_data/mappings/{Path(name).stem}.json")
    assert import_table.run(given(case, path_of(f"sample_data/{name}"), "--mapping", mapping, out=out)) == 0
    assert load(out) != Case()
    assert "is the case with what was imported." in capsys.readouterr().out
