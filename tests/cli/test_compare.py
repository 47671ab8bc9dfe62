"""bpo-case compare: changes in business words, and what they do to the figures."""

from __future__ import annotations

import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.dependents import with_dependents
from bpo_case.case.file import load
from bpo_case.case.make import new_row
from tests.cli.conftest import written


@pytest.fixture
def changed(retail, tmp_path):
    """Writes the retail case with changes."""

    def write(*changes):
        return written(apply(load(retail), changes), tmp_path / "changed.bpocase")

    return write


@pytest.fixture
def dearer(retail, changed):
    role = load(retail).labor[0]
    return changed(Change("set", f"labor/{role.id}/annual_salary", role.annual_salary, 45_000.0))


def test_a_change_is_told_with_old_and_new_and_what_it_does(run, retail, dearer):
    said = run("compare", retail, dearer)
    assert (said.code, said.problems) == (0, "")
    assert "Labor, Agent, German voice, Annual salary: 37,200 → 45,000" in said.out
    for word in ("Before", "After", "Difference", "As is", "NPV", "Total cost", "Payback"):
        assert word in said.out


def test_the_json_has_each_change_with_its_place_and_values(run, retail, dearer):
    (change,) = run("compare", retail, dearer, "--json").data["changes"]
    assert change.pop("path") == f"labor/{load(retail).labor[0].id}/annual_salary"
    assert change == {
        "action": "set", "table": "Labor", "row": "Agent, German voice", "field": "Annual salary",
        "unit": "local/FTE/year", "old": 37_200.0, "new": 45_000.0,
        "text": "Labor, Agent, German voice, Annual salary: 37,200 → 45,000",
    }  # fmt: skip


def test_rows_that_come_and_go_are_told(run, retail, changed):
    gone = load(retail).benefits[0]
    path = changed(
        Change("delete", f"benefits/{gone.id}", before=gone),
        Change("add", "currencies/new", after=new_row("currencies", name="XYZ").model_copy(update={"id": "new"})),
    )
    changes = run("compare", retail, path, "--json").data["changes"]
    assert {(change["action"], change["row"]) for change in changes} == {("delete", gone.name), ("add", "XYZ")}
    assert next(change for change in changes if change["action"] == "add")["new"]["name"] == "XYZ"
    out = run("compare", retail, path).out
    assert f"Benefits, {gone.name}: deleted" in out
    assert "Currencies, XYZ: added" in out


def test_an_option_that_is_gone_or_new_is_said(run, retail, tmp_path):
    case = load(retail)
    option = case.options[-1]
    changes = with_dependents(case, Change("delete", f"options/{option.id}", before=option))
    smaller = written(apply(case, changes), tmp_path / "smaller.bpocase")
    assert "no longer there" in run("compare", retail, smaller).out
    assert "new option" in run("compare", smaller, retail).out


def test_changes_that_move_no_figure_are_told_so(run, retail, changed):
    path = changed(Change("set", "settings/prepared_by", "", "An analyst"))
    assert "No key figure of any option moves." in run("compare", retail, path).out


def test_a_bridge_tells_how_the_changes_moved_a_figure(run, retail, dearer):
    said = run("compare", retail, dearer, "--bridge", "--figure", "total_cost", "--option", "as-is")
    assert (said.code, said.problems) == (0, "")
    assert "Total cost of “As is”" in said.out
    assert "Exact: the average over all orders of the changes." in said.out
    data = run("compare", retail, dearer, "--bridge", "--option", "nearshore", "--json").data
    (part,) = data["bridge"]["parts"]
    assert part["path"] == data["changes"][0]["path"]
    assert part["amount"] == data["bridge"]["after"] - data["bridge"]["before"] != 0


def test_no_bridge_leads_to_an_option_that_is_new(refused, retail, tmp_path):
    case = load(retail)
    gone = Change("delete", f"options/{case.options[-1].id}", before=case.options[-1])
    smaller = written(apply(case, with_dependents(case, gone)), tmp_path / "smaller.bpocase")
    said = refused("compare", smaller, retail, "--bridge", "--option", case.options[-1].id)
    assert "is not in both cases" in said


def test_the_same_case_has_no_changes(run, retail):
    assert run("compare", retail, retail).out == "Nothing changed: the two cases say the same.\n"
    assert run("compare", retail, retail, "--json").data == {"changes": []}


def test_the_exit_code_tells_whether_anything_changed_where_it_is_asked_for(run, retail, dearer):
    assert run("compare", retail, dearer, "--exit-code").code == 1
    assert run("compare", retail, retail, "--exit-code").code == 0
    assert run("compare", retail, dearer).code == 0


def test_a_file_that_is_no_case_is_said(refused, retail, tmp_path):
    assert "does not exist" in refused("compare", retail, tmp_path / "nowhere.bpocase")
